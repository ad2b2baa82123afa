/**
 * From the elements of a page to blocks, and the role of each element. Scripts, styles, comments and hidden text have
 * none.
 */
import { append } from "../../text/append.ts";
import {
	counted,
	type DocumentBlock,
	type DocumentCell,
	type DocumentItem,
	type DocumentParagraph,
	isBlank,
} from "./document.ts";
import { type HtmlElement, type HtmlNode, makeElement } from "./html-tree.ts";
import { type Span, spanLines, type Tally } from "./spans.ts";

/** What is shared while a page is walked through. */
export interface HtmlScan extends Tally {
	readonly notes: NotesOf;
	/** How many elements around keep white space as it is. */
	readonly spaces: { kept: number };
}

/** The notes of a page, for references to them. */
export interface NotesOf {
	/** The notes that an element refers to, each once. */
	of(element: HtmlElement): readonly DocumentBlock[];
	/** What is written for an element that is the number of a note, at its place or before its words. */
	numberOf(element: HtmlElement): string | null;
}

interface Inside {
	readonly scan: HtmlScan;
	readonly blocks: DocumentBlock[];
	/** The words of the paragraph that is open. */
	readonly spans: Span[];
	readonly heading: boolean;
	/** The list item that a paragraph of Word's is. */
	readonly item: DocumentItem | null;
	readonly href: string | null;
	/** How many lists are around. */
	readonly level: number;
	/** What the next paragraph of the item begins with. */
	readonly marker: { next: string } | null;
	/** Notes that belong behind the paragraph. */
	readonly pending: DocumentBlock[];
}

const unlisted = { heading: false, item: null, href: null, level: 0, marker: null } as const;

/** The blocks inside an element. */
export function htmlBlocks(element: HtmlElement, scan: HtmlScan): readonly DocumentBlock[] {
	const inside: Inside = { ...unlisted, scan, blocks: [], spans: [], pending: [] };
	walk(element, inside);
	endParagraph(inside, false);
	// Notes whose reference stands in no paragraph with words.
	return [...inside.blocks, ...inside.pending];
}

function walk({ childNodes }: HtmlElement, inside: Inside): void {
	for (const node of childNodes) visit(node, inside);
}

function visit(node: HtmlNode, inside: Inside): void {
	const { scan } = inside;
	if (node.nodeName === "#text" && "value" in node) say(node.value, inside);
	if (!("tagName" in node)) return;
	const external = outside.get(node.tagName);
	if (external !== undefined) scan.external.push(external);
	if (external !== undefined || isLeftOut(node, scan)) return;
	if (node.tagName === "math") scan.external.push("formula");
	append(inside.pending, scan.notes.of(node));
	const kept = keepsSpaces(node) ? 1 : 0;
	scan.spaces.kept += kept;
	enter(node, inside);
	scan.spaces.kept -= kept;
}

function say(text: string, { spans, scan, href }: Inside): void {
	spans.push({ text: scan.spaces.kept === 0 ? text.replace(/[ \t\n\r\f]+/g, " ") : text, href });
}

/** Whether an element is skipped; words that the page hides from its readers are reported. */
function isLeftOut(element: HtmlElement, { external }: HtmlScan): boolean {
	if (isOutOfSight(element) && textIn(element).trim() !== "") external.push("hidden text");
	return isHidden(element);
}

function enter(element: HtmlElement, inside: Inside): void {
	const { tagName } = element;
	const number = raisedNumber(element) ?? inside.scan.notes.numberOf(element);
	if (number !== null) say(number, inside);
	else if (tagName === "br") inside.spans.push({ text: "\n", href: null });
	else if (tagName === "input") say(typedInto(element), inside);
	else if (tagName === "hr") endParagraph(inside, false);
	else if (tagName === "a") link(element, inside);
	else if (tagName === "table") addTable(tableRows(element, inside.scan), inside);
	else if (tagName === "dl") addTable(definitionRows(element, inside.scan), inside);
	else if (tagName === "ul" || tagName === "ol" || tagName === "menu" || tagName === "dir") list(element, inside);
	else if (paragraphs.has(tagName)) paragraph(element, inside);
	else walk(element, inside);
}

/** The address of a picture is counted, as no words stand before it. */
function link(element: HtmlElement, inside: Inside): void {
	const { external } = inside.scan;
	const before = external.length;
	const href = attribute(element, "href");
	walk(element, { ...inside, href: href ?? inside.href });
	if (href !== null && !/^\s*#/.test(href) && external.length > before && textIn(element).trim() === "")
		external.push("link");
}

function paragraph(element: HtmlElement, inside: Inside): void {
	endParagraph(inside, false);
	const item = wordItem(element);
	const heading = item === null && (inside.heading || isHeading(element));
	const within = { ...inside, heading, item: item ?? inside.item };
	say(typedInto(element), within);
	walk(element, within);
	endParagraph(within, element.tagName === "p" || isHeading(element));
}

/** Ends the paragraph that is open, and puts the notes behind it that it refers to; without words it is a blank one, or none. */
function endParagraph(
	{ scan, blocks, spans, heading, item: own, level, marker, pending }: Inside,
	keepBlank: boolean,
): void {
	const hasBreak = spans.some(({ text }) => text.includes("\n"));
	const item = own ?? (marker === null ? null : { marker: marker.next, level: level - 1 });
	const lines = spanLines(spans.splice(0), scan);
	const ended: DocumentParagraph = { kind: "paragraph", lines, heading, item, place: null };
	if (isBlank(ended) && !keepBlank && !hasBreak) return;
	if (marker !== null) marker.next = "";
	blocks.push(ended);
	append(blocks, pending.splice(0));
}

function list(element: HtmlElement, inside: Inside): void {
	endParagraph(inside, false);
	const markerOf = itemMarkers(element);
	const level = inside.level + 1;
	for (const node of element.childNodes) {
		if (!("tagName" in node) || node.tagName !== "li") {
			visit(node, { ...inside, level });
			continue;
		}
		const within = { ...inside, level, marker: { next: attribute(node, itemMarker) ?? markerOf(node) } };
		append(inside.pending, inside.scan.notes.of(node));
		if (!isLeftOut(node, inside.scan)) walk(node, within);
		endParagraph(within, false);
	}
}

/** The marker of each item, asked for in their order: bullets, or numbers in the way that the list counts. */
function itemMarkers(element: HtmlElement): (item: HtmlElement) => string {
	if (/list-style(?:-type)?:none/.test(styleOf(element))) return () => "";
	if (element.tagName !== "ol") return () => "•";
	const step = attribute(element, "reversed") === null ? 1 : -1;
	const items = element.childNodes.filter((node) => node.nodeName === "li").length;
	const counting = countingOf(element) ?? "1";
	let next = numberIn(attribute(element, "start")) ?? (step === 1 ? 1 : items);
	return (item) => {
		const number = numberIn(attribute(item, "value")) ?? next;
		next = number + step;
		return `${counted(number, countingOf(item) ?? counting)}.`;
	};
}

const countingOf = (list: HtmlElement): string | null =>
	attribute(list, "type") ?? /list-style-type:([a-z-]+)/.exec(styleOf(list))?.[1] ?? null;

function numberIn(text: string | null): number | null {
	return text !== null && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : null;
}

/** A cell of a table before its blocks are read; without an element it is empty. */
interface Cell {
	readonly element: HtmlElement | null;
	readonly header: boolean;
}

/** A table is never part of a list item. */
function addTable(rows: readonly (readonly Cell[])[], inside: Inside): void {
	endParagraph(inside, false);
	const filled = rows.map((row) =>
		row.map(
			({ element, header }): DocumentCell => ({
				header,
				blocks: element === null ? [] : htmlBlocks(element, inside.scan),
			}),
		),
	);
	if (filled.some((row) => row.length > 0)) inside.blocks.push({ kind: "table", rows: filled });
}

const empty: Cell = { element: null, header: false };
const tableParts: ReadonlySet<string> = new Set(["thead", "tbody", "tfoot"]);

/** The rows of a table; its caption is one. */
function tableRows(table: HtmlElement, scan: HtmlScan): Cell[][] {
	const shown = ({ childNodes }: HtmlElement): HtmlElement[] =>
		childNodes.filter(isElement).filter((child) => !isLeftOut(child, scan));
	const rows = shown(table).flatMap((child) => (tableParts.has(child.tagName) ? shown(child) : [child]));
	let below = 0;
	return rows
		.filter(({ tagName }) => tagName === "tr" || tagName === "caption")
		.map((row) => {
			if (row.tagName === "caption") return [{ element: row, header: false }];
			const cells = shown(row).filter(({ tagName }) => tagName === "td" || tagName === "th");
			const own = cells.map((cell): Cell => ({ element: cell, header: cell.tagName === "th" }));
			// A label that spans rows has all of their values.
			const isCovered = below > 0;
			below = isCovered ? below - 1 : rowSpan(cells[0]) - 1;
			return isCovered ? [empty, ...own] : own;
		});
}

function rowSpan(cell: HtmlElement | undefined): number {
	const span = Number.parseInt((cell && attribute(cell, "rowspan")) ?? "1", 10);
	return Number.isInteger(span) && span > 0 ? span : 1;
}

/** The terms of a list, each with its description: a table of two columns. */
function definitionRows(element: HtmlElement, scan: HtmlScan): Cell[][] {
	const rows: Cell[][] = [];
	let isOpen = false;
	// Groups may stand in `div` elements of their own.
	const entries = element.childNodes.flatMap((child) =>
		isElement(child) && child.tagName === "div" && !isLeftOut(child, scan) ? child.childNodes : [child],
	);
	for (const entry of entries.flatMap((node) => entryOf(node, scan))) {
		const cell = { element: entry, header: false };
		const isTerm = entry.tagName === "dt";
		if (isTerm) rows.push([cell]);
		else if (isOpen) rows.at(-1)?.push(cell);
		else rows.push([empty, cell]);
		isOpen = isTerm;
	}
	return rows;
}

const isElement = (node: HtmlNode): node is HtmlElement => "tagName" in node;

/** A term or its description; other words between them belong to the term above. */
function entryOf(node: HtmlNode, scan: HtmlScan): HtmlElement[] {
	if (isElement(node) ? isLeftOut(node, scan) : !("value" in node && node.value.trim() !== "")) return [];
	if (isElement(node) && (node.tagName === "dt" || node.tagName === "dd")) return [node];
	return [{ ...makeElement("dd"), childNodes: [node] }];
}

/** The value of an attribute, or null. */
export function attribute({ attrs }: HtmlElement, name: string): string | null {
	return attrs.find((each) => each.name === name)?.value ?? null;
}

/** The style of an element, lower case and without spaces. */
function styleOf(element: HtmlElement): string {
	return (attribute(element, "style") ?? "").toLowerCase().replace(/\s+/g, "");
}

/** The internal attribute for the marker of a list item; no page can contain it. */
export const itemMarker = " marker";

/** All words in an element, including hidden ones. */
export function textIn(element: HtmlElement): string {
	return element.childNodes
		.map((node) => ("value" in node ? node.value : "tagName" in node ? textIn(node) : ""))
		.join("");
}

const wordless: ReadonlySet<string> = new Set(
	"head title script style template noscript noframes object embed datalist".split(" "),
);

/** Whether an element is invisible, or its words do not belong to the page. */
export function isHidden(element: HtmlElement): boolean {
	return wordless.has(element.tagName) || isBackLink(element) || isOutOfSight(element);
}

const outOfSight = /(?:^|;)(?:display:none|mso-hide:all|visibility:hidden)(?:;|$|!)/;

/** Whether an element has words that the page keeps from who looks at it. */
function isOutOfSight(element: HtmlElement): boolean {
	if (wordless.has(element.tagName)) return false;
	return attribute(element, "hidden") !== null || outOfSight.test(styleOf(element));
}

/** The arrow behind a footnote. */
function isBackLink(element: HtmlElement): boolean {
	const [only, ...others] = element.childNodes;
	if (element.tagName !== "a" || only === undefined || others.length > 0 || !("value" in only)) return false;
	return /^[↑↩^]\uFE0E?$/u.test(only.value.trim()) && attribute(element, "href")?.startsWith("#") === true;
}

/** The kind of external content of an element, which is not read. */
export const outside: ReadonlyMap<string, string> = new Map([
	...["img", "svg", "picture", "canvas", "v:imagedata"].map((tag) => [tag, "image"] as const),
	...["iframe", "frame"].map((tag) => [tag, "embedded page"] as const),
	...["object", "embed", "applet"].map((tag) => [tag, "embedded object"] as const),
	["audio", "sound"],
	["video", "film"],
	["script", "script"],
	["datalist", "list of suggestions"],
	...["noscript", "noframes", "template"].map((tag) => [tag, `${tag} element`] as const),
]);

const wordlessTypes: ReadonlySet<string> = new Set(
	"hidden password submit reset button image range color file".split(" "),
);

/** What a field or choice of a form shows beside the words in it. */
export function typedInto(element: HtmlElement): string {
	const label = /^opt(?:ion|group)$/.test(element.tagName) ? attribute(element, "label") : null;
	if (label !== null) return label === textIn(element).trim() ? "" : `${label} `;
	const type = attribute(element, "type")?.toLowerCase() ?? "";
	if (element.tagName !== "input" || wordlessTypes.has(type)) return "";
	if (type === "checkbox" || type === "radio") return attribute(element, "checked") === null ? "☐ " : "☒ ";
	return attribute(element, "value") ?? "";
}

/** Elements that stand on lines of their own. */
const paragraphs: ReadonlySet<string> = new Set(
	`address article aside blockquote body caption center dd details dialog div dt fieldset figcaption figure footer form h1
	h2 h3 h4 h5 h6 header hgroup hr legend li main nav optgroup option p pre search section summary tbody td tfoot th thead tr`.split(
		/\s+/,
	),
);

const isHeading = ({ tagName }: HtmlElement): boolean => /^h[1-6]$/.test(tagName);

const figures = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A superscript number as `[1]`, so that `5<sup>1</sup>` is not 51; null for other elements. */
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
function keepsSpaces(element: HtmlElement): boolean {
	return (
		element.tagName === "pre" ||
		element.tagName === "textarea" ||
		/(?:^|;)white-space:(?:pre|break-spaces)/.test(styleOf(element))
	);
}

/** What Word shows as a bullet, in fonts of symbols and others. */
const wordBullets: ReadonlySet<string> = new Set("· § o Ø ü v q • – - ■ ▪ \u25cf \uf0b7".split(" "));

/** The list item that a paragraph of Word's HTML is: its bullet is typed into its words, and taken out of them. Null for all else. */
function wordItem(element: HtmlElement): DocumentItem | null {
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

/** Elements around a bullet; paragraphs in paragraphs are not looked through to their ends for each. */
const mostAround = 20;

function find(element: HtmlElement, fits: (node: HtmlNode) => boolean, depth = 1): HtmlNode | null {
	for (const node of element.childNodes) {
		if (fits(node)) return node;
		const below = "tagName" in node && depth < mostAround ? find(node, fits, depth + 1) : null;
		if (below !== null) return below;
	}
	return null;
}
