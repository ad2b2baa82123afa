/** Plain text as rows: its lines without the blank ones, what of them is skipped, their bullets and numbers, and how the note is wrapped. */
import type { Form } from "../forms/form.ts";
import { anyPattern } from "../forms/patterns.ts";
import { eachLine } from "../text/lines.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import { findMarkers } from "./markers.ts";
import type { Row, RowDraft } from "./row.ts";
import { skipSearch } from "./skipped-lines.ts";
import type { Wrap } from "./wrap.ts";

/** The rows of plain text, and how it is wrapped. */
export function scanRows(text: string, form: Form): { readonly rows: readonly Row[]; readonly wrap: Wrap } {
	const rows = lineRows(text);
	skipRows(text, rows, form);
	return { rows, wrap: findMarkers(text, rows, form) };
}

const tabStop = 4;

/** The lines that hold words, nothing else known of them yet. */
export function lineRows(text: string): RowDraft[] {
	const rows: RowDraft[] = [];
	let line = 0;
	let gap = false;
	eachLine(text, (start, end) => {
		const from = skipSpaces(text, start, end);
		if (from < end) {
			const indent = indentOf(text, start, from);
			const to = trimEnd(text, from, end);
			rows.push({ line, start, gap, from, to, indent, marker: null, skipped: false, flows: false, width: 0 });
		}
		gap = from === end;
		line++;
	});
	return rows;
}

function indentOf(text: string, start: number, from: number): number {
	let indent = 0;
	for (let at = start; at < from; at++) indent += text.charCodeAt(at) === 9 ? tabStop - (indent % tabStop) : 1;
	return indent;
}

function skipRows(text: string, rows: readonly RowDraft[], form: Form): void {
	const skippedTo = skipSearch(text, rows, form);
	for (let index = 0; index < rows.length; index++) {
		for (const end = skippedTo(index, index === 0); index < end; index++) (rows[index] as RowDraft).skipped = true;
	}
	if (form.boilerplate.length === 0) return;
	const isBoilerplate = anyPattern(form.boilerplate);
	for (const row of rows) row.skipped ||= isBoilerplate(text, row.from, row.to);
}
