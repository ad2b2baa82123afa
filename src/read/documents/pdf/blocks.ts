/** From the pages of a PDF to the blocks of a document: what stands side by side are cells of a table, or columns of text. */
import { append } from "../../../text/append.ts";
import type { DocumentBlock, DocumentCell } from "../document.ts";
import type { PdfSheet } from "./page.ts";
import { blankBlock, linesAsBlocks, type PlacedBlock } from "./paragraphs.ts";
import { type Piece, piecesOf, runningLines, sameLine } from "./pieces.ts";
import { cellMargin, type Setting, settingIn, settingOf } from "./setting.ts";

/** The blocks of all pages. A page shows its blank lines: the one at the top says that no others are to be thought of. */
export function pdfBlocks(sheets: readonly PdfSheet[], external: string[]): readonly DocumentBlock[] {
	const pages = piecesOf(sheets);
	const running = runningLines(pages);
	const body = pages.flat().filter((piece) => !running.has(piece));
	const setting = settingOf(body, external);
	const blocks = partsOf(rowsOf(body)).flatMap((part) => [blankBlock, ...blocksOf(part, setting)]);
	const others = [...running]
		.sort((one, other) => one.order - other.order)
		.map((piece) => linesAsBlocks([piece], setting));
	return withRunning(blocks, others.flat()).map(({ block }) => block);
}

function blocksOf(part: PdfPart, setting: Setting): readonly PlacedBlock[] {
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
	return [{ block: { kind: "table", rows }, order: part.rows[0]?.[0]?.[0].order ?? -1 }];
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
function withRunning(blocks: readonly PlacedBlock[], running: readonly PlacedBlock[]): readonly PlacedBlock[] {
	const all: PlacedBlock[] = [];
	let next = 0;
	for (const block of blocks) {
		for (let line = running[next]; line !== undefined && line.order < block.order; line = running[++next])
			all.push(blankBlock, line, blankBlock);
		all.push(block);
	}
	return [...all, ...running.slice(next).flatMap((line) => [blankBlock, line])];
}

/** The lines of each cell; running text is one cell. */
type PdfRow = readonly (readonly [Piece, ...Piece[]])[];

type Cell = [Piece, ...Piece[]];

const tolerance = 0.3;
/** Lines of one label are no further apart. */
const labelPitch = 1.6;

/** The rows of pieces that are in order. */
function rowsOf(pieces: readonly Piece[]): readonly PdfRow[] {
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
	if (Math.abs(down) <= sameLine * piece.size) return piece.left > last.right;
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

function labelStart(lines: readonly Piece[], piece: Piece): number {
	const level = lines.findLastIndex(
		({ base, page }) => page === piece.page && Math.abs(base - piece.base) <= sameLine * piece.size,
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
	return down > 0 && down < labelPitch * below.size;
}

/** A part of the text: lines below each other, or rows of cells. */
type PdfPart =
	| { readonly kind: "lines"; readonly lines: readonly Piece[]; readonly column: boolean }
	| { readonly kind: "table"; readonly rows: readonly PdfRow[] };

const longestLabel = 120;
const near = 0.5;

/** The parts of rows in their order. */
function partsOf(rows: readonly PdfRow[]): readonly PdfPart[] {
	const parts: PdfPart[] = [];
	for (const group of grouped(rows)) {
		if (isTable(group)) parts.push({ kind: "table", rows: group });
		else for (const row of group) append(parts, row.length > 1 && isLevel(row) ? [asLine(row)] : columns(row));
	}
	return joined(parts);
}

/** Lines of running text that follow each other are one part. */
function joined(parts: readonly PdfPart[]): readonly PdfPart[] {
	const all: PdfPart[] = [];
	for (const part of parts) {
		const last = all.at(-1);
		const goesOn = last?.kind === "lines" && part.kind === "lines" && !last.column && !part.column;
		if (goesOn) all.splice(-1, 1, { ...last, lines: [...last.lines, ...part.lines] });
		else all.push(part);
	}
	return all;
}

const columns = (row: PdfRow): PdfPart[] => row.map((lines) => ({ kind: "lines", lines, column: row.length > 1 }));

/** Rows whose cells begin at the same places. */
function grouped(rows: readonly PdfRow[]): readonly (readonly PdfRow[])[] {
	const groups: PdfRow[][] = [];
	for (const row of rows) {
		const group = groups.at(-1);
		const last = group?.findLast((each) => each.length > 1);
		if (last !== undefined && isAligned(last, row)) group?.push(row);
		else if (last !== undefined && isAlone(last, row)) append(group ?? [], apart(row));
		else groups.push([row]);
	}
	return groups;
}

function isAligned(above: PdfRow, row: PdfRow): boolean {
	if (row.length < 2 || above.length !== row.length) return false;
	return row.every(([{ left, size }], index) => Math.abs(left - (above[index]?.[0].left ?? 0)) <= near * size);
}

/** A label beside an empty cell. */
function isAlone(above: PdfRow, row: PdfRow): boolean {
	const [label, value] = above;
	const [lines, ...others] = row;
	if (label === undefined || value === undefined || lines === undefined || others.length > 0) return false;
	return lines.every(({ left, right, size }) => Math.abs(left - label[0].left) <= near * size && right < value[0].left);
}

/** Labels below each other, each of which has an empty cell beside it. */
function apart([lines]: PdfRow): PdfRow[] {
	const labels: [Piece, ...Piece[]][] = [];
	for (const line of lines ?? []) {
		const last = labels.at(-1)?.at(-1);
		if (last !== undefined && line.base - last.base < labelPitch * line.size) labels.at(-1)?.push(line);
		else labels.push([line]);
	}
	return labels.map((label) => [label]);
}

const textOf = (cell: readonly Piece[] | undefined): string =>
	(cell ?? [])
		.map(({ text }) => text)
		.join(" ")
		.trim();

/** Several rows of which one has a cell of several lines, or labels that end as such. */
function isTable(rows: readonly PdfRow[]): boolean {
	const wide = rows.filter((row) => row.length > 1);
	if (wide.length === 0 || wide.some(([label]) => textOf(label).length > longestLabel)) return false;
	if (wide.every((row) => /[:?：？]$/u.test(textOf(row[0])))) return true;
	return wide.length > 1 && wide.some((row) => row.some((cell) => cell.length > 1));
}

const isLevel = (row: PdfRow): boolean =>
	row.every((cell) => cell.length === 1 && Math.abs(cell[0].base - (row[0]?.[0].base ?? 0)) <= sameLine * cell[0].size);

/** Two spaces of a typewriter are no wider. */
const widestSpace = 1.5;

/** Words that stand apart on one line have a tab between them. */
function asLine(row: PdfRow): PdfPart {
	const pieces = row.flat();
	const [first] = pieces;
	const spans = pieces.flatMap(({ spans: own, left, size }, index) => {
		const above = pieces[index - 1];
		if (above === undefined) return own;
		return [{ text: left - above.right > widestSpace * size ? "\t" : " ", href: null }, ...own];
	});
	const right = pieces.reduce((most, piece) => Math.max(most, piece.right), -Infinity);
	const text = spans.map((span) => span.text).join("");
	return { kind: "lines", lines: first === undefined ? [] : [{ ...first, spans, text, right }], column: false };
}
