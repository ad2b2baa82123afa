/** Finds what stands side by side: the cells of a table, or columns of text. */
import type { Piece } from "./pieces.ts";

/** The lines of each cell; running text is one cell. */
export type PdfRow = readonly (readonly [Piece, ...Piece[]])[];

type Cell = [Piece, ...Piece[]];

const same = 0.45;
const tolerance = 0.3;

/** The rows of pieces that are in order. */
export function rowsOf(pieces: readonly Piece[]): readonly PdfRow[] {
	const rows: Cell[][] = [];
	for (const piece of pieces) {
		const row = rows.at(-1);
		const cell = row?.at(-1);
		if (row === undefined || cell === undefined) rows.push([[piece]]);
		else if (isBeside(cell, piece)) putBeside(rows, row, piece);
		else if (row.length === 1 || piece.left >= leftOf(cell) - tolerance * piece.size) cell.push(piece);
		else rows.push([[piece]]);
	}
	return rows;
}

const leftOf = (cell: Cell): number => cell[0].left;

/** Further right, and no further down. */
function isBeside(cell: Cell, piece: Piece): boolean {
	const last = cell.at(-1) ?? cell[0];
	if (last.page !== piece.page || last.turned || piece.turned) return false;
	const down = piece.base - last.base;
	if (Math.abs(down) <= same * piece.size) return piece.left > last.right;
	return down < 0 && piece.left > last.left + piece.size;
}

/** Of the lines above, those are its label that stand at its height. */
function putBeside(rows: Cell[][], row: Cell[], piece: Piece): void {
	const [lines] = row;
	if (row.length > 1 || lines === undefined) {
		row.push([piece]);
		return;
	}
	const at = labelStart(lines, piece);
	const [first, ...others] = lines.slice(at);
	if (first === undefined) return;
	if (at === 0) rows.pop();
	else lines.length = at;
	rows.push([[first, ...others], [piece]]);
}

const pitch = 1.6;

function labelStart(lines: readonly Piece[], piece: Piece): number {
	const level = lines.findLastIndex(
		({ base, page }) => page === piece.page && Math.abs(base - piece.base) <= same * piece.size,
	);
	if (level >= 0) return level;
	// Centred beside the value: lines that stand together.
	let at = lines.length - 1;
	while (at > 0 && isTogether(lines[at - 1], lines[at], piece)) at--;
	return at;
}

function isTogether(above: Piece | undefined, below: Piece | undefined, value: Piece): boolean {
	if (above === undefined || below === undefined || above.page !== below.page || above.right >= value.left)
		return false;
	const down = below.base - above.base;
	return down > 0 && down < pitch * below.size;
}
