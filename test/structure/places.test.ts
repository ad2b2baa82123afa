/** Where values, headings and text to skip may stand, by what the form says. */
import { describe, expect, test } from "vitest";
import { process, render } from "../../src/index.ts";
import type { ReportJson } from "../../src/output/json-schema.ts";
import { faults } from "../properties/lossless.ts";
import { formOf } from "./forms.ts";

function read(yaml: string, notes: string): ReportJson {
	const form = formOf(`title: T\n${yaml}`);
	const outcome = process(notes, { form });
	expect(faults(outcome.report, notes)).toEqual([]);
	return JSON.parse(render(outcome, "json")) as ReportJson;
}

/** The keys and texts of sections in the order of the form, `key: heading | markdown`. */
function sections({ sections: map }: ReportJson): string[] {
	return Object.entries(map).flatMap(([key, value]) =>
		[value].flat().map(({ heading, markdown }) => `${key}: ${heading} | ${markdown.replaceAll("\n", "⏎")}`),
	);
}

describe("values", () => {
	const field = (where: string): string =>
		`fields: { who: { label: Present, type: people, where: [${where}] } }\nsections: { talk: { label: Talk } }\n`;
	const names = (where: string, notes: string): string[] =>
		((read(field(where), notes).fields["who"] ?? []) as { name: string }[]).map(({ name }) => name);

	test.each<[string, string, string, string[]]>([
		["a block with blank lines", "block", "Present:\n\n    Ann Bell\n\n    Bo Li\n\nTalk\n\nx", ["Ann Bell", "Bo Li"]],
		["a block ends at the label's indent", "block", "Present:\n  Ann Bell\nWe met.\n\nTalk\nx", ["Ann Bell"]],
		["a block on the label's line", "block", "Present:  Ann Bell,\n          Bo Li\n\nTalk\nx", ["Ann Bell", "Bo Li"]],
		["no block", "block", "Present:\n\nAnn Bell\n\nTalk\nx", []],
		[
			"a list with blank lines",
			"list",
			"Present:\n\n- Ann Bell\n\n- Bo Li\n\nWe met.\n\nTalk\nx",
			["Ann Bell", "Bo Li"],
		],
		["a numbered list", "list", "Present:\n1. Ann Bell\n2. Bo Li\n\nTalk\nx", ["Ann Bell", "Bo Li"]],
		["under a heading", "heading", "Present\n-------\nAnn Bell\n\nBo Li\n\nTalk\n----\nx", ["Ann Bell", "Bo Li"]],
		["under a heading, up to an unknown one", "heading", "Present\n=======\nAnn Bell\n\nOther\n=====\ny", ["Ann Bell"]],
		[
			"under a numbered heading",
			"heading, list",
			"1. Present\n\n* Ann Bell\n* Bo Li\n\n2. Talk\n\nx",
			["Ann Bell", "Bo Li"],
		],
	])("%s", (_, where, notes, expected) => {
		expect(names(where, notes)).toEqual(expected);
	});

	test("a comma on a line of its own parts a name from what she is", () => {
		const notes = "Present:\n  Ann Bell\n  Cy Dee, Oven Ltd\n  Bo Li\n\nTalk\nx";
		expect(read(field("block"), notes).fields["who"]).toEqual([
			{ name: "Ann Bell" },
			{ name: "Cy Dee", affiliation: "Oven Ltd" },
			{ name: "Bo Li" },
		]);
	});
});

describe("values without a label", () => {
	const yaml = `fields:
  title: { label: Title, type: text, where: [title] }
  date: { label: Date, type: date, where: [title], patterns: ["Held on {value} at *"] }
  number: { label: Number, type: number, where: [title] }
  sorry: { label: Apologies, type: people, patterns: ["Apologies from {value}", "{value} sent word"] }
sections: { talk: { label: Talk } }
`;

	test.each<[string, string, Record<string, unknown>]>([
		["a date alone", "The Club\n\n4 June 2018\n\nTalk\n\nx", { title: "The Club", date: "2018-06-04" }],
		["in the title", "The Club, 4 June 2018\n\nTalk\n\nx", { title: "The Club, 4 June 2018", date: "2018-06-04" }],
		[
			"a date deep in the prose is not the date of the meeting",
			`The Club\n\n${"One more thing was said.\n\n".repeat(12)}The mill burnt down on 4 June 1918.\n\nTalk\n\nx`,
			{ title: "The Club", date: null },
		],
		["a day that does not exist", "The Club\n\nTues 31 Sept 2026\n\nTalk\n\nx", { date: { raw: "Tues 31 Sept 2026" } }],
		["such a day in the title", "The Club, 30 Feb 2026\n\nTalk\n\nx", { date: { raw: "30 Feb 2026" } }],
		["a number", "Meeting No. 12\n\nTalk\n\nx", { title: "Meeting No. 12", number: 12 }],
		[
			"a sentence that was wrapped",
			"Talk\n\nThe committee came together and was quorate. Held on 4 June\n2018 at the mill by the river, where everybody had a chair to\nsit on and nobody had to stand. More of the same.",
			{ date: "2018-06-04" },
		],
		[
			"a sentence before the title",
			"The Club 1 May 2017\n\nTalk\n\nHeld on 4 June 2018 at noon.",
			{ date: "2018-06-04" },
		],
		["a sentence without a date", "Talk\n\nHeld on the lawn at noon.", { date: null }],
		[
			"several sentences of one list",
			"Talk\n\nApologies from Ann Bell. We began. Bo Li sent word.",
			{ sorry: [{ name: "Ann Bell" }, { name: "Bo Li" }] },
		],
		["a label wins", "4 June 2018\n\nDate: 5 June 2018\n\nTalk\n\nx", { date: "2018-06-05" }],
	])("%s", (_, notes, expected) => {
		expect(read(yaml, notes).fields).toMatchObject(expected);
	});

	test("the sentence stays, a date alone does not", () => {
		expect(sections(read(yaml, "Talk\n\nHeld on 4 June 2018 at noon."))).toEqual([
			"talk: Talk | Held on 4 June 2018 at noon.",
		]);
		expect(read(yaml, "The Club\n\n4 June 2018\n\nTalk\n\nx").unclassified).toEqual([]);
	});
});

describe("headings", () => {
	const fields = "fields: { date: { label: Date, type: date } }\n";
	const notes = "1. Boats\n\nNews\n\nOne leaks.\n\n2. News\n\nNone.";

	test.each<[string, string, string[]]>([
		[
			"any",
			"sections: { boats: { label: Boats }, news: { label: News } }",
			["boats: Boats | ", "news: News | One leaks."],
		],
		[
			"numbered",
			"headings: [numbered]\nsections: { boats: { label: Boats }, news: { label: News } }",
			["boats: Boats | News⏎⏎One leaks.", "news: News | None."],
		],
		[
			"by pattern",
			'headings: [numbered]\nsections: { topics: { label: Topics, matches: ["*"], repeatable: true } }',
			["topics: Boats | News⏎⏎One leaks.", "topics: News | None."],
		],
		[
			"by pattern, behind a label",
			'headings: [numbered]\nsections: { topics: { label: Topics, matches: ["*o*"], repeatable: true }, news: { label: News } }',
			["topics: Boats | News⏎⏎One leaks.", "news: News | None."],
		],
	])("%s", (_, yaml, expected) => {
		expect(sections(read(fields + yaml, notes))).toEqual(expected);
	});

	test.each<[string, string, string]>([
		[
			"lettered",
			"A. Ann [chair]\n\n   Words.\n\n   A. no\n\nB. Bo\n\n   More.",
			"### Ann \\[chair]⏎⏎Words.⏎⏎A. no⏎⏎### Bo⏎⏎More.",
		],
		["numbered, lettered", "1. One\n\n  a) two\n\n     x\n\n2. Three\n\n  y", "### One⏎⏎#### two⏎⏎x⏎⏎### Three⏎⏎y"],
		["markdown", "### One\nx\n#### Two\ny", "### One⏎⏎x⏎⏎#### Two⏎⏎y"],
		["underlined", "One\n---\nx", "### One⏎⏎x"],
		["bold", "**One**\n\nx", "### One⏎⏎x"],
		["lettered", "A. one\nB. two", "A. one⏎⏎B. two"],
	])("inside a section: %s", (styles, text, expected) => {
		const yaml = `${fields}headings: [markdown]\nsections: { s: { label: S, subheadings: [${styles}] } }`;
		expect(sections(read(yaml, `## S\n\n${text}`))).toEqual([`s: S | ${expected}`]);
	});

	test("a framed one, and one in spaced letters", () => {
		const yaml = `${fields}sections: { s: { label: Notes } }`;
		expect(sections(read(yaml, "=====\nNOTES\n=====\n\nx"))).toEqual(["s: NOTES | x"]);
		expect(sections(read(yaml, "N O T E S\n\nx"))).toEqual(["s: N O T E S | x"]);
	});
});

describe("fields inside a section", () => {
	const yaml = `fields:
  present: { label: Present, type: people, where: [block] }
  other: { label: Other, type: text }
headings: [numbered]
sections: { call: { label: Roll call, fields: [present] }, talk: { label: Talk } }
`;

	test("its text goes on behind them, and what it does not list is text", () => {
		const report = read(
			yaml,
			"1. Roll call\n\nWe met.\n\nPresent:\n  Ann Bell\n\nOther: no\n\n2. Talk\n\nPresent: nobody",
		);
		expect(report.fields).toEqual({ present: [{ name: "Ann Bell" }], other: null });
		expect(sections(report)).toEqual(["call: Roll call | We met.⏎⏎Other: no", "talk: Talk | Present: nobody"]);
	});
});

describe("what is skipped", () => {
	const fields = "fields: { date: { label: Date, type: date } }\nsections: { s: { label: Talk } }\n";

	test.each<[string, string, string, string]>([
		["a line", 'boilerplate: ["Page *"]', "Talk\n\na\nPage 2\nb", "a⏎⏎b"],
		["a run of lines", 'skip: [{ from: Contents, to: "___*" }]', "Talk\n\na\n\nContents\n 1. b\n_____\nc", "a⏎⏎c"],
		[
			"runs without a line between",
			'skip: [{ from: "Page *", to: "___*" }]',
			"Talk\n\na\nPage 2\n___\nPage 3\n___\nb",
			"a⏎⏎b",
		],
		["up to a blank line", "skip: [{ from: Contents }]", "Talk\n\na\n\nContents\n1. b\n\nc", "a⏎⏎c"],
		[
			"no run without its end",
			'skip: [{ from: Contents, to: "___*" }]',
			"Talk\n\na\n\nContents\n\nc",
			"a⏎⏎Contents⏎⏎c",
		],
		[
			"front matter",
			'skip: [{ from: "---", to: "---" }]',
			"---\nx: 1\n---\nTalk\n\na\n\n---\n\nb\n\n---\n\nc",
			"a⏎⏎\\---⏎⏎b⏎⏎\\---⏎⏎c",
		],
		["a line with a bullet", 'boilerplate: ["- Page *"]', "Talk\n\na\n- Page 2\nb", "a⏎⏎b"],
		["a line in a list", 'boilerplate: ["Page *"]', "Talk\n\n- a\nPage 2\n- b", "- a⏎⏎* b"],
	])("%s", (_, yaml, notes, expected) => {
		expect(sections(read(fields + yaml, notes))[0]).toBe(`s: Talk | ${expected}`);
	});
});
