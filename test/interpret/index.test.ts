import { expect, test } from "vitest";
import type { Report } from "../../src/ast/nodes.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { interpret } from "../../src/interpret/index.ts";
import { txt } from "../../src/structure/formats/txt.ts";

function reportOf(note: string): Report {
	const form = shippedForm("un-meeting");
	if (form === null) throw new Error("The default form is missing.");
	return interpret(txt.parse(note, form), form);
}

function fieldsOf(note: string) {
	return reportOf(note).children.flatMap((child) => (child.type === "field" ? [child] : []));
}

function sectionsOf(note: string) {
	return reportOf(note).children.flatMap((child) => (child.type === "section" ? [child] : []));
}

test.each([
	["a date", "Date of Meeting: 3 May 2017", "date", "2017-05-03"],
	["text", "Meeting Organizer: the Soap Fund", "organizer", "the Soap Fund"],
	["people", "Reporter: Capt Una Brandt", "reporter", [{ honorific: "Capt", name: "Una Brandt" }]],
	["goals", "Which SDG does this topic cover? 6", "sdgs", [6]],
])("a field is read by its type: %s", (_why, line, name, value) => {
	const field = fieldsOf(`Meeting Title: Soap\n${line}\n`).find((each) => each.name === name);
	expect(field?.value).toEqual(value);
});

test("what the form has no label for is text", () => {
	const [, unknown] = fieldsOf("Meeting Title: Soap\nWeather on the Day: fine\nMeeting Organizer: the Soap Fund\n");
	expect([unknown?.name, unknown?.value]).toEqual([null, "fine"]);
});

test("statements are found in the sections that want them", () => {
	const note = [
		"Date of Meeting: 3 May 2017",
		"Brief summary of presentation of information made",
		"Dr Una Brandt said no.",
		"What was of particular significance to share with The Salvation Army globally?",
		"Dr Ilo Tamm said no.",
	].join("\n\n");
	expect(sectionsOf(note).map(({ name, statements }) => [name, statements?.length ?? 0])).toEqual([
		["summary", 1],
		["significance", 0],
	]);
});

test("nothing is changed in the report that was read", () => {
	const form = shippedForm("un-meeting");
	if (form === null) throw new Error("The default form is missing.");
	const parsed = txt.parse("Date of Meeting: 3 May 2017\n", form);
	const before = JSON.stringify(parsed);
	interpret(parsed, form);
	expect(JSON.stringify(parsed)).toBe(before);
});
