/** The letters of notes in Markdown, as they are written and as a report has them. */
import type { Node } from "unist";
import type { ParsedReport, ReportChild } from "../../src/ast/nodes.ts";

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

/** Entities, and comments: those that begin a line, and others that end in the same paragraph. */
const asides = /^ {0,3}<!--[\s\S]*?-->|<!--(?:(?!(?:\r\n?|\n)[ \t]*[\r\n])[\s\S])*?-->|&#?[A-Za-z\d]+;/gm;

/** The letters of the notes. `&amp;L;` is read as `&L;`, which looks like an entity where the report is asked. */
export const lettersOfText = (text: string): string => letters(text.replace(/&amp;(?=#?[A-Za-z\d]+;)/g, "&"));

/** The letters that the report holds. */
export function lettersOfReport({ children }: ParsedReport): string {
	return letters(children.map(writtenIn).join("\n"));
}

function writtenIn(child: ParsedReport["children"][number] | ReportChild): string {
	const marks = "marks" in child ? child.marks.map(({ value }) => value).join(" ") : "";
	if (child.type === "field") return child.data?.derived ? "" : `${marks} ${child.label} ${child.raw}`;
	const head = "label" in child && child.label !== null ? `${child.label} ` : "";
	const words = child.children.map((block) => wordsBelow(block as Loose)).join("\n");
	return `${head} ${marks} ${words}`;
}

const marked: ReadonlySet<string> = new Set(["inlineCode", "emphasis", "strong", "delete"]);
const inline: ReadonlySet<string> = new Set(["paragraph", "heading", "emphasis", "strong", "delete", "link"]);

function wordsBelow(node: Loose): string {
	const { type, value, url, title, alt, lang, meta, children } = node;
	const own = typeof value === "string" ? value : "";
	const inner = (children ?? []).map(wordsBelow).join(inline.has(type) ? "" : "\n");
	const address =
		url === undefined || inner.trimEnd() === url || inner === url.replace(/^mailto:/, "") ? "" : ` ${url} `;
	// What is marked stands apart from what is written beside it: the one may be half an entity.
	const rim = marked.has(type) ? " " : "";
	return [lang ?? "", meta ?? "", rim + own + (alt ?? "") + inner + rim, address + (title ?? "")]
		.filter((part) => part !== "")
		.join(" ");
}
