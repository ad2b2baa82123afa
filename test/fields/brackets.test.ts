import { expect, test } from "vitest";
import { bracketSpans, isEscape, withoutBrackets } from "../../src/fields/pieces.ts";

test.each([
	["none", "soap", []],
	["one", "a (b) c", [[2, 5]]],
	["square", "a [b] c", [[2, 5]]],
	[
		"one in another",
		"(a (b))",
		[
			[3, 6],
			[0, 7],
		],
	],
	["one that stays open", "a (b", []],
	["one that only closes", "a b)", []],
	["what colours a terminal", "\u001b[1m(a)", [[4, 7]]],
])("closed brackets: %s: `%s`", (_why, text, spans) => expect([...bracketSpans(text)]).toEqual(spans));

test.each([
	["one", "a (b) c", "a   c"],
	["with another in it", "a (b (c)) d", "a   d"],
	["two", "a (b) [c]", "a    "],
	["not those that stay open", "a (b", "a (b"],
	["none", "soap", "soap"],
])("without brackets: %s: `%s`", (_why, text, expected) => expect(withoutBrackets(text)).toBe(expected));

test("a bracket behind an escape colours a terminal", () => {
	expect([isEscape("\u001b[1m", 1), isEscape("a[1m", 1)]).toEqual([true, false]);
});
