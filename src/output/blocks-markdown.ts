/**
 * Blocks as Markdown that reads back to the same words and blocks. Paragraphs, headings and simple lists in which nothing
 * has to be escaped are most prose of notes, and written at once; whatever else there is, the library writes.
 */
import type { List, ListItem } from "mdast";
import type { Block } from "../ast/nodes.ts";
import { type Blocks, isPlain, tidyBlocks } from "./blocks.ts";
import { libraries } from "./late-libraries.ts";

/** Blocks as Markdown; no final line end. */
export function blocksToMarkdown(blocks: Blocks): string {
	return tidiedToMarkdown(tidyBlocks(blocks));
}

/** Tidied blocks as Markdown. */
export function tidiedToMarkdown(blocks: readonly Block[]): string {
	return plainMarkdown(blocks) ?? libraries().libraryMarkdown(blocks);
}

/** Tidied blocks that are paragraphs, headings and simple lists of plain text, as the library writes them; null for any others. */
export function plainMarkdown(blocks: readonly Block[]): string | null {
	const written: string[] = [];
	for (const [at, block] of blocks.entries()) {
		// Of two lists side by side, the second has another bullet.
		const isApart = block.type !== "list" || blocks[at - 1]?.type !== "list";
		const text = isApart ? plainBlock(block) : null;
		if (text === null) return null;
		written.push(text);
	}
	return written.join("\n\n");
}

function plainBlock(block: Block): string | null {
	if (block.type === "list") return plainList(block);
	const words = plainWords(block);
	if (block.type !== "heading" || words === null) return words;
	return block.depth > 6 || words === "" ? null : `${"#".repeat(block.depth)} ${words}`;
}

/** Each item is a paragraph. */
function plainList({ ordered, start, spread, children }: List): string | null {
	const items: string[] = [];
	for (const [at, item] of children.entries()) {
		const [only] = item.children;
		const words = item.children.length === 1 && only?.type === "paragraph" ? plainWords(only) : null;
		if (words === null) return null;
		items.push(ordered ? `${(start ?? 1) + at}. ${words}` : `- ${words}`);
	}
	return items.join(spread === true ? "\n\n" : "\n");
}

/** The one leaf of a tidied paragraph or heading. */
function plainWords(block: ListItem["children"][number]): string | null {
	if (block.type !== "paragraph" && block.type !== "heading") return null;
	const [leaf] = block.children;
	return block.children.length === 1 && leaf?.type === "text" && isPlain(leaf.value) ? leaf.value : null;
}
