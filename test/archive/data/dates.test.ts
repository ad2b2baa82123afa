import { expect, test } from "vitest";
import { monthOf, startOf, yearsOf } from "../../../src/archive/data.ts";

test.each([
	["2016-02-02", [2016], 12 * 2016 + 1, "2016-02-02"],
	["2016-02", [2016], 12 * 2016 + 1, "2016-02"],
	["2016", [2016], null, "2016"],
	["2017-12-30/2018-01-02", [2017, 2018], 12 * 2017 + 11, "2017-12-30"],
	["2015/2018", [2015, 2016, 2017, 2018], null, "2015"],
	["0216-01-01/2016-01-02", [216, 2016], 12 * 216, "0216-01-01"],
	["XXXX-03-13", [], null, null],
	["", [], null, null],
	["soon", [], null, null],
])("%s", (date, years, month, start) => {
	expect([yearsOf(date), monthOf(date), startOf(date)]).toEqual([years, month, start]);
});
