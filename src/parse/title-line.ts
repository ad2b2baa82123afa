/** Tells a label that the form does not know from a title with a colon, above the first label that it knows. */
import type { Form } from "../forms/form.ts";
import { isLower } from "../text/sentences.ts";
import { wordBit } from "../text/words.ts";
import type { Candidate } from "./candidate.ts";
import type { Lines } from "./label-hit.ts";

const mostLabelWords = 3;
const mostValueWords = 4;

/**
 * Whether the line at `index` is `Venue: New York` or `Meeting place: Rome` rather than `WATER: WHO PAYS?`: one word; or a few
 * that open like a label of the form; or a few in small letters with a short value, and the next line right below.
 */
export function isLabelAbove({ text, rows, form }: Lines, index: number, found: Candidate): boolean {
	const label = text.slice(found.start, found.end);
	const words = label.split(/\s+/);
	if (label === label.toUpperCase() || words.length > mostLabelWords) return false;
	if (words.length === 1 || openingWords(form).has(words[0]?.toLowerCase() ?? "")) return true;
	const value = text.slice(found.rest, rows[index]?.to).trim();
	const short = value.split(/\s+/).length <= mostValueWords && !/[?!]$/.test(value);
	const attached = rows[index + 1]?.gap === false;
	return short && attached && words.slice(1).every((word) => isLower(word.charAt(0)));
}

const known = new WeakMap<Form, ReadonlySet<string>>();

/** The first words of the labels of fields: Date, Meeting, Name, Type. */
export function openingWords(form: Form): ReadonlySet<string> {
	const cached = known.get(form);
	if (cached !== undefined) return cached;
	const labels = form.fields.flatMap(({ label, aliases }) => [label, ...aliases]);
	const opening = labels.map((label) => label.split(/\s+/)[0]?.toLowerCase() ?? "");
	const words = new Set(opening.filter((word) => (form.words.bits(word) & wordBit.function) === 0));
	known.set(form, words);
	return words;
}
