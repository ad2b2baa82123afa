/** Tables in Markdown, which the tree has as paragraphs with a row on each line: their cells. */
import type { Paragraph, PhrasingContent, Table, TableCell, TableRow } from "mdast";
import { isLineEnd } from "../ast/paragraph-lines.ts";
import { around } from "../ast/place.ts";
import { plainText } from "../ast/text.ts";
import { positionWithin } from "../text/place.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";

/** A paragraph as the table that it is: a rule stands below the first of its rows. */
export function tableOf({ children }: Paragraph): Table | null {
	const rows: PhrasingContent[][][] = [[[]]];
	for (const node of children) {
		if (isLineEnd(node)) {
			// Rows have breaks between them: the lines of any other paragraph are prose.
			if (node.type !== "break") return null;
			rows.push([[]]);
		} else addTo(rows.at(-1) as PhrasingContent[][], node);
	}
	const below = rows[1]?.map((cell) => plainText(cell).trim()) ?? [];
	if (!below.some((words) => delimiter.test(words)) || !below.every((words) => words === "" || delimiter.test(words)))
		return null;
	const kept = rows.flatMap((cells, at) => (at === 1 || cells.every(isEmpty) ? [] : [rowOf(cells)]));
	return { type: "table", children: kept, position: around(kept) };
}

const isEmpty = ({ length }: readonly unknown[]): boolean => length === 0;
const delimiter = /^:?-+:?$/;

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
