/** Writes a table down: rows of labels and values as lines that begin with a label, other rows cell by cell. */
import { squash } from "../../text/squash.ts";
import { type DocumentBlock, type DocumentCell, type DocumentRow, type DocumentTable, isBlank } from "./document.ts";
import type { Lines } from "./lines.ts";

/** What has been counted so far. */
export interface Counts {
	paragraphs: number;
	tables: number;
}

/** A part of a document that is being written. */
export interface Part {
	readonly counts: Counts;
	/** The row of a table; null in running text, whose paragraphs are counted. */
	readonly place: string | null;
	/** Writes the blocks that it holds. */
	readonly write: (lines: Lines, blocks: readonly DocumentBlock[], part: Part) => void;
}

/** No label is longer. */
const longestLabel = 120;

/** Writes one table; those inside it count as tables of their own. */
export function writeTable(lines: Lines, { rows }: DocumentTable, part: Part): void {
	const table = ++part.counts.tables;
	const labels = holdsLabels(rows);
	for (const [index, row] of rows.entries()) {
		const place: Row = { ...part, place: `table ${table}, row ${index + 1}` };
		const [only] = row;
		if (row.length === 1 && only !== undefined) {
			lines.gap();
			part.write(lines, only.blocks, place);
		} else if (labels || isOfPairs(row)) writePairs(lines, row, place);
		else writeCells(lines, row, place);
	}
}

interface Row extends Part {
	readonly place: string;
}

/** Two columns, and what stands in the left one could be labels: a form. */
function holdsLabels(rows: readonly DocumentRow[]): boolean {
	const wide = rows.filter((row) => row.length > 1);
	if (!wide.every((row) => row.length === 2 && isShort(row[0]))) return false;
	// Over columns that have names stand data.
	return wide.some(([left]) => !isEmpty(left)) && wide[0]?.every(({ header }) => header) !== true;
}

/** Labels and values take turns in one row. */
function isOfPairs(row: DocumentRow): boolean {
	const left = row.filter((_, index) => index % 2 === 0);
	return row.length % 2 === 0 && left.every((cell) => isShort(cell) && endsAsLabel(wordsOf(cell)));
}

function isShort(cell: DocumentCell | undefined): boolean {
	if (cell === undefined || !cell.blocks.every((block) => block.kind === "paragraph" && block.item === null))
		return false;
	return wordsOf(cell).length <= longestLabel;
}

const isEmpty = (cell: DocumentCell | undefined): boolean => cell === undefined || wordsOf(cell) === "";

const endsAsLabel = (label: string): boolean => /(?:[:?：？]|\s[-–—])$/u.test(label);

function writePairs(lines: Lines, row: DocumentRow, part: Row): void {
	for (let index = 0; index < row.length; index += 2) {
		const [label, value] = [row[index], row[index + 1]];
		// Without a label of its own, a row goes on in the value above.
		if (label !== undefined && !isEmpty(label))
			writeLabel(lines, wordsOf(label), { ...labelOf(part, index, label), alone: isEmpty(value) });
		if (value !== undefined) writeValue(lines, value, cellOf(part, index + 1));
	}
}

const cellOf = (row: Row, index: number): Row => ({ ...row, place: `${row.place}, cell ${index + 1}` });

/** Some documents have places of their own, also in tables. */
function labelOf(row: Row, index: number, { blocks: [first] }: DocumentCell): Row {
	const own = first?.kind === "paragraph" ? first.place : null;
	return own === null ? cellOf(row, index) : { ...row, place: own };
}

/** Words beside an empty cell are a label only if they end as one, or the form has them. */
function writeLabel(lines: Lines, words: string, { place, alone }: Row & { readonly alone: boolean }): void {
	lines.gap();
	lines.place(place);
	lines.part(alone || endsAsLabel(words) ? words : `${words}:`);
}

/** A value begins on the label's line; lists and whole sections have lines of their own. */
function writeValue(lines: Lines, { blocks }: DocumentCell, part: Row): void {
	const filled = trimmed(blocks);
	const [first] = filled;
	const isValue = filled.length === 1 || wordsOf({ blocks, header: false }).length <= longestValue;
	if (isValue && first?.kind === "paragraph" && first.item === null && !listLine.test(first.lines[0] ?? ""))
		lines.part(" ");
	else lines.close();
	part.write(lines, filled, part);
}

const longestValue = 150;
const listLine = /^\s*(?:[^\p{L}\p{N}\s"'“‘(]|\d{1,3}[.)]|\p{L}[.)])\s/u;

/** Without the blank paragraphs before and behind. */
function trimmed(blocks: readonly DocumentBlock[]): readonly DocumentBlock[] {
	const isFilled = (block: DocumentBlock): boolean => block.kind === "table" || !isBlank(block);
	return blocks.slice(Math.max(0, blocks.findIndex(isFilled)), blocks.findLastIndex(isFilled) + 1);
}

function writeCells(lines: Lines, row: DocumentRow, { place }: Row): void {
	for (const [index, cell] of row.entries()) {
		if (index > 0) lines.part("\t");
		lines.place(`${place}, cell ${index + 1}`);
		lines.part(wordsOf(cell));
	}
	lines.close();
}

/** All words of a cell on one line. */
function wordsOf({ blocks }: DocumentCell): string {
	const words = blocks.map((block) =>
		block.kind === "table"
			? block.rows.flat().map(wordsOf).join(" ")
			: block.lines.map((line) => line.trim()).join(" "),
	);
	return squash(words.join(" "));
}
