/** The engine's filters, fed with what they are for: words with the words of a value, numbers with numbers. */
import type { FilterImplOptions } from "liquidjs";
import { cleanLine, wordsOf } from "./plain-value.ts";

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
