/** Tables in plain text: cells between tabs, and columns that are lined up with blanks. What their words say is not asked. */
import type { PhrasingContent, Table, TableCell, TableRow } from "mdast";
import type { Point } from "unist";
import { isSpace, skipSpaces, trimEnd } from "../text/spaces.ts";
import type { TextSpan } from "../text/span.ts";
import { pointIn, type Row, span } from "./row.ts";

/** A table, and the index of the first row behind it. */
export interface FoundTable {
	readonly table: Table;
	readonly next: number;
}

/** Fewer lines that are lined up say nothing. */
const leastLines = 3;
const widestTable = 400;

/** Says for each row of some prose whether a table begins there. */
export function tablesIn(text: string, rows: readonly Row[]): (index: number) => FoundTable | null {
	if (!rows.some((row) => isParted(text, row))) return () => null;
	const columns = columnsOf(text, rows);
	return (index) => tabbed(text, rows, index) ?? aligned(text, rows, { first: index, columns });
}

/** Whether a line has a tab or two blanks between words. */
function isParted(text: string, { from, to }: Row): boolean {
	// Searched in the line alone: the next one may stand at the end of the text.
	const line = text.slice(from, to);
	return line.includes("\t") || line.includes("  ");
}

/** The lines from one on that have tabs in them, two at least. */
function tabbed(text: string, rows: readonly Row[], first: number): FoundTable | null {
	const found: TextSpan[][] = [];
	let next = first;
	for (; next < rows.length; next++) {
		const row = rows[next] as Row;
		const cells = row.marker !== null || row.skipped ? [] : cellsBetween(text, row, "\t");
		if (cells.length < 2) break;
		found.push(cells);
	}
	if (found.length < 2) return null;
	const lines = found.map((cells, index) => cells.map((cell) => [{ row: rows[first + index] as Row, ...cell }]));
	return { table: tableOf(text, lines), next };
}

/** The cells of a line, including empty ones; the text before the first tab may be blank. */
function cellsBetween(text: string, row: Row, sign: string): TextSpan[] {
	const cells: TextSpan[] = [];
	const { to } = row;
	const opening = openingOf(text, row);
	const line = text.slice(opening, to);
	for (let at = opening; at <= to; ) {
		const tab = line.indexOf(sign, at - opening);
		const end = tab < 0 ? to : opening + tab;
		const start = skipSpaces(text, at, end);
		cells.push({ start, end: trimEnd(text, start, end) });
		at = end + 1;
	}
	return cells;
}

/** Where a line begins; after the label, if it has one. */
function openingOf(text: string, { margin, from }: Row): number {
	return skipSpaces(text, margin, from) === from ? margin : from;
}

/** The part of a cell on one line. */
interface CellLine extends TextSpan {
	readonly row: Row;
}

/** Where words begin behind two blanks or more in several lines, in columns of the line. */
function columnsOf(text: string, rows: readonly Row[]): number[] {
	const counts = new Map<number, number>();
	for (const row of rows) {
		if (row.to - row.margin > widestTable) continue;
		for (const at of startsIn(text, row)) counts.set(at, (counts.get(at) ?? 0) + 1);
	}
	return [...counts].flatMap(([at, count]) => (count >= leastLines ? [at] : [])).sort((one, other) => one - other);
}

const leastIndent = 8;

/** The columns in which words of a line begin behind two blanks, that of the first ones only if far to the right. */
function startsIn(text: string, { margin, from, to }: Row): number[] {
	const starts = from - margin >= leastIndent ? [from - margin] : [];
	const line = text.slice(from, Math.min(to, from + widestTable));
	for (let at = line.indexOf("  "); at >= 0; at = line.indexOf("  ", at)) {
		at = skipSpaces(line, at, line.length);
		starts.push(from + at - margin);
	}
	return starts;
}

/** The rows from one on that no column cuts a word of, if several of them are lined up. */
function aligned(
	text: string,
	rows: readonly Row[],
	{ first, columns: all }: { readonly first: number; readonly columns: readonly number[] },
): FoundTable | null {
	const opening = rows[first] as Row;
	const starts = all.length === 0 ? [] : startsIn(text, opening);
	const columns = all.filter((at) => starts.includes(at) && opening.from - opening.margin < at);
	if (columns.length === 0) return null;
	let [next, lined] = [first, first];
	for (; next < rows.length; next++) {
		const row = rows[next] as Row;
		if (row.skipped || row.marker !== null || !columns.every((at) => isClear(text, row, at))) break;
		if (startsIn(text, row).some((at) => columns.includes(at))) lined = next + 1;
	}
	if (lined - first < leastLines) return null;
	const lines = rows.slice(first, lined);
	return { table: tableOf(text, groupsOf(text, lines, columns)), next: lined };
}

/** Whether a line ends before a column, or has a blank in front of it. */
function isClear(text: string, { margin, to }: Row, column: number): boolean {
	const at = margin + column;
	if (at >= to) return true;
	return isSpace(text.charCodeAt(at - 1)) && (isSpace(text.charCodeAt(at - 2)) || !isSpace(text.charCodeAt(at)));
}

/** The rows of a table whose cells go on over several lines: blank lines part them, or words in the first column do. */
function groupsOf(text: string, rows: readonly Row[], columns: readonly number[]): CellLine[][][] {
	const lines = rows.map((row) => cutAt(text, row, columns));
	const isLoose = rows.some(({ gap }, index) => index > 0 && !gap) && rows.some(({ gap }, index) => index > 0 && gap);
	const groups: CellLine[][][] = [];
	for (const [index, cells] of lines.entries()) {
		const row = rows[index] as Row;
		const opens = isLoose ? row.gap : (cells[0]?.length ?? 0) > 0 || row.gap;
		const group = groups.at(-1);
		if (group === undefined || opens) groups.push(cells);
		else for (const [at, cell] of cells.entries()) group[at]?.push(...cell);
	}
	return groups;
}

function cutAt(text: string, row: Row, columns: readonly number[]): CellLine[][] {
	const opening = openingOf(text, row);
	const bounds = [opening, ...columns.map((at) => Math.min(row.to, Math.max(opening, row.margin + at))), row.to];
	return bounds.slice(1).map((bound, index) => {
		const start = skipSpaces(text, bounds[index] as number, bound);
		const end = trimEnd(text, start, bound);
		return start < end ? [{ row, start, end }] : [];
	});
}

function tableOf(text: string, rows: readonly (readonly (readonly CellLine[])[])[]): Table {
	const children = rows.map((cells): TableRow => {
		const filled = cells.map((lines) => lines.filter(({ start, end }) => start < end));
		let last = firstPoint(filled);
		const nodes = filled.map((lines): TableCell => {
			const cell = cellOf(text, lines, last);
			last = cell.position?.start ?? last;
			return cell;
		});
		return { type: "tableRow", children: nodes, position: around(nodes) };
	});
	return { type: "table", children, position: around(children) };
}

function firstPoint(cells: readonly (readonly CellLine[])[]): Point {
	const first = cells.flat()[0] as CellLine;
	return pointIn(first.row, first.start);
}

/** A cell of several lines has breaks between them; an empty one has the place of the one before it. */
function cellOf(text: string, lines: readonly CellLine[], empty: Point): TableCell {
	const children = lines.flatMap(({ row, start, end }, index): PhrasingContent[] => {
		const position = span(row, start, row, end);
		const leaf: PhrasingContent = { type: "text", value: text.slice(start, end), position };
		return index === 0 ? [leaf] : [{ type: "break", position: { start: position.start, end: position.start } }, leaf];
	});
	const position = children.length === 0 ? { start: empty, end: empty } : around(children);
	return { type: "tableCell", children, position };
}

/** From the first to the last of some nodes, cells of which may stand beside each other. */
function around(nodes: readonly { readonly position?: { readonly start: Point; readonly end: Point } | undefined }[]): {
	start: Point;
	end: Point;
} {
	const points = nodes.flatMap(({ position }) => (position === undefined ? [] : [position]));
	const by = (one: Point, other: Point): number => (one.offset ?? 0) - (other.offset ?? 0);
	const start = points.map((each) => each.start).sort(by)[0] as Point;
	const end = points
		.map((each) => each.end)
		.sort(by)
		.at(-1) as Point;
	return { start, end };
}
