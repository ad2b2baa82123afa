/** Words of the notes as a template sees them: as Markdown, HTML and plain text, each safe in its own format. */
import { type Schema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { List, ListItem, Nodes, PhrasingContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import type { Block } from "../ast/nodes.ts";
import { beyondWords, plainText } from "../ast/text.ts";
import type { ProseData } from "../templates/data.ts";
import { safeText } from "../templates/escapes.ts";
import { addressPieces, mayHoldAddress, safeHref } from "../text/links.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import { type Blocks, fenceWords, pictureWords, spellOut, textOf, tidyBlocks } from "./blocks.ts";
import { blocksToMarkdown } from "./blocks-markdown.ts";

/** Some data of a template with words in three formats, each made when it is first asked for. */
export function withProse<T extends object>(data: T, blocks: () => Blocks): T & ProseData {
	let [markdown, html, text]: (ProseData["html"] | null)[] = [null, null, null];
	// There may be hundreds of these: getters that are written here cost half of those that `withLater` adds.
	return {
		...data,
		get markdown() {
			markdown ??= safeText("markdown", safeMarkdown(blocks()));
			return markdown;
		},
		get html() {
			html ??= safeText("html", blocksToHtml(blocks()));
			return html;
		},
		get text() {
			text ??= safeText("text", blocksToText(blocks()));
			return text;
		},
	};
}

/** Words and structure as Markdown, with no link but to the web and mail, and no picture. */
function safeMarkdown(blocks: Blocks): string {
	const tidy = tidyBlocks(blocks);
	for (const block of tidy) spellOut(block, bareHref);
	return blocksToMarkdown(tidy);
}

/** An address that Markdown holds without angle brackets. */
function bareHref(address: string): string | null {
	const url = safeHref(address);
	return url === null || /[<>()\s]/.test(url) ? null : url;
}

/**
 * Blocks as safe HTML, in whole lines without the last line end. Tidied blocks are of few types, which are written with
 * tags that are constants, and words without marks are escaped. Words with anything else in them, down to an address, go
 * through the libraries and the sanitizer.
 */
export function blocksToHtml(blocks: Blocks): string {
	return flowHtml(tidyBlocks(blocks)).trimEnd();
}

const flowHtml = (blocks: readonly Block[]): string => blocks.flatMap(elementsOf).join("\n");

/** The elements of a block: the words behind a fence have one of their own. */
function elementsOf(block: Block): string | string[] {
	switch (block.type) {
		case "paragraph":
			return `<p>${wordsHtml(block.children)}</p>`;
		case "heading":
			// HTML has no name for a deeper one.
			return block.depth > 6
				? wordsHtml(block.children)
				: `<h${block.depth}>${wordsHtml(block.children)}</h${block.depth}>`;
		case "list":
			return listHtml(block);
		case "blockquote":
			return `<blockquote>\n${flowHtml(block.children as Block[])}\n</blockquote>`;
		case "code": {
			const words = fenceWords(block);
			const code = `<pre><code>${escaped(block.value === "" ? "" : `${block.value}\n`)}</code></pre>`;
			return words === "" ? code : [`<p>${escaped(words)}</p>`, code];
		}
		default:
			// The one type of blocks that tidying leaves beside these.
			return "<hr>";
	}
}

function listHtml({ ordered, start, children }: List): string {
	const tag = ordered ? "ol" : "ul";
	const opening = ordered && typeof start === "number" && start !== 1 ? `<ol start="${start}">` : `<${tag}>`;
	return [opening, ...children.map(itemHtml), `</${tag}>`].join("\n");
}

/** In a tight item, the words of a paragraph stand in no element of their own. */
function itemHtml({ spread, children }: ListItem): string {
	let html = "";
	let isBare = true;
	for (const [at, element] of (children as Block[]).flatMap(elementsOf).entries()) {
		isBare = spread !== true && element.startsWith("<p>");
		html += `${isBare && at === 0 ? "" : "\n"}${isBare ? element.slice("<p>".length, -"</p>".length) : element}`;
	}
	return `<li>${html}${isBare ? "" : "\n"}</li>`;
}

/** The words of a tidied paragraph or heading. */
function wordsHtml(phrases: readonly PhrasingContent[]): string {
	const [leaf] = phrases;
	const isPlain = phrases.length === 1 && leaf?.type === "text" && !mayHoldAddress(leaf.value);
	return isPlain ? escaped(leaf.value) : markedHtml(phrases);
}

const escaped = (text: string): string => text.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;"));

/** The marks that words may have; others are reduced to their words. */
const schema: Schema = {
	tagNames: ["p", "code", "em", "strong", "a", "br"],
	attributes: { a: ["href", "title"] },
	protocols: { href: ["http", "https", "mailto"] },
};

function markedHtml(phrases: readonly PhrasingContent[]): string {
	const tree = sanitize(toHast({ type: "paragraph", children: relinked(phrases, false) }), schema);
	const html = toHtml(tree, { characterReferences: { useNamedReferences: true } });
	return html.slice("<p>".length, -"</p>".length);
}

/** Makes links of the addresses in words, and words of what is no link. The nodes are ours to change. */
export function relinked(nodes: readonly Nodes[], inLink: boolean): PhrasingContent[] {
	return nodes.flatMap((node): PhrasingContent[] => {
		if (node.type === "text") return linkedText(node.value, inLink);
		if (node.type === "image") return linkedText(pictureWords(node), inLink);
		if (node.type !== "link") {
			if ("children" in node) node.children = relinked(node.children, inLink);
			return [node as PhrasingContent];
		}
		// A link inside a link becomes its words.
		const href = inLink ? null : safeHref(node.url);
		const beyond = inLink || href !== null ? "" : beyondWords(node);
		const children = relinked(node.children, inLink || href !== null);
		return href === null ? [...children, textOf(beyond)] : [linkNode(href, children, node.title)];
	});
}

function linkedText(words: string, inLink: boolean): PhrasingContent[] {
	if (inLink || !mayHoldAddress(words)) return [textOf(words)];
	return addressPieces(words).map(({ text, href }) => (href === null ? textOf(text) : linkNode(href, [textOf(text)])));
}

/** The sanitizer knows schemes in small letters only. */
function linkNode(href: string, children: PhrasingContent[], title: string | null = null): PhrasingContent {
	const url = href.replace(/^[^:]*/, (scheme) => scheme.toLowerCase());
	return { type: "link", url, title, children } as PhrasingContent;
}

/** Blocks as plain lines: a paragraph a line, a blank line between, lists with dashes or numbers, addresses in brackets. */
export function blocksToText(blocks: Blocks): string {
	return spacedLines(tidyBlocks(blocks)).join("\n");
}

function spacedLines(blocks: readonly Block[]): string[] {
	return blocks.flatMap((block, index) => {
		const own = linesOf(block);
		return index === 0 || own.length === 0 ? own : ["", ...own];
	});
}

function linesOf(block: Block): string[] {
	switch (block.type) {
		case "list":
			return block.children.flatMap((item, index) =>
				itemLines(item, block.ordered ? `${(block.start ?? 1) + index}. ` : "- "),
			);
		case "blockquote":
			return spacedLines(block.children as Block[]).map((line) => `> ${line}`.trimEnd());
		case "thematicBreak":
			return ["* * *"];
		case "code": {
			const words = fenceWords(block);
			return [...(words === "" ? [] : [words]), ...block.value.split("\n")];
		}
		default:
			spellOut(block, () => null);
			return [collapseWhiteSpace(plainText([block]))];
	}
}

/** The first line of an item is after its bullet, all others are below it. */
function itemLines(item: ListItem, bullet: string): string[] {
	const [first = "", ...rest] = (item.children as Block[]).flatMap(linesOf);
	const indent = " ".repeat(bullet.length);
	return [`${bullet}${first}`.trimEnd(), ...rest.map((line) => `${indent}${line}`.trimEnd())];
}
