/** The heads and feet of pages: kept as words, but not in the middle of a sentence that goes on over the page. */
import type { Piece } from "./pieces.ts";

const near = 2;

/** The lines that stand at one place, and say the same but for numbers, at the top or the bottom of several pages. */
export function runningLines(pages: readonly (readonly Piece[])[]): ReadonlySet<Piece> {
	const seen = new Map<string, Piece[]>();
	for (const pieces of pages) {
		const sorted = [...pieces].sort((one, other) => one.base - other.base);
		const [first, last] = [sorted[0]?.base ?? 0, sorted.at(-1)?.base ?? 0];
		for (const piece of pieces) {
			if (Math.abs(piece.base - first) > near && Math.abs(piece.base - last) > near) continue;
			const key = `${Math.round(piece.base / near)} ${piece.text.replace(/\p{N}+/gu, "0")}`;
			seen.set(key, [...(seen.get(key) ?? []), piece]);
		}
	}
	return new Set([...seen.values()].filter((pieces) => new Set(pieces.map(({ page }) => page)).size > 1).flat());
}
