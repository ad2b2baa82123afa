import { expect, test } from "vitest";
import { anyPattern, linePattern } from "../../src/forms/patterns.ts";
import { processorTime } from "../processor-time.ts";

const isLike = anyPattern(["(NB *)", "Draft *"].map(linePattern));

test.each([
	["(NB one)", true],
	["(nb two)", true],
	["DRAFT 2", true],
	["（NB full width）", true],
	["\u200b(NB hidden)", true],
	["𝐃raft of today", true],
	["drafty", false],
	["• (NB one)", false],
	["‘NB’", false],
	["", false],
])("%j: %s", (text, expected) => {
	expect(isLike(`.${text}.`, 1, text.length + 1)).toBe(expected);
	expect(isLike(`.${text}.`, 1, text.length + 1)).toBe(expected);
});

test("a pattern that begins anyhow is tried on every text", () => {
	expect(anyPattern([linePattern("* page")])("next page", 0, 9)).toBe(true);
});

test("no pattern is like anything", () => {
	expect(anyPattern([])("x", 0, 1)).toBe(false);
});

test("a line is made comparable once, however many patterns it is tried on", () => {
	const isAny = anyPattern(Array.from({ length: 900 }, (_, at) => linePattern(`*a*b${at} *`)));
	const elapsed = processorTime();
	for (let at = 0; at < 300; at++) expect(isAny(`${at} Ａ b  `.repeat(60), 0, 500)).toBe(false);
	expect(elapsed()).toBeLessThan(1500);
});
