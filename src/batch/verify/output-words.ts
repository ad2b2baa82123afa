/** The words that an output has. */

import type { ReportJson } from "../../output/json-schema.ts";
import { type HtmlNode, htmlBody } from "../../read/documents/html-tree.ts";
import { greatestDepth } from "../../text/depth.ts";
import { passagesOf, wordsIn } from "./note-words.ts";

/** The words of an output in a format, with one space between them. */
export function outputWords(text: string, template: string): string {
	return wordsIn((readers[template] ?? ((plain) => plain))(text));
}

const readers: Readonly<Record<string, (text: string) => string>> = {
	html: (text) => {
		const page = htmlBody(text, greatestDepth);
		if ("code" in page) return "";
		const addresses: string[] = [];
		const words = textBelow(page.body, addresses);
		return [words, ...addresses].join(" ");
	},
	json: saidIn,
	ast: (text) =>
		passagesOf(JSON.parse(text), null)
			.flatMap(({ parts }) => parts)
			.join(" "),
};

/** The strings of a report, without statements and items, which say again what a section does. */
function saidIn(report: string): string {
	const { fields, sections = {}, unclassified } = JSON.parse(report) as Partial<ReportJson>;
	const once = Object.values(sections)
		.flat()
		.map(({ heading, markdown }) => [heading, markdown]);
	return stringsIn([fields, once, unclassified]);
}

function stringsIn(value: unknown): string {
	if (typeof value === "string") return `${value}\n`;
	return value === null || typeof value !== "object" ? "" : Object.values(value).map(stringsIn).join("");
}

const inline: ReadonlySet<string> = new Set(["a", "b", "code", "del", "em", "i", "s", "span", "strong", "time"]);

/** The text; what attributes say is put aside, as a link may end within a word. */
function textBelow(node: HtmlNode, addresses: string[]): string {
	if ("value" in node) return node.value;
	if (!("childNodes" in node)) return "";
	for (const { name, value } of node.attrs) {
		const isPlace = name === "href" && value.startsWith("#");
		if (["href", "title", "alt", "src"].includes(name) && !isPlace) addresses.push(value);
	}
	const words = node.childNodes.map((child) => textBelow(child, addresses)).join("");
	const rim = inline.has(node.tagName) ? "" : " ";
	return `${rim}${words}${rim}`;
}
