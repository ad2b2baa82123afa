import type { List, Nodes, Parents } from "mdast";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";
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
		listItem: (node, parent: Parents | undefined, state, info) => {
			const at = state.indexStack.at(-1) ?? 0;
			const number = parent?.type === "list" && parent.ordered ? (parent.start ?? 1) + at : "";
			const bullet = `${number}${state.bulletCurrent}`;
			const tracker = state.createTracker(info);
			tracker.move(`${bullet} `);
			tracker.shift(bullet.length + 1);
			const exit = state.enter("listItem");
			const below = " ".repeat(bullet.length + 1);
			const value = state.indentLines(state.containerFlow(node, tracker.current()), (line, index, blank) =>
				index === 0 ? `${bullet}${blank ? "" : " "}${line}` : `${blank ? "" : below}${line}`,
			);
			exit();
			return value;
		},
		// Between letters an underscore means nothing; addresses stay whole without a backslash before it.
		text: (node, _parent, state, info) => {
			if (isPlain(node.value)) return node.value;
			const safe = state.safe(node.value, info);
			// Most text has no underscore, and compiling this pattern takes as long as writing a page.
			return safe.includes("\\_") ? safe.replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, "_") : safe;
		},
	},
	unsafe: [...unsafe],
};

const writer = unified().use(remarkStringify, options).freeze();

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
	return writer.stringify({ type: "root", children }).replace(/\n$/, "");
}

/** A heading as Markdown. */
export function headingToMarkdown(depth: 1 | 2, text: string): string {
	return plainHeading(depth, text) ?? serializedHeading(depth, text);
}

/** The same, by the library. */
export function serializedHeading(depth: 1 | 2, text: string): string {
	return serializedBlocks([{ type: "heading", depth, children: [{ type: "text", value: text }] }]);
}
