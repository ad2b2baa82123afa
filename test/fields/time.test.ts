import { expect, test } from "vitest";
import { read } from "./read.ts";

test.each<[string, string | null]>([
	["10:30", "10:30"],
	["9.30", "09:30"],
	["10:30am (Pacific)", "10:30"],
	["7.30 p.m.", "19:30"],
	["12 noon", "12:00"],
	["12:15 am", "00:15"],
	["3pm", "15:00"],
	["15h30", "15:30"],
	["18:00:21 UTC", "18:00"],
	["15:50-17:50 KST", "15:50/17:50"],
	["10-11 am", "10:00/11:00"],
	["midnight", "00:00"],
	["24:00", "00:00"],
	["15:50/17:50", "15:50/17:50"],
	["none", ""],
	["soon", null],
	["25:10", null],
	["13 pm", null],
	["10:30, 11:30 and 12:30", null],
	["2015", null],
])("%j", (text, expected) => {
	expect(read("time", text).value).toBe(expected);
});
