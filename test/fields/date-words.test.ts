import { expect, test } from "vitest";
import { haveAside, isWordsOf } from "../../src/fields/date-words.ts";

test.each([
	["2022-04-29/2022-05-03", "2022", true],
	["2022-04-29/2022-05-03", "april 2022", true],
	["2022-04-29/2022-05-03", "from friday 29th april to", true],
	["2022-04-29", "2", false],
	["2022-04-29", "29", false],
	["2022-04-29", "may", false],
	["2022-04-29", "april 30", false],
	["2022-04-29", "saturday", false],
	["2022-04-29", "room april", false],
	["2022-04", "friday", false],
])("of %s, `%s` says nothing more: %s", (edtf, words, expected) => {
	expect(isWordsOf(edtf, words.split(" "))).toBe(expected);
});

test.each([
	["2022-04-29", "friday", false],
	["2022-04-29", "thursday", true],
	["2022-04-29", "online", true],
	["2022-04-29", "april", false],
	["2022-04-29/2022-05-03", "friday 29 april tuesday", false],
	["2022-04-29/2022-05-03", "tuesday 29 april friday", true],
	["2022-04-29/2022-05-03", "tuesday", false],
	["2022-04-29/2022-05-03", "tuesday friday tuesday", false],
])("amid %s, `%s` say more: %s", (edtf, words, expected) => {
	expect(haveAside(edtf, words.split(" "))).toBe(expected);
});
