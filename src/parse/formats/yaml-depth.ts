/** How deep YAML may be nested, told from its signs alone: the library that reads it gets to the end of the stack. */

/** Where YAML is nested deeper than `most`; it is rather taken to be too deep than not. */
export function deepIn(text: string, most: number): number | null {
	return deepBrackets(text, most) ?? deepIndent(text, most);
}

function deepBrackets(text: string, most: number): number | null {
	let depth = 0;
	for (const { 0: sign, index } of text.matchAll(/[[\]{}]/g)) {
		if (sign === "]" || sign === "}") depth = Math.max(0, depth - 1);
		else if (++depth > most) return index;
	}
	return null;
}

/** Each level of a block takes a column at least. */
function deepIndent(text: string, most: number): number | null {
	const found = new RegExp(`^[ \\-?]{${most + 1}}`, "m").exec(text);
	return found === null ? null : found.index;
}
