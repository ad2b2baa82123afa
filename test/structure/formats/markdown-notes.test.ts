import { expect, test } from "vitest";
import { interpret } from "../../../src/interpret/index.ts";
import { reportJson } from "../../../src/output/json.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";
import { context, form } from "../../output/build-report.ts";

const notes = `# A talk on water

**Date of Meeting:** 2 February 2016
**Meeting Organizer**: ECOSOC

- Reporter: Ann Lee
- Venue: Room 4

## Which SDG does this topic cover?

5, 6

Type of meeting: Side event

Prose among the fields.

## Another heading

Its prose.

## Brief summary of presentation

Water is *wet*, said nobody.

- one
- Speaker 1: two

### A topic

Date of Meeting: none in here

## Web links for more information

- [Video of event](https://x.org/v)

Tags: Water, Wells
`;

const read = (text: string) => reportJson(interpret(markdown.parse(text, form), form), context);

test("headings, bold words and plain lines are labels", () => {
	const { fields, sections, unclassified, title } = read(notes);
	expect(title).toBe("A talk on water");
	expect(fields).toMatchObject({
		date: "2016-02-02",
		organizer: "ECOSOC",
		reporter: [{ name: "Ann Lee" }],
		sdgs: [5, 6],
		type: "Side event",
		links: [{ title: "Video of event", url: "https://x.org/v" }],
		tags: ["Water", "Wells"],
	});
	expect(sections["summary"]).toMatchObject({
		markdown: "Water is *wet*, said nobody.\n\n- one\n- Speaker 1: two\n\n### A topic\n\nDate of Meeting: none in here",
	});
	expect(unclassified).toEqual([
		{ label: "Venue", markdown: "Room 4", after: "reporter" },
		{ label: null, markdown: "Prose among the fields.\n\n### Another heading\n\nIts prose.", after: "type" },
	]);
});

test.each([
	"",
	"Just prose.",
	"> a\n> b",
	"---\ntitle: x\n---\n\nText",
	"```\nx\n```",
	"<b>x</b>",
	"<b>x <!-- y --></b>",
	"[a]: http://x\n\n[a]",
])("no word of %j is lost", (text) => {
	const words = (value: string) => value.match(/[a-z]+/gi) ?? [];
	const written = read(text).unclassified.map(({ markdown: prose }) => prose);
	expect(words(written.join(" "))).toEqual(words(text));
});

test.each([
	"> ".repeat(5000),
	"- ".repeat(300),
	"*".repeat(9999),
	"[".repeat(9999),
	`${"*a ".repeat(2000)}${"a*".repeat(2000)}`,
])("depth is no trouble: %#", (opening) => {
	expect(read(`${opening}water`).unclassified[0]?.markdown).toContain("water");
});
