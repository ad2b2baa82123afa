import type { List, Nodes, Text } from "mdast";
import { type Options, toMarkdown } from "mdast-util-to-markdown";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { tidyBlocks } from "../tidy.ts";

const spans = [
	"autolink",
	"destinationLiteral",
	"destinationRaw",
	"reference",
	"titleQuote",
	"titleApostrophe",
] as const;

const options: Options = {
	bullet: "-",
	bulletOther: "*",
	rule: "*",
	listItemIndent: "one",
	resourceLink: true,
	join: [(left, right) => (left.type === "paragraph" && right.type === "list" && needsBlank(right) ? 1 : undefined)],
	handlers: {
		// Between letters an underscore means nothing; addresses stay whole without a backslash before it.
		text: (node: Text, _parent, state, info) => {
			const safe = state.safe(node.value, info);
			// Most text has no underscore, and compiling this pattern takes as long as writing a page.
			return safe.includes("\\_") ? safe.replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, "_") : safe;
		},
	},
	unsafe: [
		// Addresses in angle brackets may start with more than letters.
		{ character: "<", after: "[\\w.#$%&'*+=^`{|}~-]", inConstruct: "phrasing", notInConstruct: [...spans] },
		// An address that starts with one would be taken for one in angle brackets.
		{ character: "<", before: "\\(", inConstruct: "destinationRaw" },
		// Forges strike out what stands between tildes, and set what stands between dollars as mathematics:
		// it takes a closing dollar, one behind a word and before none.
		{ character: "~", inConstruct: "phrasing", notInConstruct: [...spans] },
		{ character: "$", before: "[^\\s]", after: "[^0-9A-Za-z]", inConstruct: "phrasing", notInConstruct: [...spans] },
	],
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
	return children.length === 0 ? "" : serialize({ type: "root", children });
}

/** A heading as Markdown. */
export function headingToMarkdown(depth: 1 | 2, text: string): string {
	return serialize({ type: "heading", depth, children: [{ type: "text", value: text }] });
}

function serialize(node: Nodes): string {
	return toMarkdown(node, options).replace(/\n$/, "");
}
