/** A template as an output format: the report's data, then its text. */
import type { Form } from "../forms/form.ts";
import { BrokenTemplate } from "../templates/fault.ts";
import { missingNeeds } from "../templates/needs.ts";
import type { Template } from "../templates/template.ts";
import type { Renderer } from "./renderer.ts";
import { labelsOf, templateData } from "./template-data.ts";

/** Makes a renderer of a template. Where it can't render a report, it throws `BrokenTemplate`. */
export function templateRenderer(template: Template): Renderer {
	const { name, title, extension, mediaType, format, needs } = template.source;
	return {
		name,
		about: title,
		extension,
		mediaType,
		render(report, context) {
			const data = templateData(report, context, template.source);
			const missing = needs === null ? [] : missingNeeds(template.source, data, labelsOf(context.form));
			if (missing.length > 0) throw new BrokenTemplate(missing);
			return template.run(data, format === "html" ? goalRules(context.form) : "");
		},
	};
}

const made = new WeakMap<Form, string>();

/** Style rules that give each goal of a form its colour, with the text colour that reads best on it; made once for each. */
export function goalRules(form: Form): string {
	const rules = made.get(form) ?? rulesOf(form);
	made.set(form, rules);
	return rules;
}

function rulesOf({ fields }: Form): string {
	const colours = new Map<number, string>();
	for (const { number, colour } of fields.flatMap(({ read }) => read.vocabulary))
		if (number !== null && colour !== null) colours.set(number, colour);
	// From a form, so checked here: nothing but a colour gets into the style sheet.
	const rule = ([number, colour]: [number, string]): string =>
		/^#[0-9a-f]{6}$/i.test(colour) ? `.goal-${number}{--goal:${colour};--on-goal:${textOn(colour)}}` : "";
	return [...colours].map(rule).join("\n");
}

const [black, white] = ["#101418", "#ffffff"];

const textOn = (colour: string): string => (contrast(colour, white) >= contrast(colour, black) ? white : black);

/** Contrast as WCAG 2 counts it, from 1 to 21. */
export function contrast(one: string, other: string): number {
	const [first, second] = [luminance(one), luminance(other)];
	return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
