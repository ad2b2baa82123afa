/** Which space between paragraphs is a blank line. */
import type { PdfParagraph } from "./paragraphs.ts";
import type { Piece } from "./pieces.ts";

/** Whether a blank line stands above a paragraph; asked with the one before. */
export type IsApart = (above: PdfParagraph, below: PdfParagraph) => boolean;

const usualPitch = 1.2;
/** More than this part of a line is more than the lines of one paragraph have between them. */
const looser = 0.15;
const blankLine = 0.8;

/**
 * Judges the gaps of paragraphs that follow each other. Where some are a whole line wider than the others, only those
 * are blank lines; else all that are wider than the lines of a paragraph.
 */
export function gapsBetween(paragraphs: readonly PdfParagraph[]): IsApart {
	const pitch = pitchOf(paragraphs);
	const gaps = paragraphs
		.slice(1)
		.map((below, index) => gapAbove(paragraphs[index], below))
		.filter((gap): gap is number => gap !== null);
	const loose = gaps.filter((gap) => gap > pitch * (1 + looser));
	const step = loose.reduce((least, gap) => Math.min(least, gap), Number.POSITIVE_INFINITY);
	const wide = loose.filter((gap) => gap > step + blankLine * usualPitch);
	const isSpaced = wide.length > 1 && wide.length >= loose.length / 10;
	const least = isSpaced ? step + blankLine * usualPitch : pitch * (1 + looser);
	const pages = pageEnds(paragraphs);
	return (above, below) => {
		const gap = gapAbove(above, below);
		return gap === null ? pages(above, below) : gap > least;
	};
}

const last = ({ lines }: PdfParagraph): Piece => lines.at(-1) ?? lines[0];

/** In heights of letters; null over the end of a page or of a column. */
function gapAbove(above: PdfParagraph | undefined, { lines: [first] }: PdfParagraph): number | null {
	if (above === undefined) return null;
	const line = last(above);
	const down = first.base - line.base;
	return line.page !== first.page || down <= 0 ? null : down / Math.min(line.size, first.size);
}

/** How far the lines of paragraphs are apart; where none has several, the least that lines are. */
function pitchOf(paragraphs: readonly PdfParagraph[]): number {
	const steps = paragraphs
		.flatMap(({ lines }) => lines.slice(1).map((line, index) => stepBetween(lines[index], line)))
		.filter((step) => step > 0)
		.sort((one, other) => one - other);
	const middle = steps[Math.floor(steps.length / 2)];
	if (middle !== undefined) return middle;
	const gaps = paragraphs.slice(1).map((below, index) => gapAbove(paragraphs[index], below) ?? usualPitch);
	return gaps.reduce((least, gap) => Math.min(least, gap), usualPitch);
}

const stepBetween = (above: Piece | undefined, line: Piece): number =>
	above === undefined || above.page !== line.page ? 0 : (line.base - above.base) / line.size;

/** Over the end of a page, room that is left at its bottom or at the top of the next one is a blank line. */
function pageEnds(paragraphs: readonly PdfParagraph[]): IsApart {
	const lines = paragraphs.flatMap((paragraph) => paragraph.lines);
	const lowest = lines.reduce((most, { base }) => Math.max(most, base), 0);
	const tops = new Map<number, number>();
	for (const { page, base } of lines) tops.set(page, Math.min(tops.get(page) ?? base, base));
	const highest = Math.min(...tops.values());
	return (above, { lines: [first] }) => {
		const line = last(above);
		const room = blankLine * usualPitch * first.size;
		return lowest - line.base > room || first.base - highest > room;
	};
}
