/** Decides which lines belong to the value of a field. */
import { fieldType } from "../fields/index.ts";
import type { FieldDefinition, Form, HeadingStyle } from "../forms/form.ts";
import { endsSentence } from "../text/sentences.ts";
import type { OpenValue } from "./dashed-label.ts";
import { type HeadingLine, headingAt } from "./heading-line.ts";
import type { Lines } from "./label-hit.ts";
import type { Piece } from "./piece.ts";
import { contentStart, type Row } from "./row.ts";
import { joins } from "./wrap.ts";

const longestItem = 100;
const leastSentence = 60;
/** So many lines above tell what a value is like: one may have any number. */
const mostAbove = 4;

/** Whether a line without a label goes on in the value of the field that is open. */
export function takesLine(lines: Lines, piece: Piece, index: number): boolean {
	const row = lines.rows[index];
	if (piece.kind !== "labelled" || row === undefined) return false;
	const field = definitionOf(lines.form, piece);
	const where = field?.where ?? [];
	if (field?.closing === true && where.includes("list")) return true;
	if (where.includes("heading") && isAlone(piece)) return !endsUnder(lines, piece, index);
	if (field !== undefined && !goesOn(lines, field, piece, row)) return false;
	if (where.includes("block") && inBlock(piece, row)) return true;
	if (where.includes("list") && inList(lines, piece, row)) return true;
	// What stands on the label's own line may go on below it wherever else values stand.
	if (piece.target !== null && !where.includes("following") && isAlone(piece)) return false;
	return follows(lines, piece, { row, field });
}

/**
 * The first line with words; right below the value, what is no sentence of its own; over a blank line, one more short
 * line like the first, where nothing stood on the label's own line.
 */
function follows(
	{ text, wrap }: Lines,
	piece: Piece,
	{ row, field }: { readonly row: Row; readonly field: FieldDefinition | undefined },
): boolean {
	const above = piece.rows.at(-1);
	if (above === undefined) return true;
	if (!row.gap) return joins(text, wrap, [above, row]) || row.marker !== null || !isSentence(text, row);
	return field !== undefined && field.type !== "date" && isAlone(piece) && isItem(text, above) && isItem(text, row);
}

/** What is open above a line; null in a block or a list of the value. */
export function openValue(lines: Lines, piece: Piece | null, row: Row): OpenValue | null {
	const field = piece === null ? undefined : definitionOf(lines.form, piece);
	const none = { type: null, closed: () => false, filled: true, alone: false, dashed: false, apart: row.gap };
	if (piece === null || field === undefined) return none;
	if (piece.label !== null && row.indent > piece.label.first.indent) return null;
	const { text } = lines;
	return {
		type: field.type,
		closed: () => !goesOn(lines, field, piece, row),
		filled: piece.rows.length > 0,
		alone: isAlone(piece),
		dashed: piece.rows.slice(-mostAbove).some(({ from, to }) => / [-–—] /u.test(text.slice(from, to))),
		apart: row.gap,
	};
}

function definitionOf(form: Form, { target }: Piece): FieldDefinition | undefined {
	return target === null ? undefined : form.fields.find((field) => field.name === target.name);
}

/** Whether the type of the field makes anything of a line below its value, so that none is lost in a date. */
function goesOn({ text }: Lines, { type, read }: FieldDefinition, { rows }: Piece, row: Row): boolean {
	const known = fieldType(type);
	if (known.goesOn === undefined || rows.length === 0) return true;
	const wordsOf = (each: Row): string => text.slice(contentStart(each), each.to);
	return known.goesOn(rows.slice(-mostAbove).map(wordsOf).join(" "), wordsOf(row), read);
}

/** Nothing stands behind the label on its line. */
function isAlone({ label, rows }: Piece): boolean {
	return label !== null && rows[0]?.line !== label.last.line;
}

/** Under a heading everything is the value, up to the next heading that is set off like it. */
function endsUnder({ text, rows }: Lines, { label }: Piece, index: number): boolean {
	const own = label?.heading ?? null;
	const next = own === null || ways(own).length === 0 ? null : headingAt(text, rows, index);
	if (own === null || next === null || next.depth > own.depth) return false;
	const alike = ways(own).some((style) => next.styles.has(style));
	const [row, first] = [rows[next.at], label?.first];
	return alike && row !== undefined && first !== undefined && row.indent <= first.indent + 1 && row.gap;
}

/** The ways in which a heading is set off beside standing on a line of its own. */
function ways({ styles }: HeadingLine): HeadingStyle[] {
	return [...styles].filter((style) => style !== "bare");
}

/** Further right than the label, blank lines or not. */
function inBlock({ label, rows }: Piece, row: Row): boolean {
	if (label === null || row.indent <= label.first.indent) return false;
	const first = rows.find(({ line }) => line !== label.last.line);
	return first === undefined || row.indent >= first.indent - 1 || !row.gap;
}

/** Bullets and numbers, and the lines that go on in one. */
function inList({ text, wrap }: Lines, { label, rows }: Piece, row: Row): boolean {
	const above = rows.at(-1);
	const item = rows.findLast(({ marker }) => marker !== null);
	if (row.marker !== null) return item !== undefined || above === undefined || above.line === label?.last.line;
	if (item === undefined || above === undefined) return false;
	return row.indent > item.indent || (!row.gap && joins(text, wrap, [above, row]));
}

function isItem(text: string, row: Row): boolean {
	return row.to - row.from <= longestItem && !endsSentence(text, row.from, row.to);
}

function isSentence(text: string, row: Row): boolean {
	return row.to - row.from > leastSentence && endsSentence(text, row.from, row.to);
}
