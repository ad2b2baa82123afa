/** A report read back has the findings of its notes, save those about how the notes were written. */
import { describe, expect, test } from "vitest";
import { sentence } from "../../src/findings/finding.ts";
import { process, render } from "../../src/library/process.ts";
import { cleanNotes } from "./clean.ts";
import { placed } from "./mutant.ts";
import { mutants } from "./mutants.ts";

const aboutWriting = new Set(["misspelled-label", "duplicate-field", "duplicate-section", "section-order"]);
const today = "2030-01-01";

/** In labels, which reports spell in their own way; white space to us; or nothing that a report could hold. */
const lost = /in the label|U\+feff|U\+7 /;

const formats = [
	["markdown", "report.md"],
	["json", "report.json"],
	["ast", "tree.json"],
] as const;

describe.each(formats)("%s", (format, path) => {
	describe.each(cleanNotes)("of $name", (note) => {
		test.each(mutants.filter(({ name }) => format === "ast" || !lost.test(name)))("$code: $name", ({ spoil }) => {
			const outcome = process(placed(spoil(note)).text, { path: "notes.txt", today });
			const written = render(outcome, format);
			const back = process(written, { path, today, from: format });
			expect(codes(back)).toEqual(codes(outcome));
			for (const { position } of back.findings) {
				expect(position?.start.offset).toBeGreaterThanOrEqual(0);
				expect(position?.end.offset).toBeLessThanOrEqual(written.length);
			}
		});
	});
});

test.each(formats.slice(0, 2))("what %s lacks is added to its notes, not to the report", (format, path) => {
	const outcome = process("Date of Meeting: 4 May 2016\n\nSummary\n\nMs Ann Bell spoke of wells.\n", {
		path: "n.txt",
		today,
	});
	const { findings } = process(render(outcome, format), { path, today, from: format });
	const missing = findings.filter(({ code }) => code.startsWith("missing-"));
	expect(missing.length).toBeGreaterThan(3);
	for (const finding of missing) expect(sentence(finding)).toMatch(/dd it to the notes, and convert them again\.$/);
});

function codes({ findings }: ReturnType<typeof process>): string[] {
	return findings
		.map(({ code }) => code)
		.filter((code) => !aboutWriting.has(code))
		.sort();
}
