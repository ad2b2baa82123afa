/**
 * Blocks as they are written out: text leaves joined, line ends inside a paragraph made spaces,
 * marks and positions dropped, one shape for each meaning. Two trees of the same words give the
 * same result, wherever they were read from, so every renderer starts here.
 */
import type { BlockContent, Heading, List, ListItem, PhrasingContent } from "mdast";
import type { Node, Parent } from "unist";
import type { Block, Ignored } from "../ast/nodes.ts";
import { unwrapped } from "../ast/text.ts";

/** The blocks to write for some blocks of the tree. */
export function tidyBlocks(blocks: readonly (Block | Ignored)[]): Block[] {
	const [only] = blocks;
	// Most items hold one block, and there may be millions: a list that grew has room for sixteen more.
	if (blocks.length === 1 && only !== undefined) return tidied(only);
	return blocks.flatMap(tidied);
}

function tidied(block: Block | Ignored): Block[] {
	const tidy = block.type === "ignored" ? null : tidyBlock(block);
	return tidy === null ? [] : [tidy];
}

function tidyBlock(block: Block): Block | null {
	switch (block.type) {
		case "paragraph": {
			const children = tidyPhrasing(block.children);
			return children.length === 0 ? null : { type: "paragraph", children };
		}
		case "heading":
			return tidyHeading(block);
		case "list":
			return tidyList(block);
		case "blockquote": {
			const children = tidyBlocks(block.children as Block[]);
			return children.length === 0 ? null : { type: "blockquote", children };
		}
		case "code":
			return { type: "code", lang: block.lang ?? null, meta: block.meta ?? null, value: block.value };
		case "thematicBreak":
			return { type: "thematicBreak" };
		case "html":
			return { type: "paragraph", children: [{ type: "text", value: unwrapped(block.value) }] };
		default:
			return { type: "paragraph", children: tidyPhrasing([block as Node]) };
	}
}

/** Sub-headings stand below the section's own heading, which is of depth 2. */
function tidyHeading(heading: Heading): Heading | null {
	const children = tidyPhrasing(heading.children).map((child) =>
		child.type === "break" ? ({ type: "text", value: " " } as const) : child,
	);
	if (children.length === 0) return null;
	const tooHigh = heading.depth < 3;
	return { type: "heading", depth: tooHigh ? 3 : heading.depth, children: joined(children) };
}

function tidyList(list: List): List | null {
	const items = list.children.map(tidyItem);
	if (items.length === 0) return null;
	const spread = items.some((item) => item.spread === true);
	if (!list.ordered) return { type: "list", ordered: false, spread, children: items };
	return { type: "list", ordered: true, start: startOf(list), spread, children: items };
}

/** Nine digits are all that a list number may have in Markdown. */
function startOf(list: List): number {
	const start = list.start ?? 1;
	return start >= 0 && start + list.children.length <= 999_999_999 ? start : 1;
}

function tidyItem(item: ListItem): ListItem {
	const children = opened(tidyBlocks(item.children as Block[])) as BlockContent[];
	const spread = children.filter((child) => child.type !== "list").length > 1;
	return { type: "listItem", spread, children };
}

// A bullet that opens with bullets and no word between them would be read as a rule: `- - -`.
function opened(blocks: readonly Block[]): readonly Block[] {
	const [first] = blocks;
	if (first?.type !== "list") return blocks;
	const rest = blocks.slice(1);
	const at = first.children.findIndex((item) => item.children.length > 0);
	if (at < 0) return opened(rest);
	const start = first.ordered ? { start: (first.start ?? 1) + at } : {};
	return [{ ...first, ...start, children: first.children.slice(at) }, ...rest];
}

function tidyPhrasing(nodes: readonly Node[]): PhrasingContent[] {
	const [only] = nodes;
	// By far the most frequent paragraph: one line of text.
	if (nodes.length === 1 && only?.type === "text") return wholeText(only);
	return joined(nodes.flatMap(tidyPhrase));
}

function wholeText(node: Node & { value?: unknown }): PhrasingContent[] {
	const value = unwrapped(String(node.value));
	return value === "" ? [] : [{ type: "text", value }];
}

function tidyPhrase(node: Node): PhrasingContent[] {
	const { value, children } = node as Node & { value?: unknown; children?: readonly Node[] };
	switch (node.type) {
		case "text":
		case "html":
			return [{ type: "text", value: unwrapped(String(value)) }];
		case "emphasis":
		case "strong": {
			const inner = joined((children ?? []).flatMap(tidyPhrase).flatMap((child) => without(node.type, child)));
			return inner.length === 0 ? [] : [{ type: node.type, children: inner }];
		}
		case "link": {
			const { url, title } = node as Node & { url: string; title?: string | null };
			return [{ type: "link", url, title: title ?? null, children: tidyPhrasing((node as Parent).children) }];
		}
		case "inlineCode":
			return [{ type: "inlineCode", value: unwrapped(String(value)) }];
		case "image": {
			const { url, title, alt } = node as Node & { url: string; title?: string | null; alt?: string | null };
			return [{ type: "image", url, title: title ?? null, alt: alt ?? "" }];
		}
		case "break":
			return [{ type: "break" }];
		default:
			return children === undefined ? [] : children.flatMap(tidyPhrase);
	}
}

/** What is strong is no stronger within what is strong, and Markdown can't write it. */
function without(type: string, node: PhrasingContent): PhrasingContent[] {
	if (node.type === type) return "children" in node ? node.children : [];
	if (node.type !== "emphasis" && node.type !== "strong") return [node];
	return [{ type: node.type, children: joined(node.children.flatMap((child) => without(type, child))) }];
}

/** Neighbours that say the same are one: `**a****b**` would be read as something else. */
function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
	const merged: PhrasingContent[] = [];
	for (const node of nodes) {
		const last = merged.at(-1);
		if (node.type === "text") {
			if (last?.type === "text") last.value += node.value;
			else if (node.value !== "") merged.push({ type: "text", value: node.value });
		} else if ((node.type === "emphasis" || node.type === "strong") && last?.type === node.type) {
			last.children = joined([...last.children, ...node.children]);
		} else merged.push(node);
	}
	return merged;
}
