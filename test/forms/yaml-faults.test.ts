/** What is said of a text that is no YAML: in our words, at its place. */
import { expect, test } from "vitest";
import { checkForm } from "../../src/forms/check.ts";
import { faultLine } from "../../src/forms/faults.ts";

test.each<[string, string]>([
	["title: [a", "f:1:10: Unclosed bracket, or an unexpected indent, before `end of the line`, expected keys"],
	["title: a: b", "f:1:8: Unexpected second colon in `a: b`, or an indent too many below it, expected text"],
	["title: 'x", "f:1:10: Unclosed quotes or brackets, or a missing colon, before `end of the line`, expected text"],
	["fields:\n\t- a", "f:2:1: Unexpected tab at the start of a line, expected spaces"],
	['title: "a\\q"', 'f:1:10: Unexpected backslash in `\\q"`, expected two of them, or single quotes'],
	["title: x\n foo: y", "f:1:8: Unexpected second colon in `x`, or an indent too many below it, expected text"],
	["title: x\nfoo\nbar: 1", "f:2:1: Missing colon in `foo`, expected a key with a colon and a space behind it"],
	["title: @x", "f:1:8: Unexpected sign at the start of `@x`, expected text with such signs in quotes"],
	["{a: b", "f:1:6: Unclosed quotes or brackets, or a missing colon, before `end of the line`"],
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
		"f:4:3: Unexpected key `form`, expected another name",
	],
	[
		"another one",
		"  rapporteur: { label: R, type: text }",
		"f:4:3: Unexpected key `rapporteur`, expected another name",
	],
	[
		"one number for two terms",
		"vocabularies: { v: [{ name: a, number: 1 }, { name: b, number: 1 }] }",
		"f:4:64: Unexpected second `1`, expected a number other than that of `a`",
	],
	[
		"remarks on a date",
		"  x: { label: X, type: date, remarks: [left *] }",
		"f:4:30: Unexpected key `remarks` in a field of the type `date`, expected the type `people`",
	],
	[
		"a section with an unknown field",
		"sections: { s: { label: S, fields: [dat] } }",
		"f:4:37: Unknown field `dat`, expected `date`",
	],
	[
		"an unknown kind of items",
		"sections: { s: { label: S, items: actions } }",
		"f:4:35: Unknown kind of items `actions`, expected the key `items` in the form",
	],
	[
		"a kind of items that nothing uses",
		"items: { a: { patterns: ['{owner}: {text}'] } }",
		"f:4:10: Unused kind of items `a`, expected the key `inline`",
	],
	[
		"a pattern for any line",
		"sections: { s: { label: S, matches: ['*'] } }",
		"f:4:38: Unexpected `*` alone, expected letters besides `*`",
	],
	[
		"an unknown style",
		"sections: { s: { label: S, headings: [nunbered] } }",
		"f:4:39: Unexpected `nunbered`, expected `numbered`",
	],
	[
		"a pattern without its value",
		"  x: { label: X, type: date, patterns: [held on *] }",
		"f:4:41: Unexpected `held on *`, expected `{value}` once",
	],
	[
		"an unknown part",
		"items: { a: { inline: ['{who} to {text}'] } }",
		"f:4:24: Unexpected `{who} to {text}`, expected `{text}`, `{owner}`, `{status}`",
	],
	[
		"two parts with nothing between",
		"items: { a: { inline: ['AI {owner}{text}'] } }",
		"f:4:24: Unexpected `AI {owner}{text}`, expected text between any two of `*` and parts in braces",
	],
	[
		"a regular expression",
		"  x: { label: X, type: date, patterns: ['^(a+)+ {value}$'] }",
		"expected literal text in which `*` stands for any run of characters, not a regular expression",
	],
	["a run of lines without its first", "skip: [{ to: x }]", "f:4:8: Missing key, expected `from`"],
	["text for a run of lines", "skip: [Contents]", "f:4:8: Unexpected `Contents`, expected a map of keys"],
])("%s", (_, line, expected) => {
	const checked = checkForm(opening + line, ["english"]);
	const found = "faults" in checked ? checked.faults.map((fault) => faultLine("f", fault)) : [];
	expect(found.join("\n")).toContain(expected);
	expect(found).toHaveLength(1);
});
