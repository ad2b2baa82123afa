/** XML: values stand between tags or in quoted attributes. */
import { type Escape, markupWords } from "../escapes.ts";
import { type Misplaced, marksIn, type Placed } from "./place.ts";

/** A comment, an instruction, a declaration, a tag with its quoted attributes, or words; what is not closed runs to the end. */
const piece = /<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<![\s\S]*|<(?:"[^"]*"|'[^']*'|[^<>"'])*>?|["'][^<]*|[^<]+/g;

/** Finds the places of XML. */
export function placeInXml(text: string): Placed {
	const escapes = new Map<number, Escape>();
	const misplaced: Misplaced[] = [];
	for (const { 0: found, index } of text.matchAll(piece)) {
		// Entities of one's own are what XML is attacked with, and values need no CDATA.
		if (/^<!(?!--)/.test(found))
			misplaced.push({ offset: index, message: "Unexpected declaration", expected: "elements and comments" });
		const isTag = /^<[^!?]/.test(found);
		if (isTag && !found.endsWith(">"))
			misplaced.push({ offset: index, message: "Unexpected end inside a tag", expected: "`>`, and quotes in pairs" });
		const isWords = !found.startsWith("<");
		const quoted = isTag ? [...found.matchAll(/"[^"]*"?|'[^']*'?/g)] : [];
		let next = 0;
		for (const offset of marksIn(text, index, index + found.length)) {
			const at = offset - index;
			for (let each = quoted[next]; each !== undefined && each.index + each[0].length <= at; ) each = quoted[++next];
			if (isWords || at > (quoted[next]?.index ?? at)) escapes.set(offset, markupWords);
			else
				misplaced.push({
					offset,
					message: "Unexpected value inside a tag",
					expected: "a value among words or in a quoted attribute",
				});
		}
	}
	return { escapes, misplaced };
}
