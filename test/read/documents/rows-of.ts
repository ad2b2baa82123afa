import { parse } from "../../../src/index.ts";
import type { TableRow } from "./saved.ts";

/** Notes as the rows of a form: each label with its value, the rest across both columns. */
export function rowsOf(notes: string): TableRow[] {
	return parse(notes).children.map((child) => {
		const [start, end] = [child.position.start.offset ?? 0, child.position.end.offset ?? 0];
		const label = "labelPosition" in child ? child.labelPosition : null;
		if (label === null) return { label: null, text: notes.slice(start, end) };
		const [from, to] = [label.start.offset ?? 0, label.end.offset ?? 0];
		const behind = notes.slice(to, end);
		// A question mark is the label's own; a colon only parts it from the value.
		const sign = /^[ \t]*\?/.test(behind) ? "?" : "";
		return { label: notes.slice(from, to) + sign, text: behind.replace(/^[ \t]*[:?]*[ \t]*(?:\r?\n)*/, "") };
	});
}
