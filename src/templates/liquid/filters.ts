/** Filters: those of our own (dates, excerpts, wrapped lines), and those of the engine, fed with what they are for. */
import type { FilterImplOptions } from "liquidjs";
import { readableDate } from "../../fields/edtf.ts";
import { squash } from "../../text/squash.ts";
import { excerpt, wrapped } from "../lines.ts";
import { cleanLine, SafeText, safeText, wordsOf, writable } from "../values.ts";
import { holdLength, inCharacters } from "./limits.ts";

type FilterHandler = Extract<FilterImplOptions, (...values: never) => unknown>;

const kept: ReadonlySet<string> = new Set(
	`abs append at_least at_most capitalize ceil compact concat date default divided_by downcase find first floor has join
	last lstrip map minus modulo normalize_whitespace number_of_words plus prepend reject remove remove_first remove_last
	replace replace_first replace_last reverse round rstrip size slice split strip strip_newlines times truncate
	truncatewords uniq upcase where`.split(/\s+/),
);

/** Filters that take lists, and whatever else, as they are. */
const ofValues: ReadonlySet<string> = new Set(
	"compact concat default find first has last map reject reverse size uniq where".split(" "),
);

const ofNumbers: ReadonlySet<string> = new Set(
	"abs at_least at_most ceil divided_by floor minus modulo plus round times".split(" "),
);

const ofDivision: ReadonlySet<string> = new Set(["divided_by", "modulo"]);

/** The filters that a template may use, made of all that the engine has. */
export function engineFilters(all: Readonly<Record<string, FilterImplOptions>>): Record<string, FilterHandler> {
	const filters = { ...ownFilters };
	for (const [name, filter] of Object.entries(all)) {
		if (!kept.has(name) || typeof filter !== "function") continue;
		filters[name] = name === "date" ? dateFilter(filter) : fed(name, filter);
	}
	return filters;
}

/** The words of a value, unless they are too long to be worked with; prose that stays as it is may have any length. */
export function heldWords(value: unknown): string {
	if (Array.isArray(value)) holdLength(value.reduce((length, each) => length + heldWords(each).length, 0));
	const words = wordsOf(value);
	if (!(value instanceof SafeText)) holdLength(words.length);
	return words;
}

/** A filter that works on characters, and is counted so. */
function counted(filter: FilterHandler): FilterHandler {
	return function (...given) {
		for (const each of given) if (typeof each === "string") holdLength(each.length);
		const { memoryLimit } = this.context;
		const context = Object.create(this.context, { memoryLimit: { value: inCharacters(memoryLimit) } });
		const result = filter.call({ ...this, context }, ...given);
		// Each piece of a text is an entry and a text of its own.
		if (Array.isArray(result)) memoryLimit.use(2 * result.length);
		return result;
	};
}

function own(filter: (words: string, ...args: readonly unknown[]) => unknown): FilterHandler {
	return counted(function (value, ...args) {
		const words = heldWords(value);
		holdLength(words.length);
		this.context.memoryLimit.use(words.length);
		return filter(words, ...args);
	});
}

const ownFilters: Readonly<Record<string, FilterHandler>> = {
	words: own((words) => words),
	line: own(squash),
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
function fed(name: string, engineFilter: FilterHandler): FilterHandler {
	if (ofValues.has(name)) return engineFilter;
	const filter = counted(engineFilter);
	if (name === "join" || name === "slice")
		return function (value, ...args) {
			const list = Array.isArray(value) && name === "join" ? value.map(heldWords) : value;
			return filter.call(this, Array.isArray(list) ? list : inWords(list), ...args);
		};
	return function (value, ...args) {
		const given = [value, ...args].map(inWords);
		const odd = ofNumbers.has(name)
			? given.find((each) => each !== undefined && Number.isNaN(Number(each)))
			: undefined;
		if (odd !== undefined) throw new Error(`unexpected \`${cleanLine(odd)}\`, expected a number`);
		if (ofDivision.has(name) && Number(given[1]) === 0)
			throw new Error("unexpected division by 0, expected a number other than 0");
		const result = filter.call(this, given[0], ...given.slice(1));
		if (typeof result === "number" && !Number.isFinite(result))
			throw new Error(`unexpected \`${result}\` behind arithmetic, expected a number`);
		return result;
	};
}

/** Nothing, texts and numbers are the engine's to read. */
const inWords = (value: unknown): unknown => (typeof value === "object" && value !== null ? heldWords(value) : value);
