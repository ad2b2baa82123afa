/**
 * Blocks in which nothing has to be escaped as Markdown, written as the library writes them: most prose of notes is such
 * paragraphs and lists, for which the library asks at each step what might stand beside them.
 */
import type { List } from "mdast";
import type { Block } from "../../ast/nodes.ts";
import { isPlain } from "./unsafe.ts";

/** Tidied blocks as Markdown; null unless they are paragraphs, headings and simple lists of plain text. */
export function plainMarkdown(blocks: readonly Block[]): string | null {
	const written: string[] = [];
	for (const [at, block] of blocks.entries()) {
		// Of two lists side by side, the second has another bullet.
		const isApart = block.type !== "list" || blocks[at - 1]?.type !== "list";
		const text = isApart ? blockText(block) : null;
		if (text === null) return null;
		written.push(text);
	}
	return written.join("\n\n");
}

/** A heading of plain text; null for any other. */
export function plainHeading(depth: number, text: string): string | null {
	return depth <= 6 && text !== "" && isPlain(text) ? `${"#".repeat(depth)} ${text}` : null;
}

function blockText(block: Block): string | null {
	if (block.type === "list") return listText(block);
	const words = plainWords(block);
	return words !== null && block.type === "heading" ? plainHeading(block.depth, words) : words;
}

/** The one leaf of a tidied paragraph or heading. */
function plainWords(block: List["children"][number]["children"][number]): string | null {
	if (block.type !== "paragraph" && block.type !== "heading") return null;
	const [leaf] = block.children;
	return block.children.length === 1 && leaf?.type === "text" && isPlain(leaf.value) ? leaf.value : null;
}

/** Each item is a paragraph. */
function listText({ ordered, start, spread, children }: List): string | null {
	const items: string[] = [];
	for (const [at, item] of children.entries()) {
		const [only] = item.children;
		const words = item.children.length === 1 && only?.type === "paragraph" ? plainWords(only) : null;
		if (words === null) return null;
		items.push(ordered ? `${(start ?? 1) + at}. ${words}` : `- ${words}`);
	}
	return items.join(spread === true ? "\n\n" : "\n");
}
