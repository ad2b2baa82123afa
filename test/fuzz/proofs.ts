/** What is promised of each reader. */
import type { Node } from "unist";
import type { ParsedReport, Report, ReportChild } from "../../src/ast/nodes.ts";

import { decodeText } from "../../src/read/legacy.ts";
import { ast } from "../../src/structure/formats/ast.ts";
import { json } from "../../src/structure/formats/json.ts";
import { markdown as markdownFormat } from "../../src/structure/formats/markdown.ts";
import { txt as txtFormat } from "../../src/structure/formats/txt.ts";
import { docx, html, odt, pdf, rtf } from "./documents.ts";
import { form, isMalformed, judged, losesNothing, mustEqual, readsBack } from "./report.ts";

/** What is promised of an input; it throws where that does not hold. A refused input has a finding; all that is read is proven. */
export type Proof = (bytes: Uint8Array) => void | Promise<void>;

/** Plain text in any encoding: no character is lost, and the report reads back. */
const txt: Proof = (bytes) => {
	const source = decodeText(bytes, { path: "a.txt", encoding: null });
	if ("code" in source) return;
	losesNothing(source.text);
	readsBack(judged(source, txtFormat).report, source.text);
};

interface Loose extends Node {
	readonly value?: unknown;
	readonly url?: string;
	readonly title?: string | null;
	readonly alt?: string;
	readonly lang?: string | null;
	readonly meta?: string | null;
	readonly children?: readonly Loose[];
}

/**
 * Letters and not words, for signs of Markdown part words and are gone; sorted, for behind a field in a section the words
 * of the section go on. Comments may be left out of values, and entities are read as what they stand for.
 */
const letters = (text: string): string => (text.replace(asides, " ").match(/\p{L}/gu) ?? []).sort().join("");

/** Entities, of whatever is escaped again; and comments: those that begin a line, and others that end in the same paragraph. */
const asides =
	/^ {0,3}<!--[\s\S]*?-->|<!--(?:(?!(?:\r\n|\r(?!\n)|\n)(?:[ \t]*[\r\n]| {0,3}<!--))[\s\S])*?-->|&(?:amp;)*#?[A-Za-z\d]+;/gm;

/** The letters that the report holds. */
function lettersOfReport({ children }: ParsedReport): string {
	// Apart, as no comment of two of them would be one.
	return letters(children.map(writtenIn).join("\n\n"));
}

function writtenIn(child: ParsedReport["children"][number] | ReportChild): string {
	const marks = "marks" in child ? child.marks.map(({ value }) => value).join(" ") : "";
	if (child.type === "field") return child.data?.derived ? "" : `${marks} ${child.label} ${child.raw}`;
	const head = "label" in child && child.label !== null ? `${child.label} ` : "";
	const words = child.children.map((block) => wordsBelow(block as Loose)).join("\n\n");
	return `${head} ${marks} ${words}`;
}

const marked: ReadonlySet<string> = new Set(["inlineCode", "emphasis", "strong", "delete"]);
const inline: ReadonlySet<string> = new Set(["paragraph", "heading", "emphasis", "strong", "delete", "link"]);

function wordsBelow(node: Loose): string {
	const { type, value, url, title, alt, lang, meta, children } = node;
	const own = typeof value === "string" ? value : "";
	const inner = (children ?? []).map(wordsBelow).join(inline.has(type) ? "" : "\n\n");
	const address =
		url === undefined || inner.trimEnd() === url || inner === url.replace(/^mailto:/, "") ? "" : ` ${url} `;
	// What is marked stands apart from what is written beside it: the one may be half an entity.
	const rim = marked.has(type) ? " " : "";
	return [lang ?? "", meta ?? "", rim + own + (alt ?? "") + inner + rim, address + (title ?? "")]
		.filter((part) => part !== "")
		.join(" ");
}

/** Notes in Markdown: no word is lost, and the report reads back. */
const markdown: Proof = (bytes) => {
	const source = decodeText(bytes, { path: "a.md", encoding: null });
	if ("code" in source || isMalformed(source.text, markdownFormat)) return;
	if (!markdownFormat.opens(source.text)) {
		mustEqual("letters", lettersOfReport(markdownFormat.parse(source.text, form)), letters(source.text));
	}
	readsBack(judged(source, markdownFormat).report, source.text);
};

/** Our own reports, in Markdown, as JSON and as a tree: each is refused, or read, and what is written of it is stable. */
const reports: Proof = (bytes) => {
	const source = decodeText(bytes, { path: null, encoding: null });
	if ("code" in source) return;
	const format = [markdownFormat, json, ast].find((each) => each.opens(source.text));
	if (format === undefined || isMalformed(source.text, format)) return;
	format.formName?.(source.text);
	const { report } = judged(source, format);
	if (isOurs(report)) readsBack(report, source.text);
};

/** Somebody may have written another heading over a section, which Markdown can't tell from one of her own. */
const isOurs = ({ children }: Report): boolean =>
	children.every((child) => child.type !== "section" || form.labels.find(child.label)?.name === child.name);

/** The proofs by reader. */
export const proofs: Readonly<Record<string, Proof>> = { txt, markdown, html, docx, rtf, odt, pdf, reports };
