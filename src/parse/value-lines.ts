/** Decides which lines belong to the value of a field. */
import type { FieldDefinition, Form } from "../forms/form.ts";
import { endsSentence } from "../text/sentences.ts";
import type { Lines } from "./labels.ts";
import type { Piece } from "./piece.ts";
import type { Row } from "./row.ts";
import { joins } from "./wrap.ts";

const longestItem = 100;
const leastSentence = 60;

/**
 * Whether a line without a label goes on in the value of the field that is open: the first line with words;
 * right below the value, what is no sentence of its own; over a blank line, one more short line like the first,
 * where nothing stood on the label's own line.
 */
export function takesLine({ text, wrap, form }: Lines, piece: Piece, row: Row): boolean {
	if (piece.kind !== "labelled") return false;
	const field = definitionOf(form, piece);
	if (field?.closing === true && field.where.includes("list")) return true;
	const above = piece.rows.at(-1);
	if (above === undefined) return true;
	if (!row.gap) return joins(text, wrap, [above, row]) || row.marker !== null || !isSentence(text, row);
	return field !== undefined && field.type !== "date" && startsEmpty(piece) && isItem(text, above) && isItem(text, row);
}

function definitionOf(form: Form, { target }: Piece): FieldDefinition | undefined {
	return target === null ? undefined : form.fields.find((field) => field.name === target.name);
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
