/** The report JSON of DESIGN section 4.2: every field of the form, the sections, and what has no place in it. */

import type { Report } from "../ast/nodes.ts";
import { fieldsJson } from "./json/fields.ts";
import { outline } from "./json/outline.ts";
import { sectionsJson } from "./json/sections.ts";
import { type ReportJson, reportSchemaId } from "./json/shape.ts";
import { derivedTitle } from "./json/title.ts";
import { unclassifiedJson } from "./json/unclassified.ts";
import type { RenderContext } from "./renderer.ts";

/** The report JSON of a report. */
export function reportJson(report: Report, context: RenderContext): ReportJson {
	const { form, source } = context;
	const parts = outline(report, form);
	const fields = fieldsJson(parts, form);
	return {
		$schema: reportSchemaId,
		version: 1,
		form: report.form,
		title: derivedTitle(fields, form),
		fields: Object.fromEntries(fields),
		sections: Object.fromEntries(sectionsJson(parts, form)),
		unclassified: parts.flatMap((part) => (part.kind === "unclassified" ? [unclassifiedJson(part)] : [])),
		source,
	};
}
