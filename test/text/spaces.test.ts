import { expect, test } from "vitest";
import { isSpace, skipSpaces, trimEnd, wordEnd } from "../../src/text/spaces.ts";

test("white space is what `\\s` says, for every unit", () => {
	const other = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(
		(unit) => isSpace(unit) !== /\s/u.test(String.fromCharCode(unit)),
	);
	expect(other).toEqual([]);
});

test.each([
	["blanks", "  ash", 0, 5, 2],
	["none", "ash", 0, 3, 0],
	["no further than asked", "    ash", 0, 2, 2],
	["from where it is asked", "a  sh", 1, 5, 3],
])("skips %s", (_why, text, start, end, expected) => expect(skipSpaces(text, start, end)).toBe(expected));

test.each([
	["blanks behind", "ash  ", 0, 5, 3],
	["none", "ash", 0, 3, 3],
	["no further than the start", "     ", 2, 5, 2],
])("trims %s", (_why, text, start, end, expected) => expect(trimEnd(text, start, end)).toBe(expected));

test.each([
	["before a blank", "ash lye", 0, 7, 3],
	["at the start that is given", "ash lye", 0, 2, 2],
	["at once on a blank", " ash", 0, 4, 0],
])("a word ends %s", (_why, text, start, end, expected) => expect(wordEnd(text, start, end)).toBe(expected));
