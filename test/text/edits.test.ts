import fc from "fast-check";
import { expect, test } from "vitest";
import { edits } from "../../src/text/edits.ts";

test.each([
	["reporter", "reporter", 0],
	["repotrer", "reporter", 1],
	["signficance", "significance", 1],
	["reprter", "reporter", 1],
	["reporterr", "reporter", 1],
	["rapporter", "reporter", 2],
	["tgas", "tags", 1],
	["ab", "ba", 1],
	["ca", "abc", 3],
	["", "abc", 3],
	["abc", "", 3],
	["kitten", "sitting", 3],
])("%s -> %s takes %i", (from, to, expected) => {
	expect(edits(from, to, 9)).toBe(expected);
	expect(edits(to, from, 9)).toBe(expected);
});

test.each([
	["kitten", "sitting", 2],
	["a", "abcdefgh", 2],
	["venue", "tags", 1],
])("%s -> %s is given up beyond %i", (from, to, limit) => {
	expect(edits(from, to, limit)).toBe(limit + 1);
});

test("the limit never changes an answer within it", () => {
	const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
	fc.assert(
		fc.property(word, word, fc.nat(4), (from, to, limit) => {
			expect(edits(from, to, limit)).toBe(Math.min(edits(from, to, 99), limit + 1));
		}),
	);
});
