/**
 * V8 takes half a millisecond to compile a pattern with the class of all letters, and several with the `i` flag: for a
 * single note, as long as to read it. Most texts hold nothing but ASCII, for which a pattern costs next to nothing.
 */

const beyond = /[^\0-\x7f]/;

/** Whether a text is of ASCII alone. */
export function isAscii(text: string): boolean {
	return !beyond.test(text);
}

/** The pattern for a text: `any` is not made before a text asks for more than `ascii` knows. */
export function patternFor(text: string, { ascii, any }: Scripts): RegExp {
	return isAscii(text) ? ascii : any();
}

/** Two patterns that find the same in a text of ASCII. */
export interface Scripts {
	readonly ascii: RegExp;
	readonly any: () => RegExp;
}

const letter: Scripts = { ascii: /[A-Za-z]/, any: () => /\p{L}/u };
const letterOrDigit: Scripts = { ascii: /[A-Za-z0-9]/, any: () => /[\p{L}\p{N}]/u };
const words: Scripts = { ascii: /[A-Za-z0-9]+/g, any: () => /[\p{L}\p{N}]{1,4096}/gu };

/** Whether a letter of any script stands in a text. */
export function hasLetter(text: string): boolean {
	return letter.ascii.test(text) || (!isAscii(text) && letter.any().test(text));
}

/** Whether a letter or a digit of any script stands in a text: something that can be read. */
export function hasWord(text: string): boolean {
	return letterOrDigit.ascii.test(text) || (!isAscii(text) && letterOrDigit.any().test(text));
}

/** The runs of letters and digits in a text. */
export function wordRuns(text: string): readonly string[] {
	return text.match(patternFor(text, words)) ?? [];
}

/** The text with every letter bare of its accents and other marks. */
export function withoutAccents(text: string): string {
	return isAscii(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Whether a UTF-16 unit is a letter or a mark on one; halves of rare characters count as letters. */
export function isLetter(unit: number): boolean {
	if (unit < 128) return (unit | 32) >= 97 && (unit | 32) <= 122;
	return (unit >= 0xd800 && unit <= 0xdfff) || letterOrMark.test(String.fromCharCode(unit));
}

const letterOrMark = /[\p{L}\p{M}]/u;

/** Whether a UTF-16 unit is a letter or an ASCII digit. */
export function isWordUnit(unit: number): boolean {
	return (unit >= 48 && unit <= 57) || isLetter(unit);
}
