/** The date of a meeting, as people write it, in EDTF. */
import { withoutAccents, wordRuns } from "../text/ascii.ts";
import { dateDoubts, ordinalEndings } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { wordsBeside } from "./beside.ts";
import {
	type DateOrder,
	type DateToken,
	dateWordKind,
	monthNumber,
	parseDate,
	scanDate,
	weekdayNumber,
} from "./date-scan.ts";
import type { FieldType, ReadContext } from "./field-type.ts";
import { findDate, holdsDate, readAmidWords } from "./find-date.ts";
import { readWhole } from "./pieces.ts";

/** A day, a month, a year or a range of them. */
export const date = {
	type: "date",
	about: "A date or a range of dates, given as `2018-06-04` or `2018-06-04/2018-06-06` (EDTF, a standard).",
	example: "2 February 2016",
	list: false,
	read: (parts, context) => readWhole(parts, context, (raw) => readDate(raw, context)),
	goesOn(value, line) {
		if (isDate(`${value}, ${line}`) || isDate(`${value} ${line}`)) return true;
		// A date in the line; a number alone is not a date.
		return findDate(line, (raw) => raw.length > mostFigures && isDate(raw)) !== null;
	},
	likeness(raw) {
		if (raw.length > longestDate) return -1;
		const readings = dateReadings(raw);
		if (readings.length === 0) return holdsDate(raw) ? 0 : -1;
		return readings.some((reading) => reading.includes("-")) ? 2 : 0;
	},
	beside({ raw, value }, context) {
		const said = String(value);
		const isWhole = wholeDay.test(said);
		return wordsBeside(raw, {
			isSame: (text) => (!isWhole || twoNumbers.test(text)) && namesIt(text, value, context),
			isKnown: (words) => isSaid(said, words),
			isMixed: (stretch, words) => saysTime.test(stretch) || saysMore(said, words),
		});
	},
	print: String,
} satisfies FieldType;

/** The day and the year of such a value are numbers of their own in any text. */
const wholeDay = /^\d{4}-\d\d-\d\d/;
const twoNumbers = /\d\D+\d/;
const saysTime = /\d:\d\d|\d\s?[ap]\.?m\b/i;
/** With what stands beside it. */
const longestDate = 120;
/** A year has four. */
const mostFigures = 3;

function isDate(text: string): boolean {
	return parseDate(text, "dmy") !== null || parseDate(text, "mdy") !== null;
}

/** The date in a text; null without a date, or if it is ambiguous. */
export function readDate(raw: string, { dates }: Pick<ReadContext, "dates">): string | null {
	if (dates !== null) return dateIn(raw, dates);
	const [reading = null, another] = dateReadings(raw);
	return another === undefined ? reading : null;
}

/** Whether a text reads as a value; its lines may be parts, or one that was wrapped. */
function namesIt(text: string, value: unknown, context: ReadContext): boolean {
	if (readDate(text, context) === value) return true;
	return text.includes("\n") && readDate(text.replace(/\s*\n\s*/g, "; "), context) === value;
}

/** All that a text may mean as a date: two readings where day and month can change places; with dots, the day is first. */
export function dateReadings(raw: string): string[] {
	const orders: readonly DateOrder[] = /\d\s?[/-]\s?\d/.test(raw) ? ["dmy", "mdy"] : ["dmy"];
	const readings = [...new Set(orders.map((order) => dateIn(raw, order)))].filter((reading) => reading !== null);
	if (readings.length < 2) return readings;
	// `Friday 3/12/2021`
	const days = wordRuns(withoutAccents(raw.toLowerCase())).filter((word) => dateWordKind(word) === "weekday");
	const settled = readings.filter((reading) => days.some((day) => isWeekdayOf(reading.split("/"), day)));
	return settled.length === 0 ? readings : settled;
}

function dateIn(raw: string, order: DateOrder): string | null {
	const text = raw.endsWith("]") ? raw.replace(noteMark, "") : raw;
	const read = (words: string) => parseDate(words, order);
	const found = read(text) ?? readAmidWords(text, read);
	if (found !== null || !text.endsWith(")")) return found;
	// `8/07/2021 (9 July our time)`
	return sameDayBeside(text) === null
		? besideNextDay(text, read)
		: read(text.slice(0, text.lastIndexOf("(")).trimEnd());
}

/** `8 July 2021 (9 July our time)`: a day, and the next one somewhere else; any other in brackets leaves both in doubt. */
function besideNextDay(text: string, read: (words: string) => string | null): string | null {
	const [, front = "", inside = ""] = /^(.*\p{L}.*\d)\s*\(([^()]*)\)$/su.exec(text) ?? [];
	const day = front === "" ? null : read(front);
	return day !== null && opensWithNextDay(day, inside) ? day : null;
}

/** The readers of documents write references to notes like this: `February 2016[1]` names no day. */
const noteMark = /(?<=[\p{L}\d])\s?\[\d{1,3}\]$/u;

/**
 * Whether words name nothing but a date or parts of it: the year at the end of `29 April 2022 to 3 May 2022` was said before.
 * Numbers alone may mean anything.
 */
function isSaid(edtf: string, words: readonly string[]): boolean {
	const ends = edtf.split("/");
	const isPart = (word: string): boolean => {
		const kind = dateWordKind(word);
		if (kind === "weekday") return isWeekdayOf(ends, word);
		return (kind !== undefined && kind !== "aside") || ends.some((end) => isIn(end, word));
	};
	const isClear = (word: string): boolean => monthNumber(word) !== undefined || /^\d{4}$/.test(word);
	return words.every(isPart) && (!words.some(isNumber) || words.some(isClear));
}

/** Whether words inside a date say more than the date: another day of the week, a time of day or a number. */
function saysMore(edtf: string, words: readonly string[]): boolean {
	const ends = edtf.split("/");
	const days = words.filter((word) => dateWordKind(word) === "weekday");
	// Of two days of the week in a range each is that of its own end.
	const isOwn = days.length === ends.length;
	return (
		words.some((word) => dateWordKind(word) === "aside" || (isOdd(word) && !ends.some((end) => isIn(end, word)))) ||
		days.some((day, index) => !isWeekdayOf(isOwn ? ends.slice(index, index + 1) : ends, day))
	);
}

/** Whether a word is the day of the week of one of the days. */
function isWeekdayOf(ends: readonly string[], word: string): boolean {
	const weekday = weekdayNumber(word);
	const days = ends.filter((end) => /^\d{4}-\d\d-\d\d$/.test(end));
	return weekday === null || days.some((day) => new Date(`${day}T00:00Z`).getUTCDay() === weekday);
}

/** Whether a word names the year, the month or the day of a date. */
function isIn(end: string, word: string): boolean {
	const [year = "", month = "", day = ""] = end.split("-");
	const number = word.replace(ordinal, "");
	if (isNumber(number)) return number === year || Number(number) === Number(day);
	return monthNumber(word) === Number(month);
}

const ordinal = new RegExp(`(?<=^\\d+)(?:${anyOf(ordinalEndings)}|[ºª])$`);

/** A number that is no day or month. */
const isOdd = (word: string): boolean => /^\d{3}|^\d+[^\d]/.test(word.replace(ordinal, ""));
const isNumber = (word: string): boolean => /^\d/.test(word);

const figures = /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])/g;
const mostMonths = 12;

/** The order of the dates in digits; null if no date shows it, or two dates show different orders. */
export function settledOrder(raw: string, others: () => readonly string[]): DateOrder | null {
	const beside = sameDayBeside(raw);
	if (beside !== null) return beside;
	const orders = new Set<DateOrder>();
	for (const text of others()) {
		for (const [, first, , second] of text.matchAll(figures)) {
			if (Number(first) > mostMonths && Number(second) <= mostMonths) orders.add("dmy");
			if (Number(second) > mostMonths && Number(first) <= mostMonths) orders.add("mdy");
		}
	}
	const [order, another] = orders;
	return order === undefined || another !== undefined ? null : order;
}

/** Which order makes a date in figures the day that stands beside it with its month as a word, or the next one elsewhere: `8/07/2021 (9 July our time)`. */
function sameDayBeside(raw: string): DateOrder | null {
	if (wordRuns(raw.toLowerCase()).some((word) => dateDoubts.includes(word))) return null;
	const tokens = scanDate(raw);
	let date: DateToken | null = null;
	let month = -1;
	for (const [at, token] of tokens.entries()) {
		if (token.kind === "date") date ??= token;
		else if (token.kind === "month" && month < 0) month = at;
	}
	if (date?.kind !== "date" || month < 0) return null;
	const days = [tokens[month - 1], tokens[month + 1]].flatMap(dayOf);
	const value = tokens[month];
	const named = value?.kind === "month" ? value.value : 0;
	const fits = ({ month, day }: { month: number | null; day: number | null }): boolean =>
		month === named && days.some((each) => Math.abs(each - (day ?? 0)) <= 1);
	if (fits(date.date) === fits(date.swapped)) return null;
	return fits(date.date) ? "dmy" : "mdy";
}

function dayOf(token: DateToken | undefined): number[] {
	return token?.kind === "number" && token.digits < 3 ? [token.value] : [];
}

/** Whether a text opens with a day and a month that are those of a date in EDTF, or of the day before or behind it. */
function opensWithNextDay(date: string, text: string): boolean {
	const [first, second] = scanDate(text).filter(({ kind }) => kind !== "weekday");
	const month = [first, second].find((token) => token?.kind === "month");
	const [day] = [first, second].flatMap(dayOf);
	if (month?.kind !== "month" || day === undefined || !dayAlone.test(date)) return false;
	const other = Date.UTC(Number(date.slice(0, 4)), month.value - 1, day);
	return Math.abs(other - Date.parse(date)) <= dayInMilliseconds;
}

const dayAlone = /^\d{4}-\d\d-\d\d$/;
const dayInMilliseconds = 86_400_000;
