/** Blocks as Markdown for templates: words and structure, with no link but to the web and mail, and no picture. */
import type { Nodes } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { safeHref } from "../../text/links.ts";
import { beyondWords, pictureWords } from "../link-words.ts";
import { blocksToMarkdown } from "../markdown/blocks.ts";
import { tidyBlocks } from "../tidy.ts";

/** Blocks as such Markdown; no final line end. */
export function safeMarkdown(blocks: readonly (Block | Ignored)[]): string {
	const tidy = tidyBlocks(blocks);
	for (const block of tidy) withSafeLinks(block);
	return blocksToMarkdown(tidy);
}

/** The blocks are copies that nobody else has. */
function withSafeLinks(node: Nodes): void {
	if (!("children" in node)) return;
	for (const child of node.children) withSafeLinks(child);
	node.children = (node.children as Nodes[]).flatMap(safe) as typeof node.children;
}

function safe(node: Nodes): Nodes[] {
	if (node.type === "image") return [{ type: "text", value: pictureWords(node) }];
	if (node.type !== "link") return [node];
	const url = safeHref(node.url);
	if (url !== null && !/[<>()\s]/.test(url)) return [{ ...node, url }];
	return [...node.children, { type: "text", value: beyondWords(node) }];
}
