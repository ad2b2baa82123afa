import { expect, test } from "vitest";
import { wordsBeside } from "../../src/fields/beside.ts";
import { date } from "../../src/fields/date.ts";
import { read } from "./read.ts";

test.each([
	["date", "2 May 2016", []],
	["date", "Friday, 29 April 2022", []],
	["date", "On the 2nd of May 2016", []],
	["date", "6-10 March 2017", []],
	["date", "2 May 2016, 10:00-12:00, Room 4", ["10:00-12:00, Room 4"]],
	["date", "10am on Monday 2 May 2016", ["10am on Monday"]],
	["date", "Geneva, 2 May 2016 (morning)", ["Geneva", "(morning)"]],
	["date", "2 May 2016\n10:00", ["10:00"]],
	["date", "2 May 2016,Room 4", ["Room 4"]],
	["date", "2016-05-02,Room 4", ["Room 4"]],
	["date", "2 May 2016;Room 4", ["Room 4"]],
	["date", "2 May 2016(Hall)", ["(Hall)"]],
	["date", "2 May 2016[Hall]", ["[Hall]"]],
	["date", "2 May 2016|Hall", ["Hall"]],
	["date", "2 May 2016–Hall", ["Hall"]],
	["date", "2 May 2016,00:00", ["00:00"]],
	["date", "6–10 March 2017", []],
	["date", "Geneva,2 May 2016", ["Geneva"]],
	["date", "Geneva (2 May 2016),Hall", ["Geneva", "Hall"]],
	["date", "Geneva (2 May 2016), Hall", ["Geneva", "Hall"]],
	["date", "Friday,29 April,2022", []],
	["date", "2016-05-02T10:30", ["10:30"]],
	["date", "2016-05-02T10:30:00Z, Room 4", ["10:30:00Z, Room 4"]],
	["date", "2 May 2016, T4", ["T4"]],
	["time", "15:00,Room 4", ["Room 4"]],
	["time", "15:00–16:30(UTC)", ["(UTC)"]],
	["time", "15:00-16:30 UTC", ["UTC"]],
	["time", "10:30am", []],
	["number", "40 people", ["people"]],
	["number", "1,234", []],
	["number", "1,0", []],
	["number", "1.234,00 people", ["people"]],
])("beside a %s: %s", (type, raw, expected) => {
	const { value } = read(type, raw);
	expect(value).not.toBeNull();
	expect(wordsBeside(raw, (text) => read(type, text).value === value)).toEqual(expected);
});

test.each(["(", "[", ",0", ",;"])("many %s take no time", (sign) => {
	expect(wordsBeside(sign.repeat(500_000), () => false)).toEqual([]);
});

test.each([
	["2 May 2016", "2016-05-02", true],
	["2. 5. 16", "2016-05-02", true],
	["May 2016", "2016-05-02", false],
	["2016-05-02", "2016-05-02/2016-05-04", true],
	["May 2016", "2016-05", true],
	["2 May", "XXXX-05-02", true],
	["2016", "2016", true],
])("whether %j may be read as %s", (text, value, may) => {
	expect(date.mayRead(text, value)).toBe(may);
});
