import type { ParsedReport } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { assemble } from "./assemble.ts";
import { findMarkers } from "./markers.ts";
import { outline } from "./outline.ts";
import { scanRows } from "./row.ts";

/** Parses plain text: lines, their marks, labels, then fields, sections and blocks. Never throws. */
export function parseText(text: string, form: Form): ParsedReport {
	const { rows, end } = scanRows(text);
	const wrap = findMarkers(text, rows);
	const pieces = outline({ text, rows, wrap, form });
	const children = assemble({ text, wrap, form }, pieces);
	return { type: "report", form: form.name, children, position: { start: { line: 1, column: 1, offset: 0 }, end } };
}
