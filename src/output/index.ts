import { shippedTemplates } from "../templates/shipped.ts";
import { ast } from "./ast.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import type { Renderer } from "./renderer.ts";
import { templateRenderer } from "./template.ts";

/** The renderer of a shipped template. */
export function shippedRenderer(name: string): Renderer {
	const template = shippedTemplates.find((each) => each.name === name);
	if (template === undefined) throw new RangeError(`no template is called ${name}`);
	return templateRenderer(template);
}

/** Every output format that is text: those in code, then the shipped templates. */
export const renderers: readonly Renderer[] = [markdown, json, ast, ...shippedTemplates.map(templateRenderer)];
