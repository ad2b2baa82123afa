import { expect, test } from "vitest";
import { plainDate } from "../../src/fields/plain-date.ts";

test.each([
	["2016-02-02", "2016-02-02"],
	["2016-2-2", "2016-02-02"],
	["2 February 2016", "2016-02-02"],
	["05 Jan 2021", "2021-01-05"],
	["the 13th of October 2009", "2009-10-13"],
	["Wednesday 22nd July, 2009", "2009-07-22"],
	["Wednesday, 18 March 2009", "2009-03-18"],
	["26-Sep-2009", "2009-09-26"],
	["November 13th, 2009", "2009-11-13"],
	["Fri, Feb 29, 2008", "2008-02-29"],
])("%s is one day", (text, edtf) => {
	expect(plainDate(text)).toBe(edtf);
});

test.each([
	["31 February 2016"],
	["2016-13-01"],
	["13 March"],
	["March 2009"],
	["02/03/2016"],
	["10 - 14 September 2009"],
	["Geneva, 2 February 2016"],
	["2 February 216"],
	["2 Feburary 2016"],
	["02 février 2016"],
	["2 February 2016, 3 pm"],
	[""],
])("%s takes a closer look", (text) => {
	expect(plainDate(text)).toBeNull();
});
