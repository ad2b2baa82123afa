/** What a report shows of a value reads back to it. */
import { describe, expect, test } from "vitest";
import type { Field, Report } from "../../src/ast/nodes.ts";
import { fieldTypes } from "../../src/fields/index.ts";
import { inputFormats, parseForm, process, render, renderers } from "../../src/index.ts";

const typesWithForms = await Promise.all(
	fieldTypes.map(async (type) => {
		const yaml = `
title: Minutes
placeholders: [N/A]
fields:
  own: { label: Own value, type: ${type.type}, vocabulary: terms }
vocabularies:
  terms: [{ name: Forum, number: 5 }, { name: Fair, number: 8 }]
`;
		const loaded = await parseForm(yaml, "minutes");
		if ("faults" in loaded) throw new Error(loaded.faults.map(({ message }) => message).join("\n"));
		return { ...type, form: loaded.form };
	}),
);

/** Formats that are written and read. */
const formats = renderers.map(({ name }) => name).filter((name) => inputFormats.some((format) => format.name === name));

test("reports are read in the formats that hold values", () => expect(formats).toEqual(["markdown", "json", "ast"]));

/** The value of the one field, which must be all that a report has. */
function valueIn({ children }: Report): Field["value"] {
	expect(children).toMatchObject([{ type: "field", name: "own" }]);
	return children.flatMap((child) => (child.type === "field" ? [child.value] : []))[0] ?? null;
}

describe.each(typesWithForms)("$type", ({ example, list, form }) => {
	const empty = list ? [] : "";
	const read = (text: string, from: string) => process(text, { form, from, today: "2030-01-01" });
	const notesWith = (words: string) => read(`Own value: ${words}\n`, "txt");

	test("its example is a value, without a finding", () => {
		const { report, findings } = notesWith(example);
		expect(findings).toEqual([]);
		expect([null, empty]).not.toContainEqual(valueIn(report));
	});

	test("nothing is an empty value", () => expect(valueIn(notesWith("N/A").report)).toEqual(empty));

	test.each(formats.flatMap((format) => [example, "N/A"].map((words) => [format, words])))(
		"%s shows the value of `%s` so that it is read again",
		(format, words) => {
			const notes = notesWith(words);
			const text = render(notes, format);
			const again = read(text, format);
			expect(valueIn(again.report), text).toEqual(valueIn(notes.report));
			expect(again.findings, text).toEqual([]);
		},
	);
});
