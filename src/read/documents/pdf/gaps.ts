/** Which space between paragraphs is a blank line. */
import type { PdfParagraph } from "./paragraphs.ts";
import type { Piece } from "./pieces.ts";

/** Whether a blank line stands above a paragraph; asked with the one before. */
export type IsApart = (above: PdfParagraph, below: PdfParagraph) => boolean;

/** In lines: more than those of one paragraph have between them; a line of its own; as much as one. */
const loose = 1.15;
const blankLine = 0.8;
const wholeLine = 1.75;

/** Judges the gaps of paragraphs whose lines are `pitch` heights of letters apart. */
export function gapsBetween(paragraphs: readonly PdfParagraph[], pitch: number): IsApart {
	const gapAbove = (above: PdfParagraph | undefined, below: PdfParagraph): number | null =>
		above === undefined ? null : gapBetween(last(above), below.lines[0], pitch);
	const gaps = paragraphs.slice(1).map((below, index) => gapAbove(paragraphs[index], below));
	const least = leastBlank(gaps.filter((gap): gap is number => gap !== null && gap > loose));
	const isApartOverPages = pageEnds(paragraphs, pitch);
	return (above, below) => {
		const gap = gapAbove(above, below);
		return gap === null ? isApartOverPages(above, below) : gap > least;
	};
}

const last = ({ lines }: PdfParagraph): Piece => lines.at(-1) ?? lines[0];

/** In lines; null over the end of a page or of a column. */
function gapBetween(above: Piece, below: Piece, pitch: number): number | null {
	const down = below.base - above.base;
	return above.page !== below.page || down <= 0 ? null : down / Math.min(above.size, below.size) / pitch;
}

/** Where paragraphs are a little apart by themselves, only what is a line wider is a blank line. */
function leastBlank(gaps: readonly number[]): number {
	const step = gaps.reduce((least, gap) => Math.min(least, gap), Number.POSITIVE_INFINITY);
	const wide = gaps.filter((gap) => gap > step + blankLine);
	const areMany = wide.length > 1 && wide.length * 10 >= gaps.length;
	const isStep = step < wholeLine || wide.every((gap) => isMultiple(gap, step));
	return areMany && isStep ? step + blankLine : loose;
}

const nearly = 0.05;

const isMultiple = (gap: number, step: number): boolean =>
	Math.abs(gap - Math.round(gap / step) * step) < nearly * step;

/** Over the end of a page, room that is left at its bottom or at the top of the next one is a blank line. */
function pageEnds(paragraphs: readonly PdfParagraph[], pitch: number): IsApart {
	const lines = paragraphs.flatMap((paragraph) => paragraph.lines);
	const lowest = lines.reduce((most, { base }) => Math.max(most, base), 0);
	const tops = new Map<number, number>();
	for (const { page, base } of lines) tops.set(page, Math.min(tops.get(page) ?? base, base));
	const highest = [...tops.values()].reduce((least, base) => Math.min(least, base), lowest);
	return (above, { lines: [first] }) => {
		const room = blankLine * pitch * first.size;
		return lowest - last(above).base > room || first.base - highest > room;
	};
}
