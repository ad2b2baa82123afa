import { expect, test } from "vitest";
import { following, isDate, type PartialDate, samePrecision, toEdtf } from "../../src/fields/calendar.ts";

function date(year: number | null, month: number | null = null, day: number | null = null): PartialDate {
	return { year, month, day };
}

test.each([
	["a day", date(2017, 5, 3), true],
	["a month", date(2017, 5), true],
	["a year", date(2017), true],
	["a day of an unknown year", date(null, 5, 3), true],
	["a leap day", date(2016, 2, 29), true],
	["a leap day of an unknown year", date(null, 2, 29), true],
	["a leap day of 2000", date(2000, 2, 29), true],
	["no leap day of 1900", date(1900, 2, 29), false],
	["no leap day of 2017", date(2017, 2, 29), false],
	["no 31st of April", date(2017, 4, 31), false],
	["no day nought", date(2017, 4, 0), false],
	["no 13th month", date(2017, 13, 1), false],
	["no day without a month", date(2017, null, 3), false],
	["not nothing", date(null), false],
])("the calendar has %s", (_why, given, expected) => expect(isDate(given)).toBe(expected));

test.each([
	["a day", date(2017, 5, 3), "2017-05-03"],
	["a month", date(2017, 5), "2017-05"],
	["a year", date(987), "0987"],
	["an unknown year", date(null, 5, 3), "XXXX-05-03"],
])("EDTF: %s", (_why, given, expected) => expect(toEdtf(given)).toBe(expected));

test.each([
	["a day", date(2017, 5, 3), date(2017, 5, 4)],
	["the last of a month", date(2017, 4, 30), date(2017, 5, 1)],
	["the last of a year", date(2017, 12, 31), date(2018, 1, 1)],
	["the last of a February", date(2017, 2, 28), date(2017, 3, 1)],
	["a month", date(2017, 5), date(2017, 6)],
	["December", date(2017, 12), date(2018, 1)],
	["a year", date(2017), date(2018)],
	["the last day of an unknown year", date(null, 12, 31), date(null, 1, 1)],
])("what follows %s", (_why, given, expected) => expect(following(given)).toEqual(expected));

test.each([
	["two days", date(2017, 5, 3), date(null, 6, 4), true],
	["two months", date(2017, 5), date(2018, 6), true],
	["a day and a month", date(2017, 5, 3), date(2017, 5), false],
	["a month and a year", date(2017, 5), date(2017), false],
])("as precise as each other: %s", (_why, one, other, expected) => expect(samePrecision(one, other)).toBe(expected));
