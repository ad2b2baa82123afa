/** Tables in plain text: cells between tabs, and columns that are lined up with blanks. What their words say is not asked. */
import type { PhrasingContent, Table, TableCell, TableRow } from "mdast";
import type { Point } from "unist";
import { around } from "../ast/place.ts";
import type { TextSpan } from "../text/place.ts";
import { isSpace, skipSpaces, trimEnd } from "../text/spaces.ts";
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
	const found: CellLine[][][] = [];
	let next = first;
	for (; next < rows.length; next++) {
		const row = rows[next] as Row;
		const from = openingOf(text, row);
		const line = row.marker !== null || row.skipped ? "" : text.slice(from, row.to);
		const tabs = Array.from(line.matchAll(/\t/g), ({ index }) => from + index);
		if (tabs.length === 0) break;
		found.push(cutAt(text, row, tabs));
	}
	return found.length < 2 ? null : { table: tableOf(text, found), next };
}

/** Where a line begins; after the label, if it has one. */
function openingOf(text: string, { margin, from }: Row): number {
	return skipSpaces(text, margin, from) === from ? margin : from;
}

/** The part of a cell on one line. */
interface CellLine extends TextSpan {
	readonly row: Row;
}

/** The cells of a line, between signs that part them, and without the blanks around their words. */
export function cellsBetween(text: string, { start, end }: TextSpan, isSign: (at: number) => boolean): TextSpan[] {
	const cells: TextSpan[] = [];
	let from = start;
	for (let at = start; at <= end; at++) {
		if (at < end && !isSign(at)) continue;
		const first = skipSpaces(text, from, at);
		cells.push({ start: first, end: trimEnd(text, first, at) });
		from = at + 1;
	}
	return cells;
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
	const cellsOf = (row: Row): CellLine[][] =>
		cutAt(
			text,
			row,
			columns.map((at) => row.margin + at),
		);
	const isLoose = rows.some(({ gap }, index) => index > 0 && !gap) && rows.some(({ gap }, index) => index > 0 && gap);
	const groups: CellLine[][][] = [];
	for (const row of rows) {
		const cells = cellsOf(row);
		const opens = isLoose ? row.gap : (cells[0]?.length ?? 0) > 0 || row.gap;
		const group = groups.at(-1);
		if (group === undefined || opens) groups.push(cells);
		else for (const [at, cell] of cells.entries()) group[at]?.push(...cell);
	}
	return groups;
}

/** The cells of a line, cut at some offsets; an empty one has no words. */
function cutAt(text: string, row: Row, offsets: readonly number[]): CellLine[][] {
	const opening = openingOf(text, row);
	const bounds = [opening, ...offsets.map((at) => Math.min(row.to, Math.max(opening, at))), row.to];
	return bounds.slice(1).map((bound, index) => {
		const start = skipSpaces(text, bounds[index] as number, bound);
		const end = trimEnd(text, start, bound);
		return start < end ? [{ row, start, end }] : [];
	});
}

/** A table of rows of cells, the lines of which may stand beside those of others. */
function tableOf(text: string, rows: readonly (readonly (readonly CellLine[])[])[]): Table {
	const children = rows.map((cells): TableRow => {
		const lines = cells.flat();
		const [opening] = lines as [CellLine];
		let last: Point = pointIn(opening.row, opening.start);
		const nodes = cells.map((own): TableCell => {
			const cell = cellOf(text, own, last);
			last = cell.position?.start ?? last;
			return cell;
		});
		lines.sort((one, other) => one.start - other.start);
		const [first, end] = [lines[0], lines.at(-1)] as [CellLine, CellLine];
		return { type: "tableRow", children: nodes, position: span(first.row, first.start, end.row, end.end) };
	});
	return { type: "table", children, position: around(children) };
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
