/** Where lines end because there is no room for another word. */
import type { Piece } from "./pieces.ts";

/** The part of the page's width that a right margin may differ from the left one. */
const ragged = 0.1;
/** How many lines must end near each other before they show a margin of their own. */
const fewest = 5;
const near = 0.15;
const share = 0.4;

/** The left margin of a text: what stands further left is alone there. */
export function leftMargin(pieces: readonly Piece[]): number {
	const counts = new Map<number, number>();
	for (const { left } of pieces) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
	const shared = [...counts].filter(([, count]) => count > 1).map(([left]) => left);
	return (shared.length > 0 ? shared : [...counts.keys()]).reduce((least, left) => Math.min(least, left), mostLeft);
}

const mostLeft = 10_000;

/**
 * The right margin of lines. Where lines come near the place that mirrors the left margin, that is it; where many end
 * together before it, they show it; else nobody has come to it yet.
 */
export function rightMargin(lines: readonly Piece[], left: number): number {
	const furthest = lines.reduce((most, { right }) => Math.max(most, right), 0);
	const mirrored = (lines[0]?.width ?? 0) - left;
	if (furthest >= mirrored) return furthest;
	const room = mirrored - left;
	if (furthest >= mirrored - ragged * room) return mirrored;
	const full = lines.filter(({ right }) => right > furthest - near * room).length;
	return full >= fewest && full >= share * lines.length ? furthest : mirrored;
}
