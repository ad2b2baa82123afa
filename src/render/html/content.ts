/**
 * Prose of the notes as HTML nodes: Markdown blocks to an HTML tree, and the tree through the
 * sanitizer, always. What is put around it afterwards is the page's own.
 */
import type { ElementContent, Nodes as HastNodes } from "hast";
import { type Schema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { List, ListItem, Nodes, PhrasingContent, RootContent, Text } from "mdast";
import { defaultHandlers, type State, toHast } from "mdast-util-to-hast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { addressPieces, mayHoldAddress, safeHref } from "../../text/links.ts";
import { fenceWords } from "../fence.ts";
import { beyondWords, pictureWords } from "../link-words.ts";
import { tidyBlocks } from "../tidy.ts";
import { partsOf, piecesOf } from "./pieces.ts";
import { plainHtml } from "./plain-content.ts";

/** All that prose may hold; what else there is gives its words. */
const schema: Schema = {
	tagNames: "p h3 h4 h5 h6 ul ol li blockquote pre code em strong a br hr".split(" "),
	attributes: { a: ["href", "title"], ol: ["start"] },
	protocols: { href: ["http", "https", "mailto"] },
};

/** Some blocks as safe HTML, in whole lines without the last line end. */
export function contentHtml(blocks: readonly (Block | Ignored)[]): string {
	const pieces = piecesOf(blocks).map((piece) => ("list" in piece ? listHtml(piece.list) : htmlOf(piece.blocks)));
	return pieces.filter((html) => html !== "").join("\n");
}

/** A long list, from parts without the lines that open and close each of them. */
function listHtml(list: List): string {
	let [opening, closing] = ["", ""];
	const items: string[] = [];
	for (const part of partsOf(list)) {
		const html = htmlOf([part]);
		const [first, last] = [html.indexOf("\n"), html.lastIndexOf("\n")];
		if (items.length === 0) [opening, closing] = [html.slice(0, first), html.slice(last)];
		items.push(html.slice(first, last));
	}
	return [opening, ...items, closing].join("");
}

function htmlOf(blocks: readonly (Block | Ignored)[]): string {
	const children = tidyBlocks(blocks);
	if (children.length === 0) return "";
	return plainHtml(children) ?? treeHtml(children);
}

/** Tidied blocks, which are ours to change, through the libraries. */
export function treeHtml(children: Block[]): string {
	const tree = sanitize(hastOf(relinked(children, false) as RootContent[]), schema);
	return toHtml(tree, { characterReferences: { useNamedReferences: true } }).trimEnd();
}

/** Pieces of one item that the library can still hand on as arguments of one call. */
const mostArguments = 10_000;

/** Each item is tight or loose for itself: to ask its list takes, over all items, the square of their number. */
const listItem = (state: State, item: ListItem): ElementContent => {
	const [words] = item.children;
	const long = words?.type === "paragraph" && words.children.length > mostArguments;
	return defaultHandlers.listItem(state, long ? { ...item, spread: true } : item, undefined);
};

/**
 * The library looks through the tree that it is given for definitions, of which there are none here, and that takes longer
 * than making HTML of it: so it gets an empty one, and the blocks when it asks what to make of that.
 */
function hastOf(children: RootContent[]): HastNodes {
	const root = (state: State) => state.wrap(state.all({ type: "root", children }), false);
	return toHast({ type: "root", children: [] }, { handlers: { listItem, root } });
}

/** Makes links of the addresses in a block, and words of what is no link. The block is ours to change. */
function relink(node: Nodes, inLink = false): void {
	if ("children" in node) node.children = relinked(node.children, inLink) as typeof node.children;
}

function relinked(nodes: readonly Nodes[], inLink: boolean): Nodes[] {
	return nodes.flatMap((node) => relinkedNode(node, inLink));
}

function relinkedNode(node: Nodes, inLink: boolean): Nodes | Nodes[] {
	switch (node.type) {
		case "text":
			return inLink || !mayHoldAddress(node.value) ? node : linkedText(node);
		case "image":
			return relinkedNode(textOf(pictureWords(node)), inLink);
		case "link": {
			// A link in a link is none.
			const href = inLink ? null : safeHref(node.url);
			if (href === null) {
				const beyond = inLink ? "" : beyondWords(node);
				return [...relinked(node.children, inLink), ...(beyond === "" ? [] : [textOf(beyond)])];
			}
			return linkNode(href, relinked(node.children, true) as PhrasingContent[], node.title);
		}
		case "code": {
			const words = fenceWords(node);
			return words === "" ? node : [{ type: "paragraph", children: [{ type: "text", value: words }] }, node];
		}
		default:
			relink(node, inLink);
			return node;
	}
}

const textOf = (value: string): Text => ({ type: "text", value });

function linkedText({ value }: Text): Nodes[] {
	return addressPieces(value).map(({ text, href }) => {
		const words = textOf(text);
		return href === null ? words : linkNode(href, [words]);
	});
}

/** The sanitizer knows schemes in small letters only. */
function linkNode(href: string, children: PhrasingContent[], title: string | null = null): Nodes {
	return { type: "link", url: href.replace(/^[^:]*/, (scheme) => scheme.toLowerCase()), title, children };
}
