/** Tells tables from columns, and both from words that stand apart on one line. */

import { append } from "../../../text/append.ts";
import type { Piece } from "./pieces.ts";
import type { PdfRow } from "./rows.ts";

/** A part of the text: lines below each other, or rows of cells. */
export type PdfPart =
	| { readonly kind: "lines"; readonly lines: readonly Piece[]; readonly column: boolean }
	| { readonly kind: "table"; readonly rows: readonly PdfRow[] };

const longestLabel = 120;
const near = 0.5;

/** The parts of rows in their order. */
export function partsOf(rows: readonly PdfRow[]): readonly PdfPart[] {
	const parts: PdfPart[] = [];
	for (const group of grouped(rows)) {
		if (isTable(group)) parts.push({ kind: "table", rows: group });
		else for (const row of group) append(parts, row.length > 1 && isLevel(row) ? [asLine(row)] : columns(row));
	}
	return joined(parts);
}

/** Lines of running text that follow each other are one part. */
function joined(parts: readonly PdfPart[]): readonly PdfPart[] {
	const all: PdfPart[] = [];
	for (const part of parts) {
		const last = all.at(-1);
		const goesOn = last?.kind === "lines" && part.kind === "lines" && !last.column && !part.column;
		if (goesOn) all.splice(-1, 1, { ...last, lines: [...last.lines, ...part.lines] });
		else all.push(part);
	}
	return all;
}

const columns = (row: PdfRow): PdfPart[] => row.map((lines) => ({ kind: "lines", lines, column: row.length > 1 }));

/** Rows whose cells begin at the same places. */
function grouped(rows: readonly PdfRow[]): readonly (readonly PdfRow[])[] {
	const groups: PdfRow[][] = [];
	for (const row of rows) {
		const group = groups.at(-1);
		const last = group?.findLast((each) => each.length > 1);
		if (last !== undefined && isAligned(last, row)) group?.push(row);
		else if (last !== undefined && isAlone(last, row)) append(group ?? [], apart(row));
		else groups.push([row]);
	}
	return groups;
}

function isAligned(above: PdfRow, row: PdfRow): boolean {
	if (row.length < 2 || above.length !== row.length) return false;
	return row.every(([{ left, size }], index) => Math.abs(left - (above[index]?.[0].left ?? 0)) <= near * size);
}

/** A label beside an empty cell. */
function isAlone(above: PdfRow, row: PdfRow): boolean {
	const [label, value] = above;
	const [lines, ...others] = row;
	if (label === undefined || value === undefined || lines === undefined || others.length > 0) return false;
	return lines.every(({ left, right, size }) => Math.abs(left - label[0].left) <= near * size && right < value[0].left);
}

const pitch = 1.6;

/** Labels below each other, each of which has an empty cell beside it. */
function apart([lines]: PdfRow): PdfRow[] {
	const labels: [Piece, ...Piece[]][] = [];
	for (const line of lines ?? []) {
		const last = labels.at(-1)?.at(-1);
		if (last !== undefined && line.base - last.base < pitch * line.size) labels.at(-1)?.push(line);
		else labels.push([line]);
	}
	return labels.map((label) => [label]);
}

const textOf = (cell: readonly Piece[] | undefined): string =>
	(cell ?? [])
		.map(({ text }) => text)
		.join(" ")
		.trim();

/** Several rows of which one has a cell of several lines, or labels that end as such. */
function isTable(rows: readonly PdfRow[]): boolean {
	const wide = rows.filter((row) => row.length > 1);
	if (wide.length === 0 || wide.some(([label]) => textOf(label).length > longestLabel)) return false;
	if (wide.every((row) => /[:?：？]$/u.test(textOf(row[0])))) return true;
	return wide.length > 1 && wide.some((row) => row.some((cell) => cell.length > 1));
}

const level = 0.45;

const isLevel = (row: PdfRow): boolean =>
	row.every((cell) => cell.length === 1 && Math.abs(cell[0].base - (row[0]?.[0].base ?? 0)) <= level * cell[0].size);

/** Two spaces of a typewriter are no wider. */
const widestSpace = 1.5;

/** Words that stand apart on one line have a tab between them. */
function asLine(row: PdfRow): PdfPart {
	const pieces = row.flat();
	const [first] = pieces;
	const spans = pieces.flatMap(({ spans: own, left, size }, index) => {
		const above = pieces[index - 1];
		if (above === undefined) return own;
		return [{ text: left - above.right > widestSpace * size ? "\t" : " ", href: null }, ...own];
	});
	const right = pieces.reduce((most, piece) => Math.max(most, piece.right), -Infinity);
	const text = spans.map((span) => span.text).join("");
	return { kind: "lines", lines: first === undefined ? [] : [{ ...first, spans, text, right }], column: false };
}
