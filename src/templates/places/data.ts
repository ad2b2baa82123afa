/** CSV, where a value is a whole cell; YAML and JSON, where it is a whole value or words in quotes; plain text, where it stands anywhere. */
import { csvCell, type Escape, jsonValue, jsonWords, quotedWords, textLine } from "../escapes.ts";
import { type Misplaced, marksIn, type Placed } from "./place.ts";

/** Finds the places of plain text. */
export function placeInText(text: string): Placed {
	return { escapes: new Map(marksIn(text).map((offset) => [offset, textLine])), misplaced: [] };
}

/** Finds the places of CSV: nothing stands beside a value in its cell. */
export function placeInCsv(text: string): Placed {
	const escapes = new Map<number, Escape>();
	const misplaced: Misplaced[] = [];
	let isQuoted = false;
	for (const { 0: sign, index } of text.matchAll(/["\ufdd0-\ufdd3]/g)) {
		if (sign === '"') isQuoted = !isQuoted;
		else if (isQuoted || !/[,\n]|^$/.test(text.charAt(index - 1)))
			misplaced.push({
				offset: index,
				message: "Unexpected value inside a cell",
				expected: "a cell of its own; values bring their quotes along",
			});
		else {
			escapes.set(index, csvCell);
			if (!/[,\r\n]|^$/.test(text.charAt(index + 1)))
				misplaced.push({ offset: index + 1, message: behindValue, expected: "a comma or a line end" });
		}
	}
	return { escapes, misplaced };
}

const behindValue = "Unexpected text behind a value";

/** A text in quotes, where one may begin, which ends on its line or does not; a comment; or a value. */
const yamlPiece =
	/(?=["'])(?<=(?:^|[:\-,[{?])[^\S\n]*)(?:"(?:[^"\\\n]|\\.)*(?:"|$)|'(?:[^'\n]|'')*(?:'|$))|(?<=^|[^\S\n])#.*|[\ufdd0-\ufdd3]/gm;

/** A text in quotes that ends on its line. */
const closed = /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')$/;

/** What may stand before a value: the start of a line or of an item, or a key. */
const opensValue = /(?:^|\n)[^\S\n]*(?:[-?][^\S\n]+)*$|:[^\S\n]+$|["']:$/;

/** Between brackets also what opens or parts the entries of a list. */
const opensEntry = /[,[{][^\S\n]*$/;

/** Finds the places of JSON, which has fewer texts than YAML, and no comments. */
export function placeInJson(text: string): Placed {
	const placed = placeInYaml(text);
	const foreign = [...text.matchAll(yamlPiece)].flatMap(({ 0: found, index }): Misplaced[] => {
		if (found.startsWith("'"))
			return [{ offset: index, message: "Unexpected `'`", expected: '`"`, which all texts of JSON have' }];
		if (!found.startsWith("#")) return [];
		return [{ offset: index, message: "Unexpected comment", expected: "none: JSON has no comments" }];
	});
	return { ...placed, misplaced: [...placed.misplaced, ...foreign] };
}

/** Finds the places of YAML. */
export function placeInYaml(text: string): Placed {
	const escapes = new Map<number, Escape>();
	const misplaced: Misplaced[] = [];
	// How many brackets are open, and until where a text in quotes goes that does not end on its line.
	let [depth, read, quotedUntil] = [0, 0, 0];
	for (const { 0: found, index } of text.matchAll(yamlPiece)) {
		const end = index + found.length;
		for (const { 0: bracket } of text.slice(read, index).matchAll(/[[\]{}]/g))
			depth = /[[{]/.test(bracket) ? depth + 1 : Math.max(0, depth - 1);
		read = end;
		const inQuotes = {
			message: "Unexpected value in quotes over several lines",
			expected: "quotes that end on their line",
		};
		if (/^[\ufdd0-\ufdd3]$/.test(found)) {
			const expected = "a value of its own, or quotes around the whole text";
			const before = text.slice(Math.max(0, index - near), index);
			escapes.set(index, jsonValue);
			if (index < quotedUntil) misplaced.push({ offset: index, ...inQuotes });
			else if (!opensValue.test(before) && !(depth > 0 && opensEntry.test(before)))
				misplaced.push({ offset: index, message: "Unexpected value inside a text", expected });
			else if (!/^[^\S\n]*(?:$|[\n,\]}:#])/.test(text.slice(end, end + near)))
				misplaced.push({ offset: end, message: behindValue, expected });
			continue;
		}
		const isComment = found.startsWith("#");
		if (!isComment && !closed.test(found) && end > quotedUntil) {
			const close = text.indexOf(found.charAt(0), end);
			quotedUntil = close < 0 ? text.length : close;
		}
		for (const offset of marksIn(text, index, end)) {
			if (isComment)
				misplaced.push({ offset, message: "Unexpected value in a comment", expected: "a value of its own" });
			else if (offset < quotedUntil) misplaced.push({ offset, ...inQuotes });
			else escapes.set(offset, found.startsWith('"') ? jsonWords : quotedWords);
		}
	}
	return { escapes, misplaced };
}

/** How much of a text is looked at on both sides of a value. */
const near = 200;
