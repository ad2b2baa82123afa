/** Cuts the notes into pieces: fields, sections, and prose outside both. */
import type { FieldDefinition, LabelTarget } from "../forms/form.ts";
import { endsSentence } from "../text/sentences.ts";
import { isBoilerplate } from "./blocks.ts";
import { type Candidate, labelLike } from "./candidates.ts";
import { type Hit, type Lines, matchLabel } from "./labels.ts";
import { contentStart, isBlank, type Row, rowFrom } from "./row.ts";
import { joins } from "./wrap.ts";

/** Where a label stands; `last` is the row that it ends in. */
export interface LabelPlace {
	readonly first: Row;
	readonly last: Row;
	readonly start: number;
	readonly end: number;
	/** Offsets of single characters in `last`. */
	readonly marks: readonly number[];
}

/** A stretch of the notes; `target` is null for prose and for a label that matches nothing. */
export interface Piece {
	readonly kind: "labelled" | "prose" | "ignored";
	readonly target: LabelTarget | null;
	readonly label: LabelPlace | null;
	readonly rows: Row[];
}

interface Walk {
	readonly lines: Lines;
	readonly pieces: Piece[];
	readonly seen: Set<string>;
	current: Piece | null;
	inSection: boolean;
	/** No section and no closing field has begun. */
	header: boolean;
	/** A blank line stands right above. */
	gap: boolean;
}

const longestItem = 100;
const leastSentence = 60;
const longWords = 3;

/** The pieces of a note in source order; one piece of prose when no label of the form is found. */
export function outline(lines: Lines): Piece[] {
	const walk: Walk = { lines, pieces: [], seen: new Set(), current: null, inSection: false, header: true, gap: false };
	for (let index = 0; index < lines.rows.length; index++) index = step(walk, index);
	if (walk.seen.size > 0) return walk.pieces;
	return [{ kind: "prose", target: null, label: null, rows: [...lines.rows] }];
}

/** Takes one row, or the two of a wrapped label; returns the index of the last one taken. */
function step(walk: Walk, index: number): number {
	const row = walk.lines.rows[index];
	if (row === undefined) return index;
	if (isBlank(row)) {
		// Leading blank lines are of no use to any piece, and there may be very many.
		if ((walk.current?.rows.length ?? 0) > 0) walk.current?.rows.push(row);
		walk.gap = true;
		return index;
	}
	const last = walk.inSection || !isBoilerplate(walk.lines.form, wordsOf(walk, row)) ? take(walk, index, row) : setAside(walk, index, row);
	walk.gap = false;
	return last;
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
	const found = matchLabel(walk.lines, index, walk);
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
	} else if (current !== null && (walk.inSection || takes(walk, current, index))) current.rows.push(row);
	else if (current?.kind === "prose") current.rows.push(row);
	else push(walk, { kind: "prose", target: null, label: null, rows: [lines.rows[index] ?? row] });
}

/**
 * `Venue: New York` among the fields. Before the first label one word alone is meant, since titles have colons too;
 * right below a label that has no value yet, a few words with a colon are rather that value.
 */
function unknownLabel(walk: Walk, index: number, row: Row): Candidate | null {
	const { header, current, lines, seen } = walk;
	if (!header) return null;
	const found = labelLike(lines.text, contentStart(row), row.to);
	if (found === null) return null;
	const words = lines.text.slice(found.start, found.end).split(/\s+/u).length;
	if (seen.size === 0) return words === 1 && !isCapital(lines.text, found) ? found : null;
	const above = lines.rows[index - 1];
	if (walk.gap || above === undefined) return found;
	if (current?.rows.length === 0 && words > longWords) return null;
	return joins(lines.text, lines.wrap, [above, row]) ? null : found;
}

function isCapital(text: string, { start, end }: Candidate): boolean {
	return text.slice(start, end) === text.slice(start, end).toUpperCase();
}

/** Whether a line belongs to the value of the field that is open. */
function takes(walk: Walk, piece: Piece, index: number): boolean {
	const { lines, gap } = walk;
	const row = lines.rows[index];
	if (row === undefined || piece.kind !== "labelled") return false;
	if (piece.target !== null && takesBlocks(walk, piece.target)) return true;
	const above = lastWords(piece);
	if (above === null) return true;
	if (gap) return startsEmpty(piece) && isItem(lines.text, row) && isItem(lines.text, above) && takesLines(walk, piece);
	return joins(lines.text, lines.wrap, [above, row]) || row.marker !== null || !isSentence(lines.text, row);
}

function lastWords(piece: Piece): Row | null {
	for (let at = piece.rows.length - 1; at >= 0; at--) {
		const row = piece.rows[at];
		if (row !== undefined && !isBlank(row)) return row;
	}
	return null;
}

/** Links go on over blank lines, up to the next label. */
function takesBlocks(walk: Walk, target: LabelTarget): boolean {
	const definition = definitionOf(walk, target.name);
	return target.closing && definition !== undefined && definition.where.includes("list");
}

/** A date is one value; others may stand on lines of their own with blank ones between. */
function takesLines(walk: Walk, piece: Piece): boolean {
	return piece.target !== null && definitionOf(walk, piece.target.name)?.type !== "date";
}

function definitionOf(walk: Walk, name: string): FieldDefinition | undefined {
	return walk.lines.form.fields.find((field) => field.name === name);
}

/** Nothing stands on the label's own line. */
function startsEmpty(piece: Piece): boolean {
	const first = piece.rows[0];
	return first !== undefined && first.line !== piece.label?.last.line;
}

function isItem(text: string, row: Row): boolean {
	return row.to - row.from <= longestItem && !endsSentence(text, row.from, row.to);
}

function isSentence(text: string, row: Row): boolean {
	return row.to - row.from > leastSentence && endsSentence(text, row.from, row.to);
}
