import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { type Plain, yamlLines } from "../../src/output/markdown.ts";

test.each<[Plain, string]>([
	["Side event", "key: Side event"],
	["2016-02-02", 'key: "2016-02-02"'],
	["Yes", 'key: "Yes"'],
	["a: b", 'key: "a: b"'],
	["a #b", 'key: "a #b"'],
	["", 'key: ""'],
	["ends in a space ", 'key: "ends in a space "'],
	["\u2028", 'key: "\\u2028"'],
	[null, "key: null"],
	[[], "key: []"],
	[[5, 8, 16], "key: [5, 8, 16]"],
	[[5, { raw: "99" }], 'key:\n  - 5\n  - raw: "99"'],
	[[{ name: "Ann Lee", honorific: "Ms" }], "key:\n  - name: Ann Lee\n    honorific: Ms"],
	[{ raw: "31 Feb 2016" }, 'key:\n  raw: "31 Feb 2016"'],
])("%j", (value, expected) => {
	expect(yamlLines([["key", value]]).join("\n")).toBe(expected);
});

const text = fc.oneof(
	fc.string({ unit: "binary" }),
	fc.stringMatching(/^[ a-z:#\-?'"{}[\],&*!|>%@`~0-9.=<\n\t\u0085\u00a0\u2028\ufeff]{0,8}$/),
	fc.constantFrom(
		"true",
		"null",
		"~",
		"0x1f",
		"1e3",
		".inf",
		"---",
		"...",
		"- a",
		"? a",
		"<<",
		"=",
		"y",
		"No",
		"a:",
		"012",
		"1_000",
	),
);
const scalar = fc.oneof(text, fc.integer(), fc.constant(null));
const item = fc.oneof(scalar, fc.record({ name: text, role: text }), fc.record({ raw: text }));
const plain = fc.oneof(scalar, fc.array(item, { maxLength: 3 }), fc.record({ raw: text }));

test("YAML reads it back", () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), plain), { maxLength: 4 }), (entries) => {
			const expected = Object.fromEntries(entries);
			const yaml = yamlLines(Object.entries(expected)).join("\n");
			expect(parse(yaml) ?? {}, yaml).toEqual(expected);
		}),
		{ numRuns: 5_000 },
	);
});
