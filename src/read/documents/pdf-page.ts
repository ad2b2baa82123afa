/** A page of a PDF: its words with their places as a reader sees them, from the left and from the top, and the pieces of lines that they make. */
import type { Span } from "./spans.ts";

/** What is asked of the package that reads PDFs; its own types are no part of this program's. */
export interface PdfLibrary {
	getDocumentProxy(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<PdfFile>;
}

/** A PDF that is open. */
export interface PdfFile {
	readonly numPages: number;
	getPage(number: number): Promise<PdfPage>;
	/** The fields of a form by name. */
	getFieldObjects(): Promise<unknown>;
	getAttachments(): Promise<unknown>;
	hasJSActions(): Promise<boolean>;
	destroy(): Promise<void>;
}

/** A page of one. */
export interface PdfPage {
	getViewport(options: { readonly scale: number }): PdfViewport;
	streamTextContent(): ReadableStream<{ readonly items: readonly unknown[] }>;
	/** Asked for as for print: for display, the library first reads the appearance of each, without a limit. */
	getAnnotations(options: { readonly intent: "print" }): Promise<readonly unknown[]>;
	cleanup(): unknown;
}

/** How a page is turned so that a reader sees it upright. */
interface PdfViewport {
	readonly width: number;
	readonly transform: readonly number[];
}

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

/** A value of unknown shape, to look into. */
export const record = (value: unknown): Readonly<Record<string, unknown>> => Object(value);

function areNumbers(value: unknown, count: number): value is readonly number[] {
	return Array.isArray(value) && value.length === count && value.every((each) => Number.isFinite(each));
}

/** A point of the page as a reader sees it. */
function pointOf({ transform }: PdfViewport, x: number, y: number): readonly [number, number] {
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
	return [a * x + c * y + e, b * x + d * y + f];
}

/** The words among the items that the library gives. */
export function wordsOf(items: readonly unknown[], viewport: PdfViewport): PdfWords[] {
	return items.flatMap((item) => {
		const { str: text, transform, width } = record(item);
		if (typeof text !== "string" || text === "" || !areNumbers(transform, 6) || typeof width !== "number") return [];
		const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
		const [left, base] = pointOf(viewport, x, y);
		const [ahead, below] = pointOf(viewport, x + a, y + b);
		const turned = ahead <= left || Math.abs(below - base) > (ahead - left) / 4;
		const size = text.trim() === "" ? 0 : Math.hypot(c, d);
		return [{ text, left, right: left + width, base, size, href: null, turned }];
	});
}

/** A part of a page, from its left and its top. */
interface PdfArea {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

function areaOf(rect: unknown, viewport: PdfViewport): PdfArea | null {
	if (!areNumbers(rect, 4)) return null;
	const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
	const [[ax, ay], [bx, by]] = [pointOf(viewport, x1, y1), pointOf(viewport, x2, y2)];
	return { left: Math.min(ax, bx), right: Math.max(ax, bx), top: Math.min(ay, by), bottom: Math.max(ay, by) };
}

const mostLinks = 1_000;

/** The words, each with the address of the link that it stands in. */
export function withLinks(words: PdfWords[], annotations: readonly unknown[], viewport: PdfViewport): PdfWords[] {
	const links = annotations.flatMap((annotation) => {
		const { rect, url, subtype } = record(annotation);
		const area = subtype === "Link" && typeof url === "string" ? areaOf(rect, viewport) : null;
		return area === null || typeof url !== "string" ? [] : [{ ...area, url }];
	});
	return words.map((each) => {
		const [x, y] = [(each.left + each.right) / 2, each.base - each.size / 4];
		const link = links
			.slice(0, mostLinks)
			.find(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
		return link === undefined ? each : { ...each, href: link.url };
	});
}

/** The words with those that somebody typed on the page or into its fields, each behind the label before it. */
export function typedWords(words: PdfWords[], typed: readonly unknown[], viewport: PdfViewport): readonly PdfWords[] {
	const all = [...words];
	for (const each of typed) {
		const area = areaOf(record(each)["rect"], viewport);
		const text = textTyped(each);
		if (area === null || text.trim() === "") continue;
		const lines = linesIn(area, text);
		const base = lines[0]?.base ?? 0;
		const beside = all.findLastIndex((other) => Math.abs(other.base - base) < typedSize && other.left < area.left);
		all.splice((beside < 0 ? all.findLastIndex((other) => other.base < base) : beside) + 1, 0, ...lines);
	}
	return all;
}

/** Comments are no part of the page, and boxes that are ticked have no words. */
function textTyped(typed: unknown): string {
	const { subtype, contentsObj, type, value, hidden } = record(typed);
	const text = subtype === "FreeText" ? record(contentsObj)["str"] : null;
	if (typeof text === "string") return text;
	if (hidden === true || (type !== "text" && type !== "combobox" && type !== "listbox")) return "";
	return [value]
		.flat()
		.filter((each) => typeof each === "string")
		.join("; ");
}

const typedSize = 10;
const typedPitch = 12;
const typedWidth = 5;

function linesIn({ left, right, top, bottom }: PdfArea, typed: string): PdfWords[] {
	const lines = typed.split(/\r\n|\r|\n/);
	const first = lines.length === 1 ? (top + bottom + typedSize) / 2 : top + typedSize;
	return lines.map((text, index) => ({
		text,
		left,
		right: Math.min(right, left + text.length * typedWidth),
		base: first + index * typedPitch,
		size: typedSize,
		href: null,
		turned: false,
	}));
}

/** A page; its words are in the order in which they were set, which is that of the text. */
export interface PdfPageWords {
	/** From 1. */
	readonly number: number;
	readonly width: number;
	readonly words: readonly PdfWords[];
}

/** A line, or what stands of it in one cell or column. */
export interface Piece extends Omit<PdfWords, "text" | "href"> {
	readonly spans: Span[];
	text: string;
	right: number;
	size: number;
	readonly page: number;
	/** On its page, from 1, as a reader counts. */
	line: number;
	/** How many pieces come before it. */
	order: number;
}

/** Gaps in parts of the size of the letters: what is no gap, what may part two cells. */
const touching = 0.15;
const wide = 0.9;
/** Behind a bullet or a number. */
const widest = 4;
/** How far base lines may be apart that are one line to a reader. */
export const sameLine = 0.45;

export const marker = /^(?:[^\p{L}\p{N}\s"'“‘«([<&@#]|o|\(?(?:\p{N}{1,3}|\p{L}|[ivx]{2,4})[.)]|\p{Co})$/u;

/** The pieces of a page as they were set, but what stands wholly above other words comes before them: programs set feet and heads first or last. */
export function piecesOn({ number, words }: PdfPageWords): Piece[] {
	const pieces: Piece[] = [];
	let space = false;
	for (const { href, ...each } of words) {
		const last = pieces.at(-1);
		if (each.size > 0 && last !== undefined && continues(last, each)) {
			const apart = space || each.left - last.right > touching * Math.max(last.size, each.size);
			const text = apart && !/\s$/u.test(last.text) && !/^\s/u.test(each.text) ? ` ${each.text}` : each.text;
			last.spans.push({ text, href });
			last.text += text;
			last.right = Math.max(last.right, each.right);
			last.size = Math.max(last.size, each.size);
		} else if (each.size > 0) {
			pieces.push({ ...each, spans: [{ text: each.text, href }], page: number, line: 1, order: 0 });
		}
		space = each.size === 0;
	}
	let [line, base] = [0, Number.NEGATIVE_INFINITY];
	for (const piece of [...pieces].sort((one, other) => one.base - other.base)) {
		// Those of raised words are no lines of their own.
		if (piece.base - base > sameLine * piece.size) [line, base] = [line + 1, piece.base];
		piece.line = line;
	}
	const runs: { readonly pieces: Piece[]; readonly top: number; bottom: number }[] = [];
	let open: (typeof runs)[number] | null = null;
	for (const piece of pieces) {
		if (open !== null && piece.base >= open.bottom - piece.size / 2) {
			open.pieces.push(piece);
			open.bottom = Math.max(open.bottom, piece.base);
		} else {
			open = { pieces: [piece], top: piece.base - piece.size / 2, bottom: piece.base };
			runs.push(open);
		}
	}
	const sorted: typeof runs = [];
	for (const run of runs) {
		let at = sorted.length;
		while (at > 0 && run.bottom < (sorted[at - 1]?.top ?? 0)) at--;
		sorted.splice(at, 0, run);
	}
	return sorted.flatMap((run) => run.pieces);
}

function continues(piece: Piece, { left, base, size, turned }: Omit<PdfWords, "href">): boolean {
	const height = Math.max(piece.size, size);
	if (piece.turned || turned || Math.abs(base - piece.base) > sameLine * height) return false;
	const gap = left - piece.right;
	return gap > -height && gap < (marker.test(piece.text.trim()) ? widest : wide) * height;
}

/** In points. */
const near = 2;

/** The heads and feet of pages: lines that stand at one place, and say the same but for numbers, at the top or the bottom of several pages. */
export function runningLines(pages: readonly (readonly Piece[])[]): ReadonlySet<Piece> {
	const seen = new Map<string, Piece[]>();
	for (const pieces of pages) {
		const [top, bottom] = [least(pieces.map(({ base }) => base)), most(pieces.map(({ base }) => base))];
		for (const piece of pieces) {
			if (piece.base - top > near && bottom - piece.base > near) continue;
			const key = `${Math.round(piece.base / near)} ${piece.text.replace(/\p{N}+/gu, "0")}`;
			seen.set(key, [...(seen.get(key) ?? []), piece]);
		}
	}
	return new Set([...seen.values()].filter((all) => new Set(all.map(({ page }) => page)).size > 1).flat());
}

export const least = (numbers: readonly number[]): number =>
	numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
export const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);
