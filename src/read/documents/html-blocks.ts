/** From the elements of a page to blocks. Scripts, styles, comments and what is hidden have no words. */

import { append } from "../../text/append.ts";
import { type BlockWriter, blockWriter, itemLook, type Look, plainLook } from "./block-writer.ts";
import type { DocumentBlock } from "./document.ts";
import {
	attribute,
	externalIn,
	isHeading,
	isHidden,
	isOutOfSight,
	isParagraph,
	keepsSpaces,
	raisedNumber,
	textIn,
	typedInto,
} from "./html-elements.ts";
import { itemMarkers, type ListMarkers } from "./html-lists.ts";
import type { Notes } from "./html-notes.ts";
import { definitionRows, tableRows } from "./html-tables.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";
import { wordItem } from "./word-html.ts";

/** What is found on the way. */
export interface HtmlScan {
	/** A name for everything that was left alone. */
	readonly external: string[];
	/** The notes that an element refers to, each once, and the numbers of notes. */
	readonly notes: Pick<Notes, "of" | "numberOf">;
	/** How many elements around keep white space as it is. */
	readonly spaces: { kept: number };
}

interface Inside {
	readonly writer: BlockWriter;
	readonly scan: HtmlScan;
	readonly look: Look;
	readonly href: string | null;
	/** How many lists are around. */
	readonly level: number;
	/** What the next paragraph of the item begins with. */
	readonly marker: { next: string } | null;
	/** Notes that belong behind the paragraph. */
	readonly pending: DocumentBlock[];
}

/** The blocks inside an element. */
export function htmlBlocks(element: HtmlElement, scan: HtmlScan): readonly DocumentBlock[] {
	const writer = blockWriter(() => scan.spaces.kept === 0);
	const inside: Inside = { writer, scan, look: plainLook, href: null, level: 0, marker: null, pending: [] };
	walk(element, inside);
	end(inside, false);
	// Notes that only a reference without words leads to.
	return [...writer.blocks(), ...inside.pending];
}

function walk({ childNodes }: HtmlElement, inside: Inside): void {
	for (const node of childNodes) visit(node, inside);
}

function visit(node: HtmlNode, inside: Inside): void {
	if (node.nodeName === "#text" && "value" in node) inside.writer.text(node.value, inside.href);
	if (!("tagName" in node)) return;
	const external = externalIn(node);
	if (external !== null) inside.scan.external.push(external);
	if (external !== null || isLeftOut(node, inside)) return;
	append(inside.pending, inside.scan.notes.of(node));
	const kept = keepsSpaces(node) ? 1 : 0;
	inside.scan.spaces.kept += kept;
	enter(node, inside);
	inside.scan.spaces.kept -= kept;
}

/** Whether nothing is read of an element; if a page keeps words from who looks at it, that is told. */
function isLeftOut(element: HtmlElement, { scan }: Inside): boolean {
	if (isOutOfSight(element) && textIn(element).trim() !== "") scan.external.push("hidden text");
	return isHidden(element);
}

const leftOut =
	(inside: Inside) =>
	(element: HtmlElement): boolean =>
		isLeftOut(element, inside);

function enter(element: HtmlElement, inside: Inside): void {
	const { tagName } = element;
	const number = raisedNumber(element) ?? inside.scan.notes.numberOf(element);
	if (number !== null) inside.writer.text(number, inside.href);
	else if (tagName === "br") inside.writer.breakLine();
	else if (tagName === "input") inside.writer.text(typedInto(element), inside.href);
	else if (tagName === "hr") end(inside, false);
	else if (tagName === "a") walk(element, { ...inside, href: attribute(element, "href") ?? inside.href });
	else if (tagName === "table") table(tableRows(element, leftOut(inside)), inside);
	else if (tagName === "dl") table(definitionRows(element, leftOut(inside)), inside);
	else if (tagName === "ul" || tagName === "ol" || tagName === "menu" || tagName === "dir") list(element, inside);
	else if (isParagraph(element)) paragraph(element, inside);
	else walk(element, inside);
}

function paragraph(element: HtmlElement, inside: Inside): void {
	end(inside, false);
	const word = wordItem(element);
	const look = word === null ? { ...inside.look, heading: inside.look.heading || isHeading(element) } : itemLook(word);
	const within = { ...inside, look };
	walk(element, within);
	end(within, element.tagName === "p" || isHeading(element));
}

/** Ends the paragraph that is open, and puts the notes behind it that it refers to. */
function end({ writer, look, level, marker, pending }: Inside, keepBlank: boolean): void {
	const before = writer.blocks().length;
	const item = marker === null || look.item !== null ? look.item : { marker: marker.next, level: level - 1 };
	writer.end({ ...look, item }, keepBlank);
	if (writer.blocks().length === before) return;
	if (marker !== null) marker.next = "";
	for (const note of pending.splice(0)) writer.block(note);
}

function list(element: HtmlElement, inside: Inside): void {
	end(inside, false);
	const markers: ListMarkers = itemMarkers(element);
	for (const node of element.childNodes) {
		if (!("tagName" in node) || node.tagName !== "li") {
			visit(node, { ...inside, level: inside.level + 1 });
			continue;
		}
		const within = { ...inside, level: inside.level + 1, marker: { next: markers(node) } };
		append(inside.pending, inside.scan.notes.of(node));
		if (!isLeftOut(node, inside)) walk(node, within);
		end(within, false);
	}
}

/** A table stands for itself, also in a list item. */
function table(rows: readonly (readonly { cell: HtmlElement | null; header: boolean }[])[], inside: Inside): void {
	end(inside, false);
	const { scan, writer } = inside;
	const filled = rows.map((row) =>
		row.map(({ cell, header }) => ({ header, blocks: cell === null ? [] : htmlBlocks(cell, scan) })),
	);
	if (filled.length > 0) writer.block({ kind: "table", rows: filled });
}
