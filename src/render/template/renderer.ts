/** A template as a renderer: the report's data, then its text. */
import type { Template } from "../../templates/compile.ts";
import { BrokenTemplate, type TemplateFault } from "../../templates/fault.ts";
import { shownFile, type TemplateSource } from "../../templates/source.ts";
import { goalRules } from "../html/goals.ts";
import { defineRenderer, type RenderContext, type Renderer } from "../renderer.ts";
import { templateData } from "./data.ts";

/** Makes a renderer of a template. Where it can't render a report, it throws `BrokenTemplate`. */
export function templateRenderer(template: Template): Renderer {
	const { name, title, extension, mediaType } = template.source;
	return defineRenderer({
		name,
		about: title,
		extension,
		mediaType,
		render(report, context) {
			const data = templateData(report, context, template);
			const missing = missingNeeds(template.source, data, context);
			if (missing.length > 0) throw new BrokenTemplate(missing);
			return run(template, data, context);
		},
	});
}

function run(template: Template, data: object, { form }: RenderContext): string {
	try {
		return template.run(data, template.source.format === "html" ? goalRules(form) : "");
	} catch (error) {
		throw new BrokenTemplate([template.fault(error)]);
	}
}

/** What the template needs and the report lacks. */
export function missingNeeds(
	source: TemplateSource,
	data: object,
	{ form }: Pick<RenderContext, "form">,
): TemplateFault[] {
	const place = { file: shownFile(source, source.entry), line: 1, column: 1 };
	return (["fields", "sections"] as const).flatMap((kind) => {
		const values = (data as Record<typeof kind, object>)[kind];
		return (source.needs?.[kind] ?? [])
			.filter((key) => !(key in values))
			.map((key) => {
				const label = form[kind].find(({ name }) => name === key)?.label ?? key;
				return { ...place, message: `The report has no \`${label}\``, expected: "it, since the template needs it" };
			});
	});
}
