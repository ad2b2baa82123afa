/** The rows and cells of tables, and of lists of terms, which are tables of two columns. */
import { defaultTreeAdapter, html } from "parse5";
import { attribute } from "./html-elements.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";

/** A cell: null where one of a row above reaches down. */
export interface HtmlCell {
	readonly cell: HtmlElement | null;
	readonly header: boolean;
}

const parts: ReadonlySet<string> = new Set(["thead", "tbody", "tfoot"]);

/** Whether nothing is read of a part, a row or a cell. */
type LeftOut = (element: HtmlElement) => boolean;

/** The rows of a table; its caption is one. */
export function tableRows(table: HtmlElement, leftOut: LeftOut): HtmlCell[][] {
	const read = (element: HtmlElement): HtmlElement[] => elementsIn(element).filter((child) => !leftOut(child));
	const rows = read(table).flatMap((child) => (parts.has(child.tagName) ? read(child) : [child]));
	let below = 0;
	return rows
		.filter(({ tagName }) => tagName === "tr" || tagName === "caption")
		.map((row) => {
			if (row.tagName === "caption") return [{ cell: row, header: false }];
			const cells = read(row).filter(({ tagName }) => tagName === "td" || tagName === "th");
			const own = cells.map((cell): HtmlCell => ({ cell, header: cell.tagName === "th" }));
			// A label that spans rows has all of their values.
			const covered = below > 0;
			below = covered ? below - 1 : spanOf(cells[0]) - 1;
			return covered ? [{ cell: null, header: false }, ...own] : own;
		});
}

function spanOf(cell: HtmlElement | undefined): number {
	const span = Number.parseInt((cell && attribute(cell, "rowspan")) ?? "1", 10);
	return Number.isInteger(span) && span > 0 ? span : 1;
}

/** The terms of a list, each with what is said of it. */
export function definitionRows(list: HtmlElement, leftOut: LeftOut): HtmlCell[][] {
	const rows: HtmlCell[][] = [];
	let isOpen = false;
	// Groups may stand in `div` elements of their own.
	const entries = list.childNodes.flatMap((child) => (isGroup(child) && !leftOut(child) ? child.childNodes : [child]));
	for (const cell of entries.flatMap((node) => entryOf(node, leftOut))) {
		const isTerm = cell.tagName === "dt";
		if (isTerm) rows.push([{ cell, header: false }]);
		else if (isOpen) rows.at(-1)?.push({ cell, header: false });
		else
			rows.push([
				{ cell: null, header: false },
				{ cell, header: false },
			]);
		isOpen = isTerm;
	}
	return rows;
}

const isElement = (node: HtmlNode): node is HtmlElement => "tagName" in node;
const isGroup = (node: HtmlNode): node is HtmlElement => isElement(node) && node.tagName === "div";

/** A term, or what is said of it; words that stand between these are said of the term above. */
function entryOf(node: HtmlNode, leftOut: LeftOut): HtmlElement[] {
	if (isElement(node) ? leftOut(node) : !("value" in node && node.value.trim() !== "")) return [];
	if (isElement(node) && (node.tagName === "dt" || node.tagName === "dd")) return [node];
	return [{ ...defaultTreeAdapter.createElement("dd", html.NS.HTML, []), childNodes: [node] }];
}

function elementsIn({ childNodes }: HtmlElement): HtmlElement[] {
	return childNodes.filter(isElement);
}
