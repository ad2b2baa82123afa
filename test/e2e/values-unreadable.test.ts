/** A value that does not fit the type of its field is reported, whatever the type: once, at its place, and as an error in a required field. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, ...args: readonly string[]) {
	return spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
}

/** Values that their type can't read: the words that are reported, and the code. */
interface Misfit {
	readonly value: string;
	readonly told: string;
	readonly code: string;
}

const unreadable = (value: string, told = value): Misfit => ({ value, told, code: "unreadable-value" });

/** For each field type, a value that fits and one that does not; free text has none such. */
const values: Readonly<Record<string, { readonly fits: string; readonly misfit: Misfit | null }>> = {
	text: { fits: "lots of people I think", misfit: null },
	choice: { fits: "forum", misfit: unreadable("Regatta") },
	number: { fits: "45 people", misfit: unreadable("lots of people I think") },
	date: { fits: "2 May 2016", misfit: { value: "last week", told: "last week", code: "invalid-date" } },
	time: { fits: "3 pm", misfit: unreadable("some time after lunch") },
	people: { fits: "Ruth Delacroix", misfit: unreadable("Ruth Delacroix; 1234", "1234") },
	goals: { fits: "5, 8", misfit: { value: "5, 18", told: "18", code: "unknown-goal" } },
	tags: { fits: "boats, fish", misfit: unreadable("boats, !!!", "!!!") },
	links: { fits: "Plan: https://example.org/plan", misfit: unreadable("***") },
};

const form = (type: string, required: boolean): string => `title: A form of one field
language: en
placeholders: [none]
vocabularies:
  kinds: [{ name: Forum }, { name: Side event }]
  numbered: [{ name: Equality, number: 5 }, { name: Work, number: 8 }]
fields:
  date: { label: Day, type: date }
  it: { label: Value, type: ${type}, required: ${required}${type === "choice" ? ", vocabulary: kinds" : type === "goals" ? ", vocabulary: numbered" : ""} }
sections:
  summary: { label: Summary }
`;

/** The findings of notes with such a value, and the code that `check` ends with. */
function checked(type: string, required: boolean, value: string) {
	const notes = `Day: 1 May 2016\nValue: ${value}\n\nSummary\n\nIt was.\n`;
	const cwd = tree({ "form.yaml": form(type, required), "notes.txt": notes });
	const { status, stdout } = run(cwd, "check", "notes.txt", "--form", "form.yaml", "--reporter", "json", "--no-config");
	return { status, findings: JSON.parse(stdout).files[0].findings, notes, cwd };
}

test("every field type is looked at", () => {
	const listed = run(".", "list").stdout.match(/^Field types.*\n(?: {2}.*\n)+/m)?.[0] ?? "";
	const types = [...listed.matchAll(/^ {2}(\w+)/gm)].map(([, type]) => type);
	expect(Object.keys(values).sort()).toEqual(types.sort());
});

describe.each(Object.entries(values))("%s", (type, { fits, misfit }) => {
	test("what fits is nothing to tell", () => {
		for (const value of [fits, "none"]) {
			const { status, findings } = checked(type, false, value);
			expect([status, findings]).toEqual([0, []]);
		}
		expect(checked(type, true, fits).findings).toEqual([]);
	});

	test("nothing at all is an empty field, and no value that can't be read", () => {
		const { status, findings } = checked(type, true, "none");
		expect([status, findings.map(({ code }: { code: string }) => code)]).toEqual([1, ["empty-field"]]);
	});

	test.skipIf(misfit === null).each([true, false])("what does not is one finding; required: %s", (required) => {
		if (misfit === null) return;
		const { status, findings, notes, cwd } = checked(type, required, misfit.value);
		const own = misfit.code !== "unreadable-value" || required ? "error" : "warning";
		const offset = notes.lastIndexOf(misfit.told, notes.indexOf("\n\n"));
		const place = { line: 2, offset, endOffset: offset + misfit.told.length };
		expect(findings).toEqual([expect.objectContaining({ code: misfit.code, severity: own, ...place })]);
		expect(findings[0].message).toContain(misfit.told);
		expect(status).toBe(own === "error" ? 1 : 0);
		const converted = run(cwd, "convert", "notes.txt", "--form", "form.yaml", "-t", "json", "--no-config");
		expect([converted.status, converted.stdout.includes(misfit.told)]).toEqual([0, true]);
		expect(converted.stderr).toContain(misfit.code);
	});
});

test("a value spoilt by garbled characters gets that one finding", () => {
	const { findings } = checked("number", true, "4â€™5");
	expect(findings.map(({ code }: { code: string }) => code)).toEqual(["mojibake"]);
});

test("what is left of an address behind its title is reported with the title alone", () => {
	const { findings } = checked("links", false, "Plan | ( )");
	expect(findings.map(({ code }: { code: string }) => code)).toEqual(["link-without-url"]);
});

test("a report made of such notes has the same finding", () => {
	const { cwd } = checked("number", true, "lots");
	for (const report of ["report.md", "report.json"]) {
		run(cwd, "convert", "notes.txt", "--form", "form.yaml", "-o", report, "--no-config");
		const args = ["check", report, "--form", "form.yaml", "--reporter", "json", "--no-config"];
		const { findings } = JSON.parse(run(cwd, ...args).stdout).files[0];
		expect(findings).toEqual([expect.objectContaining({ code: "unreadable-value", severity: "error" })]);
	}
});
