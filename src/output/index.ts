import { csv } from "../../templates/csv/template.ts";
import { dublinCore } from "../../templates/dublin-core/template.ts";
import { html } from "../../templates/html/template.ts";
import { htmlBrief } from "../../templates/html-brief/template.ts";
import { markdownBrief } from "../../templates/markdown-brief/template.ts";
import { text } from "../../templates/text/template.ts";
import type { Template } from "../templates/template.ts";
import { ast } from "./ast.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import type { Renderer } from "./renderer.ts";
import { templateRenderer } from "./template.ts";

/** The templates that come with the program: one folder each in `templates/`, and one line each here. */
export const shippedTemplates: readonly Template[] = [csv, dublinCore, html, htmlBrief, markdownBrief, text];

/** The renderer of a shipped template. */
export function shippedRenderer(name: string): Renderer {
	const template = shippedTemplates.find((each) => each.name === name);
	if (template === undefined) throw new RangeError(`no template is called ${name}`);
	return templateRenderer(template);
}

/** Every output format that is text: those in code, then the shipped templates. */
export const renderers: readonly Renderer[] = [markdown, json, ast, ...shippedTemplates.map(templateRenderer)];
