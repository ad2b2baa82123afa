/** The pieces of a page in the order of reading: what stands on one line without a wide gap. */
import type { Span } from "../spans.ts";
import type { PdfSheet, PdfWords } from "./page.ts";

/** A line, or what stands of it in one cell or column. */
export interface Piece {
	readonly spans: readonly Span[];
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly base: number;
	readonly size: number;
	readonly turned: boolean;
	/** Of the page. */
	readonly width: number;
	/** The page, and the line on it as a reader counts. */
	readonly page: number;
	readonly line: number;
	/** How many pieces come before it. */
	readonly order: number;
}

/** Gaps in parts of the size of the letters: what is no gap, what may part two cells. */
const touching = 0.15;
const wide = 0.9;
/** How far base lines may be apart that are one line to a reader. */
export const sameLine = 0.45;

/** Bullets and numbers stand apart from their words. */
export const marker = /^(?:[^\p{L}\p{N}\s"'“‘«([<&@#]|o|\(?(?:\p{N}{1,3}|\p{L}|[ivx]{2,4})[.)]|\p{Co})$/u;

/** The pieces of all pages. */
export function piecesOf(sheets: readonly PdfSheet[]): readonly (readonly Piece[])[] {
	let order = 0;
	return sheets.map((sheet) => inOrder(piecesOn(sheet)).map((piece): Piece => ({ ...piece, order: order++ })));
}

type Unordered = Omit<Piece, "order">;

/** The pieces of a page in the order of its words. */
function piecesOn({ number, width, words }: PdfSheet): readonly Unordered[] {
	const pieces: Open[] = [];
	let space = false;
	for (const each of words) {
		if (each.size === 0) {
			space = true;
			continue;
		}
		const last = pieces.at(-1);
		if (last !== undefined && goesOn(last, each)) add(last, each, space);
		else pieces.push(begun(each));
		space = false;
	}
	const lines = lineNumbers(pieces);
	return pieces.map((piece) => {
		const text = piece.spans.map((span) => span.text).join("");
		return { ...piece, text, width, page: number, line: lines(piece) };
	});
}

interface Open {
	readonly spans: Span[];
	readonly left: number;
	right: number;
	readonly base: number;
	size: number;
	readonly turned: boolean;
}

const begun = ({ text, href, left, right, base, size, turned }: PdfWords): Open => ({
	spans: [{ text, href }],
	left,
	right,
	base,
	size,
	turned,
});

function goesOn(piece: Open, { left, base, size, turned }: PdfWords): boolean {
	const most = Math.max(piece.size, size);
	if (piece.turned || turned || Math.abs(base - piece.base) > sameLine * most) return false;
	const gap = left - piece.right;
	const isMarker = piece.spans.length === 1 && marker.test(piece.spans[0]?.text.trim() ?? "");
	return gap > -most && gap < (isMarker ? 4 : wide) * most;
}

function add(piece: Open, { text, href, left, right, size }: PdfWords, space: boolean): void {
	const apart = space || left - piece.right > touching * Math.max(piece.size, size);
	const last = piece.spans.at(-1)?.text ?? "";
	piece.spans.push({ text: apart && !/\s$/u.test(last) && !/^\s/u.test(text) ? ` ${text}` : text, href });
	piece.right = Math.max(piece.right, right);
	piece.size = Math.max(piece.size, size);
}

/** Counts the base lines from the top; those of raised words are no lines of their own. */
function lineNumbers(pieces: readonly Open[]): (piece: Open) => number {
	const sorted = [...pieces].sort((one, other) => one.base - other.base);
	const numbers = new Map<Open, number>();
	let [line, base] = [0, Number.NEGATIVE_INFINITY];
	for (const piece of sorted) {
		if (piece.base - base > sameLine * piece.size) [line, base] = [line + 1, piece.base];
		numbers.set(piece, line);
	}
	return (piece) => numbers.get(piece) ?? 1;
}

interface Run {
	readonly pieces: Unordered[];
	readonly top: number;
	bottom: number;
}

/** As the words were set, but what stands wholly above other words comes before them: programs set the feet and heads of pages first or last. */
function inOrder(pieces: readonly Unordered[]): readonly Unordered[] {
	const runs: Run[] = [];
	for (const run of runsOf(pieces)) {
		let at = runs.length;
		while (at > 0 && run.bottom < (runs[at - 1]?.top ?? 0)) at--;
		runs.splice(at, 0, run);
	}
	return runs.flatMap((run) => run.pieces);
}

/** Pieces that follow each other downwards. */
function runsOf(pieces: readonly Unordered[]): readonly Run[] {
	const runs: Run[] = [];
	for (const piece of pieces) {
		const last = runs.at(-1);
		const top = piece.base - piece.size / 2;
		if (last !== undefined && piece.base >= last.bottom - piece.size / 2) {
			last.pieces.push(piece);
			last.bottom = Math.max(last.bottom, piece.base);
		} else runs.push({ pieces: [piece], top, bottom: piece.base });
	}
	return runs;
}

/** In points. */
const near = 2;

/** The heads and feet of pages: the lines that stand at one place, and say the same but for numbers, at the top or the bottom of several pages. */
export function runningLines(pages: readonly (readonly Piece[])[]): ReadonlySet<Piece> {
	const seen = new Map<string, Piece[]>();
	for (const pieces of pages) {
		const sorted = [...pieces].sort((one, other) => one.base - other.base);
		const [first, last] = [sorted[0]?.base ?? 0, sorted.at(-1)?.base ?? 0];
		for (const piece of pieces) {
			if (Math.abs(piece.base - first) > near && Math.abs(piece.base - last) > near) continue;
			const key = `${Math.round(piece.base / near)} ${piece.text.replace(/\p{N}+/gu, "0")}`;
			seen.set(key, [...(seen.get(key) ?? []), piece]);
		}
	}
	return new Set([...seen.values()].filter((pieces) => new Set(pieces.map(({ page }) => page)).size > 1).flat());
}
