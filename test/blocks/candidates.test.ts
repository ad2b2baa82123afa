import { expect, test } from "vitest";
import { candidates, dashedLike, labelLike } from "../../src/blocks/candidates.ts";

/** What a candidate holds: how it ends, its label, its value. */
function told(line: string, found: ReturnType<typeof labelLike>) {
	return found === null ? null : `${found.ending}|${line.slice(found.start, found.end)}|${line.slice(found.rest)}`;
}

const long = "x".repeat(117);

test.each([
	["Date: 2 May", ["colon|Date|2 May", "line|Date: 2 May|"]],
	["Date： 2 May", ["colon|Date|2 May", "line|Date： 2 May|"]],
	["Which? - 3", ["question|Which?|3", "line|Which? - 3|"]],
	["Date – 2 May: noon", ["colon|Date – 2 May|noon", "dash|Date|2 May: noon", "line|Date – 2 May: noon|"]],
	["Date -", ["dash|Date|", "line|Date -|"]],
	["Date\t- 2 May", ["dash|Date|- 2 May", "line|Date\t- 2 May|"]],
	["Date   2 May", ["dash|Date|2 May", "line|Date   2 May|"]],
	["Date-2 May", ["line|Date-2 May|"]],
	[":Date: 2", ["colon|:Date|2", "line|:Date: 2|"]],
	["**Date:** 2", ["colon|Date|2"]],
	[`${long}a: 1`, [`colon|${long}a|1`]],
	[`${long}abc: 1`, []],
	[`${long} - 1`, [`dash|${long}|1`]],
])("what may be labels of %j", (line, expected) => {
	expect(candidates(line, 0, line.length).map((each) => told(line, each))).toEqual(expected);
});

test.each([
	["Venue: Rome", "colon|Venue|Rome"],
	["One two three four five six: x", "colon|One two three four five six|x"],
	["One two three four five six seven: x", null],
	["venue: Rome", null],
	["Venue, city: Rome", null],
	["Venue (city): Rome", "colon|Venue (city)|Rome"],
	["Http://x", null],
	["Time 10:30", null],
	[`${"Long ".repeat(2)}${"x".repeat(42)}: x`, null],
	["Venue", null],
])("an unknown label in %j", (line, expected) => {
	expect(told(line, labelLike(line, 0, line.length))).toBe(expected);
});

test.each([
	["Venue - Rome", "dash|Venue|Rome"],
	["Venue – Rome - Lazio", "dash|Venue|Rome - Lazio"],
	["Venue-Rome", null],
	["Venue. Rome - Lazio", null],
	["venue - Rome", null],
	[`X${"x".repeat(48)} - y`, null],
	[`X${"x".repeat(47)} - y`, `dash|X${"x".repeat(47)}|y`],
])("an unknown label with a dash in %j", (line, expected) => {
	expect(told(line, dashedLike(line, 0, line.length))).toBe(expected);
});
