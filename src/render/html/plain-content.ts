/**
 * Prose without any marks as HTML, written as the libraries write it: most prose of notes is paragraphs and lists of plain
 * text, and their trees take six times as long. Whatever else there is, down to an address, goes through the libraries.
 */
import type { Heading, List, ListItem, Paragraph } from "mdast";
import type { Block } from "../../ast/nodes.ts";
import { mayHoldAddress } from "../../text/links.ts";

/** Tidied blocks as HTML; null unless they are paragraphs, headings and lists of nothing but text. */
export function plainHtml(blocks: readonly Block[]): string | null {
	const written: string[] = [];
	for (const block of blocks) {
		const html = blockHtml(block);
		if (html === null) return null;
		written.push(html);
	}
	return written.join("\n");
}

type Blocks = ListItem["children"];

function blockHtml(block: Blocks[number]): string | null {
	if (block.type === "list") return listHtml(block);
	if (block.type !== "paragraph" && block.type !== "heading") return null;
	const tag = block.type === "paragraph" ? "p" : headings[block.depth];
	const words = wordsHtml(block);
	return words === null || tag === undefined ? null : `<${tag}>${words}</${tag}>`;
}

const headings: Readonly<Record<number, string>> = { 3: "h3", 4: "h4", 5: "h5", 6: "h6" };

/** Tidied text is one leaf, without line ends. */
function wordsHtml({ children }: Paragraph | Heading): string | null {
	const [leaf] = children;
	if (children.length !== 1 || leaf?.type !== "text" || mayHoldAddress(leaf.value)) return null;
	return leaf.value.replace(active, (sign) => (sign === "&" ? "&amp;" : "&lt;"));
}

const active = /[&<]/g;

function listHtml({ ordered, start, children }: List): string | null {
	const tag = ordered ? "ol" : "ul";
	let html = ordered && typeof start === "number" && start !== 1 ? `<ol start="${start}">\n` : `<${tag}>\n`;
	for (const { spread, children: blocks } of children) {
		const item = itemHtml(blocks, spread === true);
		if (item === null) return null;
		html += `<li>${item}</li>\n`;
	}
	return `${html}</${tag}>`;
}

/** Only in a loose item paragraphs are elements of their own. */
function itemHtml(blocks: Blocks, loose: boolean): string | null {
	let html = "";
	let onOwnLine = false;
	for (const [index, block] of blocks.entries()) {
		const inLine = block.type === "paragraph" && !loose;
		const own = inLine ? wordsHtml(block) : blockHtml(block);
		if (own === null) return null;
		html += inLine && index === 0 ? own : `\n${own}`;
		onOwnLine = !inLine;
	}
	return onOwnLine ? `${html}\n` : html;
}
