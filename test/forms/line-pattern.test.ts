import { expect, test, vi } from "vitest";
import { linePattern, patternFault } from "../../src/forms/patterns.ts";

test.each([
	["(NB: *)", "(NB: This is what was said.)", true],
	["(NB: *)", "  (nb:\u00a0this\n  goes on) ", true],
	["(NB: *)", "(NB: )", true],
	["(NB: *)", "(NB: one) and more", false],
	["(NB: *)", "See (NB: one)", false],
	["(NB: *)", "（NB: full width）", true],
	["(NB: *)", "", false],
	["(NB: *)", "(NB: ", false],
	["Page * of *", "Page 2 of 13", true],
	["Page * of *", "Page of", false],
	["*confidential*", "Strictly CONFIDENTIAL!", true],
	["*confidential*", "confident", false],
	["* a * b", "x a b", false],
	["* a * b", "x a y b", true],
	["* a b", "a b", true],
	["\\* a *", "* a b", true],
	["\\* a *", "x a b", false],
	["ab*ba", "aba", false],
	["ab*ba", "abba", true],
	["DRAFT", "draft", true],
	["DRAFT", "drafts", false],
])("%j on %j: %s", (pattern, text, expected) => {
	expect(linePattern(pattern).test(text)).toBe(expected);
});

test("each part of a pattern is sought once, however hostile the line is", () => {
	const pattern = linePattern(`(${"a*".repeat(40)}b*)`);
	const sought = vi.spyOn(String.prototype, "indexOf");
	const isLike = pattern.test(`(${"a".repeat(500_000)})`);
	const parts = sought.mock.calls.filter(([part]) => part === "a" || part === "b");
	sought.mockRestore();
	expect([isLike, parts.length]).toEqual([false, 40]);
});

test.each(["(NB: *)", "Page * of *", "[N.B. *]", "1.", "Note *", "c*", "Cost: $5", "100 %"])(
	"%j is a pattern",
	(pattern) => {
		expect(patternFault(pattern)).toBeNull();
	},
);

test.each(["^NB", "NB$", "/nb/i", "(a+)+$", ".*", "\\d+", "(?:x)", "[a-z]+", "*", "* *", "(*)"])(
	"%j is not a pattern",
	(pattern) => {
		expect(patternFault(pattern)).not.toBeNull();
	},
);
