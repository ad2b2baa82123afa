/** The order of reading: as the words were set, but what stands wholly above other words comes before them. */
import type { Piece } from "./pieces.ts";

type Unordered = Omit<Piece, "order">;

interface Run {
	readonly pieces: Unordered[];
	readonly top: number;
	bottom: number;
}

/** Puts the pieces of one page in order: programs set the feet and heads of pages first or last. */
export function inOrder(pieces: readonly Unordered[]): readonly Unordered[] {
	const runs: Run[] = [];
	for (const run of runsOf(pieces)) {
		let at = runs.length;
		while (at > 0 && run.bottom < (runs[at - 1]?.top ?? 0)) at--;
		runs.splice(at, 0, run);
	}
	return runs.flatMap((run) => run.pieces);
}

/** Pieces that follow each other downwards. */
function runsOf(pieces: readonly Unordered[]): readonly Run[] {
	const runs: Run[] = [];
	for (const piece of pieces) {
		const last = runs.at(-1);
		const top = piece.base - piece.size / 2;
		if (last !== undefined && piece.base >= last.bottom - piece.size / 2) {
			last.pieces.push(piece);
			last.bottom = Math.max(last.bottom, piece.base);
		} else runs.push({ pieces: [piece], top, bottom: piece.base });
	}
	return runs;
}
