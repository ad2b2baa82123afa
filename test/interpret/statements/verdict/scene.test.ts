import { expect, test } from "vitest";
import { closesQuote, ends, introduction, partIn, speaks } from "../../../../src/interpret/statements/verdict/scene.ts";
import { passageOf } from "../passage.ts";
import { sceneOf } from "./scene-of.ts";

test.each([
	["a title", "Dr Tansk said no.", 1],
	["a role", "Una Brandt, mayor, said no.", 1],
	["a title and a role", "Dr Una Brandt, mayor, said no.", 2],
	["neither", "Una Brandt said no.", 0],
	["a role of the second alone", "Una Brandt and Ilo Tamm, mayor, said no.", 1],
	["a name that may be none", "Tansk said no.", -0.8],
	["a bare name beside a year", "Una Brandt said no in 1950.", -2.5],
	["a titled name beside a year", "Dr Una Brandt said no in 1950.", 1],
	["a number that is no year", "Una Brandt said no 3050 times.", 0],
	["nobody", "It is dear.", 0],
])("introduction: %s: `%s`", (_why, text, expected) => expect(introduction(sceneOf(text))).toBeCloseTo(expected));

test("plain speech weighs what its pattern and the introduction weigh", () => {
	expect(speaks(sceneOf("Dr Una Brandt, mayor, said no."), 3)).toEqual({ score: 5, part: null, only: false });
});

test("a group ends where the last role does", () => {
	expect(ends(sceneOf("There Una Brandt and Ilo Tamm, mayor, said no."))).toEqual({ from: 1, to: 8 });
});

test.each([
	["curled", "”", true],
	["straight", '"', true],
	["pointed", "»", true],
	["an opening one", "“", false],
	["any other mark", ",", false],
])("closes a quotation: %s", (_why, text, expected) => expect(closesQuote(passageOf(text).tokens[0])).toBe(expected));

test.each([
	["one", "the two panellists were", "panellist"],
	["the first of two", "moderator and chair", "moderator"],
	["none", "the soap", null],
])("partIn: %s", (_why, text, part) => {
	const passage = passageOf(text);
	expect(partIn(passage.tokens, passage)).toBe(part);
});
