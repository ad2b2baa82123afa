/** Filters: those of our own (dates, excerpts, wrapped lines), and those of the engine, fed with what they are for. */
import type { FilterImplOptions } from "liquidjs";
import { monthName, readableDate } from "../fields/edtf.ts";
import { endsSentence } from "../text/sentences.ts";
import { squash } from "../text/squash.ts";
import { Misplaced } from "./syntax/syntax.ts";
import { cleanLine, cleanWords, safeText, wordsOf } from "./values.ts";

function soundFormat(format: string): string {
	const sign = unknownDirective(format);
	if (sign === null) return format;
	const expected = dateDirectives.map((each) => `\`${each}\``).join(", ");
	throw new Misplaced(`Unexpected \`${sign}\` in a date`, expected);
}

/** By their names. */
export const ownFilters = {
	date: (value: unknown, format?: unknown) =>
		format === undefined ? readableDate(wordsOf(value)) : formattedDate(wordsOf(value), soundFormat(wordsOf(format))),
	words: (value: unknown) => wordsOf(value),
	excerpt: (value: unknown, words: unknown) => excerpt(wordsOf(value), Math.max(1, Number(words) || 50)),
	// Lines are plain text's own: in any other format they are words again.
	wrap: (value: unknown, width: unknown, indent?: unknown) =>
		safeText("text", wrapped(cleanWords(value), Math.max(20, Number(width) || 72), wordsOf(indent))),
	line: (value: unknown) => squash(wordsOf(value)),
} as const satisfies Readonly<Record<string, (value: unknown, ...args: readonly unknown[]) => unknown>>;

interface Day {
	readonly year: string;
	readonly month: number;
	readonly day: number;
}

const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const two = (number: number): string => String(number).padStart(2, "0");

const weekdayOf = ({ year, month, day }: Day): string =>
	weekdays[new Date(`${year}-${two(month)}-${two(day)}T00:00Z`).getUTCDay()] ?? "";

/** What a format may ask for, as the other programs of this language write it. */
const directives: Readonly<Record<string, (day: Day) => string>> = {
	"%Y": ({ year }) => year,
	"%y": ({ year }) => year.slice(-2),
	"%m": ({ month }) => two(month),
	"%-m": ({ month }) => String(month),
	"%B": ({ month }) => monthName(month),
	"%b": ({ month }) => monthName(month).slice(0, 3),
	"%d": ({ day }) => two(day),
	"%-d": ({ day }) => String(day),
	"%e": ({ day }) => String(day),
	"%A": weekdayOf,
	"%a": (day) => weekdayOf(day).slice(0, 3),
	"%F": ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
	"%%": () => "%",
};

/** The signs that formats may hold. */
const dateDirectives: readonly string[] = Object.keys(directives);

const asked = /%-?[a-zA-Z%]?/g;

/** The first sign in a format that asks for nothing that a date has; null where there is none. */
export function unknownDirective(format: string): string | null {
	return format.match(asked)?.find((directive) => !Object.hasOwn(directives, directive)) ?? null;
}

/** A date in a format, an interval as two; what has no whole day comes out as people write it. */
export function formattedDate(value: string, format: string): string {
	const days = value.split("/").map(dayOf);
	if (days.includes(null)) return readableDate(value);
	const texts = days.map((day) => (day === null ? "" : inFormat(day, format)));
	return texts.join(" – ");
}

function dayOf(text: string): Day | null {
	const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
	return year === undefined ? null : { year, month: Number(month), day: Number(day) };
}

function inFormat(day: Day, format: string): string {
	return format.replace(asked, (directive) => {
		return Object.hasOwn(directives, directive) ? (directives[directive]?.(day) ?? "") : directive;
	});
}

/** At most so many words: whole sentences where a good part of the text ends with one, else as many words as fit. */
export function excerpt(text: string, most: number): string {
	const words = text.split(/\s+/).filter((word) => word !== "");
	if (words.length <= most) return text.trim();
	for (let count = most; count > most / 3; count--) {
		if (endsHere(words[count - 1] ?? "", words[count] ?? "")) return words.slice(0, count).join(" ");
	}
	return `${words
		.slice(0, most)
		.join(" ")
		.replace(/(?<![\s,;:.–—-])[\s,;:.–—-]+$/, "")}…`;
}

/** Short words with a capital and a full stop are most often forms of address, whatever the language. */
function endsHere(word: string, next: string): boolean {
	return endsSentence(word, 0, word.length) && !/^\p{Lu}\p{L}{0,3}\.$/u.test(word) && !/^\p{Ll}/u.test(next);
}

/** Signs as wide as two others. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu;

/** What stands before the words of a line: blanks, the signs of quotes, a bullet or a number. */
const opening = /^[ ]*(?:> ?){0,4096}(?:(?:[-*+•]|\d{1,9}[.)]) +)?/;

/** Text whose lines have at most `width` columns; a longer word stays whole. Lines below the first stand where its words do, and `indent` deeper. */
export function wrapped(text: string, width: number, indent = ""): string {
	return text
		.split("\n")
		.map((line) => wrappedLine(line, width, indent))
		.join("\n");
}

function wrappedLine(line: string, width: number, indent: string): string {
	if (columnsOf(line) <= width) return line;
	const [start = ""] = opening.exec(line) ?? [];
	const below = start.replace(/[^>\s]/g, " ") + indent;
	const lines: string[] = [];
	let now = start;
	let isEmpty = true;
	for (const [piece, gap] of piecesOf(line.slice(start.length))) {
		const longer = now + (isEmpty ? "" : gap) + piece;
		if (!isEmpty && columnsOf(longer) > width) {
			lines.push(now);
			now = below + piece;
		} else now = longer;
		isEmpty = false;
	}
	return [...lines, now].map((each) => each.trimEnd()).join("\n");
}

/** Pieces that stay whole, each with what stands before it. Writing without spaces may break anywhere, but in addresses. */
function piecesOf(text: string): (readonly [string, string])[] {
	return text.split(/[ \t]+/).flatMap((word) => {
		const parts = word.includes("://") ? [word] : unspacedParts(word);
		return parts.map((part, index) => [part, index === 0 ? " " : ""] as const);
	});
}

const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{P}{0,4096}/gu;

/** Each ideograph with the punctuation behind it, and what stands between them. */
function unspacedParts(word: string): string[] {
	const parts: string[] = [];
	let end = 0;
	for (const { 0: sign, index } of word.matchAll(ideographs)) {
		if (index > end) parts.push(word.slice(end, index));
		parts.push(sign);
		end = index + sign.length;
	}
	return end < word.length || end === 0 ? [...parts, word.slice(end)] : parts;
}

const columnsOf = (text: string): number =>
	text
		.replace(/\p{Mn}/gu, "")
		.replace(wide, "xx")
		.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "xx").length;

type FilterHandler = Extract<FilterImplOptions, (...values: never) => unknown>;

/** A filter of the engine, which takes a person or a link for an object and any word for 0, as one that does not. */
export function fedFilter(name: string, filter: FilterImplOptions): FilterImplOptions {
	if (typeof filter !== "function") return filter;
	if (name === "join") return joining(filter);
	if (name === "slice") return slicing(filter);
	if (ofWords.has(name)) return overWords(filter);
	return ofNumbers.has(name) ? overNumbers(filter) : filter;
}

const ofWords: ReadonlySet<string> = new Set(
	`append capitalize downcase lstrip normalize_whitespace number_of_words prepend remove remove_first remove_last replace
	replace_first replace_last rstrip split strip strip_newlines truncate truncatewords upcase`.split(/\s+/),
);

const ofNumbers: ReadonlySet<string> = new Set(
	"abs at_least at_most ceil divided_by floor minus modulo plus round times".split(" "),
);

/** The words of a person, a link or a list. */
function overWords(filter: FilterHandler): FilterHandler {
	return function (...values) {
		return filter.call(this, ...fed(values));
	};
}

/** A list is cut into shorter lists, anything else by its signs. */
function slicing(filter: FilterHandler): FilterHandler {
	return function (value, ...args) {
		return filter.call(this, Array.isArray(value) ? value : inWords(value), ...args);
	};
}

function joining(filter: FilterHandler): FilterHandler {
	return function (value, ...args) {
		return filter.call(this, Array.isArray(value) ? value.map(wordsOf) : inWords(value), ...args);
	};
}

function overNumbers(filter: FilterHandler): FilterHandler {
	return function (...values) {
		const given = fed(values);
		for (const value of given) {
			if (value === null || value === undefined || !Number.isNaN(Number(value))) continue;
			throw new Error(`unexpected \`${cleanLine(value)}\`, expected a number`);
		}
		const result = filter.call(this, ...given);
		if (!Number.isFinite(result)) throw new Error(`unexpected \`${result}\` behind arithmetic, expected a number`);
		return result;
	};
}

const fed = ([value, ...args]: Parameters<FilterHandler>): Parameters<FilterHandler> => [
	inWords(value),
	...args.map(inWords),
];

/** Nothing, texts and numbers are the engine's to read. */
const inWords = (value: unknown): unknown => (typeof value === "object" && value !== null ? wordsOf(value) : value);
