import { describe, expect, test } from "vitest";
import { isPlaceholder } from "../../src/fields/pieces.ts";
import { shippedForm } from "../../src/forms/shipped.ts";

const form = shippedForm("un-meeting");
if (form === null) throw new Error("un-meeting is not shipped");

test("fields stand in the order of the report", () => {
	expect(form.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
		"date: date",
		"title: text",
		"organizer: text",
		"staff: people",
		"reporter: people",
		"sdgs: goals",
		"type: text",
		"links: links",
		"tags: tags",
	]);
	expect(form.sections.map(({ name }) => name)).toEqual(["summary", "significance"]);
});

test("the notes' order has the sections before the closing fields", () => {
	expect(form.order.join(" ")).toBe("date title organizer staff reporter sdgs type summary significance links tags");
});

test("what may be missing", () => {
	const optional = [...form.fields, ...form.sections].filter(({ required }) => !required);
	expect(optional.map(({ name }) => name)).toEqual(["title", "staff", "links", "tags"]);
});

test("what closes, and what holds statements", () => {
	expect(form.fields.filter(({ closing }) => closing).map(({ name }) => name)).toEqual(["links", "tags"]);
	expect(form.sections.filter(({ statements }) => statements).map(({ name }) => name)).toEqual(["summary"]);
});

test("titles", () => {
	expect(form.titleField).toBe("title");
	expect(form.titlePattern).toBe("{type} — {organizer}, {date}");
});

test("dates are read in no order of their own", () => {
	expect(form.fields[0]?.read.dates).toBeNull();
});

describe("labels", () => {
	test.each([
		["Date of Meeting", "date"],
		["DATE OF MEETING:", "date"],
		["Meeting Title:", "title"],
		["Meeting Organizer:", "organizer"],
		["Meeting Organiser", "organizer"],
		["Meeting Organizers:", "organizer"],
		["Organizer of meeting", "organizer"],
		["Meeting Date", "date"],
		["ISJC Staff Present:", "staff"],
		["CSW Delegates Present", "staff"],
		["Reporters:", "reporter"],
		["REPORTER", "reporter"],
		["Which SDG does this topic cover?", "sdgs"],
		["Which SDGs does this topic cover", "sdgs"],
		["Type of Meeting –", "type"],
		["Brief summary of presentation of information made", "summary"],
		["Brief summary of the presentation of information made:", "summary"],
		["Summary of presentation of information", "summary"],
		["What was of particular significance to share with The Salvation Army globally?", "significance"],
		["What was of particular significance to share with Salvation Army globally", "significance"],
		["Web links for more information", "links"],
		["TAGS:", "tags"],
	])("%s is %s", (label, name) => {
		expect(form.labels.find(label)?.name).toBe(name);
	});

	test.each([
		["Repotrer", "reporter"],
		["Dtae of Meeting", "date"],
		["Meeting Orgnizer", "organizer"],
		["ISJC Saff Present", "staff"],
		["Wich SDG does this topic cover?", "sdgs"],
		["Which SGD does this topic cover?", "sdgs"],
		["Typ of meeting", "type"],
		["Brief sumary of presentation of information made", "summary"],
		["What was of particular signficance to share with The Salvation Army globally?", "significance"],
		["Web lniks for more information", "links"],
		["Tgas", "tags"],
	])("%s is misspelt for %s", (label, name) => {
		expect(form.labels.find(label)).toBeNull();
		expect(form.labels.near(label)?.name).toBe(name);
	});

	test.each([
		"Venue",
		"Location",
		"Place of meeting",
		"Time",
		"Duration",
		"Chair",
		"Moderators",
		"Speaker 1",
		"Meeting begins",
		"Language",
		"Attendance",
		"Next steps",
		"Note",
		"SDG5",
		"Summary",
		"Cost",
		"Tasks",
		"Source",
		"Room",
	])("%s is not one of them", (label) => {
		expect(form.labels.find(label)).toBeNull();
		expect(form.labels.near(label)).toBeNull();
	});
});

test.each([
	["(NB: This part reports only what was said.)", true],
	["(N.B. It does not state our view.)", true],
	["[NB it does not state our view]", true],
	["NB: bring copies", false],
	["(NBA players spoke)", false],
	["(NB: one) He went on.", false],
])("%j is set aside: %s", (text, expected) => {
	expect(form.isBoilerplate(text, 0, text.length)).toBe(expected);
});

test.each([
	["n/a", true],
	["none", true],
	["__", true],
	["_________________________", true],
	["-", true],
	["non", false],
	["", false],
])("%j means nothing: %s", (word, expected) => {
	expect(form.fields.every(({ read }) => isPlaceholder(word, read) === expected)).toBe(true);
});

test("seventeen goals, each with its colour, for goals and tags alike", () => {
	const terms = form.fields.find(({ name }) => name === "sdgs")?.read.vocabulary ?? [];
	expect(terms.map(({ number }) => number)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
	expect(new Set(terms.map(({ colour }) => colour)).size).toBe(17);
	expect(terms[15]?.name).toBe("Peace, Justice and Strong Institutions");
	expect(form.fields.find(({ name }) => name === "tags")?.read.vocabulary).toBe(terms);
});

test("rules between fields", () => {
	expect(form.rules).toEqual([
		{ rule: "future-date", field: "date", other: null, from: null, to: null, severity: null },
		{ rule: "reporter-not-present", field: "reporter", other: "staff", from: null, to: null, severity: null },
		{ rule: "missing-field", field: "staff", other: "date", from: null, to: null, severity: "info" },
		{ rule: "several-organizations", field: "staff", other: null, from: null, to: null, severity: null },
		{ rule: "goal-tag-mismatch", field: "sdgs", other: "tags", from: null, to: null, severity: null },
	]);
});

test("hints are distinguished from values", () => {
	const hints = form.fields.map(({ hint }) => hint ?? "");
	expect(hints.every((hint) => /^\[.+\]$/.test(hint))).toBe(true);
	expect(new Set(hints).size).toBe(hints.length);
});
