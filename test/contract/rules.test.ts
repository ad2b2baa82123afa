/** What every rule must do; its examples are its tests. */
import { describe, expect, test } from "vitest";
import { rules } from "../../src/check/index.ts";
import { formOfExamples, type Rule } from "../../src/check/rule.ts";
import { type Finding, severities } from "../../src/findings/finding.ts";
import { kinds } from "../../src/findings/kinds.ts";
import { process } from "../../src/library/process.ts";

const today = "2030-01-01";

function findingsOf(rule: Rule, notes: string): readonly Finding[] {
	return process(notes, { path: "notes.txt", today, form: formOfExamples(rule), asked: [rule.code] }).findings;
}

function shown({ position }: Finding): string {
	const { start, end } = position ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
	return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** Codes that are found elsewhere than in the report. */
const elsewhere = new Set(["guessed-encoding", "external-content", "stale-baseline", "quoted-mail"]);

test("each code has one rule, or is found elsewhere", () => {
	const codes = rules.map(({ code }) => code);
	const faults = Object.keys(severities).slice(Object.keys(severities).indexOf("undecodable"));
	expect([...codes, ...elsewhere, ...faults].sort()).toEqual(Object.keys(severities).sort());
});

test.each(Object.entries(kinds))("%s says why it is there", (_, { reason }) => {
	expect(reason).toMatch(/^[A-Z].{30,}\.$/);
});

describe.each(rules.map((rule) => ({ rule, code: rule.code, examples: rule.examples })))(
	"$code",
	({ rule, code, examples }) => {
		test("has good examples and bad ones", () => {
			expect(examples.some(([, , ...places]) => places.length === 0)).toBe(true);
			expect(examples.some(([, , ...places]) => places.length > 0)).toBe(true);
		});

		test.each(examples)("%s", (_, notes, ...places) => {
			const own = findingsOf(rule, notes).filter((finding) => finding.code === code);
			expect(own.map(shown)).toEqual(places);
		});

		test.each(examples)("%s: every place lies inside the source", (_, notes) => {
			for (const { position } of findingsOf(rule, notes)) {
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
