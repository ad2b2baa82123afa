import { expect, test } from "vitest";
import { scanGoals } from "../../src/fields/goal-scan.ts";
import { contextOf } from "./read.ts";

const { vocabulary } = contextOf();
const goalsIn = (text: string) => scanGoals(text, vocabulary).goals.map(({ goal }) => goal);

test.each([
	["12, 14, 15", [12, 14, 15]],
	["SDGs 3, 5 & 9", [3, 5, 9]],
	["Goal 3, Goal 9 and Goal 17.", [3, 9, 17]],
	["SDG12", [12]],
	["#5, and #8", [5, 8]],
	["sdg 5 18", [5, null]],
])("%s is numbers in a row", (text, goals) => {
	expect(goalsIn(text)).toEqual(goals);
});

test("names are found in texts beyond ASCII too", () => {
	expect(goalsIn("Gender Equality")).toEqual([5]);
	expect(goalsIn("“Gender Equality”")).toEqual([5]);
	expect(goalsIn("Gender Equalityé")).toEqual([]);
});

test("a long row without an end takes no time", () => {
	expect(goalsIn(`5${" ".repeat(1_000_000)}x`)).toEqual([5]);
});

const term = (name: string, number: number, ...aliases: string[]) => ({ name, number, colour: null, aliases });

/** Goals that a form numbers its own way. */
const own = [
	term("Learning", 1, "SDG 4"),
	term("Health", 2, "SDG 3"),
	term("Work", 3, "Jobs"),
	term("Goal 10", 5, "Peace"),
];

test.each([
	["SDG 4", [1]],
	["SDG 3, SDG 4", [2, 1]],
	["Goal 10", [5]],
	["1, 3", [1, 3]],
	["SDG 1 and 2", [1, 2]],
])("%s goes by the names of a form that look like numbers", (text, goals) => {
	expect(scanGoals(text, own).goals.map(({ goal }) => goal)).toEqual(goals);
});

test("a name with a long s is known by any s", () => {
	const long = [term("Gender Juſtice", 5)];
	for (const text of ["Gender Justice", "gender juſtice"])
		expect(scanGoals(text, long).goals.map(({ goal }) => goal)).toEqual([5]);
});
