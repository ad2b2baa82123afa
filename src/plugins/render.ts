import type { Plugin, Processor } from "unified";
import type { Node } from "unist";
import type { Report } from "../ast/nodes.ts";
import { ast } from "../output/ast.ts";
import { html } from "../output/html.ts";
import { json } from "../output/json.ts";
import { markdown } from "../output/markdown.ts";
import type { Renderer } from "../output/renderer.ts";
import { formOf, sourceOf } from "./context.ts";

/** A plugin that makes text of a report; it throws where `rapporteurParse` did not make that. */
export type RenderPlugin = Plugin<[], Report, string>;

function plugin(renderer: Renderer): RenderPlugin {
	return function (this: Processor) {
		this.compiler = (tree: Node, file) =>
			// The types of unified let any tree through; what gets here came from `rapporteurParse`.
			renderer.render(tree as Report, { form: formOf(file), source: sourceOf(file) });
	};
}

/** Renders a report as a whole page of HTML. */
export const rapporteurHtml: RenderPlugin = plugin(html);

/** Renders a report as Markdown that reads back to the same report. */
export const rapporteurMarkdown: RenderPlugin = plugin(markdown);

/** Renders a report as JSON for programs. */
export const rapporteurJson: RenderPlugin = plugin(json);

/** Renders a report as its syntax tree. */
export const rapporteurAst: RenderPlugin = plugin(ast);
