import { describe, expect, test } from "vitest";
import { hasLetter, hasWord, isAscii, startsWithLetter, withoutAccents, wordRuns } from "../../src/text/ascii.ts";

test.each([
	["", true, false, false, false],
	["5 * 3", true, false, true, false],
	["x-1", true, true, true, true],
	["– “…”", false, false, false, false],
	["é", false, true, true, true],
	["(é)", false, true, true, false],
	["٣", false, false, true, false],
	["会议", false, true, true, true],
	["“a”", false, true, true, false],
	["𝔸", false, true, true, true],
	["🚢", false, false, false, false],
])("%j", (text, ascii, letter, word, starts) => {
	expect(isAscii(text)).toBe(ascii);
	expect(hasLetter(text)).toBe(letter);
	expect(hasWord(text)).toBe(word);
	expect(startsWithLetter(text)).toBe(starts);
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
