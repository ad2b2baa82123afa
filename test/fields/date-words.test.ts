import { expect, test } from "vitest";
import { isAside, isWordsOf } from "../../src/fields/date-words.ts";

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
])("amid %s, `%s` says more: %s", (edtf, word, expected) => expect(isAside(edtf, word)).toBe(expected));
