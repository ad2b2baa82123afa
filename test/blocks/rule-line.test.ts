import { expect, test } from "vitest";
import { isRuleLine } from "../../src/blocks/heading-line.ts";
import type { Row } from "../../src/blocks/row.ts";

/** The row that all of a line is. */
function rowOf(line: string): Row {
	return { from: 0, to: line.length } as unknown as Row;
}

test.each([
	["three of one sign", "---", true],
	["many", "==========", true],
	["with blanks between", "* * *", true],
	["dashes", "———", true],
	["two", "--", false],
	["two and blanks", "-   -", false],
	["two kinds of sign", "-=-=-", false],
	["words behind them", "--- soap", false],
	["another sign", "!!!", false],
	["letters", "aaa", false],
	["nothing", "", false],
])("a line of one sign: %s: `%s`", (_why, line, expected) => expect(isRuleLine(line, rowOf(line))).toBe(expected));

test("only what the row spans counts", () => {
	expect(isRuleLine("a---b", { ...rowOf("a---b"), from: 1, to: 4 })).toBe(true);
});
