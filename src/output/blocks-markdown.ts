/** Blocks as Markdown that reads back to the same words and blocks. */
import type { List, Nodes, Parents } from "mdast";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";
import type { Block } from "../ast/nodes.ts";
import { lazy } from "../text/lazy.ts";
import { type Blocks, tidyBlocks } from "./blocks.ts";

/** Blocks as Markdown; no final line end. */
export function blocksToMarkdown(blocks: Blocks): string {
	return tidiedToMarkdown(tidyBlocks(blocks));
}

/**
 * Whether nothing in the text of a paragraph or heading has to be escaped: it has no sign that may mean something
 * anywhere, none that does at the start of a line, and no blanks that would be dropped. The library tries sixty patterns.
 */
export function isPlain(text: string): boolean {
	return !active.test(text);
}

const active = /[\p{Cc}!#$&*<>[\\\]_`~]|^[\s\d()+.=-]|\s$/u;

const notInConstruct: Unsafe["notInConstruct"] = [
	"autolink",
	"destinationLiteral",
	"destinationRaw",
	"reference",
	"titleQuote",
	"titleApostrophe",
];

type Unsafe = NonNullable<Options["unsafe"]>[number];

/** Characters to escape in addition to those of the library. */
export const unsafe: readonly Unsafe[] = [
	// Addresses in angle brackets may start with more than letters.
	{ character: "<", after: "[\\w.#$%&'*+=^`{|}~-]", inConstruct: "phrasing", notInConstruct },
	// An address that starts with one would be taken for one in angle brackets.
	{ character: "<", before: "\\(", inConstruct: "destinationRaw" },
	// Forges strike out text between tildes, and show text between dollars as formulas:
	// it takes a closing dollar, one behind a word and before none.
	{ character: "~", inConstruct: "phrasing", notInConstruct },
	{ character: "$", before: "[^\\s]", after: "[^0-9A-Za-z]", inConstruct: "phrasing", notInConstruct },
];

const options: Options = {
	bullet: "-",
	bulletOther: "*",
	rule: "*",
	listItemIndent: "one",
	resourceLink: true,
	join: [(left, right) => (left.type === "paragraph" && right.type === "list" && needsBlank(right) ? 1 : undefined)],
	handlers: {
		// The library would search all items for an item's number; its index is known.
		listItem: (node, parent: Parents | undefined, state, info) => {
			const at = state.indexStack.at(-1) ?? 0;
			const number = parent?.type === "list" && parent.ordered ? (parent.start ?? 1) + at : "";
			const bullet = `${number}${state.bulletCurrent}`;
			const below = " ".repeat(bullet.length + 1);
			const tracker = state.createTracker(info);
			tracker.move(`${bullet} `);
			tracker.shift(below.length);
			const exit = state.enter("listItem");
			const value = state.indentLines(state.containerFlow(node, tracker.current()), (line, index, blank) => {
				if (index === 0) return blank ? `${bullet}${line}` : `${bullet} ${line}`;
				return blank ? line : `${below}${line}`;
			});
			exit();
			return value;
		},
		// An underscore between letters has no meaning; without a backslash, addresses stay intact.
		text: (node, _parent, state, info) => {
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

const writer = lazy(() => unified().use(remarkStringify, options).freeze());

/** Tidied blocks as Markdown. */
export function tidiedToMarkdown(blocks: readonly Block[]): string {
	return writer()
		.stringify({ type: "root", children: [...blocks] })
		.replace(/\n$/, "");
}
