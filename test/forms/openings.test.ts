import { expect, test } from "vitest";
import { openings } from "../../src/forms/openings.ts";

const known = openings(["date of meeting", "q&a", "x", "3 wishes"]);

test.each([
	"Date",
	"DAY",
	"The date",
	"a date",
	"An date",
	"Q&A",
	"q (a)",
	"X",
	"x: y",
	"3 Wishes",
	" date",
	"\u00a0date",
	"Ｄate",
	"d\u200bate",
	"",
])("%j may be one of the labels", (text) => {
	expect(known.may(text)).toBe(true);
});

test.each(["Venue", "dte", "(date)", "Dr. King", "33 wishes", "xy", "Andrew", "there", "At"])("%j is none", (text) => {
	expect(known.may(text)).toBe(false);
});

test("a label outside ASCII leaves everything open", () => {
	expect(openings(["école"]).may("Venue")).toBe(true);
});
