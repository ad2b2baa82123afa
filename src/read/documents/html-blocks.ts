/** From the elements of a page to blocks. Scripts, styles, comments and what is hidden have no words. */
import { defaultTreeAdapter, html } from "parse5";
import { append } from "../../text/append.ts";
import {
	counted,
	type DocumentBlock,
	type DocumentCell,
	type DocumentItem,
	type DocumentParagraph,
	isBlank,
} from "./document.ts";
import {
	attribute,
	externalIn,
	isHeading,
	isHidden,
	isOutOfSight,
	isParagraph,
	itemMarker,
	keepsSpaces,
	raisedNumber,
	styleOf,
	textIn,
	typedInto,
	wordItem,
} from "./html-elements.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";
import { type Span, spanLines } from "./spans.ts";

/** What is shared while a page is walked through. */
export interface HtmlScan {
	/** A name for everything that was not read. */
	readonly external: string[];
	readonly notes: NotesOf;
	/** How many elements around keep white space as it is. */
	readonly spaces: { kept: number };
}

/** The notes of a page, for those who meet references to them. */
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

const outside = { heading: false, item: null, href: null, level: 0, marker: null } as const;

/** The blocks inside an element. */
export function htmlBlocks(element: HtmlElement, scan: HtmlScan): readonly DocumentBlock[] {
	const inside: Inside = { ...outside, scan, blocks: [], spans: [], pending: [] };
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
	const external = externalIn(node);
	if (external !== null) scan.external.push(external);
	if (external !== null || isLeftOut(node, scan)) return;
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
	else if (tagName === "a") walk(element, { ...inside, href: attribute(element, "href") ?? inside.href });
	else if (tagName === "table") addTable(tableRows(element, inside.scan), inside);
	else if (tagName === "dl") addTable(definitionRows(element, inside.scan), inside);
	else if (tagName === "ul" || tagName === "ol" || tagName === "menu" || tagName === "dir") list(element, inside);
	else if (isParagraph(element)) paragraph(element, inside);
	else walk(element, inside);
}

function paragraph(element: HtmlElement, inside: Inside): void {
	endParagraph(inside, false);
	const item = wordItem(element);
	const heading = item === null && (inside.heading || isHeading(element));
	const within = { ...inside, heading, item: item ?? inside.item };
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
	const lines = spanLines(spans.splice(0), scan.external);
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
	const style = attribute(element, "type") ?? /list-style-type:([a-z-]+)/.exec(styleOf(element))?.[1] ?? "1";
	let next = numberIn(attribute(element, "start")) ?? 1;
	return (item) => {
		const number = numberIn(attribute(item, "value")) ?? next;
		next = number + 1;
		return `${counted(number, style)}.`;
	};
}

function numberIn(text: string | null): number | null {
	return text !== null && /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : null;
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
	return [{ ...defaultTreeAdapter.createElement("dd", html.NS.HTML, []), childNodes: [node] }];
}
