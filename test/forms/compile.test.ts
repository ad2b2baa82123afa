import { expect, test } from "vitest";
import { checkForm } from "../../src/forms/check.ts";
import { compileForm } from "../../src/forms/compile.ts";
import type { Form } from "../../src/forms/form.ts";
import { compileWords, expandWords, mergeWords } from "../../src/forms/words.ts";
import { wordBit } from "../../src/text/words.ts";

const base = expandWords({ honorific: "Mr Dr", given: "Ann" });

function compile(yaml: string): Form {
	const checked = checkForm(yaml, ["english"]);
	if ("faults" in checked) throw new Error(JSON.stringify(checked.faults));
	const words = compileWords(mergeWords(base, checked.data.extraWords), "english");
	return compileForm("minutes", checked.data, () => words);
}

const minutes = compile(`
title: "Minutes of {all} kinds"
language: de
dates: dmy
placeholders: [Keine, __]
extraWords: { honorific: [Pfarrer], given: [Dr] }
fields:
  when: { label: Wann, type: date, where: [title] }
  tags: { label: Stichworte, type: tags, closing: true, separators: [/], vocabulary: topics }
  who: { label: Anwesend, aliases: [Teilnehmer], type: people, required: true, hint: "[Namen]", placeholders: [niemand] }
sections:
  talk: { label: Aussprache, statements: true }
  item: { label: Punkt, repeatable: true }
vocabularies:
  topics: [{ name: Wasser }]
`);

test("without an order, closing fields come last", () => {
	expect(minutes.order).toEqual(["when", "who", "talk", "item", "tags"]);
});

test("without a pattern, the title is the form's, free of braces", () => {
	expect(minutes.titlePattern).toBe("Minutes of all kinds");
	expect(minutes.titleField).toBeNull();
	expect(compile("title: Log\nfields: { date: { label: D, type: date } }").titlePattern).toBe("Log, {date}");
});

test("a field is whole", () => {
	const who = minutes.fields[2];
	expect(who).toMatchObject({
		name: "who",
		label: "Anwesend",
		aliases: ["Teilnehmer"],
		type: "people",
		required: true,
		closing: false,
		hint: "[Namen]",
		where: ["line", "following"],
	});
	expect(minutes.fields[0]?.where).toEqual(["title"]);
});

test("what reading needs", () => {
	const [, tags, who] = minutes.fields;
	expect(tags?.read.separators).toEqual(["/"]);
	expect(tags?.read.vocabulary).toEqual([{ name: "Wasser", number: null, colour: null, aliases: [] }]);
	expect(tags?.read.dates).toBe("dmy");
	expect(tags?.read.placeholders.has("keine")).toBe(true);
	expect(tags?.read.placeholders.has("niemand")).toBe(false);
	expect(["keine", "niemand", "__"].every((word) => who?.read.placeholders.has(word))).toBe(true);
});

test("sections are whole", () => {
	const rest = { hint: null, headings: [], matches: [], subheadings: [], fields: [], items: null };
	expect(minutes.sections).toEqual([
		{
			name: "talk",
			label: "Aussprache",
			aliases: [],
			short: [],
			required: false,
			repeatable: false,
			statements: true,
			...rest,
		},
		{
			name: "item",
			label: "Punkt",
			aliases: [],
			short: [],
			required: false,
			repeatable: true,
			statements: false,
			...rest,
		},
	]);
});

test("labels and aliases lead to their part", () => {
	expect(minutes.labels.find("Teilnehmer:")).toEqual({ kind: "field", name: "who", label: "Anwesend", closing: false });
	expect(minutes.labels.find("stichworte")?.closing).toBe(true);
	expect(minutes.labels.find("Aussprache")).toEqual({
		kind: "section",
		name: "talk",
		label: "Aussprache",
		closing: false,
	});
});

test("words of the form add to those of its list, for fields too", () => {
	expect(minutes.words.bits("Pfarrer")).toBe(wordBit.honorific);
	expect(minutes.words.bits("Dr.")).toBe(wordBit.honorific | wordBit.given);
	expect(minutes.words.bits("Ann")).toBe(wordBit.given);
	expect(minutes.words.lists.honorific).toEqual(["Mr", "Dr", "Pfarrer"]);
	expect(minutes.fields[0]?.read.words).toBe(minutes.words);
	expect(base.lists.honorific).toEqual(["Mr", "Dr"]);
});

test("words are made only when they are asked for", () => {
	const form = compileForm("m", checkedData(), () => {
		throw new Error("too early");
	});
	expect(form.labels.find("Date")?.name).toBe("date");
	expect(() => form.words).toThrow("too early");
});

function checkedData() {
	const checked = checkForm("title: T\nfields: { date: { label: Date, type: date } }", ["english"]);
	if ("faults" in checked) throw new Error("broken");
	return checked.data;
}
