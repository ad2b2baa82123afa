/** The blocks of lines that stand below each other: paragraphs, items of lists, and the blank lines between them. */
import type { DocumentItem, DocumentParagraph } from "../document.ts";
import { spanLines } from "../spans.ts";
import { gapsBetween } from "./gaps.ts";
import { type PdfParagraph, paragraphsOf, startsItem } from "./paragraphs.ts";
import type { Piece } from "./pieces.ts";

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
export function linesAsBlocks(lines: readonly Piece[], margin: number): PlacedBlock<DocumentParagraph>[] {
	const paragraphs = paragraphsOf(lines, margin);
	const isApart = gapsBetween(paragraphs);
	const levelOf = levels();
	return paragraphs.flatMap((paragraph, index) => {
		const above = paragraphs[index - 1];
		const block = blockOf(paragraph, levelOf(paragraph.lines[0]));
		return above !== undefined && isApart(above, paragraph) ? [blankBlock, block] : [block];
	});
}

function blockOf({ lines: [first], spans }: PdfParagraph, level: number | null): PlacedBlock<DocumentParagraph> {
	const [text = ""] = spanLines(spans);
	const [words, item] = level === null ? [text.trimStart(), null] : itemIn(text.trimStart(), level);
	const place = `page ${first.page}, line ${first.line}`;
	return {
		block: { kind: "paragraph", lines: [words], heading: false, item, place },
		first: first.order,
	};
}

/** Bullets of symbol fonts have letters of nobody else. */
function itemIn(text: string, level: number): readonly [string, DocumentItem] {
	const [marker = ""] = /^\S+/u.exec(text) ?? [];
	return [text.slice(marker.length).trimStart(), { marker: /^\p{Co}$/u.test(marker) ? "•" : marker, level }];
}

const deeper = 0.6;

/** Tells how deep each item stands among those above it; null for what is no item. */
function levels(): (line: Piece) => number | null {
	const lefts: number[] = [];
	return (line) => {
		if (!startsItem(line)) {
			lefts.length = 0;
			return null;
		}
		const step = deeper * line.size;
		while (lefts.length > 0 && (lefts.at(-1) ?? 0) > line.left + step) lefts.pop();
		if (lefts.length === 0 || (lefts.at(-1) ?? 0) < line.left - step) lefts.push(line.left);
		return lefts.length - 1;
	};
}
