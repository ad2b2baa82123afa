/** Words of the notes as a template sees them. */
import type { ListItem } from "mdast";
import type { Block } from "../ast/nodes.ts";
import { plainText } from "../ast/text.ts";
import { type Later, later } from "../templates/later.ts";
import { type SafeText, safeText } from "../templates/safe-text.ts";
import { safeHref } from "../text/links.ts";
import { squash } from "../text/squash.ts";
import { type Blocks, fenceWords, spellOut, tidyBlocks } from "./blocks.ts";
import { blocksToHtml } from "./blocks-html.ts";
import { blocksToMarkdown } from "./blocks-markdown.ts";

/** The same words in three formats, each made when it is first asked for. */
export interface Prose {
	readonly markdown: Later<SafeText | "">;
	readonly html: Later<SafeText | "">;
	readonly text: Later<SafeText | "">;
}

/** Some words for a template. */
export function proseOf(blocks: () => Blocks): Prose {
	return {
		markdown: later(() => safeText("markdown", safeMarkdown(blocks()))),
		html: later(() => safeText("html", blocksToHtml(blocks()))),
		text: later(() => safeText("text", blocksToText(blocks()))),
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
			return [squash(plainText([block]))];
	}
}

/** The first line of an item stands behind its bullet, all others below it. */
function itemLines(item: ListItem, bullet: string): string[] {
	const [first = "", ...rest] = (item.children as Block[]).flatMap(linesOf);
	const indent = " ".repeat(bullet.length);
	return [`${bullet}${first}`.trimEnd(), ...rest.map((line) => `${indent}${line}`.trimEnd())];
}
