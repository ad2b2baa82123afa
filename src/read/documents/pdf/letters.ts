/** How wide words are, as far as letters are the same in most fonts. */
import type { Piece } from "./pieces.ts";

const narrow = /[\p{M}iljftrI.,;:'’‘!|()[\]/ \u00a0-]/u;
const broad = /[mwMW@%&—…]/u;
const upper = /\p{Lu}/u;

/** In heights of letters. */
function weightOf(letter: string): number {
	if (narrow.test(letter)) return 0.3;
	if (broad.test(letter)) return 0.8;
	return upper.test(letter) ? 0.67 : 0.47;
}

const weight = (text: string): number => [...text].reduce((sum, letter) => sum + weightOf(letter), 0);

/** A space of other fonts than a typewriter's, in heights of letters. */
export const narrowSpace = 0.25;

/** The first word of a line; a space that does not break is inside one. */
export const firstWord = /^[\S\u00a0]+/;

/** Where a line would end with the first word of the next; words with a hyphen go on without a space. */
export function endWith(next: Piece, line: Piece, space: number): number {
	const [word = ""] = firstWord.exec(next.text.trimStart()) ?? [];
	const gap = /[-\u00ad\u2010]$/u.test(line.text) ? 0 : space * line.size;
	return line.right + gap + widthOf(word, next, space > narrowSpace);
}

function widthOf(word: string, { text, left, right }: Piece, isTypewriter: boolean): number {
	const part = isTypewriter ? word.length / Math.max(1, text.length) : weight(word) / Math.max(1, weight(text));
	return (right - left) * Math.min(1, part);
}
