/** What a value says beside its time, number, date or goals is kept: through the built program. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

const form = `title: Test
language: en
fields:
  date: { label: Date, type: date }
  start: { label: Start, type: time }
  count: { label: Count, type: number }
  goals: { label: Goals, type: goals, vocabulary: goals }
sections:
  summary: { label: Summary }
vocabularies:
  goals: [{ number: 3, name: Health }, { number: 5, name: Equality }, { number: 8, name: Work }, { number: 9, name: Industry }]
`;

/** Values of which no word is in what is read. */
const kept = {
	Start: [
		...["10:30-lunch", "postponed/10:30", "not-before-10:30", "10:30@HQ", "10:30/Room7", "15:00-16:30/cancelled"],
		...["10:30:59", "24:00", "22:00-24:00"],
	],
	Count: ["12kg", "1.5M", "12k", "5%", "45people", "5€", "1e-400", "0.10000000000000000055", "9007199254740993"],
	Goals: ["5€", "5, 8€", "€5, 8", "5, 8%", "5 %", "SDG 5€"],
	Date: ["2 February 2016th", "2 February 10h30 2016", "2 February 2016/lunch", "2 Feb 0900-1130 2016"],
};

/** Values of which a word of its own is kept. */
const parts = { Start: ["10:30 ✓"], Count: ["5 %"], Date: ["2016-02-02T10:30"] };

/** Values that say nothing but what is read. */
const plain = {
	Start: ["10:30", "10.30", "3 p.m.", "15:00-16:30", "10:30:00", "0900-1130", "10h30", "noon"],
	Count: ["45", "1,234,567.5", "1e5", "-3", "0.1", "1.50", "1e21", "0", "0.000"],
	Goals: ["5", "SDGs 3, 5 & 9", "Goal 5."],
	Date: [
		"2nd February 2016",
		"2016-02-02",
		"1er mars 2016",
		"1º de enero 2016",
		"20th, 21st and 22nd March 2016",
		"2/2/2016",
	],
};

describe("a value", () => {
	const lines = (values: Readonly<Record<string, readonly string[]>>) =>
		Object.entries(values).flatMap(([label, all]) => all.map((value) => `${label}: ${value}`));
	const folder = (all: readonly string[]) =>
		tree({
			"form.yaml": form,
			...Object.fromEntries(all.map((line, index) => [`n/${index}.txt`, `${line}\n\nSummary\n\nWords.\n`])),
		});
	const convert = (all: readonly string[]) => {
		const cwd = folder(all);
		expect(run(cwd, "convert", "n", "-o", "out", "-t", "json,markdown", "--form", "form.yaml")).toMatchObject({
			status: 0,
		});
		expect(run(cwd, "verify", "out", "--source", "n", "--form", "form.yaml")).toMatchObject({ status: 0 });
		return all.map((line, index) => [line, JSON.parse(readFileSync(join(cwd, `out/${index}.json`), "utf8"))] as const);
	};

	test("is kept as it is written where it says more than is read", () => {
		for (const [line, { fields, unclassified }] of convert(lines(kept))) {
			const value = line.slice(line.indexOf(":") + 2);
			expect.soft([line, JSON.stringify([fields, unclassified])]).toEqual([line, expect.stringContaining(value)]);
		}
	});

	test("is kept as far as it says more", () => {
		const texts = convert(lines(parts)).flatMap(([, { unclassified }]) => unclassified);
		expect(texts.map(({ markdown }) => markdown)).toEqual(["✓", "%", "10:30"]);
	});

	test("is not kept twice where it says no more", () => {
		for (const [line, { unclassified }] of convert(lines(plain))) expect.soft([line, unclassified]).toEqual([line, []]);
	});
});
