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
		["2:11 info Future date `2 May 2031`, expected a day not after `2030-01-01`"],
	],
	['rule: invalid-date, field: date, from: "2020-01-01", to: "2020-12-31"', "Date: 31 December 2020", []],
	['rule: invalid-date, field: date, from: "2020-02-10"', "Date: February 2020", ["1:7 warning"]],
	[
		'rule: invalid-date, field: date, from: "2020-01-01", to: "2020-12-31"',
		"Date: 1 January 2021",
		["1:7 error Invalid date `1 January 2021`, expected a day from `2020-01-01` on up to `2020-12-31`"],
	],
	[
		'rule: invalid-date, field: date, to: "2020-12-31", severity: warning',
		"Date: 30 December 2020 - 1 January 2021",
		["1:7 warning Invalid date `30 December 2020 - 1 January 2021`, expected a day up to `2020-12-31`"],
	],
	["rule: missing-field, field: clerk, other: present", "Date: 2 May 2020", []],
	["rule: missing-field, field: clerk, other: present", "Date: 2 May 2020\nPresent:", []],
	[
		"rule: missing-field, field: clerk, other: present",
		"Deadline: 2 May 2020\nPresent: Ann Bell",
		["1:21 error Missing field `Clerk`, expected a line that starts with it"],
	],
	[
		"rule: missing-field, field: clerk, other: present, severity: warning",
		"Clerk:\nPresent: Ann Bell",
		["1:1 warning Empty field `Clerk`, expected a value behind the label"],
	],
	[
		"rule: reporter-not-present, field: clerk, other: present, severity: error",
		"Clerk: Ray Cole\nPresent: Ann Bell",
		["1:8 error Absent reporter `Ray Cole`, expected a name listed in `Present`"],
	],
	["rule: goal-tag-mismatch, field: goals, other: tags", "Goals: 1, 2\nTags: Goal 2: Soup, Salt and Water, Goal 1", []],
	[
		"rule: goal-tag-mismatch, field: goals, other: tags, severity: info",
		"Goals: 1, 2\nTags: Goal 2: Soup, Salt and Water",
		["1:1 info Goals and tags disagree: 1 only in the field; expected the same goals in both"],
	],
	["rule: future-date, field: date", "Tags: Goal 2: Soup, tea", ["1:7 error Broken tag `Goal 2: Soup`"]],
	["rule: future-date, field: date", "Goals: 3", ["1:8 error Unknown goal `3`"]],
])("%s: %j", async (rule, notes, expected) => {
	const findings = (await findingsOf(rule, notes)).map(shown);
	expect(findings).toHaveLength(expected.length);
	for (const [index, start] of expected.entries()) expect(findings[index]?.startsWith(start)).toBe(true);
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
