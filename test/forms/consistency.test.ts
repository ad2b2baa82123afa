import { expect, test } from "vitest";
import { checkForm } from "../../src/forms/check.ts";
import { faultLine } from "../../src/forms/faults.ts";

const sound = `title: Minutes
fields:
  date: { label: Date, type: date }
  who: { label: Present, type: people }
  clerk: { label: Clerk, type: people }
  goals: { label: Goals, type: goals, vocabulary: goals }
  tags: { label: Tags, type: tags, closing: true }
sections:
  talk: { label: Talk }
vocabularies:
  goals: [{ name: Water, number: 6 }]`;

function faults(yaml: string): string[] {
	const checked = checkForm(yaml, ["english", "french"]);
	return "faults" in checked ? checked.faults.map((fault) => faultLine("f", fault)) : [];
}

test.each([
	["order: [date, who, clerk, goals, talk, tags]"],
	["words: french"],
	['titlePattern: "{who}: {date}"'],
	["rules: [{ rule: future-date, field: date, severity: info }]"],
	["rules: [{ rule: reporter-not-present, field: clerk, other: who }]"],
	["rules: [{ rule: goal-tag-mismatch, field: goals, other: tags }]"],
	['rules: [{ rule: invalid-date, field: date, from: "2015-01-01", to: "2025-12-31" }]'],
	["rules: [{ rule: missing-field, field: clerk, other: goals }]"],
])("%s is sound", (line) => {
	expect(faults(`${sound}\n${line}`)).toEqual([]);
});

test.each([
	["words: frensh", "f:12:8: Unknown word list `frensh`, expected `french`"],
	["words: klingon", "f:12:8: Unknown word list `klingon`, expected one of `english`, `french`"],
	["order: [date, who, clerk, goals, talk]", "f:12:8: Incomplete order, expected `tags` as well"],
	["order: [date, who, clerk, goals, talk, tags, date]", "f:12:46: Unexpected second `date`, expected each key once"],
	['titlePattern: "{dat}"', "f:12:15: Unknown key `dat`, expected `date`"],
	['titlePattern: "{date"', "f:12:15: Unbalanced brace, expected keys of fields in braces, like `{date}`"],
	[
		"rules: [{ rule: future-date, field: who }]",
		"f:12:37: Unexpected field `who`, expected a field of the type `date`: `date`",
	],
	[
		"rules: [{ rule: future-date, field: date, other: who }]",
		"f:12:43: Unexpected key `other`, expected `field` alone",
	],
	["rules: [{ rule: goal-tag-mismatch, field: goals }]", "f:12:9: Missing key, expected `other`"],
	["rules: [{ rule: invalid-date, field: date }]", "f:12:9: Missing key, expected `from` or `to`"],
	[
		'rules: [{ rule: invalid-date, field: date, from: "2016-01-02", to: "2016-01-01" }]',
		"f:12:68: Unexpected day `2016-01-01`, expected one not before `2016-01-02`",
	],
	[
		'rules: [{ rule: future-date, field: date, to: "2016-01-01" }]',
		"f:12:43: Unexpected key `to`, expected bounds for `invalid-date` only",
	],
	[
		"rules: [{ rule: missing-field, field: clark, other: goals }]",
		"f:12:39: Unexpected field `clark`, expected a field of the form: `clerk`",
	],
	[
		"rules: [{ rule: reporter-not-present, field: clerk, other: whom }]",
		"f:12:60: Unexpected field `whom`, expected a field of the type `people`: `who`",
	],
])("%s", (line, expected) => {
	expect(faults(`${sound}\n${line}`)).toEqual([expected]);
});

test.each([
	[
		"date: { label: Date, type: date }",
		"date: { label: Date, type: text }",
		"f:3:30: Unexpected type `text` of the field `date`, expected `date`",
	],
	[
		"clerk: { label: Clerk",
		"clerk: { label: The Presents",
		"f:5:19: The label `The Presents` reads like one of `who`, expected a label of its own",
	],
	[
		"talk: { label: Talk",
		"talk: { label: Talk, aliases: [Dates]",
		"f:9:34: The label `Dates` reads like one of `date`, expected a label of its own",
	],
	["talk: {", "who: {", "f:9:3: Unexpected second use of the key `who`, expected a key that no field has"],
	[
		"type: goals, vocabulary: goals",
		"type: choice",
		"f:6:3: A choice without terms to choose from, expected the key `vocabulary`",
	],
	["vocabulary: goals", "vocabulary: goal", "f:6:51: Unknown vocabulary `goal`, expected `goals`"],
])("%s -> %s", (before, after, expected) => {
	expect(sound).toContain(before);
	expect(faults(sound.replace(before, after))).toEqual([expected]);
});

test("a form without fields", () => {
	expect(faults("title: T\nfields: {}")).toEqual(["f:2:9: Unexpected empty map, expected at least one field"]);
});

test("a field may repeat its own label among its aliases", () => {
	expect(faults(sound.replace("label: Clerk", "label: Clerk, aliases: [Clerks, clerk]"))).toEqual([]);
});
