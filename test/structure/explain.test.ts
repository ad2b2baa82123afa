import { expect, test } from "vitest";
import { interpret } from "../../src/interpret/index.ts";
import { explainLines } from "../../src/structure/explain.ts";
import { markdown } from "../../src/structure/formats/markdown.ts";
import { parseText } from "../../src/structure/plain-notes.ts";
import { form } from "./form.ts";
import { formOf } from "./forms.ts";

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
	const lines = explainLines(parseText(notes, form), notes, form).map(({ line, kind }) => `${line} ${kind}`);
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
	const whys = explainLines(parseText(notes, form), notes, form).map(({ why }) => why);
	expect(whys.slice(1, 4)).toEqual([
		'"Date of Meeting" is its label',
		"its value",
		'"Venue" looks like a label, but is not a label of the form',
	]);
	expect(whys[9]).toBe('"•" begins an item at depth 2');
	expect(whys[13]).toBe('"Tags" is a second label of tags');
});

test("has as many entries as the text has lines", () => {
	for (const text of ["", "\n", "a", "a\r\nb\rc\n"]) {
		const count = text.split(/\r\n|\r|\n/u).filter((line, index, all) => index < all.length - 1 || line !== "").length;
		expect(explainLines(parseText(text, form), text, form)).toHaveLength(count);
	}
});

test("says what values were read as, by which label, and which item", () => {
	const text =
		"Date Of The Meeting: 2 Feb 2016\nReporter: Captain Bo Li\nType of meetng: talk\nWhich SDG does this topic cover? many\n";
	const report = interpret(parseText(text, form), form);
	const lines = explainLines(report, text, form).map(({ why, more }) => [why, ...more]);
	expect(lines).toEqual([
		['"Date Of The Meeting" is a variant of its label, "Date of Meeting"', "read as 2016-02-02"],
		['"Reporter" is its label', '"Captain Bo Li" is read as Bo Li, honorific Captain'],
		['"Type of meetng" is similar to its label, "Type of meeting"'],
		[
			'"Which SDG does this topic cover?" is its label',
			'"many" is kept as written: it can\'t be read as a value of this field',
		],
	]);
});

test("says of words for nothing that they are no value", () => {
	const text = "Type of meeting: TBD\n";
	const [line] = explainLines(interpret(parseText(text, form), form), text, form);
	expect(line?.more).toEqual(["does not count as a value"]);
});

test("says an address without a title once", () => {
	const own = formOf("title: T\nfields: { links: { label: Links, type: links } }\nsections: {}\n");
	const text = "Links: Nets https://b.org; www.un.org; https://a.org\n";
	const [, ...more] = explainLines(interpret(parseText(text, own), own), text, own).flatMap(({ why, more: each }) => [
		why,
		...each,
	]);
	expect(more).toEqual(['"Nets https://b.org" is read as Nets, https://b.org']);
});

test("says which pattern of the form gave a value, and which item an entry is", () => {
	const own = formOf(`title: T
fields: { date: { label: Date, type: date, patterns: ["It was held on {value}."] } }
sections: { actions: { label: Actions, items: actions } }
items: { actions: { patterns: ["{owner}: {text}"] } }
`);
	const text = "Actions\n\n- Ann: mend the roof\n\nIt was held on 3 May 2019.\n";
	const explained = explainLines(interpret(parseText(text, own), own), text, own);
	expect(explained.flatMap(({ line, more }) => more.map((what) => `${line} ${what}`))).toEqual([
		"3 item of actions: owner Ann, text mend the roof",
		"5 field date, found in these words: 3 May 2019",
		"5 read as 2019-05-03",
	]);
});

test("tells a short label of the form from a pattern for headings", () => {
	const own = formOf(`
title: Notes
fields: { date: { label: Date, type: date } }
sections: { topics: { label: Topics discussed, short: [Topics] }, others: { label: Others, matches: ["Item *"] } }
`);
	const text = "---\nrapporteur: 1\n---\n\n## Topics\n\nA sentence.\n\n## Item 4\n\nAnother one.\n";
	const report = markdown.parse(text, own);
	expect(explainLines(report, text, own).flatMap(({ kind, why }) => (kind.startsWith("section") ? why : []))).toEqual([
		'"Topics" is a short label of it',
		'"Item 4" is its heading by a pattern of the form',
	]);
});

test("says of tables what they are", () => {
	const heading = "Brief summary of presentation of information made\n\n";
	for (const table of ["| Ann | Harbour |\n|---|---|\n| Bo | Port |", "Ann\tHarbour\nBo\tPort"]) {
		const text = `${heading}${table}\n`;
		const kinds = explainLines(parseText(text, form), text, form).map(({ kind }) => kind);
		expect(kinds.slice(2)).toEqual(table.split("\n").map(() => "table"));
	}
});
