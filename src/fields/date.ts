/** The date of a meeting, as people write it, in EDTF. */

import { wordsBeside } from "./beside.ts";
import { parseDate } from "./date-grammar.ts";
import { haveAside, isWordsOf } from "./date-words.ts";
import { defineFieldType, type ReadContext } from "./field-type.ts";
import { findDate, readAmidWords } from "./find-date.ts";
import { readWhole } from "./pieces.ts";

/** A day, a month, a year or a range of them. */
export const date = defineFieldType({
	type: "date",
	about: "A date or a range of dates, given in EDTF.",
	example: "2 February 2016",
	list: false,
	read: (parts, context) => readWhole(parts, context, (raw) => valueIn(raw, context)),
	goesOn(value, line) {
		if (isDate(`${value}, ${line}`) || isDate(`${value} ${line}`)) return true;
		// A date in the line; a lone number is none.
		return findDate(line, (raw) => raw.length > mostFigures && isDate(raw)) !== null;
	},
	beside({ raw, value }, context) {
		const said = String(value);
		const isWhole = wholeDay.test(said);
		return wordsBeside(raw, {
			isSame: (text) => (!isWhole || twoNumbers.test(text)) && namesIt(text, value, context),
			isKnown: (words) => isWordsOf(said, words),
			isMixed: (stretch, words) => saysTime.test(stretch) || haveAside(said, words),
		});
	},
	print: String,
});

/** The day and the year of such a value are numbers of their own in any text. */
const wholeDay = /^\d{4}-\d\d-\d\d/;
const twoNumbers = /\d\D+\d/;
const saysTime = /\d:\d\d|\d\s?[ap]\.?m\b/i;
/** A year has four. */
const mostFigures = 3;

function isDate(text: string): boolean {
	return parseDate(text, "dmy") !== null || parseDate(text, "mdy") !== null;
}

function valueIn(raw: string, { dates }: ReadContext): string | null {
	if (dates !== null) return dateIn(raw, dates);
	const { dayFirst, monthFirst } = readBothWays(raw);
	return dayFirst === null || monthFirst === null || dayFirst === monthFirst ? (dayFirst ?? monthFirst) : null;
}

/** Whether a text reads as a value; its lines may be parts, or one that was wrapped. */
function namesIt(text: string, value: unknown, context: ReadContext): boolean {
	if (valueIn(text, context) === value) return true;
	return text.includes("\n") && valueIn(text.replace(/\s*\n\s*/g, "; "), context) === value;
}

/** All that a text may mean as a date: two readings where day and month can change places. */
export function dateReadings(raw: string): string[] {
	const { dayFirst, monthFirst } = readBothWays(raw);
	return [...new Set([dayFirst, monthFirst])].filter((reading) => reading !== null);
}

function readBothWays(raw: string) {
	const dayFirst = dateIn(raw, "dmy");
	return { dayFirst, monthFirst: /\d\s?[./-]\s?\d/.test(raw) ? dateIn(raw, "mdy") : dayFirst };
}

function dateIn(raw: string, order: "dmy" | "mdy"): string | null {
	const text = raw.endsWith("]") ? raw.replace(noteMark, "") : raw;
	const read = (words: string) => parseDate(words, order);
	return read(text) ?? readAmidWords(text, read);
}

/** How the readers of documents write that a note is about what stands before: `February 2016[1]` names no day. */
const noteMark = /(?<=[\p{L}\d])\s?\[\d{1,3}\]$/u;

/** Whether a date, or an end of a range, lacks its year, its month or its day. */
export function isIncompleteDate(edtf: string): boolean {
	return edtf.split("/").some((end) => !/^\d{4}-\d\d-\d\d$/.test(end));
}
