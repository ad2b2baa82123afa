/** The Markdown report: front matter, title, sections, and unclassified text in its place. */
import type { Section } from "../ast/nodes.ts";
import { type Form, sectionHeaded } from "../forms/form.ts";
import { type Arranged, arrange, headingOf } from "./arrange.ts";
import { textOf } from "./blocks.ts";
import { blocksToMarkdown, tidiedToMarkdown } from "./blocks-markdown.ts";
import { unclassifiedJson } from "./json.ts";
import type { Renderer } from "./renderer.ts";
import { titleOf } from "./title.ts";

/** The report for people and forges; read again, it gives the same report. */
export const markdown: Renderer = {
	name: "markdown",
	about: "The report as Markdown with front matter; read again, it gives the same report",
	extension: "md",
	mediaType: "text/markdown",
	render(report, { form }) {
		const { fields, parts } = arrange(report, form);
		const entries: [string, Plain][] = [["rapporteur", 1], ["form", report.form], ...fields];
		const head = ["---", ...yamlLines(entries), "---"].join("\n");
		const blocks = [head, heading(1, titleOf(fields, form)), ...parts.flatMap((part) => partBlocks(part, form))];
		return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
	},
};

function partBlocks(part: Arranged["parts"][number], form: Form): string[] {
	if (part.type === "section") {
		const label = headingOf(part, form);
		return [sectionComment(part, label, form), heading(2, label), blocksToMarkdown(part.children)];
	}
	const { markdown, ...entry } = unclassifiedJson(part);
	return [`<!-- unclassified ${inComment(entry)} -->`, markdown, "<!-- /unclassified -->"];
}

/** What the heading of a section does not say: which one it is, or that the notes have none. */
function sectionComment({ name, label }: Section, shown: string, form: Form): string {
	if (label === "") return `<!-- section ${inComment({ name, heading: null })} -->`;
	// A heading that only the lines around it made one would not be read back as the same.
	return sectionHeaded(shown, form) === name ? "" : `<!-- section ${inComment({ name })} -->`;
}

const inComment = (data: object): string => JSON.stringify(data).replaceAll(">", "\\u003e");

const heading = (depth: 1 | 2, text: string): string =>
	tidiedToMarkdown([{ type: "heading", depth, children: [textOf(text)] }]);

type Scalar = string | number | boolean | null;
interface PlainMap {
	readonly [key: string]: Plain | undefined;
}
/** What front matter may hold. */
export type Plain = Scalar | readonly (Scalar | PlainMap)[] | PlainMap;

/**
 * Lines of YAML for some keys, written by hand: the report's plain JSON needs a corner of YAML only, and the `yaml`
 * package costs more to load than everything else in this format.
 */
export function yamlLines(entries: readonly (readonly [string, Plain | undefined])[], indent = ""): string[] {
	return entries.flatMap(([key, value]) => {
		const head = `${indent}${scalar(key)}:`;
		const below = `${indent}  `;
		if (value === undefined) return [];
		if (value === null || typeof value !== "object") return [`${head} ${scalar(value)}`];
		if (!isList(value)) return [head, ...yamlLines(Object.entries(value), below)];
		if (value.length === 0) return [`${head} []`];
		if (value.every((item) => typeof item === "number")) return [`${head} [${value.join(", ")}]`];
		return [head, ...value.flatMap((item) => itemLines(item, below))];
	});
}

const isList = (value: Plain): value is readonly (Scalar | PlainMap)[] => Array.isArray(value);

function itemLines(item: Scalar | PlainMap, indent: string): string[] {
	if (item === null || typeof item !== "object") return [`${indent}- ${scalar(item)}`];
	const [first = "{}", ...rest] = yamlLines(Object.entries(item), `${indent}  `);
	return [`${indent}- ${first.trimStart()}`, ...rest];
}

// A plain text starts with a letter, holds nothing that YAML gives a meaning to, and is no word of its own.
const meaning = /^\P{L}|[^\p{L}\p{M}\p{N} .,;/()&+'’“”"–—_-]|^$| $/u;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;

/** JSON's strings are YAML's, but for characters that YAML wants escaped. */
function scalar(value: Scalar): string {
	if (typeof value !== "string" || !(meaning.test(value) || reserved.test(value))) return String(value);
	return JSON.stringify(value).replace(/[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
		return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
	});
}
