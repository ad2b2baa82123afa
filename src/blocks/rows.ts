/** Plain text as rows: its lines without the blank ones, what of them is skipped, their bullets and numbers, and how the note is wrapped. */
import type { Point } from "unist";
import type { Form } from "../forms/form.ts";
import type { LinePattern } from "../forms/patterns.ts";
import { eachLine } from "../text/lines.ts";
import { blanked, type TextSpan } from "../text/place.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import { findMarkers } from "./markers.ts";
import type { Row, RowDraft } from "./row.ts";
import { barSigns, quoteSigns, withoutBars } from "./signs.ts";
import type { Wrap } from "./wrap.ts";

/** The rows of a text, how it is wrapped, and the point behind its last character. */
export interface Scan {
	/** What the rows are lines of: the source, with white space in place of its signs. */
	readonly text: string;
	/** The signs of quoted mail, and the bars and rules of tables. */
	readonly signs: readonly TextSpan[];
	/** The signs of quoted mail alone. */
	readonly quoted: readonly TextSpan[];
	readonly rows: readonly Row[];
	readonly wrap: Wrap;
	readonly end: Point;
}

/** Scans plain text. */
export function scanRows(source: string, form: Form): Scan {
	const quoted = quoteSigns(source, form);
	const unquoted = blanked(source, quoted);
	const bars = barSigns(unquoted);
	const text = withoutBars(unquoted, bars);
	const signs = [...quoted, ...bars].sort((one, other) => one.start - other.start);
	const { rows, end } = lineRows(text, quoted);
	if (form.skip.length > 0) skipRuns(text, rows, form);
	for (const row of rows) row.skipped ||= form.isBoilerplate(text, row.from, row.to);
	return { text, signs, quoted, rows, wrap: findMarkers(text, rows, form), end };
}

const tabStop = 4;

/** The lines with words, not analysed yet; some begin with signs of quoted mail, which are blanks in the text. */
export function lineRows(text: string, signs: readonly TextSpan[] = []): { rows: RowDraft[]; end: Point } {
	const rows: RowDraft[] = [];
	let [line, sign] = [0, 0];
	let gap = false;
	let last = { line: 1, column: 1 };
	eachLine(text, (start, end, next) => {
		const from = skipSpaces(text, start, end);
		let margin = start;
		const own = signs[sign];
		if (own !== undefined && own.start < next) {
			sign++;
			margin = Math.min(own.end + 1, from);
		}
		if (from < end) {
			const indent = indentOf(text, margin, from);
			const to = trimEnd(text, from, end);
			const unknown = { marker: null, skipped: false, flows: false, width: 0, resumes: false };
			rows.push({ line, start, margin, gap, from, to, indent, ...unknown });
		}
		gap = from === end;
		line++;
		// After a final line end, there is an empty line.
		last = end < next ? { line: line + 1, column: 1 } : { line, column: end - start + 1 };
	});
	return { rows, end: { ...last, offset: text.length } };
}

function indentOf(text: string, start: number, from: number): number {
	let indent = 0;
	for (let at = start; at < from; at++) indent += text.charCodeAt(at) === 9 ? tabStop - (indent % tabStop) : 1;
	return indent;
}

function skipRuns(text: string, rows: readonly RowDraft[], form: Form): void {
	const skippedTo = skipSearch(text, rows, form);
	for (let index = 0; index < rows.length; ) {
		const end = skippedTo(index, index === 0);
		for (const row of rows.slice(index, end)) row.skipped = true;
		index = Math.max(end, index + 1);
	}
}

/**
 * Asked in the order of the rows: the index of the row behind those that the form skips from a row on, the row's own
 * where it skips none; `isTop` where nothing stands above but what is skipped. A run whose last line never comes is no
 * run: no notes vanish by accident.
 */
export function skipSearch(text: string, rows: readonly Row[], form: Form): (index: number, isTop: boolean) => number {
	const runs = new Set(form.skip);
	const fits = (at: number, pattern: LinePattern): boolean => {
		const row = rows[at];
		return row !== undefined && pattern.test(text.slice(row.from, row.to));
	};
	return (index, isTop) => {
		for (const run of runs) {
			const { from, to, opening } = run;
			if ((opening && !isTop) || !fits(index, from)) continue;
			let end = index + 1;
			while (end < rows.length && !(to === null ? rows[end]?.gap : fits(end, to))) end++;
			if (to === null) return end;
			if (end < rows.length) return end + 1;
			// Its last line does not come; it is not searched again.
			runs.delete(run);
		}
		return index;
	};
}
