import type { ParsedReport } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { usualDepth } from "../text/depth.ts";
import { type Locator, locator } from "../text/place.ts";
import { assemble } from "./assemble.ts";
import { withDerived } from "./derive.ts";
import type { Placed } from "./derived-field.ts";
import { findMarkers } from "./markers.ts";
import { nestingOf, reportData } from "./nesting.ts";
import { outline } from "./outline.ts";
import { scanRows } from "./row.ts";
import { setAside } from "./set-aside.ts";

/** Parses plain text: lines, their marks, labels, then fields, sections and blocks. Never throws. */
export function parseText(text: string, form: Form, deepest = usualDepth): ParsedReport {
	const { rows, end } = scanRows(text);
	setAside(text, rows, form);
	const wrap = findMarkers(text, rows, { blockwise: form.headed });
	const pieces = outline({ text, rows, wrap, form });
	const nesting = nestingOf(deepest);
	const children = withDerived(assemble({ text, wrap, form, nesting }, pieces), form, placed(text));
	const position = { start: { line: 1, column: 1, offset: 0 }, end };
	return { type: "report", form: form.name, children, position, ...reportData(nesting) };
}

/** Counts the lines only when a place is asked for. */
function placed(text: string): Placed {
	let known: Locator | null = null;
	return (start, end) => {
		known ??= locator(text);
		return known.position(start, end);
	};
}
