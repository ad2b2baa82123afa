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
	["words: frensh", "f:12:8: Unknown word list `frensh`. Write `french`."],
	["words: klingon", "f:12:8: Unknown word list `klingon`. Write one of `english`, `french`."],
	["order: [date, who, clerk, goals, talk]", "f:12:8: Missing in the order: `tags`."],
	["order: [date, who, clerk, goals, talk, tags, date]", "f:12:46: `date` is listed twice. Keep one."],
	['titlePattern: "{dat}"', "f:12:15: Unknown key `dat`. Write `date`."],
	['titlePattern: "{date"', "f:12:15: Unbalanced brace. Write keys of fields in braces, like `{date}`."],
	["rules: [{ rule: future-date, field: who }]", "f:12:37: `who` is not a field of the type `date`. Write `date`."],
	[
		"rules: [{ rule: future-date, field: date, other: who }]",
		"f:12:43: The rule `future-date` does not take `other`. Remove `other`.",
	],
	["rules: [{ rule: goal-tag-mismatch, field: goals }]", "f:12:9: Missing key `other`."],
	["rules: [{ rule: invalid-date, field: date }]", "f:12:9: Missing key `from` or `to`."],
	[
		'rules: [{ rule: invalid-date, field: date, from: "2016-01-02", to: "2016-01-01" }]',
		"f:12:68: `2016-01-01` is before `2016-01-02`. Write a later day.",
	],
	[
		'rules: [{ rule: future-date, field: date, to: "2016-01-01" }]',
		"f:12:43: The rule `future-date` does not take `to`; only `invalid-date` has bounds. Remove `to`.",
	],
	[
		"rules: [{ rule: missing-field, field: clark, other: goals }]",
		"f:12:39: `clark` is not a field of the form. Write `clerk`.",
	],
	[
		"rules: [{ rule: reporter-not-present, field: clerk, other: whom }]",
		"f:12:60: `whom` is not a field of the type `people`. Write `who`.",
	],
])("%s", (line, expected) => {
	expect(faults(`${sound}\n${line}`)).toEqual([expected]);
});

test.each([
	[
		"date: { label: Date, type: date }",
		"date: { label: Date, type: text }",
		"f:3:30: The field `date` can't have the type `text`. Write `date`.",
	],
	[
		"clerk: { label: Clerk",
		"clerk: { label: The Presents",
		"f:5:19: The label `The Presents` is too similar to a label of `who`. Change one of the two.",
	],
	[
		"talk: { label: Talk",
		"talk: { label: Talk, aliases: [Dates]",
		"f:9:34: The label `Dates` is too similar to a label of `date`. Change one of the two.",
	],
	["talk: {", "who: {", "f:9:3: A field has the key `who` too. Rename one."],
	[
		"type: goals, vocabulary: goals",
		"type: choice",
		"f:6:3: A choice needs terms to choose from. Add the key `vocabulary`.",
	],
	["vocabulary: goals", "vocabulary: goal", "f:6:51: Unknown vocabulary `goal`. Write `goals`."],
])("%s -> %s", (before, after, expected) => {
	expect(sound).toContain(before);
	expect(faults(sound.replace(before, after))).toEqual([expected]);
});

test("a form without fields", () => {
	expect(faults("title: T\nfields: {}")).toEqual(["f:2:9: The form has no fields. Add at least one."]);
});

test("a field may repeat its own label among its aliases", () => {
	expect(faults(sound.replace("label: Clerk", "label: Clerk, aliases: [Clerks, clerk]"))).toEqual([]);
});
