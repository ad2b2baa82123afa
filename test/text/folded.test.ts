import { expect, test } from "vitest";
import { foldedWithOffsets } from "../../src/text/normalize.ts";

test.each([
	["small letters", "Soap", "soap"],
	["one space a gap", "soap \t\n ash", "soap ash"],
	["no space at the ends", "  soap  ", "soap"],
	["a plain apostrophe", "don’t", "don't"],
	["the letters of a ligature", "ﬁne", "fine"],
	["nothing", " \n", ""],
])("a text is folded: %s", (_why, original, text) => expect(foldedWithOffsets(original).text).toBe(text));

test.each([
	["as it is", "soap", [0, 1, 2, 3, 4]],
	["behind white space", "  so", [2, 3, 4]],
	["a gap stands where it begins", "a  b", [0, 1, 3, 4]],
	["the end is that of the last word", "so  ", [0, 1, 2]],
	["two letters of one character", "ﬁt", [0, 0, 1, 2]],
	["one character of two units", "a😀b", [0, 1, 1, 3, 4]],
])("each unit knows where it came from: %s", (_why, original, offsets) => {
	expect([...foldedWithOffsets(original).offsets]).toEqual(offsets);
});
