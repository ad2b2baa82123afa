/** The words that an output has, in the order of its text. */
import { type HtmlNode, htmlBody } from "../../read/documents/html-tree.ts";
import type { ReportJson } from "../../render/json/shape.ts";
import { greatestDepth } from "../../text/depth.ts";
import { passagesOf, wordsIn } from "./note-words.ts";

/** The words of an output in a format, with one space between them. */
export function outputWords(text: string, template: string): string {
	return wordsIn((readers[template] ?? ((plain) => plain))(text));
}

const readers: Readonly<Record<string, (text: string) => string>> = {
	html: (text) => {
		const page = htmlBody(text, greatestDepth);
		return "code" in page ? "" : textBelow(page.body);
	},
	json: saidIn,
	ast: (text) =>
		passagesOf(JSON.parse(text))
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

function textBelow(node: HtmlNode): string {
	if ("value" in node) return node.value;
	if (!("childNodes" in node)) return "";
	const words = node.childNodes.map(textBelow).join("");
	const addresses = node.attrs.flatMap(({ name, value }) =>
		["href", "title", "alt", "src"].includes(name) && !value.startsWith("#") ? [` ${value} `] : [],
	);
	const rim = inline.has(node.tagName) ? "" : " ";
	return `${rim}${words}${addresses.join("")}${rim}`;
}
