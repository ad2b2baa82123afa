import { expect, test } from "vitest";
import { checkForm } from "../../src/forms/check.ts";
import { faultLine } from "../../src/forms/faults.ts";
import { processorTime } from "../processor-time.ts";

const lists = ["english", "french"];

function faults(yaml: string): string[] {
	const checked = checkForm(yaml, lists);
	return "faults" in checked ? checked.faults.map((fault) => faultLine("f", fault)) : [];
}

/** A sound form with some lines put in place of its last ones. */
function form(...lines: string[]): string {
	return ["title: Minutes", "fields:", "  date:", "    label: Date", "    type: date", ...lines].join("\n");
}

test("a sound form gets its defaults", () => {
	expect(checkForm(form("sections:", "  talk:", "    label: Talk"), lists)).toEqual({
		data: {
			title: "Minutes",
			language: "en",
			words: "english",
			extraWords: {},
			placeholders: [],
			boilerplate: [],
			setAside: "keep",
			headings: [],
			skip: [],
			fields: {
				date: {
					label: "Date",
					aliases: [],
					short: [],
					type: "date",
					required: false,
					closing: false,
					placeholders: [],
					same: [],
					where: ["line", "following"],
					patterns: [],
					remarks: [],
					separators: [],
				},
			},
			sections: {
				talk: {
					label: "Talk",
					aliases: [],
					short: [],
					required: false,
					repeatable: false,
					statements: false,
					headings: [],
					matches: [],
					subheadings: [],
					fields: [],
				},
			},
			items: {},
			rules: [],
			vocabularies: {},
		},
	});
});

test.each<[string, string, string[]]>([
	["an unknown key near a known one", form("    labell: x"), ["f:6:5: Unexpected key `labell`. Write `label`."]],
	[
		"an unknown key near none",
		form("    colour: red"),
		[
			"f:6:5: Unexpected key `colour`. Write one of `label`, `aliases`, `short`, `type`, `required`, `closing`, " +
				"`placeholders`, `same`, `hint`, `where`, `patterns`, `remarks`, `separators`, `vocabulary`.",
		],
	],
	[
		"several unknown keys, each of them",
		form("    tpye: text", "    requird: true", "sectoins: {}"),
		[
			"f:6:5: Unexpected key `tpye`. Write `type`.",
			"f:7:5: Unexpected key `requird`. Write `required`.",
			"f:8:1: Unexpected key `sectoins`. Write `sections`.",
		],
	],
	["a missing key, at its parent", "title: T\nfields:\n  date:\n    label: Date", ["f:3:3: Missing key `type`."]],
	["a missing key of the whole", "fields: { date: { label: Date, type: date } }", ["f:1:1: Missing key `title`."]],
	[
		"a number for text",
		"title: 5\nfields: { date: { label: Date, type: date } }",
		["f:1:8: Unexpected `5`. Write text."],
	],
	["text for a boolean", form("    required: yes"), ["f:6:15: Unexpected `yes`. Write `true` or `false`."]],
	["text for a list", form("    aliases: Day"), ["f:6:14: Unexpected `Day`. Write a list."]],
	["an empty value", form("    aliases:"), ["f:6:13: Unexpected empty value. Write a list."]],
	["a list for a map", "title: T\nfields:\n  - label: Date", ["f:3:3: Unexpected list. Write `key: value` pairs."]],
	["a map for text", form("    hint: { a: b }"), ["f:6:11: Unexpected map. Write text."]],
	[
		"a misspelt type",
		"title: T\nfields: { day: { label: D, type: dat } }",
		["f:2:34: Unexpected `dat`. Write `date`."],
	],
	["an unknown place", form("    where: [line, table]"), ["f:6:19: Unexpected `table`. Write one of"]],
	["no place", form("    where: []"), ["f:6:12: Unexpected list. Write at least one place."]],
	[
		"a bad key",
		form("  My-key: { label: D, type: text }"),
		["f:6:3: Unexpected `My-key`. Write a key of letters and digits that starts with a small letter."],
	],
	["a key of JavaScript", form("  constructor: { label: D, type: text }"), ["f:6:3: Unexpected key `constructor`"]],
	["a prototype", form("__proto__: { a: b }"), ["f:6:1: Unexpected key `__proto__`"]],
	[
		"a label without words",
		form("    aliases: ['?', Day]"),
		["f:6:15: Unexpected `?`. Write a label with at least one word other than an article."],
	],
	[
		"a label over lines",
		form('    aliases: ["a\\nb"]'),
		["f:6:15: Unexpected `a\nb`. Write one line without space around it."],
	],
	[
		"a regular expression",
		form("boilerplate: ['NB*', '(a+)+$']"),
		[
			"f:6:22: Unexpected `(a+)+$`. Write literal text in which `*` stands for any run of characters, not a regular expression.",
		],
	],
	[
		"a pattern for anything",
		form("boilerplate: ['*']"),
		["f:6:15: Unexpected `*`. Write at least one character besides `*`."],
	],
	[
		"a class of words",
		form("extraWords: { honorifics: [x] }"),
		["f:6:15: Unexpected `honorifics`. Write `honorific`."],
	],
	[
		"two words for one",
		form("extraWords: { honorific: [a b] }"),
		["f:6:27: Unexpected `a b`. Write a single word, without space."],
	],
	[
		"a colour",
		form("vocabularies: { a: [{ name: x, colour: red }] }"),
		["f:6:40: Unexpected `red`. Write a colour like #E5243B."],
	],
	[
		"a fraction",
		form("vocabularies: { a: [{ name: x, number: 1.5 }] }"),
		["f:6:40: Unexpected `1.5`. Write a whole number."],
	],
	["an order of dates", form("dates: ymd"), ["f:6:8: Unexpected `ymd`. Write one of `dmy`, `mdy`."]],
	[
		"an unknown rule",
		form("rules: [{ rule: future-dates, field: date }]"),
		["f:6:17: Unexpected `future-dates`. Write `future-date`."],
	],
	["a doubled key", form("    type: text"), ["f:6:5: Invalid YAML: the same key twice. Keep one."]],
	[
		"a reference",
		"x: &x [1]\ny: *x\nz: *x",
		[
			"f:2:4: Unexpected reference `*x`. Write the value itself, or put text that begins with `*` in quotes.",
			"f:3:4: Unexpected reference `*x`",
		],
	],
	["a foreign tag", form("    hint: !!js/function x"), ["f:6:11: Invalid YAML: unexpected tag. Write plain values."]],
	["a second document", `${form()}\n---\na: b`, ["f:6:1: Invalid YAML: a second document. Keep one in a file."]],
	["text that is no YAML", 'title: "T', ["f:1:"]],
	["a tab", "title: T\nfields:\n\tdate: x", ["f:3:1: Invalid YAML: a tab at the start of a line. Use spaces."]],
	["an empty file", "", ["f:1:1: Unexpected empty value. Write `key: value` pairs."]],
	["a list", "- a", ["f:1:1: Unexpected list. Write `key: value` pairs."]],
	["a word", "form", ["f:1:1: Unexpected `form`. Write `key: value` pairs."]],
	[
		"Windows line ends",
		"title: T\r\nfields:\r\n  date:\r\n    label: Date\r\n    tpe: date\r\n",
		["f:3:3: Missing key", "f:5:5: Unexpected key `tpe`"],
	],
])("%s", (_, yaml, expected) => {
	const found = faults(yaml);
	expect(found).toHaveLength(expected.length);
	for (const [index, line] of expected.entries()) expect(found[index]).toContain(line);
});

test.each([
	["nesting", `title: ${"[".repeat(100_000)}`],
	["nested maps", `a: ${"{b: ".repeat(50_000)}`],
	[
		"a chain of references",
		`a0: &a0 [x]\n${Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`).join("\n")}`,
	],
	["size", `title: ${"x".repeat(2_000_000)}`],
	["a long key", `${"k".repeat(500_000)}: 1`],
])("hostile %s is refused at once", (_, yaml) => {
	const elapsed = processorTime();
	expect(faults(yaml).length).toBeGreaterThan(0);
	expect(elapsed()).toBeLessThan(3000);
});

test("a form has no more labels and separators than lines are held against in time", () => {
	const list = (count: number) => Array.from({ length: count }, (_, index) => `Label x${index}`).join(", ");
	expect(faults(form(`    aliases: [${list(499)}]`))).toEqual([]);
	expect(faults(form(`    aliases: [${list(500)}]`))).toEqual([
		"f:3:3: Too many labels, aliases and short labels: 501. A form may have 500.",
	]);
	expect(faults(form(`    separators: [${list(51)}]`))).toEqual([
		"f:6:17: Unexpected list. Write at most 50 separators.",
	]);
});
