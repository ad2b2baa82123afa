/** The whole page: one file, no script, nothing loaded from anywhere. */
import type { Report } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import { fieldsJson } from "../json/fields.ts";
import { type OutlinePart, outline } from "../json/outline.ts";
import type { FieldJson } from "../json/shape.ts";
import { derivedTitle } from "../json/title.ts";
import { labelOf, unplacedBlocks } from "../json/unclassified.ts";
import type { RenderContext } from "../renderer.ts";
import { contentHtml } from "./content.ts";
import { readableDate } from "./dates.ts";
import { closingHtml, factsHtml } from "./facts.ts";
import { empty, type Markup, markup, together } from "./markup.ts";
import { proseHtml } from "./statements.ts";
import { styleOf } from "./style.ts";
import { pageWords } from "./words.ts";

/** A report as a page. */
export function pageHtml(report: Report, { form, source }: RenderContext): string {
	const parts = outline(report, form);
	const fields = fieldsJson(parts, form);
	const values = new Map(fields);
	const title = readableTitle(fields, form);
	const path = source?.path ?? null;
	const page = markup`<!doctype html>
<html lang="${form.language}" dir="${rightToLeft.test(form.language) ? "rtl" : "ltr"}">
${headHtml(title, form)}<body>
<main>
<header>
<p class="kind">${form.title}</p>
<h1>${title}</h1>
${factsHtml(values, form)}</header>
${sectionsHtml(parts)}${closingHtml(values, form)}${unclassifiedHtml(parts, form)}</main>
${path === null ? empty : markup`<footer>${pageWords.madeFrom} <span class="path">${path}</span></footer>\n`}</body>
</html>
`;
	return page.html;
}

const rightToLeft = /^(?:ar|fa|he|ps|sd|ug|ur|yi)\b/i;

function headHtml(title: string, form: Form): Markup {
	const { element, policy } = styleOf(form);
	return markup`<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${element}
</head>
`;
}

/** The report's title, with its date as people write it. */
function readableTitle(fields: readonly (readonly [string, FieldJson])[], form: Form): string {
	const dates = new Set(form.fields.flatMap(({ name, type }) => (type === "date" ? [name] : [])));
	const readable = fields.map(
		([name, value]) => [name, typeof value === "string" && dates.has(name) ? readableDate(value) : value] as const,
	);
	return derivedTitle(readable, form);
}

function sectionsHtml(parts: readonly OutlinePart[]): Markup {
	let statements = 0;
	const nextId = () => `said-${++statements}`;
	const sections = parts.flatMap((part) => {
		if (part.kind !== "section") return [];
		const prose = proseHtml(part.node, nextId);
		const shown = prose.html === "" ? markup`<p class="missing">${pageWords.emptySection}</p>\n` : prose;
		return [markup`<section>\n<h2>${part.node.label}</h2>\n${shown}</section>\n`];
	});
	return together(sections);
}

function unclassifiedHtml(parts: readonly OutlinePart[], form: Form): Markup {
	const labels = new Map([...form.fields, ...form.sections].map(({ name, label }) => [name, label]));
	const entries = parts.flatMap((part) => (part.kind === "unclassified" ? [entryHtml(part, labels)] : []));
	if (entries.length === 0) return empty;
	return markup`<section class="unclassified">
<h2>${pageWords.unclassified}</h2>
<p class="note">${pageWords.unclassifiedNote}</p>
${entries}</section>
`;
}

function entryHtml(
	{ node, after }: Extract<OutlinePart, { kind: "unclassified" }>,
	labels: ReadonlyMap<string, string>,
): Markup {
	const label = labelOf(node);
	const place = after === null ? undefined : labels.get(after);
	const heading = label === null ? empty : markup`<h3>${label}</h3>\n`;
	const note = place === undefined ? empty : markup`<p class="note">${pageWords.after} “${place}”</p>\n`;
	return markup`<div class="entry">\n${heading}${note}${contentHtml(unplacedBlocks(node))}</div>\n`;
}
