/** The words of a page with their places, as a reader sees it: from the left and from the top. */
import { append } from "../../../text/append.ts";
import type { PdfPage, PdfViewport } from "./package.ts";

/** Words that were set together, on one line. */
export interface PdfWords {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	/** Their base line, from the top. */
	readonly base: number;
	/** The height of their letters; 0 for white space. */
	readonly size: number;
	/** Where they lead. */
	readonly href: string | null;
	/** They run up, down or upside down. */
	readonly turned: boolean;
}

/** A page; its words are in the order in which they were set, which is that of the text. */
export interface PdfSheet {
	/** From 1. */
	readonly number: number;
	readonly width: number;
	readonly words: readonly PdfWords[];
}

/** What is known of a page before it is read. */
export interface PageInfo {
	readonly number: number;
	/** The fields on it. */
	readonly fields: readonly unknown[];
	readonly budget: PdfBudget;
}

/** How many words, or parts of them, a document may still have, and until when reading them may take. */
export interface PdfBudget {
	words: number;
	/** As `performance.now()` tells it. */
	readonly end: number;
}

/** So many words would cover a page in the smallest print. */
const mostWords = 10_000;
const mostLinks = 1_000;

/** Reads one page; null where it is too much. */
export async function sheetOf(page: PdfPage, { number, fields, budget }: PageInfo): Promise<PdfSheet | null> {
	const viewport = page.getViewport({ scale: 1 });
	const items = await itemsOf(page, budget);
	if (items === null) return null;
	const areas = (await page.getAnnotations({ intent: "print" })).flatMap((each) => areaOf(each, viewport));
	page.cleanup();
	const links = areas.filter(({ url }) => url !== null).slice(0, mostLinks);
	const words = items.flatMap((item) => wordsOf(item, viewport)).map((each) => linked(each, links));
	const filled = [...areas, ...fields.flatMap((field) => fieldArea(field, viewport))];
	return { number, width: viewport.width, words: withFilledIn(words, filled) };
}

/** The words of a page as the library gives them; null where there are too many, or it takes too long. */
async function itemsOf(page: PdfPage, budget: PdfBudget): Promise<readonly unknown[] | null> {
	const reader = page.streamTextContent().getReader();
	const items: unknown[] = [];
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return items;
		append(items, value.items);
		budget.words -= value.items.length;
		if (items.length <= mostWords && budget.words >= 0 && performance.now() <= budget.end) continue;
		await reader.cancel(new Error("too much"));
		return null;
	}
}

function wordsOf(item: unknown, viewport: PdfViewport): PdfWords[] {
	const { str, transform, width } = record(item);
	if (typeof str !== "string" || str === "" || !isNumbers(transform, 6) || typeof width !== "number") return [];
	const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
	const [left, base] = pointOf(viewport, x, y);
	const [ahead, below] = pointOf(viewport, x + a, y + b);
	const turned = ahead <= left || Math.abs(below - base) > (ahead - left) / 4;
	const size = str.trim() === "" ? 0 : Math.hypot(c, d);
	return [{ text: str, left, right: left + width, base, size, href: null, turned }];
}

function linked(words: PdfWords, links: readonly PdfArea[]): PdfWords {
	const [x, y] = [(words.left + words.right) / 2, words.base - words.size / 4];
	const link = links.find(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
	return link === undefined ? words : { ...words, href: link.url };
}

/** A value of unknown shape, to look into. */
export const record = (value: unknown): Readonly<Record<string, unknown>> => Object(value);

function isNumbers(value: unknown, count: number): value is readonly number[] {
	return Array.isArray(value) && value.length === count && value.every((each) => Number.isFinite(each));
}

/** A point of the page as a reader sees it. */
function pointOf({ transform }: PdfViewport, x: number, y: number): readonly [number, number] {
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
	return [a * x + c * y + e, b * x + d * y + f];
}

/** A part of a page that means something, from its left and its top. */
interface PdfArea {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	/** Where it leads; null where it is no link. */
	readonly url: string | null;
	/** The words in it that are no text of the page; "" for most. */
	readonly value: string;
}

/** The area that an annotation covers: a link, or words that were typed on the page; comments are no part of it. */
function areaOf(annotation: unknown, viewport: PdfViewport): PdfArea[] {
	const { rect, url, subtype, contentsObj } = record(annotation);
	const typed = subtype === "FreeText" ? record(contentsObj)["str"] : null;
	const link = subtype === "Link" && typeof url === "string" ? url : null;
	return areaAt(rect, viewport).map((area) => ({ ...area, url: link, value: typeof typed === "string" ? typed : "" }));
}

/** The area of a field that is filled in; boxes that are ticked have no words. */
function fieldArea(field: unknown, viewport: PdfViewport): PdfArea[] {
	const { rect, type, value, hidden } = record(field);
	if (hidden === true || (type !== "text" && type !== "combobox" && type !== "listbox")) return [];
	const words = [value].flat().filter((each) => typeof each === "string");
	return areaAt(rect, viewport).map((area) => ({ ...area, url: null, value: words.join("; ") }));
}

function areaAt(rect: unknown, viewport: PdfViewport): Omit<PdfArea, "url" | "value">[] {
	if (!isNumbers(rect, 4)) return [];
	const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
	const [[ax, ay], [bx, by]] = [pointOf(viewport, x1, y1), pointOf(viewport, x2, y2)];
	return [{ left: Math.min(ax, bx), right: Math.max(ax, bx), top: Math.min(ay, by), bottom: Math.max(ay, by) }];
}

/** The words with what somebody filled in, which is no text of the page itself, and belongs behind the label before it. */
function withFilledIn(words: readonly PdfWords[], areas: readonly PdfArea[]): readonly PdfWords[] {
	let all = words;
	for (const area of areas.filter(({ value }) => value.trim() !== "")) {
		const lines = linesIn(area);
		const place = placeOf(lines[0], all);
		all = [...all.slice(0, place), ...lines, ...all.slice(place)];
	}
	return all;
}

const size = 10;
const pitch = 1.2;
const widthOfLetter = 0.5;

function linesIn({ left, right, top, bottom, value }: PdfArea): PdfWords[] {
	const lines = value.split(/\r\n|\r|\n/);
	const first = lines.length === 1 ? (top + bottom + size) / 2 : top + size;
	return lines.map((text, index) => ({
		text,
		left,
		right: Math.min(right, left + text.length * size * widthOfLetter),
		base: first + index * size * pitch,
		size,
		href: null,
		turned: false,
	}));
}

/** Behind the words on the same line, else behind those above. */
function placeOf(line: PdfWords | undefined, words: readonly PdfWords[]): number {
	if (line === undefined) return words.length;
	const beside = words.findLastIndex(({ base, left }) => Math.abs(base - line.base) < size && left < line.left);
	return (beside < 0 ? words.findLastIndex(({ base }) => base < line.base) : beside) + 1;
}
