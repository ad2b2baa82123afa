import type { Position } from "unist";
import type { ParsedReport } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { assemble } from "./assemble.ts";
import { findMarkers } from "./markers.ts";
import { outline } from "./outline.ts";
import { type Row, scanRows } from "./row.ts";

/** Parses plain text: lines, their marks, labels, then fields, sections and blocks. Never throws. */
export function parseText(text: string, form: Form): ParsedReport {
	const rows = scanRows(text);
	const wrap = findMarkers(text, rows);
	const pieces = outline({ text, rows, wrap, form });
	const children = assemble({ text, wrap, form }, pieces);
	return { type: "report", form: form.name, children, position: wholeOf(text, rows.at(-1)) };
}

/** From the first character to the last; a final line end opens one more line. */
function wholeOf(text: string, last: Row | undefined): Position {
	const start = { line: 1, column: 1, offset: 0 };
	const offset = text.length;
	if (last === undefined) return { start, end: start };
	const open = text.endsWith("\n") || text.endsWith("\r");
	const end = open ? { line: last.line + 2, column: 1 } : { line: last.line + 1, column: offset - last.start + 1 };
	return { start, end: { ...end, offset } };
}
