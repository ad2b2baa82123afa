import { expect, test } from "vitest";
import { entryTokens } from "../../src/people/entry-tokens.ts";
import { words } from "./read.ts";

test.each([
	["none", "soap", []],
	["one", "a (b) c", ["(b)"]],
	["square", "a [b] c", ["[b]"]],
	["one in another", "(a (b))", ["(a (b))", "(b)"]],
	["one that stays open", "a (b", []],
	["one that only closes", "a b)", []],
	["what colours a terminal", "\u001b[1m(a)", ["(a)"]],
])("closed brackets: %s: `%s`", (_why, text, brackets) => {
	const { closed, start, end } = entryTokens(text, words.lexicon);
	const found = [...closed].flatMap((behind, at) => (behind === 0 ? [] : [text.slice(start[at], end[behind - 1])]));
	expect(found).toEqual(brackets);
});
