/** The filters of shipped templates, without the engine: each gives what the engine's gives. */

import { ownFilters } from "./own-filters.ts";
import { wordsOf } from "./plain-value.ts";

type Filter = (value: unknown, ...args: readonly unknown[]) => unknown;

/** By their names. */
export const runtimeFilters = {
	...ownFilters,
	append: (value, end) => wordsOf(value) + wordsOf(end),
	prepend: (value, start) => wordsOf(start) + wordsOf(value),
	remove: (value, part) => wordsOf(value).split(wordsOf(part)).join(""),
	first: (value) => (Array.isArray(value) ? (value[0] ?? "") : ""),
	plus: (value, summand) => (Number(value) || 0) + (Number(summand) || 0),
	capitalize: (value) => wordsOf(value).charAt(0).toUpperCase() + wordsOf(value).slice(1).toLowerCase(),
	slice(value, begin) {
		if (value === null || value === undefined) return [];
		// One sign, which may be two units.
		return [...wordsOf(value)].at(Number(begin)) ?? "";
	},
	split(value, separator) {
		const pieces = wordsOf(value).split(wordsOf(separator));
		while (pieces.at(-1) === "") pieces.pop();
		return pieces;
	},
	truncatewords(value, count, ending) {
		const words = wordsOf(value).trimStart().split(/\s+/);
		const most = Math.max(1, Number(count));
		return words.slice(0, most).join(" ") + (words.length >= most ? wordsOf(ending) : "");
	},
} as const satisfies Readonly<Record<string, Filter>>;
