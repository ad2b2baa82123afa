/** Cuts the notes into pieces: fields, sections, and prose outside both. */
import { isBoilerplate } from "./blocks.ts";
import type { Candidate } from "./candidate.ts";
import { labelLike } from "./candidates.ts";
import { type Hit, type Lines, matchLabel } from "./labels.ts";
import type { LabelPlace, Piece } from "./piece.ts";
import { contentStart, type Row, rowFrom } from "./row.ts";
import { isLabelAbove } from "./title-line.ts";
import { takesLine } from "./value-lines.ts";
import { joins } from "./wrap.ts";

interface Walk {
	readonly lines: Lines;
	readonly pieces: Piece[];
	readonly seen: Set<string>;
	current: Piece | null;
	inSection: boolean;
	/** No section and no closing field has begun. */
	header: boolean;
}

const longWords = 3;

/** The pieces of a note in source order; one piece of prose when no label of the form is found. */
export function outline(lines: Lines): Piece[] {
	const walk: Walk = { lines, pieces: [], seen: new Set(), current: null, inSection: false, header: true };
	for (let index = 0; index < lines.rows.length; index++) index = step(walk, index);
	if (walk.seen.size > 0) return walk.pieces;
	return [{ kind: "prose", target: null, label: null, rows: [...lines.rows] }];
}

/** Takes one row, or the two of a wrapped label; returns the index of the last one taken. */
function step(walk: Walk, index: number): number {
	const row = walk.lines.rows[index];
	if (row === undefined) return index;
	if (!walk.inSection && isBoilerplate(walk.lines.form, wordsOf(walk, row))) return setAside(walk, index, row);
	return take(walk, index, row);
}

function wordsOf({ lines }: Walk, row: Row): string {
	return lines.text.slice(row.from, row.to);
}

/** A line of boilerplate among the fields stands for itself. */
function setAside(walk: Walk, index: number, row: Row): number {
	walk.pieces.push({ kind: "ignored", target: null, label: null, rows: [row] });
	walk.current = null;
	return index;
}

function take(walk: Walk, index: number, row: Row): number {
	const { current, inSection, seen } = walk;
	const awaiting = current !== null && current.target !== null && current.rows.length === 0;
	const found = matchLabel(walk.lines, index, { inSection, seen, awaiting });
	if (found === null) absorb(walk, index, row);
	else open(walk, row, found);
	return found?.last ?? index;
}

function push(walk: Walk, piece: Piece): void {
	walk.pieces.push(piece);
	walk.current = piece;
}

function open(walk: Walk, row: Row, { target, start, end, last, marks, rest }: Hit): void {
	const lastRow = walk.lines.rows[last] ?? row;
	const label: LabelPlace = { first: row, last: lastRow, start, end, marks };
	push(walk, { kind: "labelled", target, label, rows: restOf(lastRow, rest) });
	walk.seen.add(target.name);
	walk.inSection = target.kind === "section";
	if (walk.inSection || target.closing) walk.header = false;
}

function restOf(row: Row, rest: number): Row[] {
	return rest < row.to ? [rowFrom(row, rest)] : [];
}

/** Gives a line without a label to what is open, or opens a piece for it. */
function absorb(walk: Walk, index: number, row: Row): void {
	const { current, lines } = walk;
	const unknown = unknownLabel(walk, index, row);
	if (unknown !== null) {
		const label: LabelPlace = { first: row, last: row, ...unknown };
		push(walk, { kind: "labelled", target: null, label, rows: restOf(row, unknown.rest) });
	} else if (current !== null && (walk.inSection || takesLine(lines, current, row))) current.rows.push(row);
	else if (current?.kind === "prose") current.rows.push(row);
	else push(walk, { kind: "prose", target: null, label: null, rows: [row] });
}

/**
 * `Venue: New York` among the fields; right below a label that has no value yet, a few words with a colon are rather
 * that value.
 */
function unknownLabel(walk: Walk, index: number, row: Row): Candidate | null {
	const { header, current, lines, seen } = walk;
	if (!header) return null;
	const found = labelLike(lines.text, contentStart(row), row.to);
	if (found === null) return null;
	if (seen.size === 0) return isLabelAbove(lines, index, found) ? found : null;
	const above = lines.rows[index - 1];
	if (row.gap || above === undefined) return found;
	if (current?.rows.length === 0 && lines.text.slice(found.start, found.end).split(/\s+/u).length > longWords)
		return null;
	return joins(lines.text, lines.wrap, [above, row]) ? null : found;
}
