/** Puts the tokens of a date together: one date, a range, or days in a row, in EDTF. No clock, no time zone, no `Date`. */
import { withoutAccents } from "../text/ascii.ts";
import { asideWords, betweenWords, listWords, monthNumber, rangeWords, smallWords, weekdays } from "./date-words.ts";

/** How a date in figures is to be read. */
export type DateOrder = "dmy" | "mdy";

/** A day, a month or a year; what the notes do not say is null. */
interface PartialDate {
	readonly year: number | null;
	readonly month: number | null;
	readonly day: number | null;
}

type Join = "to" | "and" | "slash";

/** One piece of a date. */
type Token =
	| { readonly kind: "number"; readonly value: number; readonly digits: number }
	| { readonly kind: "month"; readonly value: number }
	| { readonly kind: "date"; readonly date: PartialDate }
	| { readonly kind: "time" | "weekday" | "between" | "comma" | Join };

const longestDate = 300;

/** The date that a text names, in EDTF; null where it names none, or several that are no stretch of days. */
export function parseDate(text: string, order: DateOrder): string | null {
	const plain = plainDate(text);
	if (plain !== null) return plain;
	const tokens = text.length > longestDate ? null : tokensOf(text, order);
	const found = tokens === null ? null : groupsOf(withoutBetween(withoutTimes(tokens)));
	if (found === null || !inherit(found.groups)) return null;
	const { groups, joins } = found;
	const [first] = groups;
	if (first === undefined) return null;
	if (joins.length === 0) return toEdtf(first);
	if (joins.every((join) => join !== "to")) return inARow(groups) ?? slashed(groups, joins);
	return joins.length === 1 ? range(groups) : null;
}

// `2016-02-02`; `Wednesday 22nd July, 2009`, `the 13th of October 2009`, `26-Sep-2009`; `November 13th, 2009`
const iso = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/;
const dayFirst =
	/^(?:the |(?<weekday>[A-Za-z]+),? (?:the )?)?(?<day>\d{1,2})(?:(?:st|nd|rd|th)?(?: of)? (?<month>[A-Za-z]+),? |-(?<joined>[A-Za-z]+)-)(?<year>\d{4})$/;
const monthFirst =
	/^(?:(?<weekday>[A-Za-z]+),? )?(?<month>[A-Za-z]+) (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/;

/** Dates as most notes have them: the pattern of the tokens takes V8 longer to compile than a note to read. */
function plainDate(text: string): string | null {
	const groups = (iso.exec(text) ?? dayFirst.exec(text) ?? monthFirst.exec(text))?.groups;
	if (groups === undefined) return null;
	const { weekday, year, month, joined, day } = groups;
	const named = (month ?? joined ?? "").toLowerCase();
	const date = { year: Number(year), month: monthNumber(named) ?? Number(named), day: Number(day) };
	const fits = weekday === undefined || weekdays.has(weekday.toLowerCase());
	return fits && isDate(date) ? toEdtf(date) : null;
}

// ---- tokens ---------------------------------------------------------------------------------------------------------

const meridiem = String.raw`\s?(?:[ap]\.?m\b\.?|hrs?\b|h\b|uhr\b|o'?clock\b)`;
const zone = "(?:hrs?|h|hours|uhr|utc|gmt|[ecmp][sd]t|c?est|eest|bst|a[ek][sd]t|[ijk]st|msk|sast)";
const timeKind = `(${[
	String.raw`\d{4}\s?[-–]\s?\d{4}\s?${zone}\b|0\d{3}\s?[-–]\s?\d{4}(?!\d)|\d{4}\s?${zone}\b`,
	String.raw`\d{1,2}\s?(?:-|–|to|until)\s?\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?`,
	String.raw`\d{1,2}(?:[:h]\d{2}(?::\d{2})?|\.\d{2}(?![.\d]))(?:${meridiem})?(?:\s?[+-]\d{2}:?\d{2}(?![\d-])|z\b)?`,
	`\\d{1,2}${meridiem}`,
	String.raw`(?:gmt|utc)\s?[+-]\s?\d{1,2}(?::\d{2})?`,
].join("|")})`;

// Whatever stands in these blocks: a word that is no part of a date makes it unreadable, be it of letters or not, and the
// class of all letters takes longer to compile than all the rest.
const letter = String.raw`[a-z\u00df-\u1fff\u2c00-\ud7ff]`;

/** What a date consists of: a pattern with one group each, and the tokens that its words stand for. */
const kinds: readonly (readonly [string, (written: string, order: DateOrder) => readonly Token[] | null])[] = [
	[String.raw`([\s()[\]|"“”„«»]+|\.|'(?!\d{2}(?!\d)))`, () => []],
	[
		String.raw`((?:\d{4}|xxxx)-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2})(?:t\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?(?!\d)`,
		yearFirst,
	],
	[String.raw`(\d{1,2}(?:\.\s?\d{1,2}\.|/\s?\d{1,2}/|-\s?\d{1,2}-)\s?(?:\d{4}|\d{2}))(?!\d)`, yearLast],
	[String.raw`((?:\d{4}|xxxx)-\d{2})(?![\d-])`, yearFirst],
	[String.raw`(\d{1,2}[./-]\d{4})(?!\d)`, (written) => yearFirst(written.split(/[./-]/).reverse().join("-"))],
	[String.raw`(\d{1,2}[-/.]${letter}+[-/.]\d{2,4}|\d{4}[-/.]${letter}+[-/.]\d{1,2})(?!\d)`, monthNamed],
	[timeKind, () => [{ kind: "time" }]],
	[
		String.raw`(\d{1,4})(?:(?<!\d{3})(?:(?:st|nd|rd|th|er)\b|[º°ª]))?(?!\d)`,
		(written) => [{ kind: "number", value: Number(written), digits: written.length }],
	],
	[String.raw`'(\d{2})(?!\d)`, (written) => [{ kind: "number", value: 2000 + Number(written), digits: 4 }]],
	[`(${letter}+)`, named],
	["([-–—‒−])", () => [{ kind: "to" }]],
	["(/)", () => [{ kind: "slash" }]],
	["([,;])", () => [{ kind: "comma" }]],
	["([&+])", () => [{ kind: "and" }]],
];

/** No more flags than it takes: with `u`, V8 compiles it for twice as long. */
const pattern = new RegExp(kinds.map(([source]) => source).join("|"), "y");
/** Times are most of the pattern, and few dates have one: without them it is compiled in a tenth of the time. */
const withoutTime = new RegExp(kinds.map(([source]) => (source === timeKind ? "((?!))" : source)).join("|"), "y");
const mayHoldTime = /:|\dh\d|\d\.\d\d|0\d{3}\s?[-–]|\d\s?(?:[ap]\.?m|h|uhr|o'?c)|\d{4}\s?[a-z]|gmt|utc/;

/** The tokens of a date, or null where something in it belongs to no date. */
function tokensOf(text: string, order: DateOrder): Token[] | null {
	const plain = withoutAccents(text.toLowerCase()).replaceAll("’", "'");
	const parts = mayHoldTime.test(plain) ? pattern : withoutTime;
	const tokens: Token[] = [];
	parts.lastIndex = 0;
	while (parts.lastIndex < plain.length) {
		const match = parts.exec(plain);
		if (match === null) return null;
		const kind = match.findIndex((written, index) => index > 0 && written !== undefined);
		const found = kinds[kind - 1]?.[1](match[kind] ?? "", order) ?? null;
		if (found === null) return null;
		tokens.push(...found);
	}
	return tokens;
}

function named(word: string): Token[] | null {
	const month = monthNumber(word);
	if (month !== undefined) return [{ kind: "month", value: month }];
	if (weekdays.has(word)) return [{ kind: "weekday" }];
	if (rangeWords.has(word)) return [{ kind: "to" }];
	if (betweenWords.has(word)) return [{ kind: "between" }];
	if (listWords.has(word)) return [{ kind: "and" }];
	return smallWords.has(word) || asideWords.has(word) ? [] : null;
}

function yearFirst(written: string): Token[] {
	const [year = "", month = "", day] = written.split(/[-/.]/);
	return dateOf(year === "xxxx" ? null : Number(year), Number(month), day === undefined ? null : Number(day));
}

function yearLast(written: string, order: DateOrder): Token[] {
	const [first = "", second = "", year = ""] = written.split(/[./-]/).map((piece) => piece.trim());
	const [day, month] = order === "dmy" ? [first, second] : [second, first];
	return dateOf(fullYear(year), Number(month), Number(day));
}

/** `02-Feb-2016` and `2016-Feb-02`, where the hyphens are no range. */
function monthNamed(written: string): Token[] | null {
	const pieces = written.split(/[-/.]/);
	const [day = "", word = "", year = ""] = pieces[0]?.length === 4 ? pieces.reverse() : pieces;
	const month = monthNumber(word);
	return month === undefined || year.length === 3 ? null : dateOf(fullYear(year), month, Number(day));
}

function fullYear(written: string): number {
	return written.length === 2 ? 2000 + Number(written) : Number(written);
}

function dateOf(year: number | null, month: number, day: number | null): Token[] {
	return [{ kind: "date", date: { year, month, day } }];
}

function isJoin(kind: Token["kind"] | undefined): kind is Join {
	return kind === "to" || kind === "and" || kind === "slash";
}

/** Times go, and so does what joins them to each other or to the date. */
function withoutTimes(tokens: readonly Token[]): Token[] {
	const isTime = (index: number): boolean => tokens[index]?.kind === "time";
	return tokens.filter(
		({ kind }, index) => kind !== "time" && !(isJoin(kind) && (isTime(index - 1) || isTime(index + 1))),
	);
}

/** The first `and` behind `between` stands for `to`. */
function withoutBetween(tokens: readonly Token[]): readonly Token[] {
	const between = tokens.findIndex(({ kind }) => kind === "between");
	if (between < 0) return tokens;
	const and = tokens.findIndex(({ kind }, index) => kind === "and" && index > between);
	return tokens.map((token, index): Token => (index === and ? { kind: "to" } : token)).toSpliced(between, 1);
}

// ---- groups ---------------------------------------------------------------------------------------------------------

/** One of the dates of a stretch. */
interface Group {
	year: number | null;
	month: number | null;
	day: number | null;
	filled: boolean;
	/** Written in figures, so that a slash beside it stands between two ends. */
	figures: boolean;
}

function groupsOf(tokens: readonly Token[]): { groups: Group[]; joins: Join[] } | null {
	const groups: Group[] = [];
	const joins: Join[] = [];
	let group: Group = { year: null, month: null, day: null, filled: false, figures: false };
	for (const [index, token] of tokens.entries()) {
		const join = joinOf(token, group, tokens[index + 1]);
		if (join === null) {
			if (!add(group, token)) return null;
			continue;
		}
		if (group.filled) {
			groups.push(group);
			joins.push(join);
		} else if (tokens[index - 1]?.kind !== "weekday") return null;
		group = { year: null, month: null, day: null, filled: false, figures: false };
	}
	return group.filled ? { groups: [...groups, group], joins } : null;
}

/** A comma lists days (`14, 15 March`) only where it does not stand inside one date (`March 14, 2016`). */
function joinOf({ kind }: Token, group: Group, next: Token | undefined): Join | null {
	if (isJoin(kind)) return kind;
	if (kind !== "comma" || group.day === null || next === undefined) return null;
	if (next.kind === "number") return next.digits < 3 ? "and" : null;
	return (next.kind === "date" || next.kind === "month") && group.month !== null ? "and" : null;
}

function add(group: Group, token: Token): boolean {
	if (token.kind === "weekday" || token.kind === "comma") return true;
	const untouched = !group.filled;
	group.filled = true;
	if (token.kind === "date") {
		Object.assign(group, token.date, { figures: true });
		return untouched;
	}
	if (token.kind === "month") return setOnce(group, "month", token.value);
	if (token.kind !== "number" || token.digits === 3) return false;
	if (token.digits === 4) return setOnce(group, "year", token.value);
	if (group.day === null) return setOnce(group, "day", token.value);
	return group.month !== null && token.digits === 2 && setOnce(group, "year", 2000 + token.value);
}

function setOnce(group: Group, unit: keyof PartialDate, value: number): boolean {
	if (group[unit] !== null) return false;
	group[unit] = value;
	return true;
}

/** `6-10 March 2017`: each date takes from the next, else from the one before, what it does not say itself. */
function inherit(groups: readonly Group[]): boolean {
	const [first, end] = groups;
	const saidYears = groups.map(({ year }) => year !== null);
	for (let index = groups.length - 2; index >= 0; index--) take(groups[index], groups[index + 1]);
	for (let index = 1; index < groups.length; index++) take(groups[index], groups[index - 1]);
	if (first !== undefined && end !== undefined && groups.length === 2) turnOfYear(first, end, saidYears);
	return groups.every(isDate);
}

function take(group: Group | undefined, other: Group | undefined): void {
	if (group === undefined || other === undefined) return;
	if (group.day !== null) group.month ??= other.month;
	if (group.month !== null) group.year ??= other.year;
}

/** `30 December to 2 January 2017` began in 2016. */
function turnOfYear(first: Group, end: Group, saidYears: readonly boolean[]): void {
	if (first.year === null || first.month === null || end.month === null || first.month <= end.month) return;
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

function inARow(groups: readonly PartialDate[]): string | null {
	const isNext = (group: PartialDate, index: number): boolean => {
		const before = groups[index - 1];
		return before === undefined || (isAsPrecise(before, group) && toEdtf(following(before)) === toEdtf(group));
	};
	const [first, last] = [groups[0], groups.at(-1)];
	return groups.every(isNext) && first && last ? `${toEdtf(first)}/${toEdtf(last)}` : null;
}

/** An EDTF interval, which no one means by `3/8 March`. */
function slashed(groups: readonly Group[], joins: readonly Join[]): string | null {
	const ends = groups.every((group) => group.figures || group.month === null);
	return ends && joins.length === 1 && joins[0] === "slash" ? range(groups) : null;
}

// ---- the calendar ---------------------------------------------------------------------------------------------------

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has; February of an unknown year has 29. */
function daysInMonth(year: number | null, month: number): number {
	const isLeap = year === null || (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return month === 2 && !isLeap ? 28 : (monthLengths[month - 1] ?? 0);
}

/** The year 218 is a slip for 2018. */
const firstYear = 1000;

/** Whether the calendar has such a date, and it says more than a day's number. */
function isDate({ year, month, day }: PartialDate): boolean {
	if (year !== null && year < firstYear) return false;
	if (month === null) return year !== null && day === null;
	if (month < 1 || month > 12) return false;
	return day === null || (day >= 1 && day <= daysInMonth(year, month));
}

/** `2016-02-02`, `2017-03`, `XXXX-03-13` */
function toEdtf({ year, month, day }: PartialDate): string {
	return [year ?? "XXXX", month, day]
		.flatMap((unit) => (unit === null ? [] : [String(unit).padStart(2, "0")]))
		.join("-");
}

/** Whether two dates name days alike, months alike or years alike. */
function isAsPrecise(a: PartialDate, b: PartialDate): boolean {
	return (a.day === null) === (b.day === null) && (a.month === null) === (b.month === null);
}

/** The day, month or year that follows. */
function following({ year, month, day }: PartialDate): PartialDate {
	const nextYear = year === null ? null : year + 1;
	if (month === null) return { year: nextYear, month, day };
	if (day !== null && day < daysInMonth(year, month)) return { year, month, day: day + 1 };
	const first = day === null ? null : 1;
	return month < 12 ? { year, month: month + 1, day: first } : { year: nextYear, month: 1, day: first };
}
