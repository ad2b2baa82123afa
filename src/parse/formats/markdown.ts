/** Markdown: our own reports, by their front matter, and notes written in Markdown. */
import type { Text } from "mdast";
import type { ParsedReport } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import { usualDepth } from "../../text/depth.ts";
import { locator } from "../../text/place.ts";
import { defineInputFormat } from "../input-format.ts";
import { nestingOf } from "../nesting.ts";
import { parseText } from "../parse-text.ts";
import { type DataResult, entry, textOf } from "./data.ts";
import { dataFields, strayFields } from "./data-fields.ts";
import { parseBlocks } from "./markdown-blocks.ts";
import { readBody } from "./markdown-body.ts";
import { type FrontMatter, frontMatterOf } from "./markdown-front.ts";
import { type LimitedPlacing, limitFor } from "./markdown-limit.ts";
import { withMarks } from "./markdown-marks.ts";
import { markdownNotes } from "./markdown-notes.ts";
import { arranged, textNode } from "./placed.ts";
import { isPlain } from "./repairs.ts";
import { frontMatterFault, frontMatterKeys } from "./report-shape.ts";
import { formatFault } from "./shape-fault.ts";
import { readYaml, yamlComments } from "./yaml-data.ts";

/** Reports and notes in Markdown. */
export const markdown = defineInputFormat({
	name: "markdown",
	about: "A report in Markdown, as `-t markdown` writes it, or notes written in Markdown",
	extensions: ["md", "markdown"],
	opens: (text) => frontMatter(text) !== null,
	formName: (text) => textOf(entry(readFrontMatter(text)?.data, "form")),
	fault(text) {
		const read = readFrontMatter(text);
		if (read === null) return null;
		const fault = read.data === undefined ? read : frontMatterFault(read.data);
		return fault === null ? null : formatFault(text, fault);
	},
	repairs: () => (_, replacement) => isPlain(replacement),
	parse(text, form, deepest = usualDepth) {
		const placing = { text, locator: locator(text) };
		const nesting = nestingOf(deepest);
		const limited: LimitedPlacing = { ...placing, limit: limitFor(nesting, placing) };
		const place = frontMatter(text);
		const report = place === null ? markdownNotes(form, limited) : parseReport(place, form, limited);
		return nesting.cut === null
			? report
			: { ...parseText(text, form, deepest), data: { cut: { ...nesting.cut, whole: true } } };
	},
});

/** Front matter with a version of ours in it. */
function frontMatter(text: string): FrontMatter | null {
	const place = frontMatterOf(text);
	return place !== null && /^rapporteur[ \t]*:/m.test(text.slice(place.start, place.end)) ? place : null;
}

function readFrontMatter(text: string): DataResult | null {
	const place = frontMatter(text);
	return place === null ? null : readYaml(text, place.start, place.end);
}

function parseReport({ start, end, body }: FrontMatter, form: Form, placing: LimitedPlacing): ParsedReport {
	const { text, limit } = placing;
	const { data } = readYaml(text, start, end);
	// Blanked and not cut off, so that offsets, lines and columns are those of the file.
	const blanked = text.slice(0, body).replace(/[^\r\n]/g, " ") + text.slice(body);
	const blocks = withMarks(parseBlocks(blanked, limit) ?? [], text);
	const fields = dataFields(data, form, placing);
	const strays = strayFields(data, form, placing).filter(({ node }) => !frontMatterKeys.has(node.label));
	const { sections, texts, title } = readBody(blocks, form, placing);
	const comments = yamlComments(text.slice(start, end)).map((comment) => {
		const position = placing.locator.position(start, end);
		const words: Text = { type: "text", value: comment, position };
		return { node: textNode([{ type: "paragraph", children: [words], position }], position), after: null };
	});
	const children = arranged({ fields, sections, texts: [...comments, ...strays, ...texts] }, form);
	return {
		type: "report",
		form: form.name,
		children,
		position: placing.locator.position(0, text.length),
		...(title === null ? {} : { data: { title } }),
	};
}
