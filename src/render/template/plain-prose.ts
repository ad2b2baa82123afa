/** Blocks as plain text: what an e-mail shows of them. */

import type { BlockContent, ListItem, Nodes } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import { squash } from "../../text/squash.ts";
import { fenceWords } from "../fence.ts";
import { beyondWords, pictureWords } from "../link-words.ts";
import { tidyBlocks } from "../tidy.ts";

/** Blocks as lines: a paragraph a line, a blank line between, lists with dashes or numbers, addresses in brackets. */
export function blocksToText(blocks: readonly (Block | Ignored)[]): string {
	return lines(tidyBlocks(blocks)).join("\n");
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

const spoken = (node: Nodes): string => squash(plainText([spelledOut(node)]));

/** Links and pictures with all that they say; tidied nodes are copies that nobody else has. */
function spelledOut(node: Nodes): Nodes {
	if (node.type === "image") return { type: "text", value: pictureWords(node) };
	if (!("children" in node)) return node;
	node.children = node.children.map(spelledOut) as typeof node.children;
	if (node.type === "link") node.children.push({ type: "text", value: beyondWords(node) });
	return node;
}
