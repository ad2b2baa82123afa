import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { pretty } from "../../src/reporters/pretty.ts";
import { coloured, type FileFindings, plain } from "../../src/reporters/reporter.ts";
import { locator } from "../../src/text/place.ts";
import { printed, summaryOf } from "./every-finding.ts";

const text = "Date: 2 February 2016\nRepotrer: Ruth Delacroix\nVenue: A\nVenue: B\n";
const { position } = locator(text);
const misspelled: Finding = {
	code: "misspelled-label",
	position: position(22, 30),
	label: "Repotrer",
	expected: "Reporter",
};
const missing = (label: string): Finding => ({
	code: "missing-field",
	position: position(64, 64),
	label,
	type: "text",
});
const second: Finding = {
	code: "duplicate-field",
	position: position(56, 61),
	label: "Venue",
	first: position(47, 52),
};
const fault: Finding = { code: "undecodable", position: null, message: "No text. Save it as UTF-8." };
const file = (path: string, ...findings: Finding[]): FileFindings => ({ path, text, findings });

const lines = (...files: FileFindings[]): string[] => printed(pretty, files).split("\n");

describe("pretty", () => {
	test("shows each finding with its line", () => {
		expect(lines(file("notes/a.txt", second, misspelled))).toEqual([
			"notes/a.txt",
			"  2:1  error  Misspelt label `Repotrer`. Write `Reporter`.  misspelled-label",
			"    2 | Repotrer: Ruth Delacroix",
			"      | ^^^^^^^^",
			"",
			"  4:1  error  Field `Venue` is already on line 3. Keep one of the two.  duplicate-field",
			"    3 | Venue: A",
			"      | ----- first defined here",
			"    4 | Venue: B",
			"      | ^^^^^",
			"",
			"1 file: 2 errors",
			"Details: rapporteur explain misspelled-label",
			"",
		]);
	});

	test("shows the place once where several things are missing", () => {
		expect(lines(file("a.txt", missing("Type"), missing("Tags"))).slice(1, 5)).toEqual([
			"  4:9  error  Required field `Type` not found. Add a line `Type: <value>`.  missing-field",
			"  4:9  error  Required field `Tags` not found. Add a line `Tags: <value>`.  missing-field",
			"    4 | Venue: B",
			"      |         ^",
		]);
	});

	test("has no frame for a fault, and no heading for one of the whole run", () => {
		const run: FileFindings = { path: null, text: null, findings: [fault] };
		expect(lines(run, { path: "b.txt", text: null, findings: [fault] }).slice(0, 5)).toEqual([
			"  error  No text. Save it as UTF-8.  undecodable",
			"",
			"b.txt",
			"  error  No text. Save it as UTF-8.  undecodable",
			"",
		]);
	});

	test("indents what has several lines", () => {
		expect(lines({ path: null, text: null, findings: [{ ...fault, message: "one\ntwo" }] }).slice(0, 2)).toEqual([
			"  error  one",
			"    two  undecodable",
		]);
	});

	test("is one calm line when nothing was found", () => {
		expect(lines(file("a.txt"), file("b.txt"))).toEqual(["2 files: no problems found", ""]);
	});

	test("writes each file as it comes", () => {
		const writer = pretty.begin(plain);
		expect(writer.file(file("a.txt", misspelled))).toContain("Repotrer");
		expect(writer.file(file("b.txt"))).toBe("");
	});

	const end = (fixable: number, ...files: FileFindings[]): string[] => {
		const writer = pretty.begin(plain);
		for (const each of files) writer.file(each);
		return writer
			.end({ ...summaryOf(files), fixable })
			.trimEnd()
			.split("\n")
			.slice(1);
	};

	test("names the next step, ready to be run", () => {
		expect(end(1, file("notes/a.txt", misspelled, second))).toEqual([
			"1 problem can be fixed automatically: rapporteur check --fix notes/a.txt",
			"Details: rapporteur explain misspelled-label",
		]);
		expect(end(1, file("a.txt", misspelled))[0]).toBe(
			"1 problem can be fixed automatically: rapporteur check --fix a.txt",
		);
		expect(end(2, file("a.txt", misspelled, misspelled))[0]).toMatch(/^2 problems can be fixed automatically/);
		expect(end(0, file("a.txt", second))).toEqual(["Details: rapporteur explain duplicate-field"]);
	});

	test.each([
		["a b.txt", "'a b.txt'"],
		["$(rm).txt", "'$(rm).txt'"],
		["it's.txt", "'it'\\''s.txt'"],
		["-x.txt", "./-x.txt"],
	])("quotes %j for a shell", (path, quoted) => {
		expect(end(1, file(path, misspelled))[0]).toBe(
			`1 problem can be fixed automatically: rapporteur check --fix ${quoted}`,
		);
	});

	test("names no file that a terminal would obey, and not one of several", () => {
		const same = "1 problem can be fixed automatically: the same command with --fix";
		expect(end(1, file("a\u001b[31m.txt", misspelled))[0]).toBe(same);
	});

	test("says what was repaired, and what the baseline has", () => {
		const counts = { ...summaryOf([]), files: 3 };
		const end = (repaired: number, known: number): string => pretty.begin(plain).end({ ...counts, repaired, known });
		expect(end(1, 2)).toBe("3 files: no problems found\n1 problem fixed\n2 findings in the baseline, not listed\n");
		expect(end(0, 1)).toBe("3 files: no problems found\n1 finding in the baseline, not listed\n");
	});

	test("explains the worst", () => {
		const warning: Finding = { code: "unknown-label", position: position(0, 4), label: "Date" };
		expect(end(0, file("a.txt", warning), file("b.txt", second)).at(-1)).toMatch(/duplicate-field$/);
	});

	test("gives no command to GitHub's runner", () => {
		expect(lines(file(" ::stop-commands::x", misspelled))[0]).toBe("./ ::stop-commands::x");
	});

	test("paints the place in the line as well", async () => {
		const style = await coloured();
		expect(printed(pretty, [file("a.txt", misspelled)], style)).toContain("\u001B[31mRepotrer\u001B[39m: Ruth");
	});
});
