/** Forms of every kind keep what the default form keeps: nothing is lost, and reports read back to the same bytes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Form } from "../../src/forms/form.ts";
import { shippedForm, shippedFormNames } from "../../src/forms/shipped.ts";
import { interpret } from "../../src/interpret/index.ts";
import { ast, json } from "../../src/output/json.ts";
import { markdown } from "../../src/output/markdown.ts";
import { ast as astInput } from "../../src/structure/formats/ast.ts";
import { json as jsonInput } from "../../src/structure/formats/json.ts";
import { markdown as markdownInput } from "../../src/structure/formats/markdown.ts";
import { txt } from "../../src/structure/formats/txt.ts";
import { codeBlocks, pages } from "../docs/pages.ts";
import { formOf } from "../structure/forms.ts";
import { faults } from "./lossless.ts";

/** The forms that the docs show, by name: the last one where a name comes again. */
const shown = new Map(
	pages
		.flatMap(codeBlocks)
		.filter(({ language, text }) => language === "yaml" && text.includes("\nfields:"))
		.map(({ name = "", text }) => [name, text] as const),
);
const forms: [string, Form][] = [
	...shippedFormNames.map((name): [string, Form] => [name, shippedForm(name) ?? expect.fail(name)]),
	...[...shown].map(([name, yaml]): [string, Form] => [name, formOf(yaml)]),
];

function proveAll(form: Form, notes: string): void {
	const report = interpret(txt.parse(notes, form), form);
	expect(faults(report, notes)).toEqual([]);
	const context = { form, source: null };
	const expected = json.render(report, context);
	for (const [renderer, format] of [
		[markdown, markdownInput],
		[json, jsonInput],
		[ast, astInput],
	] as const) {
		const written = renderer.render(report, context);
		expect(format.fault?.(written) ?? null, written).toBeNull();
		const back = interpret(format.parse(written, form), form);
		expect(json.render(back, context), `${format.name}:\n${written}`).toBe(expected);
	}
}

const signs = fc.stringMatching(/^[ \ta1A.)(*_+\-#=~`<>!?&:|\\[\]"'$@{},0-9•\u00a0]{1,10}$/);
const common = fc.constantFrom(
	...[
		"=====",
		"-----",
		"---",
		"___",
		"# T",
		"## Topic",
		"### Sub",
		"**Bold**",
		"1. One",
		"2. Two",
		"A. Ann [x]",
		"B. Bo",
	],
	...["    indented", "- item", "* Ann: do it Status: done", "Ann: words", "4 June 2018", "10:30", "Meeting No. 3"],
	...[
		"ACTION: Ann to go by noon",
		"AGREED: yes (5-0) (x)",
		"Page 3",
		"N O T E S",
		"Ann Bell left at 11:04",
		"none",
		"",
	],
	...["Adjourned at 4 p.m.", "The meeting closed at 20:40. Then tea.", "I. Opening", "IV. End", "(a) x", "12 May 2015"],
);

describe.each(forms)("%s", (_, form) => {
	const labels = [...form.fields, ...form.sections].flatMap(({ label, aliases, short }) => [
		label,
		...aliases.slice(0, 1),
		...short.slice(0, 2),
	]);
	const before = fc.constantFrom("", "", "1. ", "3. ", " 2. ", "## ", "A. ", "- ", "    ", "**");
	const behind = fc.constantFrom(
		"",
		":",
		": x",
		":\n\n    Ann Bell\n    Bo Li",
		"\n-----",
		"\n=====\n- a",
		"\n\nWords.",
		" (5 min)",
	);
	const labelled = fc.tuple(before, fc.constantFrom(...labels), behind).map((parts) => parts.join(""));
	const line = fc.oneof(labelled, common, signs);
	const notes = fc
		.array(fc.tuple(line, fc.constantFrom("\n", "\n\n", "\r\n")), { maxLength: 12 })
		.map((lines) => lines.flat().join(""));

	test("any notes", { timeout: 300_000 }, () => {
		fc.assert(
			fc.property(notes, (text) => proveAll(form, text)),
			{ numRuns: Number(process.env["FORM_ROUND_TRIPS"] ?? 150), examples: [["# #\nTitle\n"]] },
		);
	});
});
