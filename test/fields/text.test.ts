import { describe, expect, test } from "vitest";
import { choice } from "../../src/fields/choice.ts";
import { text } from "../../src/fields/text.ts";
import { contextOf, read, wrapped } from "./read.ts";

describe("text", () => {
	test.each([
		["UK aid", "UK aid"],
		["  UK  aid\t\u00a0", "UK aid"],
		["World Health Organization\tMission of Uruguay", "World Health Organization; Mission of Uruguay"],
		["World Health Organization \t\t Mission of Uruguay \t", "World Health Organization; Mission of Uruguay"],
		["World Health Organization\nMission of Uruguay", "World Health Organization; Mission of Uruguay"],
		["Ends in a full stop.", "Ends in a full stop."],
		["N/A", ""],
		["n/a", ""],
		["None.", ""],
		["______", ""],
		["N/A\nnone", ""],
		["N/A\nUK aid", "N/A; UK aid"],
		["none of it", "none of it"],
		["", ""],
	])("%j", (raw, value) => {
		expect(read("text", raw)).toEqual({ value, items: [] });
	});

	test("a wrap inside a part is one space", () => {
		for (const indent of ["   ", "\t", "\t\t"]) {
			const { value } = text.read(wrapped(`Office for Human\r\n${indent}Rights`), contextOf());
			expect(value).toBe("Office for Human Rights");
		}
	});
});

describe("choice", () => {
	const term = (name: string, ...aliases: string[]) => ({ name, number: null, colour: null, aliases });
	const vocabulary = [term("Town Hall", "Public Meeting"), term("CSW Side Event", "Side Event"), term("Side Event")];
	test.each([
		["town  hall", "Town Hall"],
		["TOWN HALL.", "Town Hall"],
		["Public meeting", "Town Hall"],
		["csw side event", "CSW Side Event"],
		["side event", "Side Event"],
		["Town Hall meeting", "Town Hall meeting"],
		["town hall\nwebinar", "Town Hall; webinar"],
		["N/A", ""],
	])("%j", (raw, value) => {
		expect(read("choice", raw, { vocabulary }).value).toBe(value);
	});

	test("without terms it is text", () => {
		expect(choice.read(wrapped("Town\nHall"), contextOf({ vocabulary: [] })).value).toBe("Town Hall");
	});
});

describe("number", () => {
	test.each([
		["45", 45],
		["45.", 45],
		["-3", -3],
		["−3", -3],
		["+3", 3],
		["-0", 0],
		["1,234", 1234],
		["1,234,567.5", 1234567.5],
		["1.234.567,5", 1234567.5],
		["1.234.567", 1234567],
		["1 234", 1234],
		["1'234", 1234],
		["1\u202f234", 1234],
		["1.5", 1.5],
		["1,5", 1.5],
		["45 participants", 45],
		["45 %", 45],
		["1e21", 1e21],
		["45 to 50", null],
		["45-50", null],
		["3 of 7", null],
		["about 45", null],
		["forty", null],
		["12345678901234567890", null],
		["1,23,4", null],
		["1\n2", null],
		["none", ""],
		["", ""],
	])("%j", (raw, value) => {
		expect(read("number", raw)).toEqual({ value, items: [] });
	});
});
