/** Writes a document down as its notes would be typed: from there on it is read as plain text is. */
import { type DocumentBlock, type DocumentItem, type DocumentParagraph, isBlank } from "./document.ts";
import { type Lines, linesFrom, type Transcript } from "./lines.ts";
import { type Counts, type Part, writeTable } from "./table-lines.ts";

/** Writes the blocks of a document as lines. */
export function transcribe(blocks: readonly DocumentBlock[]): Transcript {
	const lines = linesFrom();
	const counts: Counts = { paragraphs: 0, tables: 0 };
	writeBlocks(lines, blocks, { counts, place: null, write: writeBlocks });
	return lines.end();
}

/** Writes blocks that follow each other. */
function writeBlocks(lines: Lines, blocks: readonly DocumentBlock[], part: Part): void {
	const apart = areApart(blocks, part);
	let above: DocumentBlock | null = null;
	for (const block of blocks) {
		if (above !== null && (apart || setApart(above) || setApart(block)) && !goesOn(above, block)) lines.gap();
		if (block.kind === "table") writeTable(lines, block, part);
		else writeParagraph(lines, block, part);
		above = block;
	}
}

/**
 * Where no paragraph is blank, the space between paragraphs is the blank line. In the cell of a table there is hardly
 * any, so that there only paragraphs with several lines are as far apart.
 */
function areApart(blocks: readonly DocumentBlock[], { place }: Part): boolean {
	const paragraphs = blocks.filter((block) => block.kind === "paragraph");
	if (paragraphs.some(isBlank)) return false;
	return place === null || paragraphs.some(({ lines }) => lines.length > 1);
}

const setApart = (block: DocumentBlock): boolean => block.kind === "table" || block.heading;

/** Items of one list stand together. */
function goesOn(above: DocumentBlock, block: DocumentBlock): boolean {
	return above.kind === "paragraph" && above.item !== null && block.kind === "paragraph" && block.item !== null;
}

function writeParagraph(lines: Lines, paragraph: DocumentParagraph, { counts, place }: Part): void {
	if (isBlank(paragraph)) {
		lines.gap();
		return;
	}
	if (place === null && paragraph.place === null) counts.paragraphs++;
	const own = paragraph.place ?? place ?? `paragraph ${counts.paragraphs}`;
	for (const [index, line] of itemLines(paragraph.lines, paragraph.item).entries()) {
		lines.place(paragraph.lines.length > 1 ? `${own}, line ${index + 1}` : own);
		lines.line(line);
	}
}

const step = 2;

/** The lines of an item stand behind its bullet, further right the deeper its list is. */
function itemLines(lines: readonly string[], item: DocumentItem | null): readonly string[] {
	if (item === null) return lines;
	const indent = " ".repeat(item.level * step);
	const bullet = item.marker === "" ? " ".repeat(step) : `${item.marker} `;
	const below = " ".repeat(bullet.length);
	return lines.map((line, index) => `${indent}${index === 0 ? bullet : below}${line.trim()}`);
}
