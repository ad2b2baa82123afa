import { expect, test } from "vitest";
import { parseText } from "../../src/structure/plain-notes.ts";
import { processorTimeOf } from "../processor-time.ts";
import { form } from "./form.ts";

const head = "Brief summary of presentation\n";
const million = 1_000_000;
const fill = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));

/** Each takes milliseconds to two seconds on a slow machine; what is not linear takes minutes. */
test.each<[name: string, text: string]>([
	["a line of 1 MB", head + fill("word, and more ", million)],
	["a word of 1 MB", head + fill("a", million)],
	["a line of colons", fill(":", million)],
	["a line of stars", head + fill("* ", million)],
	["a line of dashes", head + fill("- ", million)],
	["spaces", `${head}${fill(" ", million)}x`],
	["100,000 blank lines", `${head}${fill("\n", 100_000)}x`],
	["100,000 blank lines below a label", `Reporter:\n${fill("\n", 100_000)}x\n\ny`],
	["100,000 bullets", head + fill("• a\n", 400_000)],
	["100,000 bullets below a label", `Reporter:\n${fill("• a\n", 400_000)}`],
	["100,000 numbers", head + fill("1. a\n", 500_000)],
	["bullets of all kinds at one indent", head + fill("• a\n- b\n* c\n1. d\na) e\n", 200_000)],
	[
		"dotted numbers that never count up",
		head + Array.from({ length: 50_000 }, (_, index) => `${index}.1 a\n`).join(""),
	],
	["deep nesting", head + Array.from({ length: 1_500 }, (_, index) => `${" ".repeat(2 * index)}• a\n`).join("")],
	[
		"nesting up and down",
		head + Array.from({ length: 50_000 }, (_, index) => `${"\t".repeat(index % 70)}- a\n`).join(""),
	],
	["labels without end", fill("Reporter: x\n", 300_000)],
	["unknown labels without end", `Reporter: x\n${fill("Venue: y\n", 300_000)}`],
	["brackets that nothing opens", fill("x):\n", million)],
	["boilerplate without end", fill("(NB: x\n", 300_000)],
	["half of a wrapped label", fill("What was of particular significance to share with\nthe army\n\n", 300_000)],
])("%s: in linear time", (_name, text) => {
	expect(processorTimeOf(() => parseText(text, form))).toBeLessThan(8_000);
});

test.each([
	[100, undefined],
	[7, 7],
])("lists nest %i deep, deeper items keep their words, and the place is remembered", (deepest, asked) => {
	const text =
		head + Array.from({ length: deepest + 10 }, (_, index) => `${" ".repeat(2 * index)}• item${index}\n`).join("");
	const report = parseText(text, form, asked);
	const json = JSON.stringify(report);
	expect(json.match(/"type":"list"/gu)).toHaveLength(deepest);
	for (let index = 0; index < deepest + 10; index++) expect(json).toContain(`"item${index}"`);
	expect(report.data?.cut).toMatchObject({ what: "lists", deepest, position: { start: { line: deepest + 2 } } });
});

test("lists that are as deep as is allowed are not cut", () => {
	const text = head + Array.from({ length: 7 }, (_, index) => `${" ".repeat(2 * index)}• item${index}\n`).join("");
	expect(parseText(`${text}${text}`, form, 7).data).toBeUndefined();
});
