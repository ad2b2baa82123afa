/** The filters of shipped templates, without the engine: each gives what the engine's gives. */

import { ownFilters } from "./own-filters.ts";

type Filter = (value: unknown, ...args: readonly unknown[]) => unknown;

/** By their names. */
export const runtimeFilters = {
	...ownFilters,
	append: (value, end) => text(value) + text(end),
	prepend: (value, start) => text(start) + text(value),
	remove: (value, part) => text(value).split(text(part)).join(""),
	first: (value) => (Array.isArray(value) ? (value[0] ?? "") : ""),
	plus: (value, summand) => (Number(value) || 0) + (Number(summand) || 0),
	capitalize: (value) => text(value).charAt(0).toUpperCase() + text(value).slice(1).toLowerCase(),
	slice(value, begin) {
		if (value === null || value === undefined) return [];
		// One sign, which may be two units.
		return [...text(value)].at(Number(begin)) ?? "";
	},
	split(value, separator) {
		const pieces = text(value).split(text(separator));
		while (pieces.at(-1) === "") pieces.pop();
		return pieces;
	},
	truncatewords(value, count, ending) {
		const words = text(value).trimStart().split(/\s+/);
		const most = Math.max(1, Number(count));
		return words.slice(0, most).join(" ") + (words.length >= most ? text(ending) : "");
	},
} as const satisfies Readonly<Record<string, Filter>>;

const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value));
