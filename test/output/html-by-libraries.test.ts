/** Trees that are written block by block are what the libraries make of them as a whole, byte for byte. */
import fc from "fast-check";
import type { ElementContent } from "hast";
import { type Schema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { ListItem, Nodes, RootContent } from "mdast";
import { defaultHandlers, type State, toHast } from "mdast-util-to-hast";
import { expect, test } from "vitest";
import type { Block } from "../../src/ast/nodes.ts";
import { fenceWords, paragraphOf, tidyBlocks } from "../../src/output/blocks.ts";
import { blocksToHtml, relinked } from "../../src/output/prose.ts";
import { trees } from "./trees.ts";

const schema: Schema = {
	tagNames: "p h3 h4 h5 h6 ul ol li blockquote pre code em strong a br hr".split(" "),
	attributes: { a: ["href", "title"], ol: ["start"] },
	protocols: { href: ["http", "https", "mailto"] },
};

/** Each item is tight or loose for itself. */
const listItem = (state: State, item: ListItem): ElementContent => defaultHandlers.listItem(state, item, undefined);

function byLibraries(blocks: readonly Block[]): string {
	const children = (tidyBlocks(blocks) as Nodes[]).flatMap(linked) as RootContent[];
	const tree = sanitize(toHast({ type: "root", children }, { handlers: { listItem } }), schema);
	return toHtml(tree, { characterReferences: { useNamedReferences: true } }).trimEnd();
}

/** A block with its addresses as links, and the words behind a fence as a paragraph. */
function linked(node: Nodes): Nodes[] {
	if (node.type === "code") return fenceWords(node) === "" ? [node] : [paragraphOf(fenceWords(node)), node];
	if (!("children" in node)) return [node];
	const isFlow = node.type !== "paragraph" && node.type !== "heading";
	const children = isFlow ? (node.children as Nodes[]).flatMap(linked) : relinked(node.children, false);
	return [{ ...node, children } as Nodes];
}

test.each(trees)("trees of %s", (_, those) => {
	fc.assert(
		fc.property(those, (blocks) => {
			expect(blocksToHtml(blocks)).toBe(byLibraries(blocks));
		}),
		{ numRuns: 3000 },
	);
});
