/** The whole page: one file, no script, nothing loaded from anywhere. */
import type { Element, ElementContent, Root } from "hast";
import { h } from "hastscript";
import type { Report } from "../../ast/nodes.ts";
import type { FieldDefinition, Form } from "../../forms/form.ts";
import { fieldsJson } from "../json/fields.ts";
import { type OutlinePart, outline } from "../json/outline.ts";
import { derivedTitle } from "../json/title.ts";
import { unplacedBlocks } from "../json/unclassified.ts";
import type { RenderContext } from "../renderer.ts";
import type { FieldJson } from "../report-json.ts";
import { contentHast } from "./content.ts";
import { readableDate } from "./dates.ts";
import { closingHast, factsHast } from "./facts.ts";
import { proseHast } from "./statements.ts";
import { styleOf } from "./style.ts";
import { pageWords } from "./words.ts";

/** A report as a page. */
export function pageHast(report: Report, { form, source }: RenderContext): Root {
	const parts = outline(report, form);
	const fields = fieldsJson(parts, form);
	const values = new Map(fields);
	const title = readableTitle(fields, form);
	const main = h("main", [
		h("header", [h("p.kind", form.title), h("h1", title), ...factsHast(values, form)]),
		...sectionsHast(parts),
		...closingHast(values, form),
		...unclassifiedHast(parts, form),
	]);
	const path = source?.path ?? null;
	const footer = path === null ? [] : [h("footer", [`${pageWords.madeFrom} `, h("span.path", path)])];
	const direction = { lang: form.language, dir: rightToLeft.test(form.language) ? "rtl" : "ltr" };
	const html = h("html", direction, [headHast(title, form), h("body", [main, ...footer])]);
	return { type: "root", children: [{ type: "doctype" }, html] };
}

/** The report's title, with its date as people write it. */
function readableTitle(fields: readonly (readonly [string, FieldJson])[], form: Form): string {
	const dates = new Set(form.fields.flatMap(({ name, type }) => (type === "date" ? [name] : [])));
	const readable = fields.map(
		([name, value]) => [name, typeof value === "string" && dates.has(name) ? readableDate(value) : value] as const,
	);
	return derivedTitle(readable, form);
}

const rightToLeft = /^(?:ar|fa|he|ps|sd|ug|ur|yi)\b/i;

function headHast(title: string, form: Form): Element {
	const { css, policy } = styleOf(form);
	return h("head", [
		h("meta", { charSet: "utf-8" }),
		h("meta", { httpEquiv: "content-security-policy", content: policy }),
		h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
		h("meta", { name: "color-scheme", content: "light dark" }),
		h("title", title),
		h("style", css),
	]);
}

function sectionsHast(parts: readonly OutlinePart[]): Element[] {
	let statements = 0;
	const nextId = () => `said-${++statements}`;
	return parts.flatMap((part) => {
		if (part.kind !== "section") return [];
		const prose = proseHast(part.node, nextId);
		const empty = prose.length === 0 ? [h("p.missing", pageWords.emptySection)] : [];
		return [h("section", [h("h2", part.node.label), ...prose, ...empty])];
	});
}

function unclassifiedHast(parts: readonly OutlinePart[], form: Form): Element[] {
	const labels = new Map([...form.fields, ...form.sections].map(({ name, label }: Pick<FieldDefinition, "name" | "label">) => [name, label]));
	const entries = parts.flatMap((part): ElementContent[] => {
		if (part.kind !== "unclassified") return [];
		const label = part.node.type === "preamble" ? null : part.node.label;
		const after = part.after === null ? undefined : labels.get(part.after);
		const place = after === undefined ? [] : [h("p.note", `${pageWords.after} “${after}”`)];
		const heading = label === null ? [] : [h("h3", label)];
		return [h("div.entry", [...heading, ...place, ...contentHast(unplacedBlocks(part.node))])];
	});
	if (entries.length === 0) return [];
	return [h("section.unclassified", [h("h2", pageWords.unclassified), h("p.note", pageWords.unclassifiedNote), ...entries])];
}
