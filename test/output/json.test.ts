import { expect, test } from "vitest";
import type { Report } from "../../src/ast/nodes.ts";
import { reportJson } from "../../src/output/json.ts";
import type { ReportJson } from "../../src/output/json-schema.ts";
import { context, field, form, paragraph, report, section, unclassified } from "./build-report.ts";

function json(...children: Report["children"]): ReportJson {
	return reportJson(report(...children), context);
}

test("every field is there, in the form's order, and null where it is not in the notes", () => {
	const { fields } = json(field("type", "Side event"), field("date", "2016-02-02"));
	expect(Object.keys(fields)).toEqual(form.fields.map(({ name }) => name));
	expect(fields).toMatchObject({ date: "2016-02-02", type: "Side event", organizer: null, tags: null });
});

test("labels without a value, and values that can't be read", () => {
	const { fields } = json(field("date", null, "31 Feb 2016"), field("organizer", ""), field("staff", []));
	expect(fields).toMatchObject({ date: { raw: "31 Feb 2016" }, organizer: "", staff: [] });
});

test("goals are sorted and each once, what is no goal behind them", () => {
	const goals = field("sdgs", []);
	const items = [16, null, 5, 16].map((value) => ({ value, raw: "x", position: goals.position }));
	expect(json({ ...goals, items }).fields["sdgs"]).toEqual([5, 16, { raw: "x" }]);
});

test("a person's keys stand in their order", () => {
	const person = { group: true, remark: "online", honorific: "Dr", name: "Ann Lee" } as const;
	expect(JSON.stringify(json(field("staff", [person])).fields["staff"])).toBe(
		'[{"name":"Ann Lee","honorific":"Dr","remark":"online","group":true}]',
	);
});

test.each([
	[[field("title", "Our talk"), field("type", "Side event")], "Our talk"],
	[
		[field("type", "Side event"), field("organizer", "ECOSOC"), field("date", "2016-02-02")],
		"Side event — ECOSOC, 2016-02-02",
	],
	[[field("type", "Side event"), field("date", "2016-02-02")], "Side event, 2016-02-02"],
	[[field("organizer", "ECOSOC")], "ECOSOC"],
	[[field("date", null, "31\nFeb")], "31 Feb"],
	[[], form.title],
])("title %#", (fields, title) => {
	expect(json(...fields).title).toBe(title);
});

test.each([
	["Board meeting, {date}", [field("date", "2016-02-02")], "Board meeting, 2016-02-02"],
	["Board meeting, {date}", [], form.title],
	["On {date}: {organizer}", [field("organizer", "ECOSOC")], "ECOSOC"],
	["{date}: minutes of the board", [field("date", "2016-02-02")], "2016-02-02: minutes of the board"],
	["{date}: minutes of the board", [], form.title],
	["{organizer} ({date})", [field("organizer", "ECOSOC"), field("date", "2016-02-02")], "ECOSOC (2016-02-02)"],
	["{organizer} ({date})", [field("organizer", "ECOSOC")], "ECOSOC"],
	["Minutes of {date} (board)", [field("date", "2016-02-02")], "Minutes of 2016-02-02 (board)"],
	["Minutes of the board", [field("date", "2016-02-02")], "Minutes of the board"],
])("the words around the keys of the pattern %s %#", (titlePattern, fields, title) => {
	expect(reportJson(report(...fields), { ...context, form: { ...form, titlePattern } }).title).toBe(title);
});

test("sections come in the form's order, and the second of one that comes once is unclassified", () => {
	const { sections, unclassified: rest } = json(
		section("significance", [paragraph("s")]),
		section("summary", [], [], "Summary"),
		section("summary", [paragraph("again")], [], "Summary"),
	);
	expect(Object.keys(sections)).toEqual(["summary", "significance"]);
	expect(sections["summary"]).toEqual({ heading: "Summary", markdown: "", statements: [] });
	expect(rest).toEqual([{ label: "Summary", markdown: "again", after: "summary" }]);
});

test("words beside a date are unclassified text behind it", () => {
	const { fields, unclassified: rest } = json(field("date", "2016-02-02", "2 February 2016, 10:00, Room 4"));
	expect(fields["date"]).toBe("2016-02-02");
	expect(rest).toEqual([{ label: null, markdown: "10:00, Room 4", after: "date" }]);
});

test.each([
	["an aside that the form does not know", "Type of meeting (with UNICEF)", ["(with UNICEF)"]],
	["a label as the form has it", "Type of meeting", []],
	["one of its aliases", "Meeting type", []],
])("beside a label stands %s", (_, label, words) => {
	const { fields, unclassified: rest } = json({ ...field("type", "Side event"), label });
	expect(fields["type"]).toBe("Side event");
	expect(rest).toEqual(words.map((markdown) => ({ label: null, markdown, after: "type" })));
});

test("unclassified text says what it follows, in source order", () => {
	const preamble = {
		type: "preamble",
		name: null,
		children: [paragraph("before")],
		position: report().position,
	} as const;
	const { unclassified: texts } = json(
		preamble,
		field("date", "2016"),
		field(null, "Room 4\n  upstairs\n\nor 5", "Room 4\n  upstairs\n\nor 5", "Venue"),
		unclassified(null, [paragraph("loose")]),
		section("summary", []),
		unclassified("Notes", [paragraph("last")]),
	);
	expect(texts).toEqual([
		{ label: null, markdown: "before", after: null },
		{ label: "Venue", markdown: "Room 4 upstairs\n\nor 5", after: "date" },
		{ label: null, markdown: "loose", after: "date" },
		{ label: "Notes", markdown: "last", after: "summary" },
	]);
});

test("what is set aside stands behind its section, marked, and is in no section", () => {
	const ignored = { type: "ignored", children: [paragraph("(NB: x)")], position: report().position } as const;
	const { sections, unclassified: texts } = json(ignored, {
		...section("summary", []),
		children: [ignored, paragraph("a")],
	});
	expect(sections["summary"]).toMatchObject({ markdown: "a" });
	expect(texts).toEqual([
		{ label: null, markdown: "(NB: x)", after: null, boilerplate: true },
		{ label: null, markdown: "(NB: x)", after: "summary", boilerplate: true },
	]);
});
