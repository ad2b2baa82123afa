/**
 * Cuts blocks at offsets of the source, to find a statement's words in its section. A text leaf that equals its slice
 * of the source is cut inside; any other (with an escape or entity) stays whole or is dropped.
 */

import type { List, ListItem, PhrasingContent } from "mdast";
import type { Node, Parent } from "unist";
import { append } from "../text/append.ts";
import { memoizePer } from "../text/lazy.ts";
import type { Block, Ignored } from "./nodes.ts";
import { endOf, startOf } from "./place.ts";
import { isPhrasingParent } from "./text.ts";

/** Two offsets of the source, the second one exclusive. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/** The part of some blocks within a range, without boilerplate. */
export function sliceBlocks(blocks: readonly (Block | Ignored)[], range: Range): Block[] {
	return sliceAll(ownBlocks(blocks), range);
}

// A comment may stand inside the list before it, which would mislead the search; a section is cut once a statement.
const ownBlocks = memoizePer((blocks: readonly (Block | Ignored)[]): readonly Block[] => {
	return blocks.filter((block) => block.type !== "ignored");
});

function sliceAll(blocks: readonly Block[], range: Range): Block[] {
	return overlapping(blocks, range).flatMap((block) => sliceBlock(block, range));
}

function sliceBlock(block: Block, range: Range): Block[] {
	if (within(block, range)) return [block];
	if (block.type === "list") return sliceList(block, range);
	if (isPhrasingParent(block)) return nonEmpty(block, slicePhrasing((block as Parent).children, range));
	if ("children" in block) return nonEmpty(block, sliceAll(block.children as Block[], range));
	return [block];
}

function nonEmpty<T extends Node>(block: T, children: readonly Node[]): T[] {
	return children.length === 0 ? [] : [{ ...block, children }];
}

/** An item whose own words are cut away lifts the lists below it into its place. */
function sliceList(list: List, range: Range): Block[] {
	const lifted: Block[] = [];
	const items: ListItem[] = [];
	let first: ListItem | null = null;
	for (const item of overlapping(list.children, range)) {
		const children = sliceAll(item.children as Block[], range);
		const own = item.children[0];
		if (own !== undefined && items.length === 0 && !overlaps(own, range)) append(lifted, children);
		else {
			first ??= item;
			items.push({ ...item, children });
		}
	}
	if (first === null) return lifted;
	const start = list.ordered ? { start: (list.start ?? 1) + list.children.indexOf(first) } : {};
	return [...lifted, { ...list, ...start, children: items }];
}

function slicePhrasing(nodes: readonly Node[], range: Range): PhrasingContent[] {
	const kept = overlapping(nodes, range).flatMap((node) => slicePhrase(node, range));
	const first = nodes[0];
	const last = nodes.at(-1);
	// White space at a cut is the gap between two statements, and belongs to neither.
	if (first !== undefined && range.start > startOf(first)) trim(kept, 0, (text) => text.trimStart());
	if (last !== undefined && range.end < endOf(last)) trim(kept, -1, (text) => text.trimEnd());
	return kept as PhrasingContent[];
}

function slicePhrase(node: Node, range: Range): Node[] {
	if (within(node, range)) return [node];
	if (isPhrasingParent(node)) return nonEmpty(node, slicePhrasing((node as Parent).children, range));
	if (!isText(node) || node.value.length !== endOf(node) - startOf(node)) return [node];
	const from = Math.max(0, range.start - startOf(node));
	return [{ type: "text", value: node.value.slice(from, range.end - startOf(node)) } as Text];
}

function trim(nodes: Node[], at: 0 | -1, trimmed: (text: string) => string): void {
	for (let node = nodes.at(at); node !== undefined && isText(node); node = nodes.at(at)) {
		const value = trimmed(node.value);
		if (value === node.value) return;
		if (value !== "") {
			nodes.splice(at, 1, { ...node, value } as Text);
			return;
		}
		nodes.splice(at, 1);
	}
}

interface Text extends Node {
	readonly value: string;
}

function isText(node: Node): node is Text {
	return node.type === "text";
}

/** The siblings that overlap a range, found by binary search, since a section may have thousands. */
function overlapping<T extends Node>(nodes: readonly T[], range: Range): T[] {
	let low = 0;
	let high = nodes.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const node = nodes[middle];
		if (node !== undefined && endOf(node) < range.start) low = middle + 1;
		else high = middle;
	}
	const found: T[] = [];
	for (let at = low; at < nodes.length; at++) {
		const node = nodes[at];
		if (node === undefined || startOf(node) >= range.end) break;
		if (overlaps(node, range)) found.push(node);
	}
	return found;
}

function overlaps(node: Node, range: Range): boolean {
	// An empty item, or one that is all mark, is of zero or little width and still stands somewhere.
	return (
		startOf(node) < range.end &&
		(endOf(node) > range.start || (endOf(node) === startOf(node) && endOf(node) >= range.start))
	);
}

function within(node: Node, range: Range): boolean {
	return startOf(node) >= range.start && endOf(node) <= range.end;
}
