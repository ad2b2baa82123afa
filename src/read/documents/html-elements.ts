/** What the elements of a page are to a reader of its words. */
import type { HtmlElement } from "./html-tree.ts";

/** The value of an attribute; null where there is none. */
export function attribute({ attrs }: HtmlElement, name: string): string | null {
	return attrs.find((each) => each.name === name)?.value ?? null;
}

/** The style of an element, lower case and without spaces. */
export function styleOf(element: HtmlElement): string {
	return (attribute(element, "style") ?? "").toLowerCase().replace(/\s+/g, "");
}

const wordless: ReadonlySet<string> = new Set(
	"head title script style template noscript noframes object embed datalist del".split(" "),
);

/** Whether nobody sees an element, or its words are no part of the page. */
export function isHidden(element: HtmlElement): boolean {
	return wordless.has(element.tagName) || leadsBack(element) || isOutOfSight(element);
}

/** Whether an element has words that the page keeps from who looks at it. */
export function isOutOfSight(element: HtmlElement): boolean {
	if (wordless.has(element.tagName)) return false;
	return attribute(element, "hidden") !== null || outOfSight.test(styleOf(element));
}

const outOfSight = /(?:^|;)(?:display:none|mso-hide:all|visibility:hidden)(?:;|$|!)/;

/** The arrow behind a footnote. */
function leadsBack(element: HtmlElement): boolean {
	const [only, ...others] = element.childNodes;
	if (element.tagName !== "a" || only === undefined || others.length > 0 || !("value" in only)) return false;
	return /^[↑↩^]\uFE0E?$/u.test(only.value.trim()) && attribute(element, "href")?.startsWith("#") === true;
}

const loaded: Readonly<Record<string, string>> = {
	img: "image",
	svg: "image",
	picture: "image",
	canvas: "image",
	"v:imagedata": "image",
	iframe: "embedded page",
	frame: "embedded page",
	object: "embedded object",
	embed: "embedded object",
	applet: "embedded object",
	audio: "sound",
	video: "film",
	script: "script",
	noscript: "noscript element",
	noframes: "noframes element",
	template: "template element",
};

const wordlessTypes: ReadonlySet<string> = new Set(
	"hidden password submit reset button image checkbox radio range color file".split(" "),
);

/** What stands in a box of a page that words are typed into. */
export function typedInto(element: HtmlElement): string {
	if (element.tagName !== "input" || wordlessTypes.has(attribute(element, "type")?.toLowerCase() ?? "")) return "";
	return attribute(element, "value") ?? "";
}

/** All words in an element, the hidden ones too. */
export function textIn(element: HtmlElement): string {
	return element.childNodes
		.map((node) => ("value" in node ? node.value : "tagName" in node ? textIn(node) : ""))
		.join("");
}

/** What kind of content an element brings from elsewhere, which is left alone; null for most. */
export function externalIn({ tagName }: HtmlElement): string | null {
	return Object.hasOwn(loaded, tagName) ? (loaded[tagName] ?? null) : null;
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
