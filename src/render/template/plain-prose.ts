/** Blocks as plain text: what an e-mail shows of them. */

import type { BlockContent, ListItem, Nodes } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import { safeHref } from "../../text/links.ts";
import { squash } from "../../text/squash.ts";
import { fenceWords } from "../fence.ts";
import { tidyBlocks } from "../tidy.ts";

/** Blocks as lines: a paragraph a line, a blank line between, lists with dashes or numbers, addresses in brackets. */
export function blocksToText(blocks: readonly (Block | Ignored)[]): string {
	const tidy = tidyBlocks(blocks);
	for (const block of tidy) spellOutAddresses(block);
	return lines(tidy).join("\n");
}

/** The blocks are copies that nobody else has. */
function spellOutAddresses(node: Nodes): void {
	if (!("children" in node)) return;
	for (const child of node.children) spellOutAddresses(child);
	node.children = (node.children as Nodes[]).map(spelledOut) as typeof node.children;
}

/** Paper and e-mail show no address behind words. */
function spelledOut(node: Nodes): Nodes {
	if (node.type !== "link" && node.type !== "image") return node;
	const words = plainText([node]);
	const isSaid = words === node.url || safeHref(words) === node.url || `mailto:${words}` === node.url;
	const more = [isSaid ? "" : node.url, node.title].filter((part) => part).join(", ");
	return { type: "text", value: words === "" || more === "" ? words + more : `${words} (${more})` };
}

function lines(blocks: readonly BlockContent[]): string[] {
	return blocks.flatMap((block, index) => {
		const own = linesOf(block);
		return index === 0 || own.length === 0 ? own : ["", ...own];
	});
}

function linesOf(block: BlockContent): string[] {
	switch (block.type) {
		case "list":
			return block.children.flatMap((item, index) =>
				itemLines(item, block.ordered ? `${(block.start ?? 1) + index}. ` : "- "),
			);
		case "blockquote":
			return lines(block.children as BlockContent[]).map((line) => `> ${line}`.trimEnd());
		case "thematicBreak":
			return ["* * *"];
		case "code": {
			const words = fenceWords(block);
			return [...(words === "" ? [] : [words]), ...block.value.split("\n")];
		}
		case "html":
			return block.value.split("\n");
		default:
			return [spoken(block)];
	}
}

/** The first line of an item stands behind its bullet, all others below it. */
function itemLines(item: ListItem, bullet: string): string[] {
	const [first = "", ...rest] = tight(item.children as BlockContent[]);
	const indent = " ".repeat(bullet.length);
	return [`${bullet}${first}`.trimEnd(), ...rest.map((line) => `${indent}${line}`.trimEnd())];
}

const tight = (blocks: readonly BlockContent[]): string[] => blocks.flatMap(linesOf);

const spoken = (node: Nodes): string => squash(plainText([node]));
