import { expect, test } from "vitest";
import type { FacetKind } from "../../../src/archive/data.ts";
import { statusText, valueLabel, valueOrder } from "../../../src/archive/page/state.ts";

const goals = [{ number: 5, name: "Gender Equality", colours: null }];

const facet = (kind: FacetKind, values: readonly string[], totals: readonly number[]) => ({
	key: "key",
	label: "Label",
	kind,
	column: false,
	values,
	of: [],
	totals: Uint32Array.from(totals),
});

const order = (
	kind: FacetKind,
	values: readonly string[],
	view: { counts: number[]; chosen?: string[]; words?: string },
) => {
	const { counts, chosen = [], words = "" } = view;
	const own = facet(kind, values, counts);
	return valueOrder(own, { chosen: new Set(chosen), counts: Uint32Array.from(counts), words, goals }).map(
		(id) => values[id],
	);
};

test("the most frequent value comes first, and none without a report", () =>
	expect(order("tags", ["a", "b", "c"], { counts: [1, 0, 5] })).toEqual(["c", "a"]));
test("chosen values come first, even without a report", () =>
	expect(order("tags", ["a", "b", "c"], { counts: [1, 0, 5], chosen: ["b"] })).toEqual(["b", "c", "a"]));
test("years run backwards, no year last", () =>
	expect(order("year", ["2015", "", "2017"], { counts: [1, 9, 2] })).toEqual(["2017", "2015", ""]));
test("goals run by number", () => expect(order("goals", ["16", "5"], { counts: [9, 1] })).toEqual(["5", "16"]));
test("values are found by their words, accents aside", () =>
	expect(order("people", ["Ana Vélez", "Bo"], { counts: [1, 1], words: "velez" })).toEqual(["Ana Vélez"]));
test("goals are found by their names", () =>
	expect(order("goals", ["5"], { counts: [1], words: "gender" })).toEqual(["5"]));

test.each<[FacetKind, string, string]>([
	["year", "", "No year"],
	["goals", "5", "5 Gender Equality"],
	["goals", "99", "99"],
	["text", "Side event", "Side event"],
])("a value of %s, %j, is called %s", (kind, value, name) => expect(valueLabel({ kind }, value, { goals })).toBe(name));

test.each([
	[{ fitting: 1, all: 1, partly: false, titlesOnly: false }, "1 report."],
	[{ fitting: 3, all: 20_000, partly: false, titlesOnly: false }, "3 of 20,000 reports."],
	[{ fitting: 0, all: 5, partly: true, titlesOnly: false }, "None of 5 reports."],
	[
		{ fitting: 2, all: 5, partly: true, titlesOnly: false },
		"2 of 5 reports. No report has all of the words; these have some of them.",
	],
	[
		{ fitting: 2, all: 5, partly: false, titlesOnly: true },
		"2 of 5 reports. Only titles are searched until the words are loaded.",
	],
])("%j", ({ fitting, all, ...how }, text) => expect(statusText(fitting, all, how)).toBe(text));
