import { expect, test } from "vitest";
import { suggest } from "../../src/cli/output.ts";

test.each([
	["a letter wrong", "pritty", " Did you mean `pretty`?"],
	["letter case aside", "SARIF", " Did you mean `sarif`?"],
	["the nearest of two", "jason", " Did you mean `json`?"],
	["a beginning", "gi", " Did you mean `github`?"],
	["one letter is no beginning", "g", ""],
	["another word", "weather", ""],
	["more edits than a third of a name", "jxxn", ""],
	["nothing", "", ""],
])("%s: `%s`", (_why, word, expected) => {
	expect(suggest(word, ["pretty", "json", "junit", "sarif", "github"])).toBe(expected);
});
