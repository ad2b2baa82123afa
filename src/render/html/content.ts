/**
 * Prose of the notes as HTML. The table is the whole list of what can come out: a node that is not
 * in it gives its words, an address that may not be followed gives its text.
 */
import type { Nodes, PhrasingContent } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { tidyBlocks } from "../tidy.ts";
import { addressPieces, mayHoldAddress, safeHref } from "./links.ts";
import { all, empty, type Markup, markup } from "./markup.ts";

/** Some blocks as HTML. */
export function contentHtml(blocks: readonly (Block | Ignored)[]): Markup {
	return each(tidyBlocks(blocks));
}

function each(nodes: readonly Nodes[]): Markup {
	return all(nodes, nodeHtml);
}

function nodeHtml(node: Nodes): Markup {
	switch (node.type) {
		case "text":
			return textHtml(node.value);
		case "paragraph":
			return markup`<p>${each(node.children)}</p>\n`;
		case "heading":
			return headingHtml(node.depth, each(node.children));
		case "list":
			if (node.ordered && node.start !== 1)
				return markup`<ol start="${node.start ?? 1}">\n${each(node.children)}</ol>\n`;
			return node.ordered ? markup`<ol>\n${each(node.children)}</ol>\n` : markup`<ul>\n${each(node.children)}</ul>\n`;
		case "listItem":
			return markup`<li>${itemHtml(node.children, node.spread === true)}</li>\n`;
		case "blockquote":
			return markup`<blockquote>\n${each(node.children)}</blockquote>\n`;
		case "code":
			return markup`<pre><code>${node.value}</code></pre>\n`;
		case "inlineCode":
			return markup`<code>${node.value}</code>`;
		case "emphasis":
			return markup`<em>${each(node.children)}</em>`;
		case "strong":
			return markup`<strong>${each(node.children)}</strong>`;
		case "link":
			return linkHtml(node.url, node.children);
		case "image":
			return textHtml([node.alt, node.url].filter((text) => text).join(" "));
		case "break":
			return markup`<br>\n`;
		case "thematicBreak":
			return markup`<hr>\n`;
		default:
			return "children" in node ? each(node.children) : empty;
	}
}

function headingHtml(depth: number, words: Markup): Markup {
	switch (depth) {
		case 3:
			return markup`<h3>${words}</h3>\n`;
		case 4:
			return markup`<h4>${words}</h4>\n`;
		case 5:
			return markup`<h5>${words}</h5>\n`;
		default:
			return markup`<h6>${words}</h6>\n`;
	}
}

/** The words of an item stand in no paragraph of their own, unless it holds several blocks. */
function itemHtml(children: readonly Nodes[], spread: boolean): Markup {
	if (spread) return markup`\n${each(children)}`;
	return all(children, (child) => (child.type === "paragraph" ? each(child.children) : markup`\n${nodeHtml(child)}`));
}

/** A link in a link is none: addresses in its text stay text. */
function linkHtml(url: string, children: readonly PhrasingContent[]): Markup {
	const href = safeHref(url);
	if (href === null) return each(children);
	const words = all(children, (child) => (child.type === "text" ? markup`${child.value}` : nodeHtml(child)));
	return markup`<a href="${href}">${words}</a>`;
}

function textHtml(value: string): Markup {
	if (!mayHoldAddress(value)) return markup`${value}`;
	return all(addressPieces(value), ({ text, href }) =>
		href === null ? markup`${text}` : markup`<a href="${href}">${text}</a>`,
	);
}
