/** From the pages of a PDF to the blocks of a document. */
import type { DocumentBlock, DocumentCell } from "../document.ts";
import { blankBlock, linesAsBlocks, type PlacedBlock } from "./lines-as-blocks.ts";
import { cellMargin } from "./margin.ts";
import { inOrder } from "./order.ts";
import { type PdfPart, partsOf } from "./parts.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { rowsOf } from "./rows.ts";
import { runningLines } from "./running.ts";
import { type Setting, settingIn, settingOf } from "./setting.ts";
import type { PdfSheet } from "./sheet.ts";

/** The blocks of all pages. A page shows its blank lines: the one at the top says that no others are to be thought of. */
export function pdfBlocks(sheets: readonly PdfSheet[]): readonly DocumentBlock[] {
	let order = 0;
	const pages = sheets.map((sheet) => inOrder(piecesOf(sheet)).map((piece): Piece => ({ ...piece, order: order++ })));
	const running = runningLines(pages);
	const body = pages.flat().filter((piece) => !running.has(piece));
	const setting = settingOf(body);
	const blocks = partsOf(rowsOf(body)).flatMap((part) => [blankBlock, ...blocksOf(part, setting)]);
	const others = [...running]
		.sort((one, other) => one.order - other.order)
		.map((piece) => linesAsBlocks([piece], setting));
	return withRunning(blocks, others.flat()).map(({ block }) => block);
}

function blocksOf(part: PdfPart, setting: Setting): readonly PlacedBlock<DocumentBlock>[] {
	if (part.kind === "lines")
		return linesAsBlocks(part.lines, part.column ? columnSetting(part.lines, setting) : setting);
	const margin = cellMargin(
		part.rows.flatMap((row) => (row.length > 1 ? (row.at(-1) ?? []) : [])),
		setting.left,
		setting.space,
	);
	const rows = part.rows.map((row) => {
		const cells = row.map((cell) => cellOf(cell, settingIn(cell, setting, margin)));
		return cells.length === 1 ? [...cells, emptyCell] : cells;
	});
	return [{ block: { kind: "table", rows }, first: part.rows[0]?.[0]?.[0].order ?? null }];
}

const emptyCell: DocumentCell = { blocks: [], header: false };

/** The longest line of a column shows its margin. */
function columnSetting(lines: readonly Piece[], setting: Setting): Setting {
	const longest = lines.reduce((most, { right }) => Math.max(most, right), 0);
	return settingIn(lines, setting, longest);
}

function cellOf(lines: readonly Piece[], setting: Setting): DocumentCell {
	return { blocks: linesAsBlocks(lines, setting).map(({ block }) => block), header: false };
}

/** Heads and feet stand behind the paragraph that is not finished when they come. */
function withRunning(
	blocks: readonly PlacedBlock<DocumentBlock>[],
	running: readonly PlacedBlock<DocumentBlock>[],
): readonly PlacedBlock<DocumentBlock>[] {
	const all: PlacedBlock<DocumentBlock>[] = [];
	let next = 0;
	for (const block of blocks) {
		for (let line = running[next]; isBefore(line, block); line = running[++next])
			all.push(blankBlock, line, blankBlock);
		all.push(block);
	}
	return [...all, ...running.slice(next).flatMap((line) => [blankBlock, line])];
}

function isBefore<Block extends PlacedBlock<DocumentBlock>>(line: Block | undefined, { first }: Block): line is Block {
	return line !== undefined && line.first !== null && first !== null && line.first < first;
}
