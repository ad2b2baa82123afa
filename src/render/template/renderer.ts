/** A template as a renderer: the report's data, then its text. */

import { BrokenTemplate } from "../../templates/fault.ts";
import { missingNeeds } from "../../templates/needs.ts";
import type { Template } from "../../templates/template.ts";
import { goalRules } from "../html/goals.ts";
import { defineRenderer, type Renderer } from "../renderer.ts";
import { labelsOf, templateData } from "./data.ts";

/** Makes a renderer of a template. Where it can't render a report, it throws `BrokenTemplate`. */
export function templateRenderer(template: Template): Renderer {
	const { name, title, extension, mediaType } = template.source;
	return defineRenderer({
		name,
		about: title,
		extension,
		mediaType,
		render(report, context) {
			const data = templateData(report, context, template.source);
			const missing = missingNeeds(template.source, data, labelsOf(context.form));
			if (missing.length > 0) throw new BrokenTemplate(missing);
			return template.run(data, template.source.format === "html" ? goalRules(context.form) : "");
		},
	});
}
