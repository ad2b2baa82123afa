/** The flow as plugins of unified: the parser, the check as a transformer, the outputs as compilers. */
import type { Plugin, Processor } from "unified";
import type { Node } from "unist";
import type { VFile } from "vfile";
import type { Report } from "../ast/nodes.ts";
import { check } from "../check/index.ts";
import { toMessage } from "../findings/message.ts";
import type { Form } from "../forms/form.ts";
import { type ProcessOptions, parsingOf, type ReadOptions } from "../library/process.ts";
import { shippedRenderer } from "../output/index.ts";
import { ast, json } from "../output/json.ts";
import { markdown } from "../output/markdown.ts";
import type { Renderer } from "../output/renderer.ts";
import { parseReport, todayAnywhere } from "../pipeline.ts";
import { fingerprint } from "../read/decode.ts";

declare module "vfile" {
	interface DataMap {
		/** Set by `rapporteurParse`: the form that the file was read with. */
		rapporteurForm: Form;
	}
}

/** Options of `rapporteurParse`. */
export type ParsePluginOptions = Pick<ReadOptions, "form" | "people" | "from">;

/**
 * Makes a report of a file: `unified().use(rapporteurParse, {form})`. Throws a `VFileMessage` for a
 * broken report and for unknown names.
 */
export const rapporteurParse: Plugin<[(Readonly<ParsePluginOptions> | null | undefined)?], string, Report> = function (
	this: Processor,
	options,
) {
	this.parser = (text, file) => {
		const parsing = parsingOf({ text, path: pathOf(file) }, options ?? {});
		file.data.rapporteurForm = parsing.form;
		return parseReport(text, parsing);
	};
};

/** Options of `rapporteurCheck`. */
export type CheckPluginOptions = Pick<ProcessOptions, "today" | "asked">;

/** Checks a report, and adds the findings to the file's messages. Throws if `rapporteurParse` did not make the report. */
export const rapporteurCheck: Plugin<[(Readonly<CheckPluginOptions> | null | undefined)?], Report> =
	(options) => (report, file) => {
		const today = options?.today ?? todayAnywhere(new Date());
		const asked = new Set(options?.asked ?? []);
		for (const finding of check(report, { form: formOf(file), text: String(file), today, asked })) {
			const message = toMessage(finding);
			if (file.path !== undefined) {
				message.name = `${file.path}:${message.name}`;
				message.file = file.path;
			}
			file.messages.push(message);
		}
	};

/** A plugin that makes text of a report; it throws where `rapporteurParse` did not make that. */
export type RenderPlugin = Plugin<[], Report, string>;

function plugin(renderer: Renderer): RenderPlugin {
	return function (this: Processor) {
		this.compiler = (tree: Node, file) => {
			const bytes = typeof file.value === "string" ? new TextEncoder().encode(file.value) : file.value;
			const source = { path: pathOf(file), encoding: "utf-8", sha256: fingerprint(bytes) };
			// The types of unified let any tree through; what gets here came from `rapporteurParse`.
			return renderer.render(tree as Report, { form: formOf(file), source });
		};
	};
}

/** Renders a report as a whole page of HTML. */
export const rapporteurHtml: RenderPlugin = plugin(shippedRenderer("html"));

/** Renders a report as Markdown that reads back to the same report. */
export const rapporteurMarkdown: RenderPlugin = plugin(markdown);

/** Renders a report as JSON for programs. */
export const rapporteurJson: RenderPlugin = plugin(json);

/** Renders a report as its syntax tree. */
export const rapporteurAst: RenderPlugin = plugin(ast);

function formOf(file: VFile): Form {
	const form = file.data.rapporteurForm;
	if (form === undefined) throw new Error("Use `rapporteurParse` before this plugin: it chooses the form.");
	return form;
}

/** Relative to the working folder, with `/`; of a file outside it, which is nobody else's affair, the name alone. */
function pathOf({ path, cwd, basename }: VFile): string | null {
	if (path === undefined) return null;
	const slashed = path.replaceAll("\\", "/");
	const folder = `${cwd.replaceAll("\\", "/")}/`;
	if (slashed.startsWith(folder)) return slashed.slice(folder.length);
	const isOutside = /^(?:\/|[A-Za-z]:|\.\.\/)/.test(slashed);
	return isOutside ? (basename ?? null) : slashed.replace(/^\.\//, "");
}
