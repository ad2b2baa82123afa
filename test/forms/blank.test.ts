/** Blank notes: all that is found in them is their hints, and filled in there is nothing to find. */
import { describe, expect, test } from "vitest";
import { fieldType } from "../../src/fields/index.ts";
import { type BlankStyle, blankNotes, blankStyle } from "../../src/forms/blank.ts";
import type { FieldDefinition, Form } from "../../src/forms/form.ts";
import { parseForm } from "../../src/forms/load.ts";
import { shippedForm, shippedFormNames } from "../../src/forms/shipped.ts";
import { process } from "../../src/library/process.ts";

const styles: readonly BlankStyle[] = ["txt", "markdown"];
const paths = { txt: "notes.txt", markdown: "notes.md" } as const;

function find(text: string, form: Form, style: BlankStyle) {
	return process(text, { form, path: paths[style], today: "2026-11-24" });
}

/** What somebody could write behind a label; the same person and the same goal everywhere. */
function plausible({ type, read: { vocabulary } }: FieldDefinition): string {
	const values: Record<string, string> = {
		text: "Friends of the Harbour",
		choice: vocabulary[0]?.name ?? "",
		number: "12",
		date: "2 February 2016",
		time: "10:30",
		people: "Ruth Delacroix",
		goals: "14",
		tags: vocabulary.some(({ number }) => number === 14) ? "harbours, SDG14: Life Below Water" : "harbours",
		links: "Report of the port: https://port.example.org/report",
	};
	return values[type] ?? fieldType(type).example;
}

function fillIn(blank: string, { fields, sections }: Form): string {
	let text = blank;
	for (const field of fields) {
		if (field.hint !== null) text = text.replace(field.hint, plausible(field));
		else text = text.replace(`${field.label}:`, `${field.label}: ${plausible(field)}`);
	}
	for (const { hint } of sections) {
		if (hint !== null) text = text.replace(hint, "The harbour was dredged twice this year.");
	}
	return text;
}

const hintsOf = ({ fields, sections }: Form): string[] =>
	[...fields, ...sections].flatMap(({ hint }) => (hint === null ? [] : [hint]));

describe.each(shippedFormNames)("the form %s", (name) => {
	const form = shippedForm(name) ?? expect.fail();
	const blanks = styles.filter((style) => style === blankStyle(form) || name === "un-meeting");

	test.each(blanks)("as %s has hints and nothing else to find", (style) => {
		const { findings } = find(blankNotes(form, style), form, style);
		const found = findings.map((finding) => ("raw" in finding ? finding.raw : finding.code));
		expect(found.sort()).toEqual(hintsOf(form).sort());
		expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["unfilled-placeholder"]));
	});

	test.each(blanks)("as %s, filled in, has nothing to find", (style) => {
		const { findings, report } = find(fillIn(blankNotes(form, style), form), form, style);
		expect(findings).toEqual([]);
		const names = report.children.map((child) => ("name" in child ? child.name : child.type));
		expect([...names].sort()).toEqual([...form.order].sort());
	});

	test("asks for whatever it requires", () => {
		const silent = [...form.fields, ...form.sections].filter(({ required, hint }) => required && hint === null);
		expect(silent.map(({ label }) => label)).toEqual([]);
	});
});

const everyPlace = `
title: Minutes with everything
fields:
  title: { label: Title, type: text, where: [title], hint: "[the title]" }
  date: { label: Day, type: date, required: true, hint: "[the day]" }
  chair: { label: In the chair, type: people, where: [following], hint: "[who led]" }
  present: { label: Present, type: people, where: [list], hint: "[a name on each line]" }
  absent: { label: Apologies, type: people, where: [block], hint: "[who sent word]" }
  seats: { label: Seats taken, type: number }
sections:
  reports: { label: Reports, HEADINGS, required: true, hint: "[what was reported]" }
  business: { label: Any other business, HEADINGS }
`;

describe.each([["no heading"], ["markdown"], ["underlined"], ["numbered"], ["lettered"], ["bold"], ["bare"]])(
	"a form of one's own with headings of the style: %s",
	(style) => {
		const headings = style === "no heading" ? "" : `headings: [${style}], `;
		const yaml = everyPlace
			.replaceAll("HEADINGS, ", headings)
			.replaceAll(", HEADINGS", headings === "" ? "" : `, ${headings.slice(0, -2)}`);

		test("is understood, blank and filled in", async () => {
			const loaded = await parseForm(yaml, "own");
			if ("faults" in loaded) return expect.fail(JSON.stringify(loaded.faults));
			const { form } = loaded;
			const written = blankStyle(form);
			expect(written).toBe(style === "markdown" ? "markdown" : "txt");
			const blank = blankNotes(form);
			const { findings } = find(blank, form, written);
			expect(findings.map((finding) => ("raw" in finding ? finding.raw : finding))).toEqual(hintsOf(form));
			const filled = find(fillIn(blank, form), form, written);
			expect(filled.findings).toEqual([]);
			const names = filled.report.children.map((child) => ("name" in child ? child.name : child));
			expect(names).toEqual(form.order);
		});
	},
);
