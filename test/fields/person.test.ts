import { expect, test } from "vitest";
import { readEntry } from "../../src/people/entry.ts";
import { words } from "./read.ts";

test.each([
	["Joy Lee", { name: "Joy Lee" }],
	["Captain Joy Lee", { name: "Joy Lee", honorific: "Captain" }],
	["Captain Joy Lee PhD", { name: "Joy Lee", honorific: "Captain", remark: "PhD" }],
	["Chief Executive Joy Lee", { name: "Joy Lee", role: "Chief Executive" }],
])("%s", (text, person) => {
	expect(readEntry(text, words.lexicon)).toEqual(person);
});
