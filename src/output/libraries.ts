/** What packages write: HTML of words with marks, cut by a sanitizer, and Markdown in which something is escaped. */
import { type Schema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { List, Nodes, Parents, PhrasingContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";
import type { Block } from "../ast/nodes.ts";
import { isPlain } from "./blocks.ts";

/** All that words may hold; what else there is gives its words. */
const schema: Schema = {
	tagNames: ["p", "code", "em", "strong", "a", "br"],
	attributes: { a: ["href", "title"] },
	protocols: { href: ["http", "https", "mailto"] },
};

/** A paragraph as safe HTML. The nodes are the library's to change. */
export function paragraphHtml(children: PhrasingContent[]): string {
	const tree = sanitize(toHast({ type: "paragraph", children }), schema);
	return toHtml(tree, { characterReferences: { useNamedReferences: true } });
}

const notInConstruct: Unsafe["notInConstruct"] = [
	"autolink",
	"destinationLiteral",
	"destinationRaw",
	"reference",
	"titleQuote",
	"titleApostrophe",
];

type Unsafe = NonNullable<Options["unsafe"]>[number];

/** What is escaped beside what the library escapes. */
export const unsafe: readonly Unsafe[] = [
	// Addresses in angle brackets may start with more than letters.
	{ character: "<", after: "[\\w.#$%&'*+=^`{|}~-]", inConstruct: "phrasing", notInConstruct },
	// An address that starts with one would be taken for one in angle brackets.
	{ character: "<", before: "\\(", inConstruct: "destinationRaw" },
	// Forges strike out what stands between tildes, and set what stands between dollars as mathematics:
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
		// For the number of an item the library looks for it among all of them; where it stands is known.
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

// Below a paragraph a list opens without a blank line only if neither it nor a list that its first item
// opens with starts empty or at another number than 1.
function needsBlank(list: List): boolean {
	for (let at: Nodes | undefined = list; at?.type === "list"; at = at.children[0]?.children[0]) {
		if (at.children[0]?.children.length === 0 || (at.ordered && at.start !== 1)) return true;
	}
	return false;
}

const writer = unified().use(remarkStringify, options).freeze();

/** Tidied blocks as Markdown by the library alone. */
export function libraryMarkdown(blocks: readonly Block[]): string {
	return writer.stringify({ type: "root", children: [...blocks] }).replace(/\n$/, "");
}
