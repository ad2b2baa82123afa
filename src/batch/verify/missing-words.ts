/** The words of notes, block by block, those of an output, and which of them it lacks. */
import type { Node } from "unist";
import { type Field, greatestDepth, type Preamble, type Report, type ReportChild } from "../../ast/nodes.ts";
import type { Loose } from "../../ast/share.ts";
import { isSaid } from "../../ast/text.ts";
import type { Form } from "../../forms/form.ts";
import type { ReportJson } from "../../output/json-schema.ts";
import { unsaid } from "../../output/unsaid.ts";
import { Refused } from "../../read/documents/document.ts";
import { type HtmlNode, htmlBody } from "../../read/documents/html-tree.ts";
import { attempt } from "../../text/attempt.ts";

/** A block without inner blocks, a label, or another unit of text. */
export interface Passage {
	/** With nothing between in the report: words between two links, an address, a line of code. */
	readonly parts: readonly string[];
	/** Offset in the text of the notes; null where the tree does not say. */
	readonly offset: number | null;
}

/**
 * The passages of a report. The value of a known field stands for the words that it expresses; dropped text does not
 * count. Without a form, all words count.
 */
export function passagesOf({ children }: Pick<Report, "children">, form: Form | null): Passage[] {
	const passages: Passage[] = [];
	const add = ({ position }: Node, parts: readonly string[]): void => {
		const words = parts.map(wordsIn).filter((part) => part !== "");
		if (words.length > 0) passages.push({ parts: words, offset: position?.start.offset ?? null });
	};
	const isDropped = ({ type }: Node): boolean => type === "ignored" && form?.setAside === "drop";
	const takeBlock = (node: Loose): void => {
		if (isDropped(node)) return;
		if (node.children?.some(isBlock) === true) for (const child of node.children) takeBlock(child);
		else add(node, partsOf(node, form === null));
	};
	for (const node of children) {
		if (isDropped(node)) continue;
		if (form !== null && isField(node)) {
			const { words, comments } = unsaid(node, form);
			add(node, words);
			if (form.setAside !== "drop") add(node, comments);
			continue;
		}
		const child = node as Loose;
		add(child, [child.label ?? ""]);
		if (child.type === "field") for (const line of (child.raw ?? "").split(/[\r\n]+/)) add(child, [line]);
		else for (const block of child.children ?? []) takeBlock(block);
	}
	return passages;
}

/** Of the form, that is; its title may stand above all labels. */
const isField = (node: ReportChild): node is Field | Preamble =>
	(node.type === "field" || node.type === "preamble") && node.name !== null;

/**
 * The lines of Markdown as they are written, whatever it was read as: without numbers of lists, words with a reference in
 * them, and what YAML has for nothing, for a type and for what it says again.
 */
export function linesOf(text: string): Passage[] {
	const matter = /^---\r?\n[\s\S]*?\n---/.exec(text)?.[0].length ?? 0;
	return Array.from(text.matchAll(/[^\r\n]+/g), ({ 0: line, index }) => {
		const offset = index + (/^(?:[\s>*+-]|\d{1,9}[.)](?=\s|$)|\p{L}[.)](?=\s))*/u.exec(line)?.[0].length ?? 0);
		const written = text.slice(offset, index + line.length);
		const plain = index < matter ? written.replace(signs, "") : written;
		const words = plain.replace(/[\p{L}\p{M}\p{N}]*&\w+;[\p{L}\p{M}\p{N}]*/gu, " ");
		return { parts: [wordsIn(words)].filter((part) => part !== ""), offset };
	}).filter(({ parts }) => parts.length > 0);
}

const signs = /(?<=^|[\s:,[{])(?:null|[!&*]\S+)(?=[\s,\]}]|$)/gi;

const isBlock = ({ type }: Node): boolean => blocks.has(type);
const blocks: ReadonlySet<string> = new Set([
	...["paragraph", "heading", "list", "listItem", "blockquote", "code", "html", "thematicBreak", "ignored"],
	...["table", "tableRow", "tableCell", "definition", "footnoteDefinition"],
]);

/** The text of a block without blocks, parted where a report may have more: at addresses, and in front of pictures. `isWhole` keeps addresses that the words of their links say, too. */
function partsOf(block: Loose, isWhole: boolean): string[] {
	const parts = [""];
	const append = (text: string): void => void parts.push(`${parts.pop() ?? ""}${text}`);
	const visit = (node: Loose): void => {
		const { type, value, alt, url, title, lang, meta, children } = node;
		for (const words of [lang, meta]) if (words) append(`${words} `);
		if (type === "break") append(" ");
		if (typeof value === "string") append(value);
		if (url !== undefined) parts.push("");
		if (alt) append(alt);
		for (const child of children ?? []) visit(child);
		if (url !== undefined)
			parts.push(...[!isWhole && isSaid(url, children) ? "" : url, title ?? ""].filter((each) => each !== ""), "");
	};
	visit(block);
	return parts;
}

/**
 * Words with one space between them, without marks: what is emphasis, an escape or a reference in one format is not in
 * another. `\uFFFD` is what stands for a character that can't be shown.
 */
function wordsIn(text: string): string {
	const plain = text
		.replace(references, character)
		.replace(/(?:%[\dA-Fa-f]{2})+/g, (address) => attempt(() => decodeURIComponent(address)) ?? address)
		.replace(/[*_~`\\\uFFFD]|[^\P{C}\s]/gu, "");
	return (plain.match(/[\p{L}\p{M}\p{N}\p{Sc}\p{So}]+/gu) ?? []).join(" ");
}

const references = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|amp|lt|gt|quot);/gi;

/** Those with a name are no word. */
function character(reference: string, hex?: string, decimal?: string): string {
	if (hex === undefined && decimal === undefined) return " ";
	// A sentence may end behind it.
	const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
	return code <= 0x10ffff ? `${String.fromCodePoint(code)} ` : reference;
}

/** The passage of the notes that misses most of its words in an output, or null. */
export function missingPassage(passages: readonly Passage[], words: string): Passage | null {
	const lacking = lackingWords(passages.flatMap(wordsOf), words);
	if (lacking.size === 0) return null;
	const share = (passage: Passage): number => {
		const own = wordsOf(passage);
		return own.filter((word) => lacking.has(word)).length / own.length;
	};
	const shares = passages.map(share);
	return passages[shares.indexOf(shares.reduce((most, each) => Math.max(most, each), 0))] ?? null;
}

function lackingWords(wanted: readonly string[], words: string): ReadonlySet<string> {
	const [wantedCounts, counts] = [countsOf(wanted), countsOf(words.split(" "))];
	const joined = words.replaceAll(" ", "");
	// A line or a link may end within what is one word in the notes, and two words may stand without a space.
	const lacking = [...wantedCounts].filter(
		([word, count]) => (counts.get(word) ?? 0) < count && joined.split(word).length <= count,
	);
	return new Set(lacking.map(([word]) => word));
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

const wordsOf = ({ parts }: Passage): string[] => parts.flatMap((part) => part.split(" "));

/** The words of an output in a format, with one space between them. */
export function outputWords(text: string, template: string): string {
	return wordsIn((readers[template] ?? ((plain) => plain))(text));
}

const readers: Readonly<Record<string, (text: string) => string>> = {
	html: (text) => {
		const addresses: string[] = [];
		try {
			const words = textBelow(htmlBody(text, greatestDepth).body, addresses);
			return [words, ...addresses].join(" ");
		} catch (error) {
			if (error instanceof Refused) return "";
			throw error;
		}
	},
	json: saidIn,
	// With each address, though the words of its link say it too.
	ast: (text) =>
		[
			...passagesOf(JSON.parse(text), null).flatMap(({ parts }) => parts),
			...(text.match(/"url": ?"[^"]*"/g) ?? []),
		].join(" "),
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
