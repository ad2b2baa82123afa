/** The Markdown report of DESIGN section 4.3. */
import type { Report } from "../../ast/nodes.ts";
import { unwrapped } from "../../ast/text.ts";
import { fieldsJson } from "../json/fields.ts";
import { type OutlinePart, outline } from "../json/outline.ts";
import { derivedTitle } from "../json/title.ts";
import { unclassifiedJson } from "../json/unclassified.ts";
import type { RenderContext } from "../renderer.ts";
import { blocksToMarkdown, headingToMarkdown } from "./blocks.ts";
import { type Plain, yamlLines } from "./front-matter.ts";

/** A report as Markdown: front matter, title, sections, and unclassified text in its place. */
export function reportMarkdown(report: Report, { form }: RenderContext): string {
	const parts = outline(report, form);
	const fields = fieldsJson(parts, form);
	const entries: (readonly [string, Plain])[] = [
		["rapporteur", 1],
		["form", report.form],
		...(fields as [string, Plain][]),
	];
	const head = ["---", ...yamlLines(entries), "---"].join("\n");
	const body = parts.flatMap(partBlocks);
	return `${[head, headingToMarkdown(1, derivedTitle(fields, form)), ...body].join("\n\n")}\n`;
}

function partBlocks(part: OutlinePart): string[] {
	if (part.kind === "field") return [];
	if (part.kind === "unclassified") return unclassifiedBlocks(part);
	return [headingToMarkdown(2, unwrapped(part.node.label)), blocksToMarkdown(part.node.children)].filter(isText);
}

function unclassifiedBlocks(part: Extract<OutlinePart, { kind: "unclassified" }>): string[] {
	const { markdown, ...entry } = unclassifiedJson(part);
	const data = JSON.stringify(entry).replaceAll(">", "\\u003e");
	return [`<!-- unclassified ${data} -->`, markdown, "<!-- /unclassified -->"].filter(isText);
}

function isText(block: string): boolean {
	return block !== "";
}
