/** The rows and cells of tables, and of lists of terms, which are tables of two columns. */
import { attribute } from "./html-elements.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";

/** A cell: null where one of a row above reaches down. */
export interface HtmlCell {
	readonly cell: HtmlElement | null;
	readonly header: boolean;
}

const parts: ReadonlySet<string> = new Set(["thead", "tbody", "tfoot"]);

/** The rows of a table; its caption is one. */
export function tableRows(table: HtmlElement): HtmlCell[][] {
	const rows = elementsIn(table).flatMap((child) => (parts.has(child.tagName) ? elementsIn(child) : [child]));
	let below = 0;
	return rows
		.filter(({ tagName }) => tagName === "tr" || tagName === "caption")
		.map((row) => {
			if (row.tagName === "caption") return [{ cell: row, header: false }];
			const cells = elementsIn(row).filter(({ tagName }) => tagName === "td" || tagName === "th");
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
export function definitionRows(list: HtmlElement): HtmlCell[][] {
	const rows: HtmlCell[][] = [];
	let isOpen = false;
	// Groups may stand in `div` elements of their own.
	const entries = elementsIn(list).flatMap((child) => (child.tagName === "div" ? elementsIn(child) : [child]));
	for (const cell of entries) {
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

function elementsIn({ childNodes }: HtmlElement): HtmlElement[] {
	return childNodes.filter((node: HtmlNode): node is HtmlElement => "tagName" in node);
}
