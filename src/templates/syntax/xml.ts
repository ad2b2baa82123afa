/** XML: values stand between tags or in quoted attributes. */
import { markupWords } from "../escapes.ts";
import { Misplaced, type State, type Syntax } from "./syntax.ts";

const words: State = { in: "words" };

/** Reads XML. */
export const xmlSyntax: Syntax = {
	start: words,
	text(state, text) {
		let now = state;
		for (let at = 0; at < text.length; ) {
			const [next, used] = behind(now, text.slice(at), at);
			now = next;
			at += used;
		}
		return now;
	},
	output(state) {
		if (state["in"] === "words" || state["in"] === "value") return { escape: markupWords, next: state };
		throw new Misplaced("Unexpected value inside a tag", "a value among words or in a quoted attribute");
	},
	end: (state) => (state["in"] === "words" ? null : "Unexpected end inside a tag"),
};

const endings: Readonly<Record<string, string>> = { comment: "-->", instruction: "?>" };

function behind(state: State, rest: string, at: number): readonly [State, number] {
	const place = state["in"] ?? "";
	const ending = place === "value" ? state["quote"] : endings[place];
	if (ending !== undefined) {
		const end = rest.indexOf(ending);
		const next: State = place === "value" ? { in: "tag" } : words;
		return end === -1 ? [state, rest.length] : [next, end + ending.length];
	}
	return place === "tag" ? inTag(rest) : inWords(rest, at);
}

function inTag(rest: string): readonly [State, number] {
	const stop = rest.search(/["'>]/);
	if (stop === -1) return [{ in: "tag" }, rest.length];
	const sign = rest[stop] ?? "";
	return [sign === ">" ? words : { in: "value", quote: sign }, stop + 1];
}

function inWords(rest: string, at: number): readonly [State, number] {
	const open = rest.indexOf("<");
	if (open === -1) return [words, rest.length];
	if (open > 0) return [words, open];
	if (rest.startsWith("<!--")) return [{ in: "comment" }, 4];
	if (rest.startsWith("<?")) return [{ in: "instruction" }, 2];
	// Entities of one's own are what XML is attacked with, and values need no CDATA.
	if (rest.startsWith("<!")) throw new Misplaced("Unexpected declaration", "elements and comments", at);
	return [{ in: "tag" }, 1];
}
