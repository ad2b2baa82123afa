/** The words that a browser would show of a page, found by another way than the program's. */

import { decodePage } from "../../src/read/documents/html.ts";
import { isHidden, outside, raisedNumber, typedInto } from "../../src/read/documents/html-blocks.ts";
import { type HtmlElement, type HtmlNode, htmlBody } from "../../src/read/documents/html-tree.ts";
import { defaultMaxDepth } from "../../src/text/depth.ts";

/** All words of a page that are not hidden; null where the letters in it may be bullets, or it is not read. */
export function wordsShown(bytes: Uint8Array): string | null {
	const { text } = decodePage(bytes, null);
	if (text === null || /mso|MsoList/i.test(text)) return null;
	const page = htmlBody(text, defaultMaxDepth);
	return "code" in page ? null : shownIn(page.body);
}

const shownIn = ({ childNodes }: HtmlElement): string => childNodes.map(shown).join("");

function shown(node: HtmlNode): string {
	if ("value" in node) return node.value;
	if (!("tagName" in node) || outside.has(node.tagName) || isHidden(node)) return "";
	return raisedNumber(node) ?? typedInto(node) + shownIn(node);
}
