/** From the pages of a PDF to the blocks of a document. */
import type { DocumentBlock, DocumentCell } from "../document.ts";
import { blankBlock, linesAsBlocks, type PlacedBlock } from "./lines-as-blocks.ts";
import { leftMargin, rightMargin } from "./margin.ts";
import { inOrder } from "./order.ts";
import type { PdfSheet } from "./page.ts";
import { type PdfPart, partsOf } from "./parts.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { rowsOf } from "./rows.ts";
import { runningLines } from "./running.ts";

/** The blocks of all pages. A page shows its blank lines: the one at the top says that no others are to be thought of. */
export function pdfBlocks(sheets: readonly PdfSheet[]): readonly DocumentBlock[] {
	let order = 0;
	const pages = sheets.map((sheet) => inOrder(piecesOf(sheet)).map((piece): Piece => ({ ...piece, order: order++ })));
	const running = runningLines(pages);
	const pieces = pages.flat();
	const body = pieces.filter((piece) => !running.has(piece));
	const left = leftMargin(body);
	const blocks = partsOf(rowsOf(body)).flatMap((part) => [blankBlock, ...blocksOf(part, left)]);
	return withRunning(
		blocks,
		pieces.filter((piece) => running.has(piece)),
	).map(({ block }) => block);
}

function blocksOf(part: PdfPart, left: number): readonly PlacedBlock<DocumentBlock>[] {
	if (part.kind === "lines") {
		return linesAsBlocks(part.lines, rightMargin(part.lines, part.column ? null : left));
	}
	const margin = rightMargin(
		part.rows.flatMap((row) => row.at(-1) ?? []),
		left,
	);
	const rows = part.rows.map((row) => row.map((cell) => cellOf(cell, margin)));
	return [{ block: { kind: "table", rows }, first: part.rows[0]?.[0]?.[0].order ?? null }];
}

function cellOf(lines: readonly Piece[], margin: number): DocumentCell {
	return { blocks: linesAsBlocks(lines, margin).map(({ block }) => block), header: false };
}

/** Heads and feet stand behind the paragraph that is not finished when they come. */
function withRunning(
	blocks: readonly PlacedBlock<DocumentBlock>[],
	running: readonly Piece[],
): readonly PlacedBlock<DocumentBlock>[] {
	const all: PlacedBlock<DocumentBlock>[] = [];
	let next = 0;
	const putBefore = (order: number): void => {
		for (let piece = running[next]; piece !== undefined && piece.order < order; piece = running[++next]) {
			all.push(blankBlock, ...linesAsBlocks([piece], piece.right), blankBlock);
		}
	};
	for (const block of blocks) {
		if (block.first !== null) putBefore(block.first);
		all.push(block);
	}
	putBefore(Number.POSITIVE_INFINITY);
	return all;
}
