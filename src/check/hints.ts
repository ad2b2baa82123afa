/** Finds a form's hint in a text: in any letter case, and with round brackets for square ones. */

const known = new Map<string, RegExp>();

/** Whether a text has a hint's first character, which most texts lack. */
export function mayHoldHint(text: string, hint: string): boolean {
	return text.includes(hint.charAt(0)) || (isBracketed(hint) && text.includes("("));
}

/** Where a hint still stands in a text; null where it does not. */
export function hintIn(text: string, hint: string): { readonly start: number; readonly end: number } | null {
	if (!mayHoldHint(text, hint)) return null;
	const match = expressionFor(hint).exec(text);
	return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

function isBracketed(hint: string): boolean {
	return hint.startsWith("[") && hint.endsWith("]");
}

function expressionFor(hint: string): RegExp {
	const made = known.get(hint) ?? expression(hint);
	known.set(hint, made);
	return made;
}

/** A hint without brackets may be a value in other letters, so it counts only as it is. */
function expression(hint: string): RegExp {
	if (!isBracketed(hint)) return new RegExp(spaced(hint), "u");
	return new RegExp(`[[(]\\s*${spaced(hint.slice(1, -1).trim())}\\s*[\\])]`, "iu");
}

function spaced(words: string): string {
	return words
		.split(/\s+/u)
		.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"))
		.join("\\s+");
}
