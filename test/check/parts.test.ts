import { expect, test } from "vitest";
import { contextOf } from "../../src/check/context.ts";
import { process } from "../../src/library/process.ts";

function partsOf(notes: string) {
	const { report, form } = process(notes, { path: "notes.txt" });
	return contextOf(report, { form, text: notes, today: "2030-01-01" }).parts;
}

const names = (fields: readonly { readonly definition: { readonly name: string } }[]) =>
	fields.map(({ definition }) => definition.name);

test("parts that the form names are told in the order of the notes, fields in that of the form", () => {
	const parts = partsOf("Reporter: Ruth Delacroix\nVenue: Room 4\nDate of Meeting: 2 February 2016\n");
	expect(parts.named.map(({ name }) => name)).toEqual(["reporter", "date"]);
	expect([...parts.known.keys()]).toEqual(["date", "reporter"]);
});

test("the second of a duplicate is none of them", () => {
	const parts = partsOf("Reporter: Ruth Delacroix\nReporter: Tobias Okeke\n");
	expect(parts.named).toHaveLength(1);
	expect(parts.firsts.get("reporter")).toMatchObject({ raw: "Ruth Delacroix" });
	expect(parts.known.get("reporter")?.field.raw).toBe("Ruth Delacroix");
});

test("a field that still holds its hint is not filled in, and one with characters that are wrong not legible", () => {
	const parts = partsOf("Date of Meeting: 2 Feb\u200bruary 2016\nMeeting Organizer: Forum\nReporter: [your name]\n");
	expect([...parts.known.keys()]).toEqual(["date", "organizer", "reporter"]);
	expect(names(parts.filled)).toEqual(["date", "organizer"]);
	expect(names(parts.legible)).toEqual(["organizer"]);
	expect(parts.known.get("reporter")?.unfilled?.start).toEqual({ line: 3, column: 11, offset: 69 });
});
