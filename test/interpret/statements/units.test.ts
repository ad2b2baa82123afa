import { expect, test } from "vitest";
import { pointAt, type Unit } from "../../../src/interpret/statements/units.ts";
import { noteOf, unitsIn } from "./units-of.ts";

test.each([
	["paragraphs", "Soap is dear.\n\nAsh is not.", ["paragraph 0: Soap is dear.", "paragraph 0: Ash is not."]],
	["the lines of a paragraph as one", "Soap is\ndear.", ["paragraph 0: Soap is dear."]],
	["items", "* Soap\n* Ash", ["item 1: Soap", "item 1: Ash"]],
	["items within items", "* Soap\n   * Ash", ["item 1: Soap", "item 2: Ash"]],
	["nothing", "", []],
])("finds %s", (_why, summary, units) => {
	expect(unitsIn(summary).map(({ kind, depth, text }) => `${kind} ${depth}: ${text}`)).toEqual(units);
});

test("the units of one list share a number, and those outside have none", () => {
	const units = unitsIn("Soap is dear.\n\n* Ash\n* Lye\n\nWater is not.\n\n* Tar\n* Wax");
	const lists = units.map(({ list }) => list);
	expect(lists).toEqual([-1, 0, 0, -1, 1, 1]);
});

test.each([
	["the first word", "Soap", 0],
	["a word further on", "dear", 8],
	["a word of the next line", "and", 13],
])("knows where in the note stands %s", (_why, word, index) => {
	const summary = "Soap is dear\nand ash is not.";
	const [unit] = unitsIn(summary) as [Unit];
	const start = pointAt(unit, index);
	expect(unit.text.slice(index, index + word.length)).toBe(word);
	expect(noteOf(summary).slice(start.offset).startsWith(word)).toBe(true);
});

test("the end of a line is before the line end, the start of the next behind it", () => {
	const summary = "Soap is dear\nand ash is not.";
	const [unit] = unitsIn(summary) as [Unit];
	const note = noteOf(summary);
	expect(note.slice(0, pointAt(unit, 12, true).offset).endsWith("dear")).toBe(true);
	expect(pointAt(unit, 13).line).toBe(pointAt(unit, 12, true).line + 1);
	expect(pointAt(unit, 13).column).toBe(1);
});

test("behind the last word is the end of the unit", () => {
	const [unit] = unitsIn("Soap is dear.") as [Unit];
	expect(pointAt(unit, unit.text.length, true)).toEqual(unit.position.end);
});
