import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsBeside } from "../../src/fields/beside.ts";
import { date } from "../../src/fields/date.ts";
import { isWordsOf } from "../../src/fields/date-words.ts";
import { fieldType } from "../../src/fields/index.ts";
import { contextOf, read } from "./read.ts";

test.each([
	["date", "2 May 2016", []],
	["date", "Friday, 29 April 2022", []],
	["date", "Thursday, 29 April 2022", ["Thursday"]],
	["date", "Friday 29 to Sunday 30 April 2022", ["Friday 29 to Sunday 30 April 2022"]],
	["date", "April 29 (Thursday), 2022", ["April 29 (Thursday), 2022"]],
	["date", "2 February 2016: Council Chamber", ["Council Chamber"]],
	["date", "2016-02-02: Room", ["Room"]],
	["date", "29 April 2022 to 3 May 2022", []],
	["date", "29 April 2022 - 30 April 2022", []],
	["date", "1 May 2022-3 May 2022", []],
	["date", "April 29, 2022 - April 30, 2022", []],
	["date", "from Friday 29 April to 3 May 2022", []],
	["date", "29 April 2022, 10:00 - 30 April 2022", ["29 April 2022, 10:00 - 30 April 2022"]],
	["date", "New York\n29 April 2022, Conference Room", ["New York", "Conference Room"]],
	["date", "Friday, 29 April", ["Friday"]],
	["date", "Friday, April 2016", ["Friday"]],
	["date", "segunda-feira, 2 May 2016", []],
	["date", "Monday 6 to Friday 10 March 2017", []],
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
	["date", "2 May 2016[1]", ["[1]"]],
	["date", "2 May 2016 [12]", ["[12]"]],
	["date", "1 May 2016[1]", ["[1]"]],
	["date", "2 May 2016, Geneva[1]", ["Geneva[1]"]],
	["date", "[2 May] 2016", []],
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
	["time", "Monday, 15:00", ["Monday"]],
	["time", "15:00,Room 4", ["Room 4"]],
	["time", "15:00–16:30(UTC)", ["(UTC)"]],
	["time", "15:00-16:30 UTC", ["UTC"]],
	["time", "10:30am", []],
	["time", "10:00 a.m. to 12 o'clock", []],
	["time", "10:00 Boat - 12:00", ["10:00 Boat - 12:00"]],
	["number", "40 people", ["people"]],
	["number", "1,234", []],
	["number", "1,0", []],
	["number", "1.234,00 people", ["people"]],
	["goals", "SDGs 5, 8 and Goal 16", []],
	["goals", "All 17 SDGs", []],
	["goals", "All of the Sustainable Development Goals", []],
	["goals", "1-5 and goal no. 8", []],
	["goals", "5, foo", []],
	["goals", "1-5, 18 and 20", []],
	["goals", "5, foo\n8 mostly, 18", ["8 mostly, 18"]],
	["goals", "5[1], 8", ["5[1], 8"]],
	["goals", "Gender Equality [5]", []],
	["goals", "5 mostly harbours", ["5 mostly harbours"]],
	["goals", "5 - wine and cheese", ["5 - wine and cheese"]],
	["goals", "5 (see annex), 8", ["5 (see annex), 8"]],
	["goals", "5; target 8.7", ["5; target 8.7"]],
	["goals", "17, with a particular focus on 1, 2.", ["17, with a particular focus on 1, 2."]],
	["goals", "5 – Gender Equality; 13: climate action", []],
	["goals", "Gender Equality (SDG 5)", []],
	["goals", "5 – Climate Action", ["5 – Climate Action"]],
	["goals", "5, foo", []],
	["goals", "1990. The year", []],
	["goals", "18 harbours and boats", ["18 harbours and boats"]],
	["goals", "18, 19", []],
	["goals", "5 in short\n16\n8 at length", ["5 in short", "8 at length"]],
])("beside a %s: %s", (type, raw, expected) => {
	const { value, items } = read(type, raw);
	if (value === null) throw new Error("There is nothing that words could stand beside.");
	expect(fieldType(type).beside?.({ raw, value, items }, contextOf())).toEqual(expected);
});

test.each(["(", "[", ",0", ",;"])("many %s take no time", (sign) => {
	expect(wordsBeside(sign.repeat(500_000), { isSame: () => false })).toEqual([]);
});

/** The quick look at whether a text may be the date rules nothing out that reads as it does. */
test("beside a date stands what does when each stretch is read", () => {
	const word = fc.constantFrom("2", "May", "2016", "16", "2.", "5.", "2016-05-02", "to", "Room 4", "10:00", "-", ",");
	fc.assert(
		fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
			const raw = words.join(" ");
			const { value } = read("date", raw);
			fc.pre(value !== null && value !== "");
			const slowly = wordsBeside(raw, {
				isSame: (text) => read("date", text).value === value,
				isKnown: (words) => isWordsOf(String(value), words),
				isMixed: (stretch) => stretch.includes(":"),
			});
			expect(date.beside({ raw, value: value ?? "", items: [] }, contextOf())).toEqual(slowly);
		}),
	);
});
