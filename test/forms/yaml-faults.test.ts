/** What is said of a text that is no YAML: in our words, at its place. */
import { expect, test } from "vitest";
import { checkForm } from "../../src/forms/check.ts";
import { faultLine } from "../../src/forms/faults.ts";

test.each<[string, string]>([
	["title: [a", "f:1:10: Invalid YAML: `[` opened on line 1 is never closed."],
	[
		"title: a: b",
		'f:1:8: Invalid YAML: `a: b` is indented differently from the lines around it, or has a second colon. Indent it like them, or put text with a colon in quotes: `"like: this"`.',
	],
	["title: 'x", "f:1:10: Invalid YAML: `'` opened on line 1 is never closed."],
	["fields:\n\t- a", "f:2:1: Invalid YAML: a tab at the start of a line. Use spaces."],
	[
		'title: "a\\q"',
		'f:1:10: Invalid YAML: unexpected backslash in `\\q"`. Write two, or put the text in single quotes.',
	],
	[
		"title: x\n foo: y",
		'f:1:8: Invalid YAML: `x` is indented differently from the lines around it, or has a second colon. Indent it like them, or put text with a colon in quotes: `"like: this"`.',
	],
	[
		"title: x\nfoo\nbar: 1",
		"f:2:1: Invalid YAML: missing colon or comma in `foo`. Write a colon and a space after each key; in brackets, separate values with commas.",
	],
	[
		"title: @x",
		'f:1:8: Invalid YAML: unexpected character at the start of `@x`. Put text with such characters in quotes: `"like: this"`.',
	],
	["{a: b", "f:1:6: Invalid YAML: `{` opened on line 1 is never closed."],
	["title: 'a ['\nfields: \"x\nb: c", 'f:3:5: Invalid YAML: `"` opened on line 2 is never closed.'],
	["title: * held", "f:1:8: Invalid YAML: unexpected `* held`. Put text that begins with `*` or `&` in quotes."],
	[
		"title: *held on",
		"f:1:14: Invalid YAML: unexpected `on` after `*held`. Put the whole value in quotes; in brackets, separate values with commas.",
	],
	["title: {value} at *", "f:1:16: Invalid YAML: unexpected `at *` after `}`. Put the whole value in quotes;"],
	['d: { a: "x" b: c }', 'f:1:13: Invalid YAML: unexpected `b: c }` after `"`. Put the whole value in quotes;'],
	["d: { a: b }}", "f:1:12: Invalid YAML: unexpected `}`. Write keys"],
	["d: { a: D b: c }", "f:1:9: Invalid YAML: missing comma in `D b: c }`. In brackets, separate values with commas."],
	['d: ["b" c]', "f:1:9: Invalid YAML: missing comma, colon or space at `c]`."],
])("%j", (yaml, expected) => {
	const checked = checkForm(yaml, ["english"]);
	const [first] = "faults" in checked ? checked.faults.map((fault) => faultLine("f", fault)) : [];
	expect(first).toContain(expected);
});

const opening = "title: T\nfields:\n  date: { label: Date, type: date }\n";

test.each<[string, string, string]>([
	[
		"a field that front matter needs the name of",
		"  form: { label: Form, type: text }",
		"f:4:3: Reserved key `form`: reports use it themselves. Choose another name.",
	],
	[
		"another one",
		"  rapporteur: { label: R, type: text }",
		"f:4:3: Reserved key `rapporteur`: reports use it themselves. Choose another name.",
	],
	[
		"one number for two terms",
		"vocabularies: { v: [{ name: a, number: 1 }, { name: b, number: 1 }] }",
		"f:4:64: `a` has the number `1` already. Change one of the two.",
	],
	[
		"remarks on a date",
		"  x: { label: X, type: date, remarks: [left *] }",
		"f:4:30: A field of the type `date` can't have `remarks`; only `people` can. Remove them.",
	],
	[
		"a section with an unknown field",
		"sections: { s: { label: S, fields: [dat] } }",
		"f:4:37: Unknown field `dat`. Write `date`.",
	],
	[
		"an unknown kind of items",
		"sections: { s: { label: S, items: actions } }",
		"f:4:35: Unknown kind of items `actions`. Add `items` to the form.",
	],
	[
		"a kind of items that nothing uses",
		"items: { a: { patterns: ['{owner}: {text}'] } }",
		"f:4:10: Unused kind of items `a`. Add `inline`, or name it in a section.",
	],
	[
		"a pattern for any line",
		"sections: { s: { label: S, matches: ['*'] } }",
		"f:4:38: `*` alone would match every line. Add letters, or `headings` other than `bare`.",
	],
	[
		"an unknown style",
		"sections: { s: { label: S, headings: [nunbered] } }",
		"f:4:39: Unexpected `nunbered`. Write `numbered`.",
	],
	[
		"a pattern without its value",
		"  x: { label: X, type: date, patterns: [held on *] }",
		"f:4:41: Unexpected `held on *`. Write `{value}` in it exactly once.",
	],
	[
		"an unknown part",
		"items: { a: { inline: ['{who} to {text}'] } }",
		"f:4:24: Unexpected `{who} to {text}`. Write only these in braces: `{text}`, `{owner}`, `{status}`, `{number}`, `{due}`, `{vote}`.",
	],
	[
		"two parts with nothing between",
		"items: { a: { inline: ['AI {owner}{text}'] } }",
		"f:4:24: Unexpected `AI {owner}{text}`. Write text between two parts in braces, between two `*`, and between a part and `*`.",
	],
	[
		"a regular expression",
		"  x: { label: X, type: date, patterns: ['^(a+)+ {value}$'] }",
		"f:4:41: Unexpected `^(a+)+ {value}$`. Write literal text in which `*` stands for any run of characters, not a regular expression.",
	],
	[
		"an empty text",
		"  x: { label: X, type: people, separators: [''] }",
		"f:4:45: Unexpected empty value. Write some text.",
	],
	["a run of lines without its first", "skip: [{ to: x }]", "f:4:8: Missing key `from`."],
	["text for a run of lines", "skip: [Contents]", "f:4:8: Unexpected `Contents`. Write `key: value` pairs."],
])("%s", (_, line, expected) => {
	const checked = checkForm(opening + line, ["english"]);
	const found = "faults" in checked ? checked.faults.map((fault) => faultLine("f", fault)) : [];
	expect(found.join("\n")).toContain(expected);
	expect(found).toHaveLength(1);
});
