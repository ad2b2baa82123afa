/** Filters: those of our own (dates, excerpts, wrapped lines), and those of the engine, fed with what they are for. */
import type { FilterImplOptions } from "liquidjs";
import { readableDate } from "../../fields/edtf.ts";
import { squash } from "../../text/squash.ts";
import { excerpt, wrapped } from "../lines.ts";
import { cleanLine, cleanWords, safeText, wordsOf } from "../values.ts";

type FilterHandler = Extract<FilterImplOptions, (...values: never) => unknown>;

const kept: ReadonlySet<string> = new Set(
	`abs append at_least at_most capitalize ceil compact concat date default divided_by downcase find first floor has join
	last lstrip map minus modulo normalize_whitespace number_of_words plus prepend reject remove remove_first remove_last
	replace replace_first replace_last reverse round rstrip size slice split strip strip_newlines times truncate
	truncatewords uniq upcase where`.split(/\s+/),
);

/** Filters that take lists, and whatever else, as they are. */
const ofValues: ReadonlySet<string> = new Set(
	"compact concat default find first has join last map reject reverse size slice uniq where".split(" "),
);

const ofNumbers: ReadonlySet<string> = new Set(
	"abs at_least at_most ceil divided_by floor minus modulo plus round times".split(" "),
);

/** The filters that a template may use, made of all that the engine has. */
export function engineFilters(all: Readonly<Record<string, FilterImplOptions>>): Record<string, FilterHandler> {
	const filters = { ...ownFilters };
	for (const [name, filter] of Object.entries(all)) {
		if (!kept.has(name) || typeof filter !== "function") continue;
		filters[name] = name === "date" ? dateFilter(filter) : fed(name, filter);
	}
	return filters;
}

const ownFilters: Readonly<Record<string, FilterHandler>> = {
	words: (value) => wordsOf(value),
	line: (value) => squash(wordsOf(value)),
	excerpt: (value, words) => excerpt(wordsOf(value), Math.max(1, Number(words) || 50)),
	// Lines are plain text's own: in any other format they are words again.
	wrap: (value, width, indent) =>
		safeText("text", wrapped(cleanWords(value), Math.max(20, Number(width) || 72), wordsOf(indent))),
};

/** A date as people write it, or in a format if it is a day; an interval is two. Nothing else: `now` would be the clock's. */
function dateFilter(filter: FilterHandler): FilterHandler {
	return function (value, format) {
		const days = wordsOf(value).split("/");
		if (format === undefined || !days.every((day) => /^\d{4}-\d\d-\d\d$/.test(day)))
			return readableDate(wordsOf(value));
		const written = wordsOf(format).replaceAll("%e", "%-d").replaceAll("%F", "%Y-%m-%d");
		const sign = written.replaceAll(directive, "").match(/%-?.?/u);
		if (sign !== null)
			throw new Error(
				`Unexpected \`${sign[0]}\` in a date, expected \`%Y\`, \`%m\`, \`%B\`, \`%d\` or another of its parts`,
			);
		return days.map((day) => filter.call(this, day, written)).join(" – ");
	};
}

/** What a format may ask for of a day. */
const directive = /%-?[aAbBdmyY]|%%/g;

/** A filter of the engine, which takes a person or a link for an object and any word for 0, as one that does not. */
function fed(name: string, filter: FilterHandler): FilterHandler {
	if (name === "join" || name === "slice")
		return function (value, ...args) {
			const list = Array.isArray(value) && name === "join" ? value.map(wordsOf) : value;
			return filter.call(this, Array.isArray(list) ? list : inWords(list), ...args);
		};
	if (ofValues.has(name)) return filter;
	return function (value, ...args) {
		const given = [value, ...args].map(inWords);
		const odd = ofNumbers.has(name)
			? given.find((each) => each !== undefined && Number.isNaN(Number(each)))
			: undefined;
		if (odd !== undefined) throw new Error(`unexpected \`${cleanLine(odd)}\`, expected a number`);
		const result = filter.call(this, given[0], ...given.slice(1));
		if (typeof result === "number" && !Number.isFinite(result))
			throw new Error(`unexpected \`${result}\` behind arithmetic, expected a number`);
		return result;
	};
}

/** Nothing, texts and numbers are the engine's to read. */
const inWords = (value: unknown): unknown => (typeof value === "object" && value !== null ? wordsOf(value) : value);
