import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { date, dateReadings } from "../../src/fields/date.ts";
import { isIncompleteDate } from "../../src/fields/edtf.ts";
import { contextOf, partsOf, read, wrapped } from "./read.ts";

describe("one date", () => {
	test.each([
		["02 Feb 2016", "2016-02-02"],
		["6 February 2018", "2018-02-06"],
		["14th March 2022", "2022-03-14"],
		["1st of May, 2018", "2018-05-01"],
		["the 3rd of May 2018", "2018-05-03"],
		["Friday, 29 April 2022", "2022-04-29"],
		["Fri. 29 April 2022", "2022-04-29"],
		["29 April 2022 (Friday)", "2022-04-29"],
		["May 3, 2018", "2018-05-03"],
		["May 3 2018", "2018-05-03"],
		["Sept. 5, 2017", "2017-09-05"],
		["MAY 3RD, 2018", "2018-05-03"],
		["2018 May 3", "2018-05-03"],
		["2019-05-03", "2019-05-03"],
		["2019-5-3", "2019-05-03"],
		["2019/05/03", "2019-05-03"],
		["2019-05-03T10:00:00Z", "2019-05-03"],
		["13/02/2016", "2016-02-13"],
		["02/13/2016", "2016-02-13"],
		["13.2.2016", "2016-02-13"],
		["13. 2. 2016", "2016-02-13"],
		["13-02-2016", "2016-02-13"],
		["02-Feb-2016", "2016-02-02"],
		["02/Feb/16", "2016-02-02"],
		["3 May '18", "2018-05-03"],
		["14-III-2019", "2019-03-14"],
		["Tue 9/10/2019", "2019-09-10"],
		["Weds 9/10/2019", "2019-10-09"],
		["4th of December in the year 2019", "2019-12-04"],
		["1.º de setiembre del año 2019", "2019-09-01"],
		["jue. 14 de mar. de 2019", "2019-03-14"],
		["the twenty-third of March two thousand and nineteen", "2019-03-23"],
		["march fourteenth twenty nineteen", "2019-03-14"],
		["a los treinta y un días del mes de marzo de dos mil diecinueve", "2019-03-31"],
		["le dix-sept mars deux mille vingt et un", "2021-03-17"],
		["march twentieth twenty nineteen", null],
		["3 May 18", "2018-05-03"],
		["02/02/2016", "2016-02-02"],
		["13 March", "XXXX-03-13"],
		["March 13", "XXXX-03-13"],
		["--03-13", null],
		["2 February 0218", null],
		["0218-02-02", null],
		["2 February 1865", "1865-02-02"],
		["XXXX-03-13", "XXXX-03-13"],
		["March 2017", "2017-03"],
		["March, 2017", "2017-03"],
		["03/2017", "2017-03"],
		["2017-03", "2017-03"],
		["2017", "2017"],
		["March 2017[1]", "2017-03"],
		["March", "XXXX-03"],
		["May", "XXXX-05"],
		["29 February", "XXXX-02-29"],
		["29 February 2016", "2016-02-29"],
		["6 February 2018.", "2018-02-06"],
		["6\u00a0February\u00a02018", "2018-02-06"],
		["14 mars 2022", "2022-03-14"],
		["3. März 2019", "2019-03-03"],
		["3 de mayo de 2018", "2018-05-03"],
		["1er août 2019", "2019-08-01"],
		["2016-2-2", "2016-02-02"],
		["05 Jan 2021", "2021-01-05"],
		["the 13th of October 2009", "2009-10-13"],
		["Wednesday 22nd July, 2009", "2009-07-22"],
		["Wednesday, 18 March 2009", "2009-03-18"],
		["26-Sep-2009", "2009-09-26"],
		["November 13th, 2009", "2009-11-13"],
		["Fri, Feb 29, 2008", "2008-02-29"],
		["29 February 2000", "2000-02-29"],
		["29 February 1900", null],
		["29 February 2017", null],
		["31 April 2017", null],
		["0 April 2017", null],
		["2016-13-01", null],
	])("%s", (raw, value) => {
		expect(read("date", raw)).toEqual({ value, items: [] });
	});
});

describe("several days", () => {
	test.each([
		["6-10 March 2017", "2017-03-06/2017-03-10"],
		["6 – 10 March 2017", "2017-03-06/2017-03-10"],
		["6th to 10th March 2017", "2017-03-06/2017-03-10"],
		["6-10 March 2017[1]", "2017-03-06/2017-03-10"],
		["March 6-10, 2017", "2017-03-06/2017-03-10"],
		["March 6 - April 2, 2017", "2017-03-06/2017-04-02"],
		["28 February – 4 March 2016", "2016-02-28/2016-03-04"],
		["30 December 2016 to 2 January 2017", "2016-12-30/2017-01-02"],
		["30 December to 2 January 2017", "2016-12-30/2017-01-02"],
		["December 30 2016 - January 2", "2016-12-30/2017-01-02"],
		["13-17 March", "XXXX-03-13/XXXX-03-17"],
		["Mon-Fri, 6-10 March 2017", "2017-03-06/2017-03-10"],
		["Monday 6 to Friday 10 March 2017", "2017-03-06/2017-03-10"],
		["13/02/2016 - 16/02/2016", "2016-02-13/2016-02-16"],
		["2017-03-06/2017-03-10", "2017-03-06/2017-03-10"],
		["XXXX-03-13/XXXX-03-17", "XXXX-03-13/XXXX-03-17"],
		["2017-03-06 to 2017-03-10", "2017-03-06/2017-03-10"],
		["March-May 2017", "2017-03/2017-05"],
		["2016-2018", "2016/2018"],
		["14 and 15 March 2016", "2016-03-14/2016-03-15"],
		["14 & 15 March 2016", "2016-03-14/2016-03-15"],
		["14, 15 and 16 March 2016", "2016-03-14/2016-03-16"],
		["March 14 and 15, 2016", "2016-03-14/2016-03-15"],
		["14/15 March 2016", "2016-03-14/2016-03-15"],
		["28 and 29 February 2016", "2016-02-28/2016-02-29"],
		["31 March and 1 April 2016", "2016-03-31/2016-04-01"],
		["28 February and 1 March 2017", "2017-02-28/2017-03-01"],
		["April and May 2017", "2017-04/2017-05"],
		["December 2017 and January 2018", "2017-12/2018-01"],
		["2017 and 2018", "2017/2018"],
		["31 December and 1 January", "XXXX-12-31/XXXX-01-01"],
		["14 March 2016 and 15 March 2016", "2016-03-14/2016-03-15"],
		["14 March 2016\n15 March 2016", "2016-03-14/2016-03-15"],
		["14 - 14 March 2016", "2016-03-14"],
	])("%s", (raw, value) => {
		expect(read("date", raw).value).toBe(value);
	});
});

describe("with a time of day and its zone", () => {
	test.each([
		["2019-05-07 18:00:00 +0200", "2019-05-07"],
		["2019-05-07 18:00:00 -0700", "2019-05-07"],
		["2019-05-07 18:00 +02:00", "2019-05-07"],
		["2019-05-07 18:00:00Z", "2019-05-07"],
		["Thursday, 24 July 2014, 0900-1130 EDT", "2014-07-24"],
		["24 July 2014, 1930-2030 PST", "2014-07-24"],
		["24 July 2014, 0900-1130", "2014-07-24"],
		["24 July 2014, 1930 hrs", "2014-07-24"],
		["Tue, 3 May 2016 16:00:00 +0000", "2016-05-03"],
		["3 May 2016 10:00 PST", "2016-05-03"],
		["2016-May-03", "2016-05-03"],
		["2016/May/3", "2016-05-03"],
		['"2019-05-07"', "2019-05-07"],
		["“7 May 2019”", "2019-05-07"],
		["'2019-05-07'", "2019-05-07"],
		["3 May '18", "2018-05-03"],
		["2016-Mayo-123", null],
		["3 May 2016 +0200", null],
		["3 mai 2016 et 4 mai 2016", "2016-05-03/2016-05-04"],
		["10-12 March 2014", "2014-03-10/2014-03-12"],
	])("%s", (raw, value) => {
		expect(read("date", raw).value).toBe(value);
	});
});

describe("with a time of day", () => {
	test.each([
		"3 May 2018, 10:00-11:30",
		"3 May 2018, 10.00 – 11.30",
		"3 May 2018 at 3 pm",
		"3 May 2018, 3-5 pm",
		"3 May 2018 10am to 12:30pm",
		"3 May 2018 from 10:00 to 11:30 (EST)",
		"3 May 2018 (morning session)",
		"3 May 2018 (online)",
		"3 May 2018 - 10:30 a.m.",
		"10:00, 3 May 2018",
		"3 May 2018, 15h30",
		"3 May 2018 10:00 GMT+2",
		"May 3, 2018 in the afternoon",
		"3 May 2018\n10:00 - 11:30",
	])("%s", (raw) => {
		expect(read("date", raw).value).toBe("2018-05-03");
	});
});

describe("unreadable", () => {
	test.each([
		"31 Feb 2016",
		"29 February 2017",
		"31 April 2016",
		"0 May 2018",
		"13/13/2016",
		"2016-02-31",
		"02/03/2016",
		"2 and 3 and 5 March 2016",
		"14 and 16 March 2016",
		"3/8 March 2016",
		"10-6 March 2017",
		"14 March 2016, 20 May 2017",
		"5, 8, 16",
		"14",
		"spring 2016",
		"tomorrow",
		"3 May 2018 or later",
		"3 May 2018 –",
		"123 May 2018",
		"maybe",
		"3 May 4 June 2018",
		"2016-17",
	])("%s", (raw) => {
		expect(read("date", raw).value).toBeNull();
	});
});

test.each([
	["02/03/2016", "dmy", "2016-03-02"],
	["02/03/2016", "mdy", "2016-02-03"],
	["2.3.2016 – 5.3.2016", "dmy", "2016-03-02/2016-03-05"],
	["12/31/2015", "mdy", "2015-12-31"],
	["12/31/2015", "dmy", null],
] as const)("%s in the order %s", (raw, dates, value) => {
	expect(read("date", raw, { dates }).value).toBe(value);
});

test.each([
	["02/03/2016", ["2016-03-02", "2016-02-03"]],
	["02/03/2016 - 05/03/2016", ["2016-03-02/2016-03-05", "2016-02-03/2016-05-03"]],
	["13/02/2016", ["2016-02-13"]],
	["02/02/2016", ["2016-02-02"]],
	["6 February 2018", ["2018-02-06"]],
	["31 Feb 2016", []],
])("the readings of %s", (raw, readings) => {
	expect(dateReadings(raw)).toEqual(readings);
});

test.each([
	["2016-02-02", false],
	["2017-03-06/2017-03-10", false],
	["XXXX-03-13", true],
	["XXXX-03-13/XXXX-03-17", true],
	["2017-03", true],
	["2017", true],
	["2016/2018", true],
])("%s incomplete: %s", (edtf, incomplete) => {
	expect(isIncompleteDate(edtf)).toBe(incomplete);
});

test.each(["", "N/A", "none.", "____"])("%j is no value", (raw) => {
	expect(read("date", raw).value).toBe("");
});

test("a wrapped line is no second date", () => {
	expect(date.read(wrapped("6-10 March\n2017"), contextOf()).value).toBe("2017-03-06/2017-03-10");
});

/** The calendar of the platform, which the reader does not use. */
function exists(edtf: string): boolean {
	const [year = "", month = "1", day = "1"] = edtf.split("-");
	const known = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
	known.setUTCFullYear(year === "XXXX" ? 2000 : Number(year), Number(month) - 1, Number(day));
	return known.getUTCMonth() + 1 === Number(month) && known.getUTCDate() === Number(day);
}

const edtf = /^(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?$/;

test("whatever is read is EDTF, in the calendar, in order, and reads back", () => {
	const piece = fc.constantFrom(
		..."1 2 14 28 29 30 31 2016 2017 Feb March December 02/03/2016 2016-02-29 - – / , and to at 10:00 Friday XXXX-03-13 th".split(
			" ",
		),
	);
	const texts = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(" "));
	fc.assert(
		fc.property(texts, fc.constantFrom(null, "dmy", "mdy"), (raw, dates) => {
			const { value } = date.read(partsOf(raw), contextOf({ dates }));
			if (value === null) return;
			const ends = String(value).split("/");
			expect(ends.every((end) => edtf.test(end) && exists(end))).toBe(true);
			if (!String(value).includes("X")) expect([...new Set(ends)].sort()).toEqual(ends);
			expect(date.read(partsOf(date.print(value)), contextOf()).value).toBe(value);
		}),
		{ numRuns: 2000 },
	);
});

test.each([
	["05.06.2018", "2018-06-05"],
	["8/07/2021 (9 July 1 am our time)", null],
	["8/07/2021 (postponed to 9 July)", null],
	["8/07/2021", null],
])("which number of a date in figures is the day: %s", (raw, value) => {
	expect(read("date", raw).value).toBe(value);
});
