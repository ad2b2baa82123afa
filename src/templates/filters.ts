/** Filters: those of our own (dates, excerpts, wrapped lines), and those of the engine, fed with what they are for. */
import type { FilterImplOptions } from "liquidjs";
import { readableDate } from "../fields/edtf.ts";
import { collapseWhiteSpace } from "../text/collapse-white-space.ts";
import { cleanLine, SafeText, safeText, wordsOf, writable } from "./escapes.ts";
import { excerpt, wrapped } from "./lines.ts";

type FilterHandler = Extract<FilterImplOptions, (...values: never) => unknown>;

/** Filters of the engine that take numbers, words, and lists or whatever else; all others write markup, or know the time or chance. */
const ofNumbers = "abs at_least at_most ceil divided_by floor minus modulo plus round times".split(" ");
const ofWords =
	`append capitalize date downcase join lstrip normalize_whitespace number_of_words prepend remove remove_first
	remove_last replace replace_first replace_last rstrip slice split strip strip_newlines truncate truncatewords upcase`.split(
		/\s+/,
	);
const ofValues = "compact concat default find first has last map reject reverse size uniq where".split(" ");

/** The filters that a template may use, made of all that the engine has. */
export function engineFilters(all: Readonly<Record<string, FilterImplOptions>>): Record<string, FilterHandler> {
	const filters = { ...ownFilters };
	for (const [name, filter] of Object.entries(all)) {
		if (typeof filter !== "function") continue;
		if (name === "date") filters[name] = dateFilter(filter);
		else if (ofValues.includes(name)) filters[name] = filter;
		else if (ofNumbers.includes(name)) filters[name] = numeric(filter);
		else if (ofWords.includes(name)) filters[name] = worded(name, filter);
	}
	return filters;
}

/** The longest text for a filter, and the longest value: cutting or escaping takes thirty times its memory. */
const longestValue = 2_000_000;

/** Refuses a text that is longer than `most`. */
export function holdLength(length: number, most = longestValue): void {
	if (length > most) throw new RangeError("too long");
}

/** The words of a value, unless they are too long to be worked with; prose that stays as it is may have any length. */
export function heldWords(value: unknown): string {
	if (Array.isArray(value)) holdLength(value.reduce((length, each) => length + heldWords(each).length, 0));
	const words = wordsOf(value);
	if (!(value instanceof SafeText)) holdLength(words.length);
	return words;
}

function own(filter: (words: string, ...args: readonly unknown[]) => unknown): FilterHandler {
	return function (value, ...args) {
		const words = heldWords(value);
		holdLength(words.length);
		this.context.memoryLimit.use(words.length);
		return filter(words, ...args);
	};
}

const ownFilters: Readonly<Record<string, FilterHandler>> = {
	words: own((words) => words),
	line: own(collapseWhiteSpace),
	excerpt: own((words, most) => excerpt(words, Math.max(1, Number(most) || 50))),
	// Lines are plain text's own: in any other format they are words again.
	wrap: own((words, width, indent) =>
		safeText("text", wrapped(writable(words), Math.max(20, Number(width) || 72), heldWords(indent))),
	),
};

/** A date as people write it, or in a format if it is a day; an interval is two. Nothing else: `now` would be the clock's. */
function dateFilter(filter: FilterHandler): FilterHandler {
	return function (value, format) {
		const days = heldWords(value).split("/");
		if (format === undefined || days.length > 2 || !days.every((day) => /^\d{4}-\d\d-\d\d$/.test(day)))
			return readableDate(wordsOf(value));
		const written = heldWords(format).replaceAll("%e", "%-d").replaceAll("%F", "%Y-%m-%d");
		const sign = written.replaceAll(/%-?[aAbBdmyY]|%%/g, "").match(/%-?.?/u);
		if (sign !== null)
			throw new Error(
				`Unexpected \`${sign[0]}\` in a date. Write \`%Y\`, \`%m\`, \`%B\`, \`%d\` or another part of a date`,
			);
		return days.map((day) => filter.call(this, day, written)).join(" – ");
	};
}

/** The engine takes a person or a link for an object: these are given as their words. */
function worded(name: string, filter: FilterHandler): FilterHandler {
	return function (value, ...args) {
		const isList = Array.isArray(value) && (name === "join" || name === "slice");
		const given = isList ? value.map((each) => (name === "join" ? heldWords(each) : each)) : inWords(value);
		if (isList) heldWords(given);
		const others = args.map(inWords);
		for (const each of [given, ...others]) if (typeof each === "string") holdLength(each.length);
		const result = filter.call(this, given, ...others);
		// Each piece of a text is an entry and a text of its own.
		if (Array.isArray(result)) this.context.memoryLimit.use(2 * result.length);
		return result;
	};
}

/** Nothing, texts and numbers are the engine's to read. */
const inWords = (value: unknown): unknown => (typeof value === "object" && value !== null ? heldWords(value) : value);

/** The engine takes any word for 0. */
function numeric(filter: FilterHandler): FilterHandler {
	return function (...values) {
		const given = values.map(inWords);
		const odd = given.find((each) => each !== undefined && Number.isNaN(Number(each)));
		if (odd !== undefined) throw new Error(`\`${cleanLine(odd)}\` is not a number`);
		const result = filter.call(this, given[0], ...given.slice(1));
		if (Number.isFinite(result)) return result;
		throw new Error(`The result \`${result}\` is not a number`);
	};
}
