/** Cuts the text of a date into what it consists of; anything that is no part of a date makes it unreadable. */

import { withoutAccents } from "../text/ascii.ts";
import type { PartialDate } from "./calendar.ts";
import { asideWords, betweenWords, listWords, monthNumber, rangeWords, smallWords, weekdays } from "./months.ts";

/** How a date in figures is to be read. */
export type DateOrder = "dmy" | "mdy";

/** One piece of a date. */
export type DateToken =
	| { readonly kind: "number"; readonly value: number; readonly digits: number }
	| { readonly kind: "month"; readonly value: number }
	| { readonly kind: "date"; readonly date: PartialDate }
	| { readonly kind: "time" | "weekday" | "to" | "and" | "between" | "slash" | "comma" };

const meridiem = String.raw`\s?(?:[ap]\.?m\b\.?|hrs?\b|h\b|uhr\b|o'?clock\b)`;
const clock = String.raw`\d{1,2}(?:[:h]\d{2}(?::\d{2})?|\.\d{2}(?![.\d]))(?:${meridiem})?`;
const offset = String.raw`(?:\s?[+-]\d{2}:?\d{2}(?![\d-])|z\b)?`;
const zone = "(?:hrs?|h|hours|uhr|utc|gmt|[ecmp][sd]t|c?est|eest|bst|a[ek][sd]t|[ijk]st|msk|sast)";
const time = [
	String.raw`(?:\d{4}\s?[-–]\s?\d{4}\s?${zone}\b|0\d{3}\s?[-–]\s?\d{4}(?!\d)|\d{4}\s?${zone}\b)`,
	String.raw`\d{1,2}\s?(?:-|–|to|until)\s?\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?`,
	clock + offset,
	`\\d{1,2}${meridiem}`,
	String.raw`(?:gmt|utc)\s?[+-]\s?\d{1,2}(?::\d{2})?`,
].join("|");

// Whatever stands in these blocks: a word that is no part of a date makes it unreadable, be it of letters or not, and the
// class of all letters takes longer to compile than all the rest.
const letter = String.raw`[a-z\u00df-\u1fff\u2c00-\ud7ff]`;

/** The numbers of its groups; with names instead, V8 makes a dictionary of each match. */
const group = {
	space: 1,
	iso: 2,
	figures: 3,
	isoMonth: 5,
	monthYear: 6,
	named: 7,
	number: 8,
	short: 9,
	word: 10,
	sep: 11,
} as const;

/** No more flags than it takes: with `u`, V8 compiles it for twice as long. */
const tokenPattern = (times: readonly string[]): RegExp => {
	const kinds = [
		String.raw`([\s()[\]|"“”„«»]+|\.|'(?!\d{2}(?!\d)))`,
		String.raw`((?:\d{4}|xxxx)-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2})(?:t\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?(?!\d)`,
		String.raw`(\d{1,2}([./-])\s?\d{1,2}\4\s?(?:\d{4}|\d{2}))(?!\d)`,
		String.raw`((?:\d{4}|xxxx)-\d{2})(?![\d-])`,
		String.raw`(\d{1,2}[./-]\d{4})(?!\d)`,
		String.raw`(\d{1,2}[-/.]${letter}+[-/.]\d{2,4}|\d{4}[-/.]${letter}+[-/.]\d{1,2})(?!\d)`,
		...times,
		String.raw`(\d{1,4})(?:(?<!\d{3})(?:(?:st|nd|rd|th|er)\b|[º°ª]))?(?!\d)`,
		String.raw`'(\d{2})(?!\d)`,
		`(${letter}+)`,
		"([-–—‒−/,;&+])",
	];
	return new RegExp(kinds.join("|"), "y");
};

// Times are most of the pattern, and few dates have one: without them it is compiled in a tenth of the time.
const withTimes = tokenPattern([time]);
const withoutTimes = tokenPattern([]);
const mayHoldTime = /:|\dh\d|\d\.\d\d|0\d{3}\s?[-–]|\d\s?(?:[ap]\.?m|h|uhr|o'?c)|\d{4}\s?[a-z]|gmt|utc/;

/** The tokens of a date, or null where something in it belongs to no date. */
export function dateTokens(text: string, order: DateOrder): DateToken[] | null {
	const plain = withoutAccents(text.toLowerCase()).replaceAll("’", "'");
	const pattern = mayHoldTime.test(plain) ? withTimes : withoutTimes;
	const tokens: DateToken[] = [];
	let at = 0;
	while (at < plain.length) {
		pattern.lastIndex = at;
		const match = pattern.exec(plain);
		if (match === null) return null;
		at += match[0].length;
		if (match[group.space] !== undefined) continue;
		const found = tokensOf(match, order);
		if (found === null) return null;
		for (const token of found) tokens.push(token);
	}
	return tokens;
}

function tokensOf(match: RegExpExecArray, order: DateOrder): DateToken[] | null {
	const word = match[group.word];
	if (word !== undefined) return wordTokens(word);
	const number = match[group.number];
	if (number !== undefined) return [{ kind: "number", value: Number(number), digits: number.length }];
	const sep = match[group.sep];
	if (sep !== undefined) return [{ kind: separators.get(sep) ?? "to" }];
	return figuredTokens(match, order);
}

function figuredTokens(match: RegExpExecArray, order: DateOrder): DateToken[] | null {
	const iso = match[group.iso] ?? match[group.isoMonth];
	if (iso !== undefined) return [isoToken(iso)];
	const figures = match[group.figures];
	if (figures !== undefined) return [figuresToken(figures, order)];
	const named = match[group.named];
	if (named !== undefined) return namedTokens(named);
	const short = match[group.short];
	if (short !== undefined) return [{ kind: "number", value: 2000 + Number(short), digits: 4 }];
	const monthYear = match[group.monthYear];
	return monthYear === undefined ? [{ kind: "time" }] : [monthYearToken(monthYear)];
}

const separators: ReadonlyMap<string, "slash" | "comma" | "and"> = new Map([
	["/", "slash"],
	[",", "comma"],
	[";", "comma"],
	["&", "and"],
	["+", "and"],
]);

function wordTokens(word: string): DateToken[] | null {
	const month = monthNumber(word);
	if (month !== undefined) return [{ kind: "month", value: month }];
	if (weekdays.has(word)) return [{ kind: "weekday" }];
	if (rangeWords.has(word)) return [{ kind: "to" }];
	if (betweenWords.has(word)) return [{ kind: "between" }];
	if (listWords.has(word)) return [{ kind: "and" }];
	return smallWords.has(word) || asideWords.has(word) ? [] : null;
}

function isoToken(written: string): DateToken {
	const [year = "", month = "", day] = written.split(/[-/.]/);
	const date = {
		year: year === "xxxx" ? null : Number(year),
		month: Number(month),
		day: day === undefined ? null : Number(day),
	};
	return { kind: "date", date };
}

function monthYearToken(written: string): DateToken {
	const [month = "", year = ""] = written.split(/[./-]/);
	return { kind: "date", date: { year: Number(year), month: Number(month), day: null } };
}

function figuresToken(written: string, order: DateOrder): DateToken {
	const [first = 0, second = 0, year = 0] = written.split(/[./-]/).map(Number);
	const [day, month] = order === "dmy" ? [first, second] : [second, first];
	return { kind: "date", date: { year: year < 100 && !/\d{4}$/.test(written) ? 2000 + year : year, month, day } };
}

/** `02-Feb-2016` and `2016-Feb-02`, where the hyphens are no range. */
function namedTokens(written: string): DateToken[] | null {
	const pieces = written.split(/[-/.]/);
	const [day = "", word = "", year = ""] = pieces[0]?.length === 4 ? pieces.reverse() : pieces;
	const month = monthNumber(word);
	if (month === undefined || year.length === 3) return null;
	const full = year.length === 2 ? 2000 + Number(year) : Number(year);
	return [{ kind: "date", date: { year: full, month, day: Number(day) } }];
}
