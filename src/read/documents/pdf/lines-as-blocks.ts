/** The blocks of lines that stand below each other: paragraphs, and the blank lines between them. */
import type { DocumentParagraph } from "../document.ts";
import { spanLines } from "../spans.ts";
import { gapsBetween } from "./gaps.ts";
import { type PdfParagraph, paragraphsOf } from "./paragraphs.ts";
import type { Piece } from "./pieces.ts";
import type { Setting } from "./setting.ts";

/** A block with the order of the first piece in it; null for a blank line. */
export interface PlacedBlock<Block> {
	readonly block: Block;
	readonly first: number | null;
}

/** A line without words. */
export const blankBlock: PlacedBlock<DocumentParagraph> = {
	block: { kind: "paragraph", lines: [""], heading: false, item: null, place: null },
	first: null,
};

/** The blocks of the lines of one column. */
export function linesAsBlocks(lines: readonly Piece[], setting: Setting): PlacedBlock<DocumentParagraph>[] {
	const paragraphs = paragraphsOf(lines, setting);
	const isApart = gapsBetween(paragraphs, setting.pitch);
	return paragraphs.flatMap((paragraph, index) => {
		const above = paragraphs[index - 1];
		const block = blockOf(paragraph, setting);
		return above !== undefined && isApart(above, paragraph) ? [blankBlock, block] : [block];
	});
}

function blockOf({ lines: [first], spans }: PdfParagraph, setting: Setting): PlacedBlock<DocumentParagraph> {
	// Bullets of symbol fonts have letters that are nobody else's.
	const words = spanLines(spans)
		.join(" ")
		.trim()
		.replace(/^\p{Co}(?=\s)/u, "•");
	const line = " ".repeat(indentOf(first, setting)) + words;
	const place = `page ${first.page}, line ${first.line}`;
	return { block: { kind: "paragraph", lines: [line], heading: false, item: null, place }, first: first.order };
}

/** In heights of letters: what stands further right than any list does is centred, or at the right margin. */
const furthest = 8;
const nearest = 0.3;

function indentOf({ left, size }: Piece, { left: margin, space }: Setting): number {
	const indent = left - margin;
	return indent < nearest * size || indent > furthest * size ? 0 : Math.max(1, Math.round(indent / (space * size)));
}
