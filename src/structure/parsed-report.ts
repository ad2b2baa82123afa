/** What all formats end in. */
import type { Point } from "unist";
import type { ParsedReport, ReportData } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { withItems } from "./items.ts";

/** The content of a file, where it ends, and what was noticed while parsing: null is nothing. */
type Contents = Pick<ParsedReport, "children" | "marks"> & { readonly end: Point } & {
	readonly [Key in "cut" | "mail" | "title" | "weighed"]?: ReportData[Key] | null;
};

/** A parsed report, whose sections know their items. */
export function parsedReport(form: Form, { children, marks = [], end, ...noticed }: Contents): ParsedReport {
	const known =
		form.items.length === 0
			? children
			: children.map((child) => (child.type === "section" ? withItems(child, form) : child));
	const data = Object.entries(noticed).filter(([, value]) => value !== null);
	return {
		type: "report",
		form: form.name,
		children: known,
		...(marks.length > 0 && { marks }),
		position: { start: { line: 1, column: 1, offset: 0 }, end },
		...(data.length > 0 && { data: Object.fromEntries(data) }),
	};
}
