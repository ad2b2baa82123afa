import { expect, test } from "vitest";
import type { Person } from "../../src/ast/nodes.ts";
import { people } from "../../src/fields/people.ts";
import { ownSeparatorEnd } from "../../src/fields/pieces.ts";
import { contextOf, read, wrapped } from "./read.ts";

test.each([
	["a and b", 2, ["and"], 5],
	["a and b", 1, [" and "], 6],
	["a\n  and  b", 1, [" and "], 9],
	["Brandt", 2, ["and"], 2],
	["Band b", 1, ["and"], 1],
	["andy", 0, ["and"], 0],
	["and", 0, ["and"], 3],
	["a,b", 1, [","], 2],
	["a, and b", 1, [",", ", and"], 6],
	["and b", 0, [" and "], 4],
	["a and", 1, [" and "], 5],
	["a/b", 1, ["/"], 2],
	["a  b", 1, ["  "], 3],
	["a b", 1, ["  "], 1],
	["a b", 1, [""], 1],
	["a b", 1, [" and "], 1],
] as const)("%j at %i with %j", (raw, at, separators, end) => {
	expect(ownSeparatorEnd(raw, at, separators)).toBe(end);
});

function names(raw: string, separators: readonly string[]): string[] {
	const { items } = people.read(wrapped(raw), contextOf({ separators }));
	return items.map(({ value }) => (value as Person).name);
}

test.each([
	["Dale Brandt, Sandra Wynn and Bob Cole", ["Dale Brandt", "Sandra Wynn", "Bob Cole"]],
	["Bo Dee, James T. Pell and\n     Tom Wynn", ["Bo Dee", "James T. Pell", "Tom Wynn"]],
	["Ann Hart, Bo Dee, and Tom Wynn", ["Ann Hart", "Bo Dee", "Tom Wynn"]],
	["Gil Pope (holiday)\n   and Hal Knowles", ["Gil Pope", "Hal Knowles"]],
])("%j", (raw, expected) => {
	expect(names(raw, [",", "and"])).toEqual(expected);
	expect(names(raw, [",", " and "])).toEqual(expected);
});

test("a word parts tags only where it stands alone", () => {
	expect(read("tags", "Brandt and Sand", { separators: ["and"] }).value).toEqual(["Brandt", "Sand"]);
});
