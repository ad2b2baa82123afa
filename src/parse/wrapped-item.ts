/**
 * Lines of what the form has a pattern for: an action or a value in prose goes on below, although the rest of the notes
 * gives no sign that they were wrapped.
 */
import type { Form } from "../forms/form.ts";
import { foldedWithOffsets } from "../text/folded.ts";
import { endsSentence, startsLower } from "../text/sentences.ts";
import { sentencesOf } from "../text/stretches.ts";
import { readOrdinal } from "./ordinal.ts";
import { contentStart, type Row } from "./row.ts";

const mostLines = 12;

/** Whether a line goes on in what the lines above it open. */
export function goesOnInItem(text: string, form: Form, [rows, row]: readonly [readonly Row[], Row]): boolean {
	const [first, above] = [rows[0], rows.at(-1)];
	if (first === undefined || above === undefined || row.gap || row.marker !== null || rows.length > mostLines)
		return false;
	if (endsSentence(text, above.from, above.to) || text.charAt(above.to - 1) === ":") return false;
	if (!opensOpenly(text, row, first)) return false;
	const last = sentencesOf(text.slice(contentStart(first), row.to), form.words).at(-1);
	const from = contentStart(first) + (last?.start ?? 0);
	return from < above.to && isLike(form, [text.slice(from, above.to), text.slice(from, row.to)]);
}

/** Whether one of the texts is like a pattern of the form. */
function isLike({ fields, items }: Form, texts: readonly string[]): boolean {
	const patterns = [...items.flatMap(({ inline }) => inline), ...fields.flatMap((field) => field.patterns)];
	return texts.some((text) => {
		const folded = foldedWithOffsets(text);
		return patterns.some((pattern) => pattern.match(folded) !== null || pattern.opens(folded));
	});
}

/** A line that begins small, with a figure or a sign, or further right than the one that opens the item. */
function opensOpenly(text: string, row: Row, first: Row): boolean {
	if (readOrdinal(text, row.from, row.to)?.firm === true) return false;
	return (
		startsLower(text, row.from, row.to) ||
		!/^\p{L}/u.test(text.slice(row.from, row.from + 2)) ||
		row.indent > first.indent
	);
}
