/** Tables in Markdown, which the tree has as paragraphs with a row on each line: their cells. */
import type { Paragraph, PhrasingContent, Table, TableCell, TableRow } from "mdast";
import { around, isLineEnd } from "../ast/place.ts";
import { plainText } from "../ast/text.ts";
import { positionWithin } from "../text/place.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import { tableRule } from "../text/table-rule.ts";

/** A paragraph as the table that it is: a rule stands below the first of its rows. */
export function tableOf({ children }: Paragraph): Table | null {
	const lines: PhrasingContent[][] = [[]];
	for (const node of children) {
		// Rows have breaks between them: the lines of any other paragraph are prose.
		if (!isLineEnd(node)) lines.at(-1)?.push(node);
		else if (node.type === "break") lines.push([]);
		else return null;
	}
	const [, below = [], ...rows] = lines;
	if (!tableRule.test(plainText(below))) return null;
	const kept: TableRow[] = [];
	for (const line of [lines[0] as PhrasingContent[], ...rows]) {
		const cells: PhrasingContent[][] = [[]];
		for (const node of line) {
			// Nobody's table is that wide, and each cell is looked for from where its words begin.
			if (node.type === "text" && node.value.split("|", widest + 1).length > widest) return null;
			addTo(cells, node);
		}
		if (!cells.every(isEmpty)) kept.push(rowOf(cells));
	}
	return kept.length === 0 ? null : { type: "table", children: kept, position: around(kept) };
}

const widest = 100;

const isEmpty = ({ length }: readonly unknown[]): boolean => length === 0;

/** Adds the words of a node to the cells of a row: a bar in words begins the next one, one that is escaped is a word. */
function addTo(cells: PhrasingContent[][], node: PhrasingContent): void {
	const { position } = node;
	const written = (position?.end.offset ?? 0) - (position?.start.offset ?? 0);
	if (node.type !== "text" || position === undefined || written !== node.value.length) {
		cells.at(-1)?.push(node);
		return;
	}
	const { value } = node;
	let from = 0;
	const parts = value.split("|");
	for (const [at, { length }] of parts.entries()) {
		if (at > 0) cells.push([]);
		const to = from + length;
		const start = cells.at(-1)?.length === 0 ? skipSpaces(value, from, to) : from;
		const end = at < parts.length - 1 ? trimEnd(value, start, to) : to;
		from = to + 1;
		if (start === end) continue;
		const own = positionWithin(position, value, start, end);
		cells.at(-1)?.push({ type: "text", value: value.slice(start, end), position: own });
	}
}

function rowOf(cells: readonly PhrasingContent[][]): TableRow {
	// The bars around a row part no cells.
	const inner = cells.filter((own, at) => !isEmpty(own) || (at > 0 && at < cells.length - 1));
	const children = inner.map((own): TableCell => {
		return { type: "tableCell", children: own, ...(isEmpty(own) ? {} : { position: around(own) }) };
	});
	return { type: "tableRow", children, position: around(children.filter(({ position }) => position !== undefined)) };
}
