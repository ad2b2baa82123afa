/** Puts the tokens of a date together: one date, a range, or days in a row. */
import { following, isDate, type PartialDate, samePrecision, toEdtf } from "./calendar.ts";
import { type DateOrder, type DateToken, dateTokens } from "./date-tokens.ts";
import { plainDate } from "./plain-date.ts";

type Join = "to" | "and" | "slash";

interface Group {
	year: number | null;
	month: number | null;
	day: number | null;
	filled: boolean;
	/** Written in figures, so that a slash beside it stands between two ends. */
	figures: boolean;
}

const longestDate = 300;

/** The date that a text names, in EDTF; null where it names none, or several that are no stretch of days. */
export function parseDate(text: string, order: DateOrder): string | null {
	const plain = plainDate(text);
	if (plain !== null) return plain;
	const tokens = text.length > longestDate ? null : dateTokens(text, order);
	const found = tokens === null ? null : groupsOf(withoutBetween(withoutTimes(tokens)));
	if (found === null || !inherit(found.groups)) return null;
	const { groups, joins } = found;
	const [first] = groups;
	if (first === undefined) return null;
	if (joins.length === 0) return toEdtf(first);
	if (joins.every((join) => join !== "to")) return inARow(groups) ?? slashed(groups, joins);
	return joins.length === 1 ? range(groups) : null;
}

/** Times go, and so does what joins them to each other or to the date. */
function withoutTimes(tokens: readonly DateToken[]): DateToken[] {
	const isJoin = (token: DateToken | undefined) =>
		token?.kind === "to" || token?.kind === "and" || token?.kind === "slash";
	return tokens.filter((token, index) => {
		if (token.kind === "time") return false;
		return !(isJoin(token) && (tokens[index - 1]?.kind === "time" || tokens[index + 1]?.kind === "time"));
	});
}

/** The first `and` behind `between` stands for `to`. */
function withoutBetween(tokens: readonly DateToken[]): readonly DateToken[] {
	const between = tokens.findIndex(({ kind }) => kind === "between");
	if (between < 0) return tokens;
	const and = tokens.findIndex(({ kind }, index) => kind === "and" && index > between);
	return tokens.flatMap((token, index) => {
		if (index === between) return [];
		return [index === and ? { kind: "to" } : token];
	});
}

function groupsOf(tokens: readonly DateToken[]): { groups: Group[]; joins: Join[] } | null {
	const groups: Group[] = [];
	const joins: Join[] = [];
	let group = emptyGroup();
	let weekday = false;
	for (const [index, token] of tokens.entries()) {
		const join = joinOf(token, group, tokens[index + 1]);
		if (join !== null) {
			if (group.filled) {
				groups.push(group);
				joins.push(join);
			} else if (!weekday) return null;
			group = emptyGroup();
		} else if (!add(group, token)) return null;
		weekday = token.kind === "weekday";
	}
	if (!group.filled) return null;
	groups.push(group);
	return { groups, joins };
}

function emptyGroup(): Group {
	return { year: null, month: null, day: null, filled: false, figures: false };
}

/** A comma lists days (`14, 15 March`) only where it does not stand inside one date (`March 14, 2016`). */
function joinOf(token: DateToken, group: Group, next: DateToken | undefined): Join | null {
	if (token.kind === "to" || token.kind === "and" || token.kind === "slash") return token.kind;
	if (token.kind !== "comma" || group.day === null || next === undefined) return null;
	const lists = next.kind === "date" || next.kind === "month" || (next.kind === "number" && next.digits < 3);
	return lists && (next.kind === "number" || group.month !== null) ? "and" : null;
}

function add(group: Group, token: DateToken): boolean {
	if (token.kind === "weekday" || token.kind === "comma") return true;
	const untouched = !group.filled;
	group.filled = true;
	if (token.kind === "date") {
		Object.assign(group, token.date);
		group.figures = true;
		return untouched;
	}
	if (token.kind === "month") return setOnce(group, "month", token.value);
	return token.kind === "number" && addNumber(group, token.value, token.digits);
}

function addNumber(group: Group, value: number, digits: number): boolean {
	if (digits === 4) return setOnce(group, "year", value);
	if (digits === 3) return false;
	if (group.day === null) return setOnce(group, "day", value);
	return group.month !== null && digits === 2 && setOnce(group, "year", 2000 + value);
}

function setOnce(group: Group, unit: "year" | "month" | "day", value: number): boolean {
	if (group[unit] !== null) return false;
	group[unit] = value;
	return true;
}

/** `6-10 March 2017`: each date takes from the next, else from the one before, what it does not say itself. */
function inherit(groups: Group[]): boolean {
	const last = groups.length - 1;
	const saidYears = groups.map((group) => group.year !== null);
	for (let index = last - 1; index >= 0; index--) take(groups[index], groups[index + 1]);
	for (let index = 1; index <= last; index++) take(groups[index], groups[index - 1]);
	const [first, end] = [groups[0], groups[last]];
	if (first !== undefined && end !== undefined && last === 1) turnOfYear(first, end, saidYears);
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

function range(groups: readonly PartialDate[]): string | null {
	const [first, end] = groups;
	if (first === undefined || end === undefined || !samePrecision(first, end)) return null;
	const [from, to] = [toEdtf(first), toEdtf(end)];
	if (from === to) return from;
	// Two days without a year may lie on both sides of New Year.
	return from < to || first.year === null ? `${from}/${to}` : null;
}

function inARow(groups: readonly PartialDate[]): string | null {
	const row = groups.every((group, index) => {
		const before = groups[index - 1];
		return before === undefined || (samePrecision(before, group) && toEdtf(following(before)) === toEdtf(group));
	});
	const [first, last] = [groups[0], groups.at(-1)];
	return row && first !== undefined && last !== undefined ? `${toEdtf(first)}/${toEdtf(last)}` : null;
}

/** An EDTF interval, which no one means by `3/8 March`. */
function slashed(groups: readonly Group[], joins: readonly Join[]): string | null {
	const ends = groups.every((group) => group.figures || group.month === null);
	return ends && joins.length === 1 && joins[0] === "slash" ? range(groups) : null;
}
