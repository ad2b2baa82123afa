/** What every rule must do; its examples are its tests. */
import { describe, expect, test } from "vitest";
import { rules } from "../../src/check/index.ts";
import { formOfExample, type RuleExample } from "../../src/check/rule.ts";
import { type Finding, severities } from "../../src/findings/finding.ts";
import { process } from "../../src/library/process.ts";

const today = "2030-01-01";

function findingsOf(example: RuleExample): readonly Finding[] {
	return process(example.notes, { path: "notes.txt", today, form: formOfExample(example) }).findings;
}

function shown({ code, position }: Finding): string {
	const { start, end } = position ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
	return `${code} ${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** Codes that are found elsewhere than in the report. */
const elsewhere = new Set(["guessed-encoding", "external-content", "stale-baseline"]);

test("each code has one rule, and each rule's file its codes", () => {
	const codes = rules.flatMap((rule) => rule.codes);
	expect(new Set(codes).size).toBe(codes.length);
	const faults = Object.keys(severities).slice(Object.keys(severities).indexOf("undecodable"));
	expect([...codes, ...elsewhere, ...faults].sort()).toEqual(Object.keys(severities).sort());
});

describe.each(rules.map((rule) => ({ ...rule, name: rule.codes.join(", ") })))(
	"$name",
	({ codes, reason, examples }) => {
		test("says why it is there", () => expect(reason).toMatch(/^[A-Z].{30,}\.$/));

		test("has good examples, and bad ones for every code", () => {
			expect(examples.some(({ findings }) => findings.length === 0)).toBe(true);
			const given = new Set(examples.flatMap(({ findings }) => findings.map((finding) => finding.split(" ")[0])));
			expect([...given].sort()).toEqual([...codes].sort());
		});

		test.each(examples)("$name", (example) => {
			const own = findingsOf(example).filter(({ code }) => codes.includes(code));
			expect(own.map(shown)).toEqual(example.findings);
		});

		test.each(examples)("$name: every place lies inside the source", (example) => {
			const { notes } = example;
			for (const { position } of findingsOf(example)) {
				const [start, end] = [position?.start.offset ?? -1, position?.end.offset ?? -1];
				expect(start).toBeGreaterThanOrEqual(0);
				expect(end).toBeGreaterThanOrEqual(start);
				expect(end).toBeLessThanOrEqual(notes.length);
				const before = notes.slice(0, start).split("\n");
				expect(position?.start).toMatchObject({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
			}
		});
	},
);
