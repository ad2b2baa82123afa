/** What all formats end in. */
import type { Point } from "unist";
import type { Mark, ParsedReport, ReportData } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { withItems } from "./items.ts";

/** The content of a file, where it ends, and what was noticed while parsing. */
interface Contents extends Pick<ParsedReport, "children"> {
	readonly marks?: readonly Mark[] | undefined;
	readonly end: Point;
	readonly data?: ReportData | undefined;
}

/** A parsed report, whose sections know their items. */
export function parsedReport(form: Form, { children, marks, end, data }: Contents): ParsedReport {
	const known =
		form.items.length === 0
			? children
			: children.map((child) => (child.type === "section" ? withItems(child, form) : child));
	const position = { start: { line: 1, column: 1, offset: 0 }, end };
	return {
		type: "report",
		form: form.name,
		children: known,
		...(marks && marks.length > 0 && { marks }),
		position,
		...(data && { data }),
	};
}
