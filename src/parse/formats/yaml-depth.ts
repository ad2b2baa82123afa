/** How deep YAML is nested, told before the library that reads it gets to the end of the stack. */
import { Lexer, Parser } from "yaml";

/** Where YAML is nested deeper than `most`. */
export function deepIn(text: string, most: number): number | null {
	return mayBeDeep(text, most) ? deepPlace(text, most) : null;
}

/** Each level takes one of these signs; so front matter of a usual size is not cut into tokens twice. */
function mayBeDeep(text: string, most: number): boolean {
	if (text.length <= most) return false;
	let levels = 0;
	for (const _ of text.matchAll(/[[{?:-]/g)) if (++levels > most) return true;
	return false;
}

/** The library keeps what is open in a list of its own until it makes nodes of it, so that no depth overflows here. */
function deepPlace(text: string, most: number): number | null {
	const parser = new Parser();
	for (const token of new Lexer().lex(text)) {
		const place = parser.offset;
		for (const _ of parser.next(token)) {
			// Only what is still open tells of depth; the lowest of it is the document.
		}
		if (parser.stack.length > most + 1) return place;
	}
	return null;
}
