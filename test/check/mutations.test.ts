/** Each mistake, made in several clean notes: one finding above info, of the right code, at the right place. */
import { describe, expect, test } from "vitest";
import { type Finding, severities, severityOf } from "../../src/findings/finding.ts";
import { process } from "../../src/library/process.ts";
import { cleanNotes } from "./clean.ts";
import { placed } from "./mutant.ts";
import { mutants } from "./mutants.ts";

function findingsOf(text: string): string[] {
	const { findings } = process(text, { path: "notes.txt", today: "2030-01-01" });
	return findings.filter((finding) => severityOf(finding) !== "info").map(shown);
}

function shown(finding: Finding): string {
	const { start, end } = finding.position ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
	return `${severityOf(finding)} ${finding.code} ${start.line}:${start.column}-${end.line}:${end.column}`;
}

describe("the notes themselves have no fault", () => {
	test.each(cleanNotes)("$name", ({ text }) => expect(findingsOf(text)).toEqual([]));
	test.each(cleanNotes)("$name, with the line ends of Windows", ({ text }) => {
		expect(findingsOf(text.replaceAll("\n", "\r\n"))).toEqual([]);
	});
});

describe.each(cleanNotes)("in $name", (note) => {
	test.each(mutants)("$code: $name", ({ code, spoil }) => {
		const { text, place } = placed(spoil(note));
		expect(text).not.toBe(note.text);
		expect(findingsOf(text)).toEqual([`${severities[code]} ${code} ${place}`]);
	});
});
