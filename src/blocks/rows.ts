/** The lines of the notes that hold words, with all that later steps ask about one line. */
import type { Point, Position } from "unist";
import type { Form, SkippedRun } from "../forms/form.ts";
import { anyPattern } from "../forms/patterns.ts";
import { eachLine } from "../text/lines.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";

/** One line: its place, the bounds of its words, how far it is indented, and its bullet or number. */
export interface Row {
	/** From 0. */
	readonly line: number;
	/** Where the line begins. */
	readonly start: number;
	/** A blank line stands right above. */
	readonly gap: boolean;
	/** Where its words begin and end. */
	readonly from: number;
	readonly to: number;
	/** Column of the first word, with tabs to the next multiple of four. */
	readonly indent: number;
	/** Set by `findMarkers`. */
	marker: Marker | null;
	/** Set by `setAside`: the form wants the line skipped. */
	aside: boolean;
	/** Set by `measureWrap`: the block around reads as one run of wrapped sentences. */
	flows: boolean;
	/** Set by `measureWrap`: the width of its own block, 0 where none is known. */
	width: number;
}

const tabStop = 4;

/** The rows of a text, and the point behind its last character. */
export interface Scan {
	readonly rows: readonly Row[];
	readonly end: Point;
}

/** Scans a text into rows: its lines without the blank ones. */
export function scanRows(text: string): Scan {
	const rows: Row[] = [];
	let line = 0;
	let gap = false;
	let last = { line: 1, column: 1 };
	eachLine(text, (start, end, next) => {
		const from = skipSpaces(text, start, end);
		if (from < end) {
			const indent = indentOf(text, start, from);
			const to = trimEnd(text, from, end);
			rows.push({ line, start, gap, from, to, indent, marker: null, aside: false, flows: false, width: 0 });
		}
		gap = from === end;
		line++;
		// A final line end opens a line that holds nothing.
		last = end < next ? { line: line + 1, column: 1 } : { line, column: end - start + 1 };
	});
	return { rows, end: { ...last, offset: text.length } };
}

function indentOf(text: string, start: number, from: number): number {
	let indent = 0;
	for (let at = start; at < from; at++) indent += text.charCodeAt(at) === 9 ? tabStop - (indent % tabStop) : 1;
	return indent;
}

/** A part of a row: what stands behind a label. */
export function rowPart(row: Row, from: number, to: number): Row {
	return { ...row, from, to, indent: row.indent + from - row.from, marker: null };
}

/** Where the words of a row begin, behind its bullet or number. */
export function contentStart(row: Row): number {
	return row.marker === null ? row.from : row.marker.content;
}

/** A unist point whose offset is known. */
export interface Spot extends Point {
	offset: number;
}

/** The unist point of an offset in a row. */
export function pointIn(row: Row, offset: number): Spot {
	return { line: row.line + 1, column: offset - row.start + 1, offset };
}

/** The position from an offset in one row to an offset in the same or a later row. */
export function span(first: Row, start: number, last: Row, end: number): Position {
	return { start: pointIn(first, start), end: pointIn(last, end) };
}

/** Sets `aside` on the rows to skip. */
export function setAside(text: string, rows: readonly Row[], form: Form): void {
	const runs = new Set(form.skip);
	for (let index = 0; index < rows.length && runs.size > 0; index++) {
		const end = skippedTo(text, rows, { index, runs, isTop: index === 0 });
		if (end === null) continue;
		for (const row of rows.slice(index, end)) row.aside = true;
		index = end - 1;
	}
	if (form.boilerplate.length === 0) return;
	const isBoilerplate = anyPattern(form.boilerplate);
	for (const row of rows) row.aside ||= isBoilerplate(text, row.from, row.to);
}

/** Where lines to skip are looked for. */
interface SkipSearch {
	readonly index: number;
	/** The form's; one whose last line comes no more is taken out, so that nothing is sought twice. */
	readonly runs: Set<SkippedRun>;
	/** Nothing stands above but what is skipped. */
	readonly isTop: boolean;
}

/**
 * The index of the row behind those that the form skips from a row on; null where it skips none. A run whose last line
 * never comes is no run: no notes vanish by accident.
 */
export function skippedTo(text: string, rows: readonly Row[], { index, runs, isTop }: SkipSearch): number | null {
	const fits = (at: number, pattern: SkippedRun["from"]): boolean => {
		const row = rows[at];
		return row !== undefined && pattern.test(text.slice(row.from, row.to));
	};
	for (const run of runs) {
		const { from, to, opening } = run;
		if ((opening && !isTop) || !fits(index, from)) continue;
		let end = index + 1;
		while (end < rows.length && !(to === null ? rows[end]?.gap : fits(end, to))) end++;
		if (to === null) return end;
		if (end < rows.length) return end + 1;
		runs.delete(run);
	}
	return null;
}

/** A bullet or number, read from one line alone. */
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
