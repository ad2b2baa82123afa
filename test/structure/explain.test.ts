import { expect, test } from "vitest";
import { explainLines } from "../../src/structure/explain.ts";
import { parseText } from "../../src/structure/plain-notes.ts";
import { form } from "./form.ts";

const notes = `Women and water
Date of Meeting:
2 Feb 2016
Venue: New York

Brief summary of presentation
Moderator: Ann Bell
Ann spoke of water.
  • a
    • b
(NB: no view is stated.)
* * Ray spoke.
Tags: Women
Tags: Water

That was all.
`;

test("tells each line what it was taken for", () => {
	const lines = explainLines(parseText(notes, form), notes).map(({ line, kind }) => `${line} ${kind}`);
	expect(lines).toEqual([
		"1 field title",
		"2 field date",
		"3 field date",
		"4 unknown label",
		"5 blank",
		"6 section summary",
		"7 sub-heading",
		"8 paragraph",
		"9 list item",
		"10 list item",
		"11 ignored",
		"12 paragraph",
		"13 field tags",
		"14 unclassified",
		"15 blank",
		"16 unclassified",
	]);
});

test("says why", () => {
	const whys = explainLines(parseText(notes, form), notes).map(({ why }) => why);
	expect(whys.slice(1, 4)).toEqual([
		'"Date of Meeting" is its label',
		"holds its value",
		'"Venue" looks like a label, and the form has none like it',
	]);
	expect(whys[9]).toBe('"•" begins an item at depth 2');
	expect(whys[13]).toBe('"Tags" is a second label of tags');
});

test("has as many entries as the text has lines", () => {
	for (const text of ["", "\n", "a", "a\r\nb\rc\n"]) {
		const count = text.split(/\r\n|\r|\n/u).filter((line, index, all) => index < all.length - 1 || line !== "").length;
		expect(explainLines(parseText(text, form), text)).toHaveLength(count);
	}
});
