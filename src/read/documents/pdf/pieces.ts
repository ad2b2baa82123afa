/** Joins words to pieces of lines: what stands on one line without a wide gap. */
import type { Span } from "../spans.ts";
import type { PdfSheet, PdfWords } from "./sheet.ts";

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
const sameLine = 0.45;

/** Bullets and numbers stand apart from their words. */
export const marker = /^(?:[^\p{L}\p{N}\s"'“‘«([<&@#]|o|\(?(?:\p{N}{1,3}|\p{L}|[ivx]{2,4})[.)]|\p{Co})$/u;

/** The pieces of a page in the order of its words. */
export function piecesOf({ number, width, words }: PdfSheet): readonly Omit<Piece, "order">[] {
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
