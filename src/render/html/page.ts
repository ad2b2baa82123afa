/** The whole page: one file, no script, nothing loaded from anywhere. */
import type { Element, Root } from "hast";
import { h } from "hastscript";
import type { Report } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import { fieldsJson } from "../json/fields.ts";
import { type OutlinePart, outline } from "../json/outline.ts";
import { readableTitle } from "../json/title.ts";
import { labelOf, unplacedBlocks } from "../json/unclassified.ts";
import type { RenderContext } from "../renderer.ts";
import { contentHast } from "./content.ts";
import { closingHast, factsHast } from "./facts.ts";
import { endingLines, onLines } from "./lines.ts";
import { metadataHast } from "./metadata.ts";
import { proseHast } from "./statements.ts";
import { styleOf } from "./style.ts";
import { pageWords } from "./words.ts";

/** A report as the tree of a page. */
export function pageHast(report: Report, { form, source }: RenderContext): Root {
	const parts = outline(report, form);
	const fields = fieldsJson(parts, form);
	const values = new Map(fields);
	const title = readableTitle(fields, form);
	const header = h("header", onLines([h("p.kind", form.title), h("h1", title), factsHast(values, form)]));
	const main = [header, ...sectionsHast(parts), ...closingHast(values, form), unclassifiedHast(parts, form)];
	const body = h("body", onLines([h("main", onLines(main)), footerHast(source?.path ?? null)]));
	const direction = { lang: form.language, dir: rightToLeft.test(form.language) ? "rtl" : "ltr" };
	const html = h("html", direction, onLines([headHast(form, title, metadataHast(title, values, form)), body]));
	return h(null, [{ type: "doctype" }, "\n", html, "\n"]);
}

const rightToLeft = /^(?:ar|fa|he|ps|sd|ug|ur|yi)\b/i;

function headHast(form: Form, title: string, metadata: readonly Element[]): Element {
	const { element, policy } = styleOf(form);
	const metas = [
		h("meta", { charSet: "utf-8" }),
		h("meta", { httpEquiv: "content-security-policy", content: policy }),
		h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
		h("meta", { name: "color-scheme", content: "light dark" }),
		h("meta", { name: "generator", content: "rapporteur" }),
		...metadata,
	];
	return h("head", onLines([...metas, h("title", title), element]));
}

function footerHast(path: string | null): Element | null {
	return path === null ? null : h("footer", [pageWords.madeFrom, " ", h("span.path", path)]);
}

function sectionsHast(parts: readonly OutlinePart[]): Element[] {
	let statements = 0;
	const nextId = () => `said-${++statements}`;
	return parts.flatMap((part) => {
		if (part.kind !== "section") return [];
		const prose = proseHast(part.node, nextId);
		const shown = prose.length === 0 ? endingLines([h("p.missing", pageWords.emptySection)]) : prose;
		return [h("section", [onLines([h("h2", part.node.label)]), shown])];
	});
}

function unclassifiedHast(parts: readonly OutlinePart[], form: Form): Element | null {
	const labels = new Map([...form.fields, ...form.sections].map(({ name, label }) => [name, label]));
	const entries = parts.flatMap((part) => (part.kind === "unclassified" ? [entryHast(part, labels)] : []));
	if (entries.length === 0) return null;
	const heading = [h("h2", pageWords.unclassified), h("p.note", pageWords.unclassifiedNote)];
	return h("section.unclassified", onLines([...heading, ...entries]));
}

function entryHast(
	{ node, after }: Extract<OutlinePart, { kind: "unclassified" }>,
	labels: ReadonlyMap<string, string>,
): Element {
	const label = labelOf(node);
	const place = after === null ? undefined : labels.get(after);
	const heading = label === null ? null : h("h3", label);
	const note = place === undefined ? null : h("p.note", `${pageWords.after} “${place}”`);
	return h("div.entry", [onLines([heading, note]), contentHast(unplacedBlocks(node))]);
}
