import { expect, test } from "vitest";
import { arrangeWords, findWord, wordsIn, wordTable } from "../../src/text/word-table.ts";

const known = new Map([
	["ferry", 1],
	["he", 2],
	["HE", 4],
	["co-chair", 8],
	["josé", 16],
]);
const table = wordTable(arrangeWords(known));

const found = (word: string) => findWord(table, word, { from: 0, to: word.length });

test.each([
	["ferry", 1],
	["Ferry", 1],
	["FERRY", 1],
	["he", 2],
	["HE", 4],
	["He", 2],
	["Co-Chair", 8],
	["josé", 16],
	["José", 16],
])("%s is known", (word, bits) => expect(found(word)?.bits).toBe(bits));

test.each(["", "ferr", "ferrys", "erry", "co.chair", "co\rchair", "fe\u0052\u0052y\u0000"])("%j is not", (word) =>
	expect(found(word)).toBeNull(),
);

test("a word is found where it stands, its neighbours aside", () => {
	const text = "The ferryman’s ferry";
	expect(findWord(table, text, { from: 4, to: 9 })?.text).toBe("ferry");
	expect(findWord(table, text, { from: 4, to: 12 })).toBeNull();
	expect(findWord(table, text, { from: 15, to: 20 })?.text).toBe("ferry");
});

test("every word of a large table is found, and nothing else", () => {
	const words = Array.from({ length: 3000 }, (_, index) => index.toString(26).replace(/\d/gu, (digit) => `x${digit}`));
	const large = wordTable(arrangeWords(new Map(words.map((word, index) => [word, index]))));
	for (const [index, word] of words.entries()) {
		expect(findWord(large, `<${word}>`, { from: 1, to: word.length + 1 })).toEqual({ text: word, bits: index });
		expect(findWord(large, `${word}!`, { from: 0, to: word.length + 1 })).toBeNull();
	}
});

test("an empty table knows nothing", () =>
	expect(findWord(wordTable(arrangeWords(new Map())), "a", { from: 0, to: 1 })).toBeNull());

test("all words of a table are given back", () =>
	expect([...wordsIn(arrangeWords(known))].sort()).toEqual([...known].sort()));
