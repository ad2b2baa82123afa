/** Shapes whose cost once grew with the square of their size: each took from ten seconds to minutes. */
import { expect, test } from "vitest";
import { process } from "../../src/index.ts";
import { processorTimeOf } from "../processor-time.ts";
import { formOf } from "./forms.ts";

const form = formOf(`
title: Reef
fields:
  date: { label: Date, type: date }
  present: { label: Present, type: people, same: [me], separators: ["  and  "] }
  tags: { label: Tags, type: tags, separators: ["  and  "] }
  links: { label: Links, type: links }
sections:
  item: { label: Item, matches: ["Item *"], headings: [markdown, numbered] }
`);

const size = 256 * 1024;
const fill = (unit: string, length = size): string => unit.repeat(length / unit.length);

test.each<[name: string, from: "txt" | "markdown", text: string]>([
	["spaces where a separator of people may begin", "txt", `Date: 2 May 2016\nPresent: Ann Bell${fill(" ")}x, Bo Li\n`],
	["spaces where a separator of tags may begin", "txt", `Date: 2 May 2016\nTags: Ann Bell${fill(" ")}x, Bo Li\n`],
	["brackets behind a link that nothing opens", "txt", `Links: https://example.org ( x ${fill("]")}\n`],
	["brackets before a link that nothing closes", "txt", `Links: ${fill("[", 4 * size)} x) y https://example.org\n`],
	[
		"words without a full stop below a label that has no value",
		"txt",
		`Date: 2 May 2016\nPresent:\n\n${fill("word ")}end\n`,
	],
	["headings above the first label", "txt", fill("# Words here\n", 4 * size)],
	[
		"cells of a row",
		"markdown",
		`Present\n\n|${fill(" a |", size / 2)}\n|${fill("-|", size / 16)}\n|${fill(" Ann |", size)}\n`,
	],
])("%s: in linear time", (_name, from, text) => {
	expect(processorTimeOf(() => process(text, { form, from, today: "2024-06-01" }))).toBeLessThan(8_000);
});
