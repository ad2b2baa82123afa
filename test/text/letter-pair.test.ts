import { expect, test } from "vitest";
import { letterPair } from "../../src/forms/words.ts";

const pairOf = (text: string) => letterPair(text.charCodeAt(0), text.charCodeAt(1));

test("small letters and capitals make one pair", () => {
	expect(new Set(["he", "He", "hE", "HE"].map(pairOf)).size).toBe(1);
});

test.each([
	["he", "eh"],
	["he", "hi"],
	["he", "h"],
	["é!", "!é"],
])("%j and %j make two", (one, other) => {
	expect(pairOf(one)).not.toBe(pairOf(other));
});
