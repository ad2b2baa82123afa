/** Headings with text on their own line, and numbers that open no section. */
import { expect, test } from "vitest";
import { process, render } from "../../src/index.ts";
import { formOf } from "./forms.ts";

const form = formOf(`title: T
headings: [numbered]
fields:
  date: { label: Date, type: date }
  began: { label: Began, type: time, patterns: ["* began at {value}"] }
sections:
  call: { label: Call to order }
  topics: { label: Topics, matches: ["*"], repeatable: true }
items:
  actions: { inline: ["* ACTION: {owner} to {text}"] }
`);

function read(lines: string) {
	const { fields, sections } = JSON.parse(render(process(`Date: 4 June 2018\n\n${lines}\n`, { form }), "json"));
	return { fields, call: sections.call, topics: sections.topics };
}

test("a label ends at a full stop, and values are looked for behind it", () => {
	const { fields, call } = read("I. CALL TO ORDER.  The meeting began at 10:15.\n\nII. Boats\n\nNone.");
	expect(call).toMatchObject({ heading: "CALL TO ORDER", markdown: "The meeting began at 10:15." });
	expect(fields.began).toBe("10:15");
});

test("other words with a full stop are a heading of their own", () => {
	expect(read("1. Boats. All of them.\n\nWe talked.").topics).toMatchObject([{ heading: "Boats. All of them." }]);
});

test("headings hold values and items too", () => {
	const { fields, topics } = read("1. The meeting began at 10:15\n\nx\n\n2. Potholes. ACTION: Ann to write.\n\ny");
	expect(fields.began).toBe("10:15");
	expect(topics[1].items).toEqual([{ kind: "actions", owner: "Ann", text: "write" }]);
});

test.each([
	[
		"another kind of number further right",
		"I. Reports\n\nThree:\n      1. Dean\n      2. Clerk\n\nII. Old",
		["Reports", "Old"],
	],
	["the same kind further right", "1. Reports\n\nx\n\n  2. Old\n\ny", ["Reports", "Old"]],
	["another kind at the same place", "I. Reports\n\nx\n\n2. Old\n\ny", ["Reports", "Old"]],
])("sections begin where the first one does: %s", (_why, lines, headings) => {
	expect(read(lines).topics.map(({ heading }: { heading: string }) => heading)).toEqual(headings);
});

test("a pattern finds its value in notes without any label, and only the other text is in no field", () => {
	const outcome = process("The meeting began at 10:15.\n\nBoats were counted.\n", { form });
	expect(JSON.parse(render(outcome, "json")).fields.began).toBe("10:15");
	const told = outcome.findings.filter(({ code }) => code === "unclassified-text");
	expect(told.map(({ position }) => position?.start.line)).toEqual([3]);
});
