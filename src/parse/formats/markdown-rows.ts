/** Tables of labels and values. */
import type { LabelLine, Setting } from "./markdown-labels.ts";
import { type Line, paragraphOf } from "./markdown-lines.ts";
import { add, open, push, type Walk } from "./markdown-runs.ts";
import type { Row } from "./markdown-tables.ts";

const plainSetting: Setting = { depth: null, underlined: false, list: null, top: false, counted: false };

/** The label in the left cell of a row, if the form knows it. */
export function rowLabel(walk: Walk, { line, cells: [label, value] }: Row): LabelLine | null {
	if (label === undefined || value === undefined) return null;
	const target = walk.form.labels.find(line.text.slice(...label).replace(/[:：]$/u, ""));
	return target === null ? null : { ...rowLine(line, label, value), target };
}

function rowLine(line: Line, label: readonly [number, number], value: readonly [number, number]): LabelLine {
	const end = /[:：]$/u.test(line.text.slice(...label)) ? label[1] - 1 : label[1];
	return {
		line,
		setting: plainSetting,
		target: null,
		near: false,
		pattern: false,
		bold: false,
		ending: "colon",
		number: null,
		label: [label[0], end],
		value,
	};
}

/** The rows of a table of labels and values; one without a label stands for itself. */
export function addRows(walk: Walk, rows: readonly Row[]): void {
	for (const row of rows) {
		const [label, value] = row.cells;
		const found = rowLabel(walk, row);
		if (found !== null) open(walk, found, null);
		else if (label === undefined || value === undefined || label[0] === label[1]) push(walk, paragraphOf([row.line]));
		else if (row === rows[0]) add(walk, paragraphOf([row.line]));
		else open(walk, rowLine(row.line, label, value), null);
	}
}
