/** What the elements of a page are to a reader of its words. */
import type { DocumentItem } from "./document.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";

/** The value of an attribute; null where there is none. */
export function attribute({ attrs }: HtmlElement, name: string): string | null {
	return attrs.find((each) => each.name === name)?.value ?? null;
}

/** The style of an element, lower case and without spaces. */
export function styleOf(element: HtmlElement): string {
	return (attribute(element, "style") ?? "").toLowerCase().replace(/\s+/g, "");
}

/** The name of the attribute that says what a list item is marked with: one that no page can have. */
export const itemMarker = " marker";

/** All words in an element, the hidden ones too. */
export function textIn(element: HtmlElement): string {
	return element.childNodes
		.map((node) => ("value" in node ? node.value : "tagName" in node ? textIn(node) : ""))
		.join("");
}

const wordless: ReadonlySet<string> = new Set(
	"head title script style template noscript noframes object embed datalist del".split(" "),
);

/** Whether nobody sees an element, or its words are no part of the page. */
export function isHidden(element: HtmlElement): boolean {
	return wordless.has(element.tagName) || isBackLink(element) || isOutOfSight(element);
}

const outOfSight = /(?:^|;)(?:display:none|mso-hide:all|visibility:hidden)(?:;|$|!)/;

/** Whether an element has words that the page keeps from who looks at it. */
export function isOutOfSight(element: HtmlElement): boolean {
	if (wordless.has(element.tagName)) return false;
	return attribute(element, "hidden") !== null || outOfSight.test(styleOf(element));
}

/** The arrow behind a footnote. */
function isBackLink(element: HtmlElement): boolean {
	const [only, ...others] = element.childNodes;
	if (element.tagName !== "a" || only === undefined || others.length > 0 || !("value" in only)) return false;
	return /^[↑↩^]\uFE0E?$/u.test(only.value.trim()) && attribute(element, "href")?.startsWith("#") === true;
}

const external: ReadonlyMap<string, string> = new Map([
	...["img", "svg", "picture", "canvas", "v:imagedata"].map((tag) => [tag, "image"] as const),
	...["iframe", "frame"].map((tag) => [tag, "embedded page"] as const),
	...["object", "embed", "applet"].map((tag) => [tag, "embedded object"] as const),
	["audio", "sound"],
	["video", "film"],
	["script", "script"],
	...["noscript", "noframes", "template"].map((tag) => [tag, `${tag} element`] as const),
]);

/** What kind of content an element brings from elsewhere, which is left alone; null for most. */
export function externalIn({ tagName }: HtmlElement): string | null {
	return external.get(tagName) ?? null;
}

const wordlessTypes: ReadonlySet<string> = new Set(
	"hidden password submit reset button image checkbox radio range color file".split(" "),
);

/** What stands in a box of a page that words are typed into. */
export function typedInto(element: HtmlElement): string {
	if (element.tagName !== "input" || wordlessTypes.has(attribute(element, "type")?.toLowerCase() ?? "")) return "";
	return attribute(element, "value") ?? "";
}

const paragraphs: ReadonlySet<string> = new Set(
	`address article aside blockquote body caption center dd details dialog div dt fieldset figcaption figure footer form h1
	h2 h3 h4 h5 h6 header hgroup hr legend li main nav option p pre search section summary tbody td tfoot th thead tr`.split(
		/\s+/,
	),
);

/** Whether an element stands on lines of its own. */
export function isParagraph({ tagName }: HtmlElement): boolean {
	return paragraphs.has(tagName);
}

/** Whether an element is a heading. */
export function isHeading({ tagName }: HtmlElement): boolean {
	return /^h[1-6]$/.test(tagName);
}

const figures = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number above the line as such: of `5<sup>1</sup>` nothing else would part the one from the other. Null for all else. */
export function raisedNumber(element: HtmlElement): string | null {
	const text = element.tagName === "sup" ? onlyText(element) : "";
	return /^\d{1,10}$/.test(text) ? text.replace(/\d/g, (figure) => figures.charAt(Number(figure))) : null;
}

/** The words of an element that holds nothing else; "" for one that does, or that is a link. */
function onlyText({ childNodes }: HtmlElement): string {
	const [only] = childNodes;
	if (only === undefined || childNodes.length > 1) return "";
	if ("value" in only) return only.value;
	return "tagName" in only && only.tagName !== "a" ? onlyText(only) : "";
}

/** Whether white space inside an element is as it is written. */
export function keepsSpaces(element: HtmlElement): boolean {
	return (
		element.tagName === "pre" ||
		element.tagName === "textarea" ||
		/(?:^|;)white-space:(?:pre|break-spaces)/.test(styleOf(element))
	);
}

/** What Word shows as a bullet, in fonts of symbols and others. */
const wordBullets: ReadonlySet<string> = new Set("· § o Ø ü v q • – - ■ ▪ \u25cf \uf0b7".split(" "));

/** The list item that a paragraph of Word's HTML is: its bullet is typed into its words, and taken out of them. Null for all else. */
export function wordItem(element: HtmlElement): DocumentItem | null {
	const style = styleOf(element);
	const isList =
		/(?:^|;)mso-list:(?!none|skip)/.test(style) || /^MsoListParagraph/.test(attribute(element, "class") ?? "");
	const bullet = isList ? takeBullet(element) : null;
	if (bullet === null) return null;
	const level = Number(/mso-list:\S*?level([1-9])/.exec(style)?.[1] ?? "1") - 1;
	return { marker: wordBullets.has(bullet) ? "•" : bullet, level };
}

/** Cuts the bullet out: the part that Word says others should ignore, else the first words if they are one. */
function takeBullet(element: HtmlElement): string | null {
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
	if (!wordBullets.has(bullet) && !/^(?:\d{1,3}|[a-z])[.)]$/i.test(bullet)) return null;
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
