/** How the text of a PDF is set, as far as its lines show it. */
import { narrowSpace } from "./letters.ts";
import { leftMargin, rightMargin } from "./margin.ts";
import type { Piece } from "./pieces.ts";
import { pitchOf } from "./pitch.ts";

/** The measures of a column. */
export interface Setting {
	/** Where lines begin that are not indented. */
	readonly left: number;
	/** Where they end at the latest. */
	readonly margin: number;
	/** How far the lines of one paragraph are apart, in heights of letters. */
	readonly pitch: number;
	/** How wide a space is, in heights of letters. */
	readonly space: number;
}

/** A line that ends so near to its margin is full; in heights of letters. */
const fullLine = 5;

/** How running text is set. */
export function settingOf(lines: readonly Piece[]): Setting {
	const left = leftMargin(lines);
	const space = spaceOf(lines);
	const margin = rightMargin(lines, left, space);
	const pitch = pitchOf(lines, (line) => line.right > margin - fullLine * line.size);
	return { left, margin, pitch, space };
}

/** Where all letters are as wide as each other, as of a typewriter, a space is as well. */
const widestLetter = 0.55;

function spaceOf(lines: readonly Piece[]): number {
	const width = lines.reduce((sum, line) => sum + (line.right - line.left) / line.size, 0);
	const count = lines.reduce((sum, { text }) => sum + text.length, 0);
	const letter = width / Math.max(1, count);
	return letter > widestLetter ? letter : narrowSpace;
}

/** The same within a column, or the cells of one. */
export function settingIn(lines: readonly Piece[], setting: Setting, margin: number): Setting {
	return {
		...setting,
		left: lines.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY),
		margin,
	};
}
