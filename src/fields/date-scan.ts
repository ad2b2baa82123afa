/** One scan over a text for the parts of dates: numbers, names of months and days, times, and the signs that join them. */
import { withoutAccents } from "../text/ascii.ts";
import {
	anyWeekday,
	betweenWords,
	dateAsides,
	dateJoints,
	hourJoints,
	hourWords,
	listWords,
	months,
	ordinalEndings,
	placeWords,
	rangeWords,
	timeRangeWords,
	timeZones,
	weekdays,
} from "../text/field-words.generated.ts";
import { anyOf, letters } from "../text/field-words.ts";
import type { TextSpan } from "../text/place.ts";
import { following, isAsPrecise, isInCalendar, type PartialDate, toEdtf } from "./edtf.ts";
import { numberInWords } from "./number.ts";

/**
 * What a stretch of a text is to a date. `joint` and `aside` say nothing of the day; `word` and `sign` stand for all that
 * is no part of a date.
 */
export type DateToken = TextSpan &
	(
		| { readonly kind: "number"; readonly value: number; readonly digits: number; readonly ordinal: boolean }
		| { readonly kind: "month"; readonly value: number }
		/** Figures in a row; where day and month can change places, `swapped` is the other reading. */
		| { readonly kind: "date"; readonly date: PartialDate; readonly swapped: PartialDate }
		| { readonly kind: WordKind | "slash" | "comma" | "time" | "word" | "sign" }
	);

/** What a word may be to a date, besides a month. */
type WordKind = "weekday" | "to" | "between" | "and" | "joint" | "aside";

const monthNumbers = new Map(
	Object.entries(months).flatMap(([number, names]) => names.map((name) => [name, Number(number)] as const)),
);
const weekdayNumbers = new Map<string, number | null>(
	Object.entries(weekdays).flatMap(([day, names]) => names.map((name) => [name, Number(day)] as const)),
);
for (const word of anyWeekday) weekdayNumbers.set(word, null);

/** The kinds of the words of dates; of a word with two kinds the last one counts. */
const wordKinds: ReadonlyMap<string, WordKind> = new Map(
	(
		[
			[dateAsides, "aside"],
			[dateJoints, "joint"],
			[listWords, "and"],
			[betweenWords, "between"],
			[rangeWords, "to"],
			[[...weekdayNumbers.keys()], "weekday"],
		] as const
	).flatMap(([words, kind]) => words.map((word) => [word, kind] as const)),
);

/** The meaning of a word, in lower case and without accents, in a date; undefined if it is no part of one. */
export function dateWordKind(word: string): WordKind | undefined {
	return wordKinds.get(word);
}

/** The number of the month that a word names. */
export function monthNumber(word: string): number | undefined {
	return monthNumbers.get(word);
}

/** The day of the week that a word names, from Sunday, which is 0; null for a word that may mean each of them. */
export function weekdayNumber(word: string): number | null | undefined {
	return weekdayNumbers.get(word);
}

const letter = `[${letters}]`;
const meridiem = String.raw`\s?(?:[ap]\.?m\b\.?|(?:${anyOf(hourWords)}|o'?clock)\b)`;
const zone = anyOf([...hourWords, ...timeZones]);

const nothing = /[\s()[\]|"“”„«».]+|['’](?!\d{2}(?!\d))/y;
/** Three parts with the same sign between them: `2016-02-02`, `02/03/16`, `13. 2. 2016`, `02-Feb-2016`; behind them, a time. */
const threeParts = new RegExp(
	String.raw`(\d{4}|[Xx]{4}|\d{1,2})([-/.])\s?(\d{1,2}|${letter}+)\2\s?(\d{4}|\d{1,2})(?:[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?(?!\d)`,
	"y",
);
/** `2017-03`, `03/2017` */
const twoParts = /(\d{4}|xxxx)-(\d{2})(?![\d-])|(\d{1,2})[./-](\d{4})(?!\d)/iy;
const timeOfDay = new RegExp(
	[
		String.raw`\d{4}\s?[-–]\s?\d{4}\s?${zone}\b|0\d{3}\s?[-–]\s?\d{4}(?!\d)|\d{4}\s?${zone}\b`,
		String.raw`\d{1,2}\s?(?:[-–]|${anyOf(timeRangeWords)})\s?\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?`,
		String.raw`\d{1,2}(?:[:h]\d{2}(?::\d{2})?|\.\d{2}(?![.\d]))(?:${meridiem})?(?:\s?[+-]\d{2}:?\d{2}(?![\d-])|z\b)?`,
		String.raw`\d{1,2}\s?[-–]\s?\d{1,2}[:.]\d{2}(?![.\d])`,
		`\\d{1,2}${meridiem}`,
		String.raw`(?:gmt|utc)\s?[+-]\s?\d{1,2}(?::\d{2})?`,
	].join("|"),
	"iy",
);
/** Hours without a sign of time, which only stand behind a whole date: `14 March 2023, 10-11`. */
const bareHours = new RegExp(
	String.raw`(?:\d{1,2}(?:\.\d{2})?(?:${meridiem})?\s?(?:[-–]|${anyOf(timeRangeWords)})\s?\d{1,2}(?:\.\d{2})?|${anyOf(hourJoints)}\s\d{1,2})(?=\s*(?:[,;()]|$))`,
	"iy",
);
/** Most texts have no time, and the pattern takes V8 longer to compile than a note to read. */
const mayHoldTime = /:|\dh\d|\d\.\d\d|0\d{3}\s?[-–]|\d\s?(?:[ap]\.?m|h|uhr|o'?c)|\d{4}\s?[a-z]|gmt|utc/i;
const number = new RegExp(String.raw`(\d+)(${anyOf(ordinalEndings)}\b|\.?[º°ª])?|['’](\d{2})`, "iy");
const word = new RegExp(`${letter}+`, "y");
/** `CSW62`, `COVID-19` */
const figuresBehind = new RegExp(String.raw`-?\d+(?:${letter}|\d)*`, "y");
const signs: ReadonlyMap<string, "to" | "slash" | "comma" | "and"> = new Map([
	["-", "to"],
	["–", "to"],
	["—", "to"],
	["‒", "to"],
	["−", "to"],
	["&", "and"],
	["+", "and"],
	[",", "comma"],
	[";", "comma"],
	["/", "slash"],
]);

/** The tokens of a text; white space, brackets, quotation marks and full stops are none. */
export function scanDate(text: string): DateToken[] {
	const tokens: DateToken[] = [];
	const timed = mayHoldTime.test(text);
	for (let at = 0; at < text.length; ) {
		const skipped = matchAt(nothing, text, at);
		if (skipped !== null) at += skipped[0].length;
		else {
			const hours = isWhole(tokens) ? timeAt(text, at, bareHours) : null;
			const time = hours ?? (timed ? timeAt(text, at, timeOfDay) : null);
			const figures = mayBeFigures.includes(text.charAt(at)) ? (dateAt(text, at) ?? time ?? numberAt(text, at)) : time;
			const token = figures ?? wordAt(text, at);
			tokens.push(token);
			at = token.end;
		}
	}
	return tokens;
}

/** What a date in figures or a number opens with; in `xxxx-03`, the year is not known. */
const mayBeFigures = "0123456789xX'’";

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

function dateAt(text: string, start: number): DateToken | null {
	const three = matchAt(threeParts, text, start);
	if (three !== null) {
		const [written, first = "", , middle = "", last = ""] = three;
		const [year, day] = first.length === 4 ? [first, last] : [last, first];
		const named = monthNumber(plainWord(middle)) ?? (romans.indexOf(middle) + 1 || undefined);
		const isDate = (year.length === 4 || year.length === 2) && day.length < 3;
		if (isDate && (named !== undefined || !Number.isNaN(Number(middle)))) {
			const date = { year: yearOf(year), month: named ?? Number(middle), day: Number(day) };
			const movable = named === undefined && first.length < 3;
			const swapped = movable ? { ...date, month: date.day, day: date.month } : date;
			return { kind: "date", start, end: start + written.length, date, swapped };
		}
	}
	const two = matchAt(twoParts, text, start);
	if (two === null) return null;
	const date = { year: yearOf(two[1] ?? two[4] ?? ""), month: Number(two[2] ?? two[3]), day: null };
	return { kind: "date", start, end: start + two[0].length, date, swapped: date };
}

/** `14-III-2019` */
const romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

function yearOf(written: string): number | null {
	if (written.length === 2) return 2000 + Number(written);
	return /x/i.test(written) ? null : Number(written);
}

const leastParts = 3;

/** Whether a day, a month and a year have been read, the year last. */
function isWhole(tokens: readonly DateToken[]): boolean {
	let [parts, isYear] = [0, false];
	for (const token of tokens) {
		if (token.kind !== "number" && token.kind !== "month") continue;
		parts++;
		isYear = token.kind === "number" && token.digits === 4;
	}
	return isYear && parts >= leastParts;
}

function timeAt(text: string, start: number, pattern: RegExp): DateToken | null {
	const found = matchAt(pattern, text, start);
	return found === null ? null : { kind: "time", start, end: start + found[0].length };
}

function numberAt(text: string, start: number): DateToken | null {
	const [written, figures, ending, short] = matchAt(number, text, start) ?? [];
	if (written === undefined) return null;
	const end = start + written.length;
	if (figures === undefined)
		return { kind: "number", start, end, value: 2000 + Number(short), digits: 4, ordinal: false };
	const ordinal = ending !== undefined;
	if (ordinal && figures.length > 2) return { kind: "word", start, end };
	return { kind: "number", start, end, value: Number(figures), digits: figures.length, ordinal };
}

function wordAt(text: string, start: number): DateToken {
	const [written] = matchAt(word, text, start) ?? [];
	if (written === undefined) return { kind: signs.get(text.charAt(start)) ?? "sign", start, end: start + 1 };
	const end = start + written.length;
	const plain = plainWord(written);
	const month = monthNumber(plain);
	if (month !== undefined) return { kind: "month", start, end, value: month };
	const kind = wordKinds.get(plain);
	if (kind !== undefined) return { kind, start, end };
	const said = numberInWords(text, start);
	if (said !== null) return { kind: "number", start, ...said, digits: String(said.value).length, ordinal: false };
	return { kind: "word", start, end: end + (matchAt(figuresBehind, text, end)?.[0].length ?? 0) };
}

function plainWord(written: string): string {
	return withoutAccents(written.toLowerCase());
}

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

/** Whether a text is a date, or some, with a day that its month does not have: `30 Feb 2026`. */
export function namesNoDay(text: string): boolean {
	const said = scanDate(text).filter(({ kind }) => kind !== "joint" && kind !== "aside");
	const found = datesIn(withoutBetween(said), "dmy");
	if (found === null) return false;
	inherit(found.dates);
	return found.dates.some(
		(date) =>
			date.month !== null &&
			(date.day ?? mostDays) < mostDays &&
			isInCalendar({ ...date, day: null }) &&
			!isInCalendar(date),
	);
}

/** A greater number than that of a day of any month. */
const mostDays = 32;

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
