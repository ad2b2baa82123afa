import type { List, ListItem, Nodes, Parents, Text } from "mdast";
import { defaultHandlers, type Options, toMarkdown } from "mdast-util-to-markdown";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { tidyBlocks } from "../tidy.ts";
import { plainHeading, plainMarkdown } from "./plain-blocks.ts";
import { isPlain, unsafe } from "./unsafe.ts";

const options: Options = {
	bullet: "-",
	bulletOther: "*",
	rule: "*",
	listItemIndent: "one",
	resourceLink: true,
	join: [(left, right) => (left.type === "paragraph" && right.type === "list" && needsBlank(right) ? 1 : undefined)],
	handlers: {
		// For the number of an item the library looks for it among all of them; where it stands is known.
		listItem: (node: ListItem, parent: Parents | undefined, state, info) => {
			const at = state.indexStack.at(-1) ?? 0;
			const numbered = parent?.type === "list" && parent.ordered === true;
			const around = numbered ? { ...parent, start: (parent.start ?? 1) + at, children: [node] } : parent;
			return defaultHandlers.listItem(node, around, state, info);
		},
		// Between letters an underscore means nothing; addresses stay whole without a backslash before it.
		text: (node: Text, _parent, state, info) => {
			if (isPlain(node.value)) return node.value;
			const safe = state.safe(node.value, info);
			// Most text has no underscore, and compiling this pattern takes as long as writing a page.
			return safe.includes("\\_") ? safe.replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, "_") : safe;
		},
	},
	unsafe: [...unsafe],
};

// Below a paragraph a list opens without a blank line only if neither it nor a list that its first item
// opens with starts empty or at another number than 1.
function needsBlank(list: List): boolean {
	for (let at: Nodes | undefined = list; at?.type === "list"; at = at.children[0]?.children[0]) {
		if (at.children[0]?.children.length === 0 || (at.ordered && at.start !== 1)) return true;
	}
	return false;
}

/** Blocks as Markdown that reads back to the same words and blocks; no final line end. */
export function blocksToMarkdown(blocks: readonly (Block | Ignored)[]): string {
	const children = tidyBlocks(blocks);
	return plainMarkdown(children) ?? serializedBlocks(children);
}

/** Tidied blocks as Markdown, by the library. */
export function serializedBlocks(children: Block[]): string {
	return serialize({ type: "root", children });
}

/** A heading as Markdown. */
export function headingToMarkdown(depth: 1 | 2, text: string): string {
	return plainHeading(depth, text) ?? serializedHeading(depth, text);
}

/** The same, by the library. */
export function serializedHeading(depth: 1 | 2, text: string): string {
	return serialize({ type: "heading", depth, children: [{ type: "text", value: text }] });
}

function serialize(node: Nodes): string {
	return toMarkdown(node, options).replace(/\n$/, "");
}
