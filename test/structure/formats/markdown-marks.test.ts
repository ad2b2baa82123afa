/** Marks of Markdown, and what `explain` says by them. */
import { expect, test } from "vitest";
import { shippedForm } from "../../../src/forms/shipped.ts";
import { explainLines } from "../../../src/structure/explain.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";

const form = shippedForm("un-meeting") ?? expect.fail("no form");
const notes = `# Water for all

<!-- draft -->

**Date of Meeting:** 2 February 2016

**Weather:** *wet*

## Brief summary of presentation

### First part

- one
  1. two

Prose.
`;

test("each line of notes in Markdown is explained as what it is", () => {
	const told = explainLines(markdown.parse(notes, form), notes, form).filter(({ kind }) => kind !== "blank");
	expect(told.map(({ line, kind, why }) => `${line} ${kind}: ${why}`)).toEqual([
		"1 field title: the title: a heading, or a line without a full stop, above the first label",
		"3 ignored: boilerplate, a skipped line or a comment",
		'5 field date: "Date of Meeting" is its label',
		'7 unknown label: "Weather" looks like a label, but is not a label of the form',
		'9 section summary: "Brief summary of presentation" is a variant of its label, "Brief summary of presentation of information made"',
		'11 sub-heading: "###" marks it',
		'13 list item: "-" begins an item',
		'14 list item: "1." begins an item at depth 2',
		"16 paragraph: prose; each line is a paragraph",
	]);
});

test("every mark is its slice of the source", () => {
	const found: string[] = [];
	const prove = (node: object): void => {
		const { data, children } = node as { data?: { marks?: unknown }; children?: readonly object[] };
		for (const { value, position } of (data?.marks ?? []) as {
			value: string;
			position: { start: { offset: number }; end: { offset: number } };
		}[]) {
			expect(notes.slice(position.start.offset, position.end.offset)).toBe(value);
			found.push(value);
		}
		for (const child of children ?? []) prove(child);
	};
	prove(markdown.parse(notes, form));
	expect(found).toEqual(["#", "###", "-", "1."]);
});
