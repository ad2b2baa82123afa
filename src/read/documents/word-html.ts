/** Word's HTML: its list items are paragraphs with the bullet typed into them. */
import type { DocumentItem } from "./document.ts";
import { attribute, styleOf, textIn } from "./html-elements.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";

const symbols: ReadonlySet<string> = new Set([
	"·",
	"§",
	"o",
	"Ø",
	"ü",
	"v",
	"q",
	"•",
	"–",
	"-",
	"■",
	"▪",
	"\u25cf",
	"\uf0b7",
]);

/** The item that a paragraph is; its bullet is taken out of its words. Null where it is none. */
export function wordItem(element: HtmlElement): DocumentItem | null {
	const style = styleOf(element);
	const isList =
		/(?:^|;)mso-list:(?!none|skip)/.test(style) || /^MsoListParagraph/.test(attribute(element, "class") ?? "");
	if (!isList) return null;
	const bullet = bulletIn(element);
	if (bullet === null) return null;
	const level = Number(/mso-list:\S*?level([1-9])/.exec(style)?.[1] ?? "1") - 1;
	return { marker: symbols.has(bullet) ? "•" : bullet, level };
}

/** Cuts the bullet out: the part that Word says others should ignore, else the first words if they are one. */
function bulletIn(element: HtmlElement): string | null {
	const ignored = find(element, (node) => "tagName" in node && styleOf(node).includes("mso-list:ignore"));
	if (ignored !== null && "childNodes" in ignored) {
		const words = textIn(ignored).trim();
		ignored.childNodes = [];
		return words;
	}
	const first = find(element, (node) => "value" in node && /\S/.test(node.value));
	if (first === null || !("value" in first)) return null;
	const match = /^\s*(\S{1,4})(?=[\s\u00a0]|$)/.exec(first.value);
	const bullet = match?.[1] ?? "";
	if (!symbols.has(bullet) && !/^(?:\d{1,3}|[a-z])[.)]$/i.test(bullet)) return null;
	first.value = first.value.slice(match?.[0].length);
	return bullet;
}

function find(element: HtmlElement, fits: (node: HtmlNode) => boolean): HtmlNode | null {
	for (const node of element.childNodes) {
		if (fits(node)) return node;
		const below = "tagName" in node ? find(node, fits) : null;
		if (below !== null) return below;
	}
	return null;
}
