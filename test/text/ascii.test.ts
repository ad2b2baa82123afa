import { describe, expect, test } from "vitest";
import { hasLetter, hasWord, isAscii, withoutAccents, wordRuns } from "../../src/text/ascii.ts";

test.each([
	["", true, false, false],
	["5 * 3", true, false, true],
	["x-1", true, true, true],
	["– “…”", false, false, false],
	["é", false, true, true],
	["(é)", false, true, true],
	["٣", false, false, true],
	["会议", false, true, true],
	["“a”", false, true, true],
	["𝔸", false, true, true],
	["🚢", false, false, false],
])("%j", (text, ascii, letter, word) => {
	expect(isAscii(text)).toBe(ascii);
	expect(hasLetter(text)).toBe(letter);
	expect(hasWord(text)).toBe(word);
});

describe("words", () => {
	test.each([
		["", []],
		["no. 5, sea-bed", ["no", "5", "sea", "bed"]],
		["Año 2016 – 会议", ["Año", "2016", "会议"]],
	])("%j", (text, runs) => expect(wordRuns(text)).toEqual(runs));
});

test.each([
	["Zoe", "Zoe"],
	["Zoë Ångström", "Zoe Angstrom"],
	["e\u0301", "e"],
	["会议", "会议"],
])("%j without accents", (text, bare) => expect(withoutAccents(text)).toBe(bare));
