/** The last net under the depth of Markdown: whatever was read, no tree that is deeper goes on from here. */

import type { BlockContent, PhrasingContent, RootContent } from "mdast";
import type { Node } from "unist";
import type { Block } from "../../ast/nodes.ts";
import { append } from "../../text/append.ts";
import { withLineFeeds } from "../../text/lines.ts";
import type { DepthLimit } from "./markdown-depth.ts";

/** The limit, and what puts words back as they were written. */
export interface Flattening extends DepthLimit {
	restored(value: string): string;
}

/** The blocks of a tree with their words as written; lists and quotes that are too deep give way to what they hold. */
export function flatBlocks(nodes: readonly RootContent[], limit: Flattening): Block[] {
	// The library is kept from making anything else.
	return nodes.map((node) => flat(node as Block, 0, limit));
}

function flat(node: Block, depth: number, limit: Flattening): Block {
	if (node.type === "list") {
		for (const item of node.children) item.children = blocksIn(item.children as Block[], depth + 1, limit);
	} else if (node.type === "blockquote") node.children = blocksIn(node.children as Block[], depth + 1, limit);
	else if ("children" in node) node.children = phrasesIn(node.children as PhrasingContent[], 0, limit) as never;
	else restore(node, limit);
	if (node.type === "code") node.value = withLineFeeds(node.value);
	return node;
}

function blocksIn(nodes: readonly Block[], depth: number, limit: Flattening): Block[] {
	return nodes.flatMap((node): Block[] => {
		const isDeep = depth >= limit.deepest && (node.type === "list" || node.type === "blockquote");
		if (!isDeep) return [flat(node, depth, limit)];
		limit.cut("lists", node.position?.start.offset ?? 0);
		return leavesOf(node, (each): each is BlockContent => !holders.has(each.type)).map((leaf) =>
			flat(leaf, depth, limit),
		);
	});
}

const holders: ReadonlySet<string> = new Set(["list", "listItem", "blockquote"]);

function phrasesIn(nodes: readonly PhrasingContent[], depth: number, limit: Flattening): PhrasingContent[] {
	return nodes.flatMap((node): PhrasingContent[] => {
		restore(node, limit);
		if (!("children" in node)) return [node];
		if (depth < limit.deepest) {
			node.children = phrasesIn(node.children, depth + 1, limit) as never;
			return [node];
		}
		limit.cut("marks", node.position?.start.offset ?? 0);
		const leaves = leavesOf(node, (each): each is PhrasingContent => !("children" in each));
		for (const leaf of leaves) restore(leaf, limit);
		return leaves;
	});
}

/** What of a tree is wanted, in order; found without recursion, as the tree may be of any depth. */
function leavesOf<Leaf extends Node>(node: Node, isLeaf: (node: Node) => node is Leaf): Leaf[] {
	const found: Leaf[] = [];
	const waiting: Node[] = [node];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (isLeaf(next)) found.push(next);
		else if ("children" in next) append(waiting, (next.children as Node[]).toReversed());
	}
	return found;
}

const written = ["value", "url", "title", "alt", "lang", "meta"] as const;

function restore(
	node: { [Key in (typeof written)[number]]?: string | null | undefined } & Node,
	{ restored }: Flattening,
): void {
	for (const key of written) {
		const value = node[key];
		if (typeof value === "string") node[key] = restored(value);
	}
}
