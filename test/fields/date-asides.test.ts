import { describe, expect, test } from "vitest";
import { dateReadings } from "../../src/fields/date.ts";
import { read } from "./read.ts";

describe("a date among words that say where, or which session", () => {
	test.each([
		["12 September 2018\n(morning session)", "2018-09-12"],
		["6 February 2018, New York", "2018-02-06"],
		["6 February 2018\nNew York", "2018-02-06"],
		["6 February 2018 in New York", "2018-02-06"],
		["6 February 2018 – Palais des Nations, Geneva", "2018-02-06"],
		["6 February 2018 (Trusteeship Council Chamber)", "2018-02-06"],
		["6 February 2018 | Room XX", "2018-02-06"],
		["February 6, 2018, New York", "2018-02-06"],
		["Tuesday, February 6, 2018, New York", "2018-02-06"],
		["New York, 6 February 2018", "2018-02-06"],
		["Geneva – Tuesday, 6 February 2018, Room XX", "2018-02-06"],
		["3 May 2018 – morning", "2018-05-03"],
		["3 May 2018 (4 May our time)", "2018-05-03"],
		["31 May 2018 (1 June, 1 am our time)", "2018-05-31"],
		["3 May 2018 – morning session", "2018-05-03"],
		["3 May 2018, 2nd plenary meeting", "2018-05-03"],
		["3 May 2018, CSW62", "2018-05-03"],
		["3 May, Room 4", "XXXX-05-03"],
		["3 May, Geneva, 2018 h", "XXXX-05-03"],
		["3 May 2018, Geneva, 2018 EST", "2018-05-03"],
		["Tuesday 3 May 2018 at UNHQ, Conference Room 4", "2018-05-03"],
		["3 May 2018 (10:00 - 11:30)", "2018-05-03"],
		["3 May 2018, 10-11.30", "2018-05-03"],
		["3 May 2018, 10-11", "2018-05-03"],
		["3 May 2018 at 3", "2018-05-03"],
		["May 3rd, 2018 10am to 12", "2018-05-03"],
		["3-4 May 2018, 9-5", "2018-05-03/2018-05-04"],
		["Thu 3 May 2018 (10 – 11:30)", "2018-05-03"],
		["3 May 2018 (10:00 - 11:30) Conference Room 4", "2018-05-03"],
		["3 May 2018, 1.15pm – 2.30pm, Conference Room 11", "2018-05-03"],
		["3 May 2018 1:15pm – 2:30pm Conference Room 11", "2018-05-03"],
		["Thursday 12th July, 2018 1.15pm", "2018-07-12"],
		["6-10 March 2017, Geneva", "2017-03-06/2017-03-10"],
		["6 - 10 March 2017 – Palais Wilson", "2017-03-06/2017-03-10"],
		["14 and 15 March 2016, Rooms 4 and 7", "2016-03-14/2016-03-15"],
		["March 2017, Geneva", "2017-03"],
	])("%j", (raw, value) => {
		expect(read("date", raw).value).toBe(value);
	});
});

describe("days between", () => {
	test.each([
		["between 6 and 10 March 2017", "2017-03-06/2017-03-10"],
		["Between 28 February and 4 March 2016", "2016-02-28/2016-03-04"],
		["from 6 to 10 March 2017", "2017-03-06/2017-03-10"],
		["6th – 10th March 2017", "2017-03-06/2017-03-10"],
		["Mon 6 - Fri 10 March 2017", "2017-03-06/2017-03-10"],
		["entre le 6 et le 10 mars 2017", "2017-03-06/2017-03-10"],
		["zwischen 6. und 10. März 2017", "2017-03-06/2017-03-10"],
		["3 May 2018 between 10:00 and 11:30", "2018-05-03"],
		["12 July 2018 and 13 July 2018", "2018-07-12/2018-07-13"],
	])("%s", (raw, value) => {
		expect(read("date", raw).value).toBe(value);
	});
});

describe("words that leave the day in doubt", () => {
	test.each([
		"12 July 2018 and 14 September 2018",
		"12 July 2018, 14 September 2018",
		"12 July 2018, New York; 14 September 2018, Geneva",
		"6 February 2018, side event of 7 Feb",
		"3 May 2018 (postponed to 5 May)",
		"3 May 2018 (postponed to 4 May)",
		"3 May 2018 (6 May our time)",
		"3 May 2018 (postponed)",
		"3 May 2018 (tbc)",
		"3 May 2018, or later",
		"3 May 2018 – ongoing",
		"3 May 2018 – Friday",
		"3 May 2018 –",
		"3 May 2018 (?)",
		"3 May, 16 and 18",
		"3 May, 31",
		"May, Theresa",
		"2017, the year of the cow",
		"between 6 and 8 and 10 March 2017",
		"New York, 2",
		"14 June, Geneva, 2018 EST",
	])("%s", (raw) => {
		expect(read("date", raw).value).toBeNull();
	});
});

test.each([
	["3/5/2018, New York", "dmy", "2018-05-03"],
	["03-05-2018", "dmy", "2018-05-03"],
	["03-05-2018", "mdy", "2018-03-05"],
	["3/5/18 (morning)", "mdy", "2018-03-05"],
] as const)("%s in the order %s", (raw, dates, value) => {
	expect(read("date", raw, { dates }).value).toBe(value);
	expect(read("date", raw).value).toBeNull();
	expect(dateReadings(raw)).toHaveLength(2);
});

test("with dots, the day is first", () => {
	expect(read("date", "3.5.2018, New York").value).toBe("2018-05-03");
	expect(read("date", "3.5.2018, New York", { dates: "mdy" }).value).toBe("2018-03-05");
});
