/** The lines of the notes, with all that later steps ask about one line. */
import type { Point, Position } from "unist";
import { splitLines } from "../text/lines.ts";
import { isSpace, trimEnd } from "../text/spaces.ts";
import type { Marker } from "./marker.ts";

/** One line: its place, the bounds of its words, how far it is indented, and its bullet or number. */
export interface Row {
	/** From 0. */
	readonly line: number;
	/** Where the line begins. */
	readonly start: number;
	/** Where its words begin and end; equal when it is blank. */
	readonly from: number;
	readonly to: number;
	/** Column of the first word, with tabs to the next multiple of four. */
	readonly indent: number;
	/** Set by `findMarkers`. */
	marker: Marker | null;
	/** Set by `measureWrap`: the block around reads as one run of wrapped sentences. */
	flows: boolean;
}

const tabStop = 4;

/** Splits a text into rows. */
export function scanRows(text: string): Row[] {
	return splitLines(text).map((line, index) => scanRow(text, index, line));
}

function scanRow(text: string, line: number, { start, end }: { start: number; end: number }): Row {
	let from = start;
	let indent = 0;
	for (; from < end; from++) {
		const unit = text.charCodeAt(from);
		if (!isSpace(unit)) break;
		indent += unit === 9 ? tabStop - (indent % tabStop) : 1;
	}
	return { line, start, from, to: trimEnd(text, from, end), indent, marker: null, flows: false };
}

/** Whether a row holds nothing but white space. */
export function isBlank(row: Row): boolean {
	return row.from === row.to;
}

/** The same row with its words beginning further right: what stands behind a label. */
export function rowFrom(row: Row, from: number): Row {
	return { ...row, from: Math.min(from, row.to), indent: row.indent + from - row.from, marker: null };
}

/** Where the words of a row begin, behind its bullet or number. */
export function contentStart(row: Row): number {
	return row.marker === null ? row.from : row.marker.content;
}

/** The unist point of an offset in a row. */
export function pointIn(row: Row, offset: number): Point {
	return { line: row.line + 1, column: offset - row.start + 1, offset };
}

/** The position from an offset in one row to an offset in the same or a later row. */
export function span(first: Row, start: number, last: Row, end: number): Position {
	return { start: pointIn(first, start), end: pointIn(last, end) };
}
