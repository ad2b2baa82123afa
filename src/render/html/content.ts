/** Prose of the notes as hast: through the same blocks as Markdown, and never without the sanitizer. */
import type { ElementContent, Root } from "hast";
import { sanitize, type Schema } from "hast-util-sanitize";
import type { PhrasingContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import type { Parent } from "unist";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { tidyBlocks } from "../tidy.ts";
import { linkedText, safeHref } from "./links.ts";

const schema: Schema = {
	tagNames: ["p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "br", "hr"],
	attributes: { a: ["href", "title"], ol: ["start"] },
	protocols: { href: ["http", "https", "mailto"] },
};

/** Some blocks as HTML nodes. */
export function contentHast(blocks: readonly (Block | Ignored)[]): ElementContent[] {
	const children = tidyBlocks(blocks);
	for (const block of children) relink(block);
	const tree = sanitize(toHast({ type: "root", children }), schema) as Root;
	return tree.children as ElementContent[];
}

/** Addresses become links; links that may lead nowhere and pictures become their words. The blocks are ours to change. */
function relink(node: Block | Parent): void {
	if (!("children" in node)) return;
	const parent = node as Parent;
	parent.children = parent.children.flatMap((child) => {
		const phrase = child as PhrasingContent;
		if (phrase.type === "text") return mayHoldAddress(phrase.value) ? linkedText(phrase) : [phrase];
		if (phrase.type === "image") return linkedText({ type: "text", value: [phrase.alt, phrase.url].filter(Boolean).join(" ") });
		if (phrase.type === "link") return safeHref(phrase.url) === null ? phrase.children : [{ ...phrase, url: safeHref(phrase.url) }];
		relink(child as Parent);
		return [child];
	}) as Parent["children"];
}

function mayHoldAddress(text: string): boolean {
	return text.includes("://") || /www\./i.test(text);
}
