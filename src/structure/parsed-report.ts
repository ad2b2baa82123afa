/** What all formats end in. */
import type { ParsedReport, ReportData } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { locator } from "../text/place.ts";
import { withItems } from "./items.ts";

/** A whole file as a parsed report: sections know their items. */
export function parsedReport(
	text: string,
	form: Form,
	{ children, data }: { readonly children: ParsedReport["children"]; readonly data?: ReportData | undefined },
): ParsedReport {
	return {
		type: "report",
		form: form.name,
		children: children.map((child) => (child.type === "section" ? withItems(child, form) : child)),
		position: locator(text).position(0, text.length),
		...(data && { data }),
	};
}
