import type { Block } from "../../src/ast/nodes.ts";
import { parseBlocks } from "../../src/blocks/markdown.ts";
import type { MarkdownLimit } from "../../src/blocks/markdown-limit.ts";

/** The usual limit, and what it cut. */
export function limitOf(deepest = 100): MarkdownLimit & { readonly cuts: readonly string[] } {
	const cuts: string[] = [];
	return { deepest, steps: { left: 16_000 }, cuts, cut: (what, offset) => cuts.push(`${what} ${offset}`) };
}

/** The blocks of Markdown that is not too much. */
export function blocksOf(text: string): Block[] {
	return parseBlocks(text, limitOf()) ?? [];
}
