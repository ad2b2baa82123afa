/** How the text of a PDF is set, as far as its lines show it: margins, the distance of lines, the width of letters. */
import type { Piece } from "./pieces.ts";

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
	/** What is named as not read. */
	readonly external: string[];
}

/** A line that ends so near to its margin is full; in heights of letters. */
const fullLine = 5;

/** How running text is set. */
export function settingOf(lines: readonly Piece[], external: string[]): Setting {
	const left = leftMargin(lines);
	const space = spaceOf(lines);
	const margin = rightMargin(lines, left, space);
	const pitch = pitchOf(lines, (line) => line.right > margin - fullLine * line.size);
	return { left, margin, pitch, space, external };
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

/** The left margin of a text: what stands further left is alone there. */
function leftMargin(pieces: readonly Piece[]): number {
	const counts = new Map<number, number>();
	for (const { left } of pieces) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
	const shared = [...counts].filter(([, count]) => count > 1).map(([left]) => left);
	return (shared.length > 0 ? shared : [...counts.keys()]).reduce((least, left) => Math.min(least, left), mostLeft);
}

const mostLeft = 10_000;

/**
 * The right margin of lines, at most the place that mirrors the left one. Words in small letters that begin a line had
 * no room above, so it lies before their end; and no line reaches over it, but for some that could not be broken.
 */
function rightMargin(lines: readonly Piece[], left: number, space: number): number {
	const ends = sorted(lines.map(({ right }) => right));
	const mirrored = (lines[0]?.width ?? 0) - left;
	const needed = sorted(lines.flatMap((line, index) => neededFor(line, lines[index - 1], space)));
	const most = Math.max(mirrored, ends.at(-1) ?? 0);
	let [margin, best] = [most, Number.NEGATIVE_INFINITY];
	for (const place of [mirrored, ...ends, ...needed.map((need) => Math.min(most, need - justBefore))]) {
		const score = countAbove(needed, place) - tooLong * countAbove(ends, place + justBefore);
		if (score > best || (score === best && place > margin)) [margin, best] = [place, score];
	}
	return margin;
}

/** That of the cells of a table, which keep away from its border: halfway between their longest line and the border. */
export function cellMargin(lines: readonly Piece[], left: number, space: number): number {
	const furthest = lines.reduce((most, { right }) => Math.max(most, right), 0);
	const margin = rightMargin(lines, left, space);
	const isNear = furthest > margin - nearBorder * (lines[0]?.size ?? 0);
	return isNear ? (Math.max(furthest, margin) + furthest) / 2 : margin;
}

const nearBorder = 2;
const tooLong = 3;
const justBefore = 0.5;

/** How far the line above would reach with the first word of this one, if that goes on with its sentence. */
function neededFor(line: Piece, above: Piece | undefined, space: number): number[] {
	const step = stepTo(line, above);
	if (above === undefined || step < closest || step > widest || !/^\p{Ll}[\p{L},]+\s/u.test(line.text)) return [];
	return [endWith(line, above, space)];
}

const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((one, other) => one - other);

/** How many of sorted numbers are greater. */
function countAbove(numbers: readonly number[], limit: number): number {
	let [low, high] = [0, numbers.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] ?? 0) > limit) high = middle;
		else low = middle + 1;
	}
	return numbers.length - low;
}

const usual = 1.2;
const closest = 0.9;
/** Who sets lines further apart than this fills them, so that a reader sees where they go on. */
const widest = 1.7;
const widestOfAll = 3;
const near = 0.07;
const fewest = 2;

/** In heights of letters: the least that several lines have in common. */
function pitchOf(lines: readonly Piece[], isFull: (line: Piece) => boolean): number {
	const steps = lines
		.slice(1)
		.map((line, index) => stepTo(line, lines[index]))
		.filter((step) => step > closest && step < widestOfAll)
		.sort((one, other) => one - other);
	const least = steps.find(
		(step, index) => (steps[index + fewest - 1] ?? Number.POSITIVE_INFINITY) < step * (1 + near),
	);
	const pitch = least ?? steps[0] ?? usual;
	if (pitch <= widest) return pitch;
	return lines.filter(isFull).length * 3 > lines.length ? pitch : usual;
}

/** From the line above; 0 over the end of a page or column, and between letters of different heights. */
function stepTo(line: Piece, above: Piece | undefined): number {
	if (above === undefined || above.page !== line.page || Math.abs(above.size - line.size) > near * line.size) return 0;
	return (line.base - above.base) / line.size;
}

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
const narrowSpace = 0.25;

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
