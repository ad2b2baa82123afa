/** The blocks of lines that stand below each other: paragraphs, and the blank lines between them. */
import { append } from "../../../text/append.ts";
import type { DocumentBlock } from "../document.ts";
import { type Span, spanLines } from "../spans.ts";
import { marker, type Piece } from "./pieces.ts";
import { endWith, firstWord, type Setting } from "./setting.ts";

/** A block with the order of the first piece in it; -1 for a blank line. */
export interface PlacedBlock {
	readonly block: DocumentBlock;
	readonly order: number;
}

/** A line without words. */
export const blankBlock: PlacedBlock = {
	block: { kind: "paragraph", lines: [""], heading: false, item: null, place: null },
	order: -1,
};

/** The blocks of the lines of one column. */
export function linesAsBlocks(lines: readonly Piece[], setting: Setting): PlacedBlock[] {
	const paragraphs = paragraphsOf(lines, setting);
	const isApart = gapsBetween(paragraphs, setting.pitch);
	return paragraphs.flatMap((paragraph, index) => {
		const above = paragraphs[index - 1];
		const block = blockOf(paragraph, setting);
		return above !== undefined && isApart(above, paragraph) ? [blankBlock, block] : [block];
	});
}

function blockOf({ lines: [first], spans }: PdfParagraph, setting: Setting): PlacedBlock {
	// Bullets of symbol fonts have letters that are nobody else's.
	const words = spanLines(spans, setting.external)
		.join(" ")
		.trim()
		.replace(/^\p{Co}(?=\s)/u, "•");
	const line = " ".repeat(indentOf(first, setting)) + words;
	const place = `page ${first.page}, line ${first.line}`;
	return { block: { kind: "paragraph", lines: [line], heading: false, item: null, place }, order: first.order };
}

/** In heights of letters: what stands further right than any list does is centred, or at the right margin. */
const furthest = 8;
const nearest = 0.3;

function indentOf({ left, size }: Piece, { left: margin, space }: Setting): number {
	const indent = left - margin;
	return indent < nearest * size || indent > furthest * size ? 0 : Math.max(1, Math.round(indent / (space * size)));
}

/** Lines that are one: a paragraph, or a line that somebody ended. */
interface PdfParagraph {
	readonly lines: readonly [Piece, ...Piece[]];
	readonly spans: readonly Span[];
}

/** Joins lines that stand below each other: one goes on where its margin, and nobody's hand, ended the one above. */
function paragraphsOf(lines: readonly Piece[], setting: Setting): readonly PdfParagraph[] {
	const paragraphs: [Piece, ...Piece[]][] = [];
	for (const line of lines) {
		const open = paragraphs.at(-1);
		const last = open?.at(-1);
		const goesOn = open !== undefined && last !== undefined && isWrapped(open, line, setting.pitch);
		if (goesOn && !hasRoom(last, line, setting)) open.push(line);
		else paragraphs.push([line]);
	}
	return paragraphs.map((each) => ({ lines: each, spans: joined(each) }));
}

const looseSize = 0.15;
const loosePitch = 1.15;
const indent = 0.6;

/** Whether a line may go on with the one above, by how both look. */
function isWrapped(above: readonly [Piece, ...Piece[]], line: Piece, pitch: number): boolean {
	const [first] = above;
	const last = above.at(-1) ?? first;
	if (last.turned || line.turned || Math.abs(last.size - line.size) > looseSize * last.size) return false;
	if (startsItem(line) && !isInSentence(first, last, line)) return false;
	const down = line.base - last.base;
	if (last.page === line.page && (down <= 0 || down > loosePitch * pitch * line.size)) return false;
	const shift = line.left - last.left;
	const isFirst = above.length === 1;
	// After a bullet the other lines are indented; otherwise a line further right, or left again, starts a new paragraph.
	if (shift > indent * line.size) return isFirst && startsItem(first);
	return shift > -indent * line.size || isFirst;
}

/** Whether a line begins as an item of a list. */
function startsItem({ text }: Piece): boolean {
	const [word = ""] = firstWord.exec(text.trimStart()) ?? [];
	return text.trimStart().length > word.length && marker.test(word);
}

/** `Article` may end a line, and `7. The` begin the next. */
function isInSentence(first: Piece, last: Piece, line: Piece): boolean {
	return !startsItem(first) && /^\s*[\p{N}\p{L}]/u.test(line.text) && /[\p{L}\p{N},]$/u.test(last.text);
}

/** In heights of letters: how far letters differ from each other in width. */
const slack = 0.5;

/** Whether the first word of the next line would have fitted; where that is not sure, its letters decide. */
function hasRoom(line: Piece, next: Piece, { margin, space }: Setting): boolean {
	const room = (margin - endWith(next, line, space)) / line.size;
	return room > (/^\s*\p{Ll}/u.test(next.text) ? slack : slack / 4);
}

function joined(lines: readonly Piece[]): Span[] {
	const spans: Span[] = [];
	for (const [index, line] of lines.entries()) {
		const above = lines[index - 1];
		if (above !== undefined) part(spans, above.text, line.text);
		append(spans, line.spans);
	}
	return spans;
}

const address = /(?:https?:\/\/|www\.)\S*$/iu;

/** Words end with a line; words with a hyphen, and addresses, may go on. */
function part(spans: Span[], above: string, below: string): void {
	const [begun = ""] = address.exec(above) ?? [];
	const [word = ""] = firstWord.exec(below) ?? [];
	const isAddress = /[/?&=_%#.-]$/u.test(begun) || (begun !== "" && /[/?&=_%]/u.test(word));
	if (above.endsWith("\u00ad")) dropLast(spans);
	else if (!isAddress && !/\p{L}[-\u2010]$|\s$/u.test(above)) spans.push({ text: " ", href: null });
}

/** A soft hyphen only says that the word goes on. */
function dropLast(spans: Span[]): void {
	const last = spans.pop();
	if (last !== undefined) spans.push({ ...last, text: last.text.slice(0, -1) });
}

/** Whether a blank line stands above a paragraph; asked with the one before. */
type IsApart = (above: PdfParagraph, below: PdfParagraph) => boolean;

/** In lines: more than those of one paragraph have between them; a line of its own; as much as one. */
const loose = 1.15;
const blankLine = 0.8;
const wholeLine = 1.75;

/** Judges the gaps of paragraphs whose lines are `pitch` heights of letters apart. */
function gapsBetween(paragraphs: readonly PdfParagraph[], pitch: number): IsApart {
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
