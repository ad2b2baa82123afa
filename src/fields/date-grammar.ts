/** Puts the tokens of a date together: one date, a range, or days in a row, in EDTF. */

import { placeWords, timeZones } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { type DateToken, scanDate } from "./date-scan.ts";
import { following, isAsPrecise, isInCalendar, type PartialDate, toEdtf } from "./edtf.ts";

/** How a date in figures is to be read. */
export type DateOrder = "dmy" | "mdy";

type Join = "to" | "and" | "slash";

const longestDate = 300;
const yearInZone = new RegExp(String.raw`\b(?:19|20)\d\d\s?${anyOf(timeZones)}\b`, "i");

/** `A los catorce días del mes de marzo` */
const opening = new RegExp(`^${anyOf(placeWords)}\\s+`, "i");

/** The date of a text with nothing else, in EDTF; null also if it names several dates that are not a range. */
export function parseDate(text: string, order: DateOrder): string | null {
	if (text.length > longestDate) return null;
	const said = scanDate(text.replace(opening, "")).filter(({ kind }) => kind !== "joint" && kind !== "aside");
	const found = datesIn(withoutBetween(withoutTimes(said)), order);
	if (found === null || !inherit(found.dates)) return null;
	// `14 June, 2018 EST`: a year, or a time of day.
	if (found.dates.every(({ year }) => year === null) && yearInZone.test(text)) return null;
	const { dates, joins } = found;
	const [first] = dates;
	if (first !== undefined && joins.length === 0) return toEdtf(first);
	if (joins.every((join) => join !== "to")) return inARow(dates) ?? slashed(dates, joins);
	return joins.length === 1 ? range(dates) : null;
}

function isJoin(kind: DateToken["kind"] | undefined): kind is Join {
	return kind === "to" || kind === "and" || kind === "slash";
}

/** Times go, and so does what joins them to each other or to the date. */
function withoutTimes(tokens: readonly DateToken[]): DateToken[] {
	const isTime = (index: number): boolean => tokens[index]?.kind === "time";
	return tokens.filter(
		({ kind }, index) => kind !== "time" && !(isJoin(kind) && (isTime(index - 1) || isTime(index + 1))),
	);
}

/** The first `and` behind `between` stands for `to`. */
function withoutBetween(tokens: readonly DateToken[]): readonly DateToken[] {
	const between = tokens.findIndex(({ kind }) => kind === "between");
	if (between < 0) return tokens;
	const and = tokens.findIndex(({ kind }, index) => kind === "and" && index > between);
	const told = tokens.map((token, index) => (index === and ? { ...token, kind: "to" as const } : token));
	return told.toSpliced(between, 1);
}

/** One of the dates of a stretch, while its parts are put together. */
interface Draft {
	year: number | null;
	month: number | null;
	day: number | null;
	filled: boolean;
	/** Written in figures, so that a slash beside it stands between two ends. */
	figures: boolean;
}

/** The dates in tokens, and the signs that join them; null if there are none. */
function datesIn(tokens: readonly DateToken[], order: DateOrder): { dates: Draft[]; joins: Join[] } | null {
	const dates: Draft[] = [];
	const joins: Join[] = [];
	let draft: Draft = { year: null, month: null, day: null, filled: false, figures: false };
	for (const [index, token] of tokens.entries()) {
		const join = joinOf(token, draft, tokens[index + 1]);
		if (join === null) {
			if (!add(draft, token, order)) return null;
			continue;
		}
		if (draft.filled) {
			dates.push(draft);
			joins.push(join);
		} else if (tokens[index - 1]?.kind !== "weekday") return null;
		draft = { year: null, month: null, day: null, filled: false, figures: false };
	}
	return draft.filled ? { dates: [...dates, draft], joins } : null;
}

/** A comma lists days (`14, 15 March`) only if it is not inside one date (`March 14, 2016`). */
function joinOf({ kind }: DateToken, { day, month }: Draft, next: DateToken | undefined): Join | null {
	if (isJoin(kind)) return kind;
	if (kind !== "comma" || day === null || next === undefined) return null;
	if (next.kind === "number") return next.digits < 3 ? "and" : null;
	return (next.kind === "date" || next.kind === "month") && month !== null ? "and" : null;
}

/** Adds the part of a token; false if the date has that part already. */
function add(draft: Draft, token: DateToken, order: DateOrder): boolean {
	if (token.kind === "weekday" || token.kind === "comma") return true;
	const untouched = !draft.filled;
	draft.filled = true;
	if (token.kind === "date") {
		Object.assign(draft, order === "dmy" ? token.date : token.swapped, { figures: true });
		return untouched;
	}
	if (token.kind === "month") return setOnce(draft, "month", token.value);
	if (token.kind !== "number") return false;
	if (token.digits === 4) return setOnce(draft, "year", token.value);
	if (draft.day === null) return setOnce(draft, "day", token.value);
	return draft.month !== null && token.digits === 2 && setOnce(draft, "year", 2000 + token.value);
}

function setOnce(draft: Draft, unit: keyof PartialDate, value: number): boolean {
	if (draft[unit] !== null) return false;
	draft[unit] = value;
	return true;
}

/** `6-10 March 2017`: each date takes missing parts from the next one, else from the one before. */
function inherit(dates: readonly Draft[]): boolean {
	const saidYears = dates.map(({ year }) => year !== null);
	for (let index = dates.length - 2; index >= 0; index--) take(dates[index], dates[index + 1]);
	for (let index = 1; index < dates.length; index++) take(dates[index], dates[index - 1]);
	turnOfYear(dates, saidYears);
	return dates.every(isInCalendar);
}

function take(draft: Draft | undefined, other: Draft | undefined): void {
	if (draft === undefined || other === undefined) return;
	if (draft.day !== null) draft.month ??= other.month;
	if (draft.month !== null) draft.year ??= other.year;
}

/** `30 December to 2 January 2017` began in 2016. */
function turnOfYear([first, end]: readonly Draft[], saidYears: readonly boolean[]): void {
	if (!first?.year || !first.month || !end?.month || first.month <= end.month) return;
	if (saidYears[0] === false) first.year--;
	else if (saidYears[1] === false && end.year !== null) end.year++;
}

function range([first, end]: readonly PartialDate[]): string | null {
	if (first === undefined || end === undefined || !isAsPrecise(first, end)) return null;
	const [from, to] = [toEdtf(first), toEdtf(end)];
	if (from === to) return from;
	// Two days without a year may lie on both sides of New Year.
	return from < to || first.year === null ? `${from}/${to}` : null;
}

function inARow(dates: readonly PartialDate[]): string | null {
	const isNext = (date: PartialDate, index: number): boolean => {
		const before = dates[index - 1];
		return before === undefined || (isAsPrecise(before, date) && toEdtf(following(before)) === toEdtf(date));
	};
	const [first, last] = [dates[0], dates.at(-1)];
	return dates.every(isNext) && first && last ? `${toEdtf(first)}/${toEdtf(last)}` : null;
}

/** An EDTF interval, which no one means by `3/8 March`. */
function slashed(dates: readonly Draft[], joins: readonly Join[]): string | null {
	const ends = dates.every(({ figures, month }) => figures || month === null);
	return ends && joins.length === 1 && joins[0] === "slash" ? range(dates) : null;
}
