/** Writes a document as the notes that one would type: from there on it is read as plain text. */
import { type Fault, fault } from "../../findings/finding.ts";
import { collapseWhiteSpace } from "../../text/spaces.ts";
import { type TranscriptPlace, whereIn } from "../decode.ts";
import {
	boundAdded,
	type DocumentBlock,
	type DocumentCell,
	type DocumentParagraph,
	type DocumentRow,
	type DocumentTable,
	isBlank,
} from "./document.ts";

/** The text of a document, with a map back to its parts. */
export interface Transcript {
	readonly text: string;
	/** In the order of the text; each goes up to the next. */
	readonly places: readonly TranscriptPlace[];
}

/** What is written so far. */
class Output {
	readonly pieces: string[] = [];
	readonly places: TranscriptPlace[] = [];
	length = 0;
	/** Characters before the words of items. */
	added = 0;
	/** The last line is not ended. */
	open = false;
	/** Nothing stands above, or a blank line. */
	blank = true;
	paragraphs = 0;
	tables = 0;
}

/** Writes the blocks of a document as lines. */
export function transcribe(blocks: readonly DocumentBlock[]): Transcript {
	const out = new Output();
	writeBlocks(out, blocks, null);
	closeLine(out);
	return { text: out.pieces.join(""), places: out.places };
}

/** Half of a surrogate pair: no encoding can represent it, and in UTF-8 it would become `�`. */
const half = /\p{Surrogate}/u;

/** The fault of a text with an unpaired surrogate, or null. */
export function loneSurrogateAt({ text, places }: Transcript): Fault | null {
	const at = text.search(half);
	if (at === -1) return null;
	const what = `half a character in ${whereIn({ places }, at)}`;
	return fault("undecodable", `Can't decode this file: ${what}. Type the character again.`);
}

/** Each name with its count: `3 images`. */
export function countedNames(names: readonly string[]): string[] {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].map(([name, count]) => `${count} ${name}${count === 1 ? "" : "s"}`);
}

function put(out: Output, text: string): void {
	out.pieces.push(text);
	out.length += text.length;
}

/** Writes the beginning of a line. */
function writePart(out: Output, text: string): void {
	put(out, text);
	out.open = true;
	out.blank = false;
}

/** Writes a line, or the rest of one. */
function writeLine(out: Output, text: string): void {
	if (!out.open && text.trim() === "") writeGap(out);
	else {
		writePart(out, text);
		closeLine(out);
	}
}

function closeLine(out: Output): void {
	if (out.open) put(out, "\n");
	out.open = false;
}

/** Writes a blank line, unless there is one already. */
function writeGap(out: Output): void {
	closeLine(out);
	if (!out.blank) put(out, "\n");
	out.blank = true;
}

/** Says which part of the document the text that follows is from. */
function setPlace(out: Output, where: string): void {
	if (out.places.at(-1)?.where !== where) out.places.push({ start: out.length, where });
}

/** Writes a sequence of blocks. `place` is the row or cell of the table that holds them, null in running text. */
function writeBlocks(out: Output, blocks: readonly DocumentBlock[], place: string | null): void {
	const apart = areApart(blocks, place);
	let above: DocumentBlock | null = null;
	for (const block of blocks) {
		if (above !== null && (apart || standsApart(above) || standsApart(block)) && !continuesList(above, block))
			writeGap(out);
		if (block.kind === "table") writeTable(out, block);
		else writeParagraph(out, block, place);
		above = block;
	}
}

/**
 * Where no paragraph is blank, the space between paragraphs is the blank line. In the cell of a table there is hardly
 * any, so that there only paragraphs with several lines are as far apart.
 */
function areApart(blocks: readonly DocumentBlock[], place: string | null): boolean {
	const paragraphs = blocks.filter((block) => block.kind === "paragraph");
	if (paragraphs.some(isBlank)) return false;
	return place === null || paragraphs.some(({ lines }) => lines.length > 1);
}

const standsApart = (block: DocumentBlock): boolean => block.kind === "table" || block.heading;

/** Items of one list have no blank line between them. */
const continuesList = (above: DocumentBlock, block: DocumentBlock): boolean =>
	above.kind === "paragraph" && above.item !== null && block.kind === "paragraph" && block.item !== null;

function writeParagraph(out: Output, paragraph: DocumentParagraph, place: string | null): void {
	if (isBlank(paragraph)) {
		writeGap(out);
		return;
	}
	if (place === null && paragraph.place === null) out.paragraphs++;
	const own = paragraph.place ?? place ?? `paragraph ${out.paragraphs}`;
	for (const [index, line] of itemLines(out, paragraph).entries()) {
		setPlace(out, paragraph.lines.length > 1 ? `${own}, line ${index + 1}` : own);
		writeLine(out, line);
	}
}

const step = 2;

/** The lines of an item follow its bullet, indented by the level of its list. */
function itemLines(out: Output, { lines, item }: DocumentParagraph): readonly string[] {
	if (item === null) return lines;
	const indent = " ".repeat(item.level * step);
	const bullet = item.marker === "" ? " ".repeat(step) : `${item.marker} `;
	const below = " ".repeat(bullet.length);
	out.added += lines.length * (indent.length + bullet.length);
	boundAdded(out.added, "the bullets, numbers and indents of its lists");
	return lines.map((line, index) => `${indent}${index === 0 ? bullet : below}${line.trim()}`);
}

/** Writes rows of labels and values as lines that begin with a label, other rows cell by cell. A table in a cell counts as well. */
function writeTable(out: Output, { rows }: DocumentTable): void {
	const table = ++out.tables;
	const labels = holdsLabels(rows);
	for (const [index, row] of rows.entries()) {
		const place = `table ${table}, row ${index + 1}`;
		const [only] = row;
		if (row.length === 1 && only !== undefined) {
			writeGap(out);
			writeBlocks(out, only.blocks, place);
		} else if (labels || isOfPairs(row)) writePairs(out, row, place);
		else writeCells(out, row, place);
	}
}

const longestLabel = 120;

/** Two columns, and the words on the left could be labels: a form. */
function holdsLabels(rows: readonly DocumentRow[]): boolean {
	const wide = rows.filter((row) => row.length > 1);
	if (!wide.every((row) => row.length === 2 && isShort(row[0]))) return false;
	// Columns with names hold data.
	return wide.some(([left]) => !isEmpty(left)) && wide[0]?.every(({ header }) => header) !== true;
}

/** Labels and values alternate in one row. */
function isOfPairs(row: DocumentRow): boolean {
	const left = row.filter((_, index) => index % 2 === 0);
	return row.length % 2 === 0 && left.every((cell) => isShort(cell) && endsAsLabel(wordsOf(cell)));
}

function isShort(cell: DocumentCell | undefined): boolean {
	if (cell === undefined || !cell.blocks.every((block) => block.kind === "paragraph" && block.item === null))
		return false;
	return !isLonger(cell, longestLabel);
}

const isEmpty = (cell: DocumentCell | undefined): boolean => cell === undefined || !isLonger(cell, 0);

const endsAsLabel = (label: string): boolean => /(?:[:?：？]|\s[-–—])$/u.test(label);

function writePairs(out: Output, row: DocumentRow, place: string): void {
	for (let index = 0; index < row.length; index += 2) {
		const [label, value] = [row[index], row[index + 1]];
		// A row without a label continues the value above.
		if (label !== undefined && !isEmpty(label)) writeLabel(out, label, { place: cellPlace(place, index), value });
		if (value !== undefined) writeValue(out, value.blocks, cellPlace(place, index + 1));
	}
}

const cellPlace = (row: string, index: number): string => `${row}, cell ${index + 1}`;

/** Words beside an empty cell get no colon: unless they end as a label does, only the form knows whether they are one. */
function writeLabel(
	out: Output,
	label: DocumentCell,
	{ place, value }: { readonly place: string; readonly value: DocumentCell | undefined },
): void {
	const [first] = label.blocks;
	const words = wordsOf(label);
	writeGap(out);
	// Paragraphs of a PDF have places of their own, also in tables.
	setPlace(out, (first?.kind === "paragraph" ? first.place : null) ?? place);
	writePart(out, isEmpty(value) || endsAsLabel(words) ? words : `${words}:`);
}

const longestValue = 150;
const listLine = /^\s*(?:[^\p{L}\p{N}\s"'“‘(]|\d{1,3}[.)]|\p{L}[.)])\s/u;

/** A value starts on the label's line; lists and whole sections start on a line of their own. */
function writeValue(out: Output, blocks: readonly DocumentBlock[], place: string): void {
	const isFilled = (block: DocumentBlock): boolean => block.kind === "table" || !isBlank(block);
	const filled = blocks.slice(Math.max(0, blocks.findIndex(isFilled)), blocks.findLastIndex(isFilled) + 1);
	const [first] = filled;
	const isValue = filled.length === 1 || !isLonger({ blocks, header: false }, longestValue);
	if (isValue && first?.kind === "paragraph" && first.item === null && !listLine.test(first.lines[0] ?? ""))
		writePart(out, " ");
	else closeLine(out);
	writeBlocks(out, filled, place);
}

function writeCells(out: Output, row: DocumentRow, place: string): void {
	for (const [index, cell] of row.entries()) {
		if (index > 0) writePart(out, "\t");
		setPlace(out, cellPlace(place, index));
		writePart(out, wordsOf(cell));
	}
	closeLine(out);
}

/** All words of a cell on one line. */
function wordsOf({ blocks }: DocumentCell): string {
	return collapseWhiteSpace([...linesIn(blocks)].join(" "));
}

/** Whether a cell has more words than so many characters; what a cell of tables in tables holds is not read to its end for each. */
function isLonger({ blocks }: DocumentCell, most: number): boolean {
	let length = -1;
	for (const line of linesIn(blocks)) {
		const words = collapseWhiteSpace(line);
		if (words !== "") length += words.length + 1;
		if (length > most) return true;
	}
	return false;
}

function* linesIn(blocks: readonly DocumentBlock[]): Generator<string> {
	for (const block of blocks) {
		if (block.kind === "paragraph") yield* block.lines;
		else for (const row of block.rows) for (const cell of row) yield* linesIn(cell.blocks);
	}
}
