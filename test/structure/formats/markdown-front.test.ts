/** Front matter that is not ours: lists and maps in it. */
import { expect, test } from "vitest";
import { check } from "../../../src/check/index.ts";
import { parseForm } from "../../../src/forms/load.ts";
import { interpret } from "../../../src/interpret/index.ts";
import { reportJson } from "../../../src/output/json.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";

const loaded = await parseForm(
	`
title: Reef
fields:
  date: { label: Date, aliases: [Meeting date], type: date }
  present: { label: Attendees, aliases: [Present], type: people }
  absent: { label: Absent, type: people }
  venue: { label: Venue, type: text }
  links: { label: Links, type: links }
`,
	"reef",
);
const form = "form" in loaded ? loaded.form : expect.fail(JSON.stringify(loaded.faults));

function read(yaml: string) {
	const report = interpret(markdown.parse(`---\n${yaml}\n---\n`, form), form);
	const { fields, unclassified } = reportJson(report, { form, source: null });
	const loose = unclassified.map((each) => each.markdown.replace(/^```\n|\n```$/g, ""));
	const told = Object.entries(fields).filter(([, value]) => value !== null);
	return { ...Object.fromEntries(told), loose };
}

const ann = { name: "Ann Bell" };
const bo = { name: "Bo Li" };

test.each([
	["a list", "present: [Ann Bell, Bo Li]", { present: [ann, bo], loose: [] }],
	["a list of lines", "present:\n  - Ann Bell\n  - 'Bo Li'", { present: [ann, bo], loose: [] }],
	["a name with a key", "present:\n  - name: Ann Bell\n  - name: Bo Li", { present: [ann, bo], loose: [] }],
	["a role", "present:\n  - name: Ann Bell\n    role: chair\n  - Bo Li", { present: [{ ...ann, role: "chair" }, bo] }],
	["a role first", "present:\n  - { role: chair, name: Ann Bell }", { present: [{ ...ann, role: "chair" }] }],
	["a name as the key", "present:\n  - Ann Bell: chair", { present: [{ ...ann, role: "chair" }] }],
	[
		"more keys",
		"absent: [{ name: Bo Li, org: Reef Trust, github: bo }]",
		{
			absent: [{ ...bo, affiliation: "Reef Trust", handle: "@bo" }],
			loose: [],
		},
	],
	[
		"labels below a label",
		"attendees:\n  present: [Ann Bell]\n  absent: [Bo Li]",
		{
			present: [ann],
			absent: [bo],
			loose: ["attendees:"],
		},
	],
	[
		"a map below a label that means nothing to the form",
		"attendees:\n  here: [Ann Bell]\n  away: [Bo Li]",
		{
			loose: ["attendees:\n  here: [Ann Bell]\n  away: [Bo Li]"],
		},
	],
	["a map below a key that does", "who:\n  present: [Ann Bell]", { loose: ["who:\n  present: [Ann Bell]"] }],
	[
		"people with parts that nobody knows",
		"present:\n  - first: Ann\n    last: Bell",
		{
			loose: ["present:\n  - first: Ann\n    last: Bell"],
		},
	],
	["a map for a text", "venue:\n  street: Quay 4", { loose: ["venue:\n  street: Quay 4"] }],
	["quotes", `venue: "The \\"Old\\" Pier"`, { venue: 'The "Old" Pier', loose: [] }],
	[
		"the time of day behind a date, which stands beside it",
		"date: 2019-05-07 18:00:00 +0200",
		{ date: "2019-05-07", loose: ["18:00:00 +0200"] },
	],
	[
		"titles as the keys of links",
		"links:\n  Slides: https://a.org/s\n  Film: https://a.org/f",
		{
			links: [
				{ title: "Slides", url: "https://a.org/s" },
				{ title: "Film", url: "https://a.org/f" },
			],
			loose: [],
		},
	],
	[
		"a title without an address",
		"links: [{ title: Slides pending }, { title: Film, url: https://a.org/f }]",
		{
			links: [
				{ title: "Slides pending", url: null },
				{ title: "Film", url: "https://a.org/f" },
			],
			loose: [],
		},
	],
	[
		"a title and its address",
		"links: [{ title: Slides, url: https://a.org/s }, https://a.org/f]",
		{
			links: [
				{ title: "Slides", url: "https://a.org/s" },
				{ title: "https://a.org/f", url: "https://a.org/f" },
			],
			loose: [],
		},
	],
	[
		"a title whose address is missing",
		"links:\n  Slides:\n  Film: https://a.org/f",
		{
			links: [
				{ title: "Slides", url: null },
				{ title: "Film", url: "https://a.org/f" },
			],
			loose: [],
		},
	],
	[
		"titles that are called what parts of a link are",
		"links:\n  Name: https://a.org/n\n  Text: https://a.org/t",
		{
			links: [
				{ title: "Name", url: "https://a.org/n" },
				{ title: "Text", url: "https://a.org/t" },
			],
			loose: [],
		},
	],
	[
		"a title without an address, and an address without a title",
		"links:\n  - Slides pending\n  - https://a.org/v",
		{
			links: [
				{ title: "Slides pending", url: null },
				{ title: "https://a.org/v", url: "https://a.org/v" },
			],
			loose: [],
		},
	],
	[
		"a link with a note",
		"links:\n  title: Film\n  url: https://a.org/f\n  note: later",
		{ loose: ["links:\n  title: Film\n  url: https://a.org/f\n  note: later"] },
	],
	[
		"a title with a note",
		"links:\n  Film:\n    url: https://a.org/f\n    note: later",
		{ loose: ["links:\n  Film:\n    url: https://a.org/f\n    note: later"] },
	],
	[
		"titles below a title",
		"links:\n  Film:\n    English: https://a.org/e\n    French: https://a.org/f",
		{ loose: ["links:\n  Film:\n    English: https://a.org/e\n    French: https://a.org/f"] },
	],
	[
		"a title with a semicolon",
		"links: { Slides; draft: https://a.org/s }",
		{ loose: ["links: { Slides; draft: https://a.org/s }"] },
	],
])("%s", (_what, yaml, expected) => {
	expect(read(yaml)).toMatchObject(expected);
	expect(Object.keys(read(yaml))).toEqual(expect.arrayContaining(Object.keys(expected)));
	if (!("absent" in expected)) expect(read(yaml)).not.toHaveProperty("absent");
});

test.each(["meeting_date", "meeting-date"])("the words of a key may be joined: %s", (key) => {
	const report = interpret(markdown.parse(`---\n${key}: 4 March 2021\n---\n`, form), form);
	expect(check(report, { form, text: "", today: "2030-01-01" }).map(({ code }) => code)).toEqual([]);
});
