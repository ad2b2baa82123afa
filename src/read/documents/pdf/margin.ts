/** Where lines begin, and where they end because there is no room for another word. */
import { endWith } from "./letters.ts";
import type { Piece } from "./pieces.ts";
import { stepTo } from "./pitch.ts";

/** The left margin of a text: what stands further left is alone there. */
export function leftMargin(pieces: readonly Piece[]): number {
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
export function rightMargin(lines: readonly Piece[], left: number, space: number): number {
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
const closest = 0.9;
const widest = 1.7;

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
