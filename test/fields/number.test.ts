import { expect, test } from "vitest";
import { number } from "../../src/fields/number.ts";
import { shippedForm } from "../../src/forms/shipped.ts";

/** The value of a field whose parts are these lines. */
function read(...lines: readonly string[]) {
	const context = shippedForm("un-meeting")?.fields[0]?.read;
	if (context === undefined) throw new Error("The default form has no field.");
	const point = { line: 1, column: 1, offset: 0 };
	const parts = lines.map((raw) => ({ raw, position: { start: point, end: point } }));
	return number.read(parts, context).value;
}

test.each([
	["digits", "42", 42],
	["nought", "0", 0],
	["a sign", "-4", -4],
	["a true minus", "−4", -4],
	["minus nought", "-0", 0],
	["a decimal point", "1.5", 1.5],
	["a decimal comma", "1,5", 1.5],
	["thousands by commas", "1,234,567.5", 1234567.5],
	["thousands by points", "1.234.567,5", 1234567.5],
	["thousands by blanks", "1 234", 1234],
	["thousands by narrow blanks", "1\u202f234", 1234],
	["thousands by apostrophes", "1’234", 1234],
	["an exponent", "2e3", 2000],
	["a unit", "40 nuns", 40],
	["per cent", "40 %", 40],
	["a full stop", "40.", 40],
])("reads %s: `%s`", (_why, written, value) => expect(read(written)).toBe(value));

test.each([
	["a word", "forty"],
	["a range", "45 to 50"],
	["a range in words", "45 to fifty"],
	["one of several in words", "3 of seven"],
	["one of several", "3 of 7"],
	["uneven thousands", "12,34,5"],
	["many words behind it", "40 nuns and one more abbot"],
	["more digits than are exact", "12345678901234567890"],
	["a number beyond all", "1e999"],
	["a long text", `1${"0".repeat(14)}${" nuns".repeat(10)}`],
	["a fraction that is too long", `1.${"0".repeat(60)}`],
])("reads nothing from %s: `%s`", (_why, written) => expect(read(written)).toBeNull());

test("nothing written is no number and no fault", () => {
	expect(read()).toBe("");
	expect(read("  ")).toBe("");
});

test("two lines are no number", () => expect(read("4", "5")).toBeNull());
