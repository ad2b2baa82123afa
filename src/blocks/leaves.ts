/** Builds the leaves: text of paragraphs and sub-headings, and marks, each equal to its slice of the source. */
import type { Heading, Paragraph, Text } from "mdast";
import type { Position } from "unist";
import type { Mark } from "../ast/nodes.ts";
import type { HeadingLine } from "./heading-line.ts";
import { strayMarks } from "./markers.ts";
import { contentStart, pointIn, type Row, type Spot, span } from "./rows.ts";

/** The mark at some characters of a row. */
export function mark(text: string, row: Row, [start, end]: readonly [number, number]): Mark {
	return { value: text.slice(start, end), position: span(row, start, row, end) };
}

/** The bullet or number of a row as marks; none when it has neither. */
export function markerMarks(text: string, row: Row): Mark[] {
	return row.marker === null ? [] : [mark(text, row, [row.marker.start, row.marker.end])];
}

/** A paragraph of rows; the line end and indent between two of them is a text of its own. */
export function paragraph(text: string, rows: readonly Row[]): Paragraph {
	const [first, last] = ends(rows);
	const strays = first.marker === null ? strayMarks(text, first.from, first.to) : [];
	const marks = strays.map((at) => mark(text, first, [at, at + 1]));
	const start = strays.length === 0 ? contentStart(first) : wordsBehind(text, first, strays);
	const children = texts(text, rows, [start, last.to]);
	if (marks.length > 0) {
		return { type: "paragraph", data: { marks }, children, position: span(first, strays[0] ?? start, last, last.to) };
	}
	// A paragraph shares the points of its leaves, and the whole position of a single one.
	const [head, tail] = [children[0]?.position, children.at(-1)?.position];
	if (head === undefined || tail === undefined) throw new RangeError("A paragraph needs words.");
	return { type: "paragraph", children, position: head === tail ? head : { start: head.start, end: tail.end } };
}

/** An unmarked sub-heading; a colon at its end is a mark. */
export function subHeading(text: string, rows: readonly Row[]): Heading {
	const [first, last] = ends(rows);
	const start = contentStart(first);
	const colon = text.charAt(last.to - 1) === ":" && last.to - 1 > Math.max(start, last.from) ? last.to - 1 : -1;
	const end = colon < 0 ? last.to : Math.max(start + 1, behindWords(text, start, colon));
	return {
		type: "heading",
		depth: 3,
		data: colon < 0 ? { bare: true } : { bare: true, marks: [mark(text, last, [colon, last.to])] },
		children: texts(text, rows, [start, end]),
		position: span(first, start, last, last.to),
	};
}

/** A sub-heading with what sets it off as marks; a colon at its end is one too. */
export function markedHeading(text: string, { line, depth, rows }: SubHeading): Heading {
	const [first, last] = ends(rows);
	const end = rows.length > 1 ? last.to : line.end;
	const colon = text.charAt(end - 1) === ":" && end - 1 > Math.max(line.start, last.from) ? end - 1 : end;
	const signs = line.signs.map(({ row, start, end: to }) => mark(text, row, [start, to]));
	const marks = colon < end ? [...signs, mark(text, last, [colon, end])] : signs;
	const words = texts(text, rows, [line.start, Math.max(line.start + 1, behindWords(text, line.start, colon))]);
	return {
		type: "heading",
		depth,
		data: { marks: marks.sort(byPlace) },
		children: words,
		position: around([...marks.map(({ position }) => position), span(first, line.start, last, end)]),
	};
}

function byPlace(one: Mark, other: Mark): number {
	return (one.position.start.offset ?? 0) - (other.position.start.offset ?? 0);
}

/** The least position that holds all of these. */
function around(positions: readonly Position[]): Position {
	const starts = positions.map(({ start }) => start).sort((one, other) => (one.offset ?? 0) - (other.offset ?? 0));
	const last = positions.map(({ end }) => end).sort((one, other) => (other.offset ?? 0) - (one.offset ?? 0));
	const [start, end] = [starts[0], last[0]];
	if (start === undefined || end === undefined) throw new RangeError("A heading needs words.");
	return { start, end };
}

function behindWords(text: string, start: number, colon: number): number {
	return start + text.slice(start, colon).trimEnd().length;
}

function wordsBehind(text: string, row: Row, strays: readonly number[]): number {
	const behind = (strays.at(-1) ?? row.from) + 1;
	return behind + (text.slice(behind, row.to).length - text.slice(behind, row.to).trimStart().length);
}

/** Neighbouring leaves share the point between them: notes may hold millions of lines. */
function texts(text: string, rows: readonly Row[], [start, end]: readonly [number, number]): Text[] {
	const [first, last] = ends(rows);
	let from = pointIn(first, start);
	if (first === last) return [leaf(text, from, pointIn(first, end))];
	const found: Text[] = [];
	for (const row of rows) {
		if (row !== first) {
			const begin = pointIn(row, row.from);
			found.push(leaf(text, from, begin));
			from = begin;
		}
		const to = pointIn(row, row === last ? end : row.to);
		if (to.offset !== from.offset) found.push(leaf(text, from, to));
		from = to;
	}
	// A copy has no room to grow, which would take more than the leaves themselves.
	return found.slice();
}

function leaf(text: string, start: Spot, end: Spot): Text {
	return { type: "text", value: text.slice(start.offset, end.offset), position: { start, end } };
}

function ends(rows: readonly Row[]): [first: Row, last: Row] {
	const [first, last] = [rows[0], rows.at(-1)];
	if (first === undefined || last === undefined) throw new RangeError("A block needs a line.");
	return [first, last];
}

/** A sub-heading: its line, how deep it is, and the index of the row behind it. */
export interface SubHeading {
	readonly line: HeadingLine;
	readonly depth: 3 | 4 | 5 | 6;
	/** The rows with its words: more than one where it was wrapped. */
	readonly rows: readonly Row[];
	readonly next: number;
}
