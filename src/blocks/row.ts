/** The lines of the notes that hold words, with all that later steps ask about one line. */
import type { Point, Position } from "unist";

/** One line: its place, the bounds of its words, how far it is indented, its bullet or number, and what is known from the lines around it. */
export interface Row {
	/** From 0. */
	readonly line: number;
	/** Where the line begins. */
	readonly start: number;
	/** Where it begins after the signs of a quotation; `start` if it has none. */
	readonly margin: number;
	/** A blank line stands right above. */
	readonly gap: boolean;
	/** Where its words begin and end. */
	readonly from: number;
	readonly to: number;
	/** Column of the first word, with tabs to the next multiple of four. */
	readonly indent: number;
	readonly marker: Marker | null;
	/** The form wants the line skipped. */
	readonly skipped: boolean;
	/** The block around reads as one run of wrapped sentences. */
	readonly flows: boolean;
	/** The width that its own block was wrapped at, 0 where none is known. */
	readonly width: number;
	/** The words before its dash stand before that of a line above, as whoever speaks again does. */
	readonly resumes: boolean;
}

/** A row while this folder still works on it. */
export type RowDraft = { -readonly [Key in keyof Row]: Row[Key] };

/** A bullet or number in front of a line. */
export interface Marker {
	readonly kind: "bullet" | "number";
	/** The bullet itself, or how the number is written: `1.`, `a)`, `(i)`, `2.1.#` */
	readonly style: string;
	/** 0 for a bullet. */
	readonly ordinal: number;
	readonly start: number;
	readonly end: number;
	/** Where the words behind it begin. */
	readonly content: number;
	/** The other reading of a letter that is a Roman number too. */
	readonly other: { readonly style: string; readonly ordinal: number } | null;
}

/** A part of a row: the text after a label. */
export function rowPart(row: Row, from: number, to: number): Row {
	const { line, start, margin, gap, skipped, flows, width, resumes } = row;
	const indent = row.indent + from - row.from;
	return { line, start, margin, gap, from, to, indent, marker: null, skipped, flows, width, resumes };
}

/** Where the words of a row begin, behind its bullet or number. */
export function contentStart(row: Row): number {
	return row.marker === null ? row.from : row.marker.content;
}

/** A unist point whose offset is known. */
export interface OffsetPoint extends Point {
	offset: number;
}

/** The unist point of an offset in a row. */
export function pointIn(row: Row, offset: number): OffsetPoint {
	return { line: row.line + 1, column: offset - row.start + 1, offset };
}

/** The position from an offset in one row to an offset in the same or a later row. */
export function span(first: Row, start: number, last: Row, end: number): Position {
	return { start: pointIn(first, start), end: pointIn(last, end) };
}
