/** What a form of one's own can say holds between its fields. */
import { expect, test } from "vitest";
import { type Finding, sentence, severityOf } from "../../src/findings/finding.ts";
import { toMessage } from "../../src/findings/message.ts";
import { parseForm } from "../../src/forms/load.ts";
import { process } from "../../src/library/process.ts";

const base = `
title: Minutes
fields:
  date: { label: Date, type: date }
  deadline: { label: Deadline, type: date }
  clerk: { label: Clerk, type: people }
  present: { label: Present, type: people }
  goals: { label: Goals, type: goals, vocabulary: goals }
  tags: { label: Tags, type: tags, vocabulary: goals }
vocabularies:
  goals: [{ number: 1, name: Bread }, { number: 2, name: "Soup, Salt and Water" }]
rules:
`;

async function findingsOf(rules: string, notes: string): Promise<readonly Finding[]> {
	const loaded = await parseForm(`${base}  - { ${rules} }\n`, "minutes");
	if ("faults" in loaded) throw new Error(JSON.stringify(loaded.faults));
	return process(notes, { form: loaded.form, path: "notes.txt", today: "2030-01-01" }).findings;
}

const shown = (finding: Finding): string => {
	const { line, column } = finding.position?.start ?? { line: 0, column: 0 };
	return `${line}:${column} ${severityOf(finding)} ${sentence(finding)}`;
};

test.each<[rule: string, notes: string, findings: readonly string[]]>([
	["rule: future-date, field: deadline", "Date: 2 May 2031\nDeadline: 2 May 2029", []],
	[
		"rule: future-date, field: deadline, severity: info",
		"Date: 2 May 2029\nDeadline: 2 May 2031",
		["2:11 info Date `2 May 2031` is in the future (after `2030-01-01`). Check its year and month."],
	],
	['rule: invalid-date, field: date, from: "2020-01-01", to: "2020-12-31"', "Date: 31 December 2020", []],
	['rule: invalid-date, field: date, from: "2020-02-10"', "Date: February 2020", ["1:7 warning"]],
	[
		'rule: invalid-date, field: date, from: "2020-01-01", to: "2020-12-31"',
		"Date: 1 January 2021",
		["1:7 error Date `1 January 2021` is out of range. Write a date from `2020-01-01` to `2020-12-31`."],
	],
	[
		'rule: invalid-date, field: date, to: "2020-12-31", severity: warning',
		"Date: 30 December 2020 - 1 January 2021",
		["1:7 warning Date `30 December 2020 - 1 January 2021` is too late. Write `2020-12-31` or earlier."],
	],
	["rule: missing-field, field: clerk, other: present", "Date: 2 May 2020", []],
	["rule: missing-field, field: clerk, other: present", "Date: 2 May 2020\nPresent:", []],
	[
		"rule: missing-field, field: clerk, other: present",
		"Deadline: 2 May 2020\nPresent: Ann Bell",
		["1:21 error Required field `Clerk` not found. Add a line `Clerk: <name>`."],
	],
	[
		"rule: missing-field, field: clerk, other: present, severity: warning",
		"Clerk:\nPresent: Ann Bell",
		["1:1 warning Required field `Clerk` is empty. Add its value after the label."],
	],
	[
		"rule: missing-field, field: clerk, other: present, severity: info",
		"Clerk:\nPresent: Ann Bell",
		[
			"1:1 info Field `Clerk` is empty. If you know its value, or the notes mention it elsewhere, add it after the label.",
		],
	],
	[
		"rule: reporter-not-present, field: clerk, other: present, severity: error",
		"Clerk: Ray Cole\nPresent: Ann Bell",
		["1:8 error Reporter `Ray Cole` is not listed under `Present`."],
	],
	["rule: goal-tag-mismatch, field: goals, other: tags", "Goals: 1, 2\nTags: Goal 2: Soup, Salt and Water, Goal 1", []],
	[
		"rule: goal-tag-mismatch, field: goals, other: tags, severity: info",
		"Goals: 1, 2\nTags: Goal 2: Soup, Salt and Water",
		["1:1 info Goals and tags differ: 1 only in the field. Write the same goals in both."],
	],
	["rule: future-date, field: date", "Tags: Goal 2: Soup, tea", ["1:7 error Tag `Goal 2: Soup` is incomplete"]],
	["rule: future-date, field: date", "Goals: 3", ["1:8 error Unknown goal `3`. Write one of 1, 2."]],
])("%s: %j", async (rule, notes, expected) => {
	const findings = (await findingsOf(rule, notes)).map(shown);
	expect(findings).toHaveLength(expected.length);
	for (const [index, start] of expected.entries()) expect(findings[index]?.startsWith(start)).toBe(true);
});

test("a rule that is off by default runs if the form gives it a severity", async () => {
	const notes = "Clerk: Ann Bell\n\nSummary\n\nMs Ann Bell said that nets are few.\n";
	const rules = (severity: string): string =>
		`rule: spoke-but-absent, field: clerk, other: present${severity} }\nsections: { summary: { label: Summary, statements: true }`;
	expect((await findingsOf(rules(""), notes)).map(({ code }) => code)).not.toContain("spoke-but-absent");
	expect((await findingsOf(rules(", severity: info"), notes)).map(shown)).toContainEqual(
		expect.stringMatching(/^1:8 info .*Ann Bell/),
	);
});

test("a rule that the form does not name is not applied", async () => {
	const notes = "Date: 2 May 2031\nClerk: Ray Cole\nPresent: Ann Bell\nGoals: 1\nTags: Goal 2: Soup, Salt and Water";
	expect(await findingsOf("rule: future-date, field: deadline", notes)).toEqual([]);
});

test("the form's severity reaches tools built on vfile", async () => {
	const [finding] = await findingsOf("rule: future-date, field: date, severity: warning", "Date: 2 May 2031");
	expect(finding === undefined ? null : toMessage(finding).fatal).toBe(false);
});

test("the list of those present is called as the notes call it", () => {
	const notes = "ISJC staff present: Ann Lee\nReporter: Ruth Delacroix\n";
	const { findings } = process(notes, { path: "notes.txt", today: "2030-01-01" });
	expect(findings).toContainEqual(
		expect.objectContaining({ code: "reporter-not-present", label: "ISJC staff present" }),
	);
});
