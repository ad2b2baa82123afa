import { expect, test } from "vitest";
import { countValues, readOrdinal } from "../../src/blocks/heading-line.ts";

test.each([
	["a figure and a full stop", "4. Roll Call", ["numbered"], "Roll Call", true],
	["a figure in brackets", "(2) Roll Call", ["numbered"], "Roll Call", true],
	["a figure alone", "2015 was a dry year", ["numbered"], "was a dry year", false],
	["a figure and two blanks", "4  Roll Call", ["numbered"], "Roll Call", true],
	["parts of a figure", "3.1.2 Roll Call", ["numbered"], "Roll Call", true],
	["a figure with a stroke", "15/023 Roll Call", ["numbered"], "Roll Call", true],
	["a figure and a dash", "4 – Roll Call", ["numbered"], "Roll Call", true],
	["a Roman figure", "XIV. Roll Call", ["numbered"], "Roll Call", true],
	["a Roman figure and a dash", "I – Roll Call", ["numbered"], "Roll Call", true],
	["a letter", "B. Roll Call", ["lettered"], "Roll Call", true],
	["two letters", "AA. Roll Call", ["lettered"], "Roll Call", true],
	["a letter that is a figure too", "I. Roll Call", ["numbered", "lettered"], "Roll Call", true],
	["a word for it", "Agenda item 3: Roll Call", ["numbered"], "Roll Call", true],
])("%s: `%s`", (_why, line, styles, words, firm) => {
	const found = readOrdinal(line, 0, line.length);
	expect(found?.styles).toEqual(styles);
	expect(line.slice(found?.content)).toBe(words);
	expect(found?.firm).toBe(firm);
});

test.each([
	["a word", "Roll Call"],
	["a word with a full stop", "Etc. Roll Call"],
	["no words behind it", "4. "],
	["no blank behind it", "4.Roll Call"],
	["a word for it without a figure", "Item Roll Call"],
	["a bracket that closes later", "(5 in favour, 1 against)"],
	["a word and a dash", "Mix – Roll Call"],
	["too many figures", "20171 Roll Call"],
])("none: %s: `%s`", (_why, line) => expect(readOrdinal(line, 0, line.length)).toBeNull());

test("starts and ends at the given offsets", () => {
	expect(readOrdinal("- 4. Roll", 2, 9)?.content).toBe(5);
	expect(readOrdinal("4. Roll", 0, 3)).toBeNull();
});

test.each([
	["C.", [3]],
	["(b)", [2]],
	["V)", [22, 5]],
	["XIV.", [14]],
	["AA.", []],
	["4.", []],
])("%s counts %j", (sign, values) => expect(countValues(sign)).toEqual(values));
