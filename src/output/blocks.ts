/**
 * Blocks as they are written out: text leaves joined, line ends inside a paragraph made spaces, marks and positions
 * dropped, one shape for each meaning, and only the types of nodes named here. Two trees of the same words give the
 * same result, wherever they were read from, so every output starts here.
 */
import type {
	BlockContent,
	Code,
	Image,
	Link,
	List,
	ListItem,
	Paragraph,
	PhrasingContent,
	TableRow,
	Text,
} from "mdast";
import type { Node } from "unist";
import type { Block, Ignored } from "../ast/nodes.ts";
import { beyondWords, unwrapped } from "../ast/text.ts";

/** Blocks of a report, with what its form sets aside. */
export type Blocks = readonly (Block | Ignored)[];

/** A leaf of text. */
export const textOf = (value: string): Text => ({ type: "text", value });

/** A paragraph of plain words. */
export const paragraphOf = (value: string): Paragraph => ({ type: "paragraph", children: [textOf(value)] });

/** The blocks to write for some blocks of the tree; they are copies that nobody else has. */
export function tidyBlocks(blocks: Blocks): Block[] {
	const [only] = blocks;
	// Most items have one block, and there may be millions; a list that grows would reserve space for sixteen more.
	return blocks.length === 1 && only !== undefined ? tidyBlock(only) : blocks.flatMap(tidyBlock);
}

function tidyBlock(block: Block | Ignored): Block[] {
	switch (block.type) {
		case "ignored":
			return [];
		case "paragraph":
			return unlessEmpty({ type: "paragraph", children: tidyPhrasing(block.children) });
		case "heading": {
			// Sub-headings stand below the section's own heading, which is of depth 2.
			const isHigh = block.depth < 3;
			const children = tidyPhrasing(block.children).map((child) => (child.type === "break" ? textOf(" ") : child));
			return unlessEmpty({ type: "heading", depth: isHigh ? 3 : block.depth, children: joined(children) });
		}
		case "list":
			return unlessEmpty(tidyList(block));
		case "table":
			return block.children.flatMap((row) => tidyRow(row));
		case "blockquote":
			return unlessEmpty({ type: "blockquote", children: tidyBlocks(block.children as Block[]) });
		case "code":
			return [{ type: "code", lang: block.lang ?? null, meta: block.meta ?? null, value: block.value }];
		case "thematicBreak":
			return [{ type: "thematicBreak" }];
		case "html":
			return [paragraphOf(unwrapped(block.value))];
		default:
			return [{ type: "paragraph", children: tidyPhrasing([block as Node]) }];
	}
}

const unlessEmpty = (block: Extract<Block, { children: unknown[] }>): Block[] =>
	block.children.length === 0 ? [] : [block];

/** A row of a table is a paragraph, its cells between bars. */
function tidyRow({ children }: TableRow): Block[] {
	const cells = children.map((cell) =>
		tidyPhrasing(cell.children).map((node) => (node.type === "break" ? textOf(" ") : node)),
	);
	const filled = cells.filter((cell) => cell.length > 0);
	const nodes = filled.flatMap((cell, index) => (index === 0 ? cell : [textOf(" | "), ...cell]));
	return unlessEmpty({ type: "paragraph", children: joined(nodes) });
}

function tidyList(list: List): List {
	const children = list.children.map(tidyItem);
	const spread = children.some((item) => item.spread === true);
	if (list.ordered === true && list.children.some((item) => lettered.test(markOf(item)))) {
		const named = children.map((item, at) => withMark(item, markOf(list.children[at])));
		return { type: "list", ordered: false, spread, children: named };
	}
	if (list.ordered !== true) return { type: "list", ordered: false, spread, children };
	const start = list.start ?? 1;
	// Nine digits are all that a list number may have in Markdown.
	const fits = start >= 0 && start + children.length <= 999_999_999;
	return { type: "list", ordered: true, start: fits ? start : 1, spread, children };
}

function tidyItem(item: ListItem): ListItem {
	const children = opened(tidyBlocks(item.children as Block[])) as BlockContent[];
	const spread = children.filter((child) => child.type !== "list").length > 1;
	return { type: "listItem", spread, children };
}

/** Words may speak of `(b)`, and Markdown numbers by figures alone: letters are the first word of their item. */
const lettered = /\p{L}/u;

function markOf(item: ListItem | undefined): string {
	return item?.data?.marks?.[0]?.value ?? "";
}

function withMark(item: ListItem, mark: string): ListItem {
	const [first, ...rest] = item.children;
	if (first?.type !== "paragraph") return { ...item, children: [paragraphOf(mark), ...item.children] };
	const children = joined([textOf(`${mark} `), ...first.children]);
	return { ...item, children: [{ ...first, children }, ...rest] };
}

// A bullet that opens with bullets and no word between them would be read as a rule: `- - -`.
function opened(blocks: readonly Block[]): readonly Block[] {
	const [first, ...rest] = blocks;
	if (first?.type !== "list") return blocks;
	const at = first.children.findIndex((item) => item.children.length > 0);
	if (at < 0) return opened(rest);
	const start = first.ordered ? { start: (first.start ?? 1) + at } : {};
	return [{ ...first, ...start, children: first.children.slice(at) }, ...rest];
}

/** Any inline node, by the keys that hold words. */
interface Phrase extends Node {
	readonly value?: unknown;
	readonly url?: string;
	readonly title?: string | null | undefined;
	readonly alt?: string | null | undefined;
	readonly children?: readonly Phrase[];
}

function tidyPhrasing(nodes: readonly Phrase[]): PhrasingContent[] {
	const [only] = nodes;
	if (nodes.length !== 1 || only?.type !== "text") return joined(nodes.flatMap(tidyPhrase));
	// By far the most frequent paragraph: one line of text.
	const value = unwrapped(String(only.value));
	return value === "" ? [] : [textOf(value)];
}

function tidyPhrase({ type, value, url = "", title = null, alt, children = [] }: Phrase): PhrasingContent[] {
	switch (type) {
		case "text":
		case "html":
			return [textOf(unwrapped(String(value)))];
		case "emphasis":
		case "strong": {
			const inner = joined(children.flatMap(tidyPhrase).flatMap((child) => without(type, child)));
			return inner.length === 0 ? [] : [{ type, children: inner }];
		}
		case "link":
			return [{ type, url, title, children: tidyPhrasing(children) as Link["children"] }];
		case "inlineCode":
			return [{ type, value: unwrapped(String(value)) }];
		case "image":
			return [{ type, url, title, alt: alt ?? "" }];
		case "break":
			return [{ type }];
		default:
			return children.flatMap(tidyPhrase);
	}
}

/** Strong text inside strong text has no meaning, and Markdown can't write it. */
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
			else if (node.value !== "") merged.push(textOf(node.value));
		} else if ((node.type === "emphasis" || node.type === "strong") && last?.type === node.type) {
			last.children = joined([...last.children, ...node.children]);
		} else merged.push(node);
	}
	return merged;
}

/** The text after a fence (`js title="x"`), which only Markdown can express: elsewhere it is a line above the code. */
export function fenceWords({ lang, meta }: Code): string {
	return [lang, meta].filter((words) => words).join(" ");
}

/** The words of a picture, its address and its title. */
export function pictureWords({ alt, url, title }: Image): string {
	return [alt, url, title].filter((text) => text).join(" ");
}

/** A tidied node with pictures, and links for which `href` gives no address, as all that they say; it is changed for that. */
export function spellOut(node: Block | PhrasingContent, href: (url: string) => string | null): void {
	if (!("children" in node)) return;
	for (const child of node.children as PhrasingContent[]) spellOut(child, href);
	node.children = (node.children as PhrasingContent[]).flatMap((child): PhrasingContent[] => {
		if (child.type === "image") return [textOf(pictureWords(child))];
		if (child.type !== "link") return [child];
		const url = href(child.url);
		return url === null ? [...child.children, textOf(beyondWords(child))] : [{ ...child, url }];
	}) as typeof node.children;
}
