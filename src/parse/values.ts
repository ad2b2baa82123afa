/** Builds a field from its label and the rows of its value. */
import type { Point, Position } from "unist";
import type { Mark, RawField, ValuePart } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { endsSentence, startsLower } from "../text/sentences.ts";
import type { Prose } from "./blocks.ts";
import type { Sign } from "./heading-line.ts";
import { mark } from "./leaves.ts";
import type { LabelPlace, Piece } from "./piece.ts";
import { contentStart, pointIn, type Row, span } from "./row.ts";
import { isAddress, joins, type Wrap } from "./wrap.ts";
import { splitsName } from "./wrapped-names.ts";

const nearlyFull = 0.75;

/** The marks of a label: a bullet or number before it, what sets it off as a heading, its colon or dash. */
export function labelMarks(text: string, { first, last, marks, signs }: LabelPlace): Mark[] {
	const bullet = markerOf(first, signs);
	const found: Mark[] = bullet === null ? [] : [mark(text, first, bullet)];
	for (const { row, start, end } of signs) found.push(mark(text, row, [start, end]));
	for (const at of marks) if (!isCovered(signs, at)) found.push(mark(text, last, [at, at + 1]));
	return signs.length === 0 ? found : found.sort(byPlace);
}

/** The bullet or number of a label's row, unless it is among the signs that set it off. */
function markerOf({ marker }: Row, signs: readonly Sign[]): readonly [number, number] | null {
	return marker === null || isCovered(signs, marker.start) ? null : [marker.start, marker.end];
}

function isCovered(signs: readonly Sign[], at: number): boolean {
	return signs.some(({ start, end }) => start <= at && at < end);
}

function byPlace(one: Mark, other: Mark): number {
	return (one.position.start.offset ?? 0) - (other.position.start.offset ?? 0);
}

/** Where a label with its marks begins and ends. */
export function labelSpan(label: LabelPlace): Position {
	const { first, last, signs } = label;
	const start = first.marker?.start ?? Math.min(label.start, label.marks[0] ?? label.start);
	const end = Math.max(label.end, (label.marks.at(-1) ?? -1) + 1);
	const [before, behind] = [signs[0], signs.at(-1)];
	const own = span(first, start, last, end);
	return {
		start: before !== undefined && before.start < start ? pointIn(before.row, before.start) : own.start,
		end: behind !== undefined && behind.end > end ? pointIn(behind.row, behind.end) : own.end,
	};
}

/** A field whose value is text still to be read. */
export function readField(prose: Prose, piece: Piece & { readonly label: LabelPlace }): RawField {
	const { text } = prose;
	const { label, rows } = piece;
	const whole = labelSpan(label);
	const parts = readParts(prose, rows, rows[0]?.line === label.last.line && splitsNames(prose.form, piece));
	const marks = labelMarks(text, label);
	addBullets(text, rows, marks);
	const behind = marks.at(-1)?.position.end ?? whole.end;
	const empty = behind.offset === undefined || behind.offset < (whole.end.offset ?? 0) ? whole.end : behind;
	const [first, last] = [parts[0], rows.at(-1)];
	const valuePosition =
		first === undefined || last === undefined
			? { start: empty, end: empty }
			: { start: first.position.start, end: pointIn(last, last.to) };
	return {
		type: "field",
		name: piece.target?.name ?? null,
		label: text.slice(label.start, label.end),
		labelPosition: span(label.first, label.start, label.last, label.end),
		raw: text.slice(valuePosition.start.offset, valuePosition.end.offset),
		valuePosition,
		marks,
		parts,
		// A line of signs below the label's own line stands behind the value.
		position: { start: whole.start, end: later(whole.end, valuePosition.end) },
	};
}

function later(one: Point, other: Point): Point {
	return (one.offset ?? 0) > (other.offset ?? 0) ? one : other;
}

/** Adds the bullets up to the first item; later ones lie inside the value, between its parts. */
function addBullets(text: string, rows: readonly Row[], marks: Mark[]): void {
	for (const row of rows) {
		if (row.marker !== null) marks.push(mark(text, row, [row.marker.start, row.marker.end]));
		if (contentStart(row) < row.to) break;
	}
}

/** Whether the end of a line may stand inside a name of the value. */
function splitsNames({ headed, fields }: Form, { target }: Piece): boolean {
	return headed && fields.some(({ name, type }) => name === target?.name && type === "people");
}

/** The parts of a value: where people begin right behind their label, a line may end inside a name. */
function readParts({ text, wrap, form }: Prose, rows: readonly Row[], named: boolean): ValuePart[] {
	const goesOn = (above: Row | undefined, row: Row | undefined): boolean =>
		sticks(text, wrap, [above, row]) || (named && splits({ text, form }, above, row));
	const parts: ValuePart[] = [];
	for (let index = 0; index < rows.length; ) {
		const first = rows[index];
		if (first === undefined) break;
		let end = index + 1;
		while (end < rows.length && goesOn(rows[end - 1], rows[end])) end++;
		const last = rows[end - 1] ?? first;
		const start = contentStart(first);
		if (start < last.to) parts.push({ raw: text.slice(start, last.to), position: span(first, start, last, last.to) });
		index = end;
	}
	return parts;
}

function splits({ text, form }: Pick<Prose, "text" | "form">, above: Row | undefined, row: Row | undefined): boolean {
	if (above === undefined || row === undefined || row.gap || row.marker !== null) return false;
	return splitsName(text.slice(above.from, above.to), text.slice(row.from, row.to), form.words);
}

/** Whether two rows of a value are one: wrapped, with less proof than prose needs, or the second an aside in brackets. */
function sticks(text: string, wrap: Wrap, [above, row]: readonly [Row | undefined, Row | undefined]): boolean {
	if (above === undefined || row === undefined || row.marker !== null || row.gap) return false;
	if (!startsLower(text, row.from, row.to) && endsInAddress(text.slice(above.from, above.to))) return false;
	if (joins(text, wrap, [above, row])) return true;
	if (endsSentence(text, above.from, above.to) || isAddress(text, row)) return false;
	return text.charAt(row.from) === "(" || fillsLine(wrap, above);
}

/** What stands behind the address of a link is another link. */
function endsInAddress(line: string): boolean {
	return address.test(lastWord.exec(line)?.[0] ?? "");
}

const lastWord = /(?<!\S)\S+$/;
const address = /(?:^|[(<[])(?:https?:\/\/|www\.)\S/u;

/** A line of a wrapped note that is nearly as long as the others. */
function fillsLine({ width }: Wrap, row: Row): boolean {
	const length = row.to - row.start;
	return width > 0 && length <= width && length >= width * nearlyFull;
}
