/** How lines begin: the typographic evidence that parse weighs. */
const openers = "\"'“‘«„(";

/** Whether the first letter of a line is a small one; quotation marks and brackets before it do not count. */
export function startsLower(text: string, start: number, end: number): boolean {
	let at = start;
	while (at < end && openers.includes(text.charAt(at))) at++;
	return isLower(text.charAt(at));
}

/** Whether a line opens with a quotation mark. */
export function startsQuoted(text: string, start: number): boolean {
	return '"“‘«„'.includes(text.charAt(start));
}

/** Whether a character is a capital letter of a script that has two cases. */
export function isUpper(character: string): boolean {
	const code = character.charCodeAt(0);
	return code < ascii ? code >= 0x41 && code <= 0x5a : character !== character.toLowerCase();
}

/** Whether a character is a small letter of a script that has two cases. */
export function isLower(character: string): boolean {
	const code = character.charCodeAt(0);
	return code < ascii ? code >= 0x61 && code <= 0x7a : character !== character.toUpperCase();
}

const ascii = 128;
