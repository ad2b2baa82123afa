import { expect, test } from "vitest";
import { endsSentence, isLower, isUpper, startsLower } from "../../src/text/sentences.ts";

test.each([
	["a full stop", "Soap is dear.", true],
	["a question mark", "Is soap dear?", true],
	["an ellipsis", "Soap is…", true],
	["a full stop in quotation marks", "“Soap is dear.”", true],
	["a full stop in brackets", "(Soap is dear.)", true],
	["no stop", "Soap is dear", false],
	["a comma", "Soap is dear,", false],
	["an initial", "Ilo T.", false],
	["a small letter is no initial", "see b.", true],
	["a suffix", "Ilo Tamm Jr.", false],
	["letters with full stops", "Soap e.V.", false],
	["an address", "see ash.org.", true],
	["nothing", "", false],
])("ends as a sentence does: %s: `%s`", (_why, text, expected) =>
	expect(endsSentence(text, 0, text.length)).toBe(expected),
);

test.each([
	["a small letter", "soap", true],
	["a capital", "Soap", false],
	["a small letter behind a mark", "(“soap", true],
	["a figure", "3 nuns", false],
	["nothing", "", false],
])("starts in lower case: %s", (_why, text, expected) => expect(startsLower(text, 0, text.length)).toBe(expected));

test.each([
	["a capital", "Ž", true, false],
	["a small letter", "ž", false, true],
	["a script without case", "水", false, false],
	["a figure", "3", false, false],
])("case: %s", (_why, character, upper, lower) => {
	expect([isUpper(character), isLower(character)]).toEqual([upper, lower]);
});
