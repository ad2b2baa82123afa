/** Findings in a Markdown report stand in that file, at the words that they are about. */
import { describe, expect, test } from "vitest";
import { rules } from "../../src/check/index.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { process, render } from "../../src/library/process.ts";

const today = "2030-01-01";

/** A report spells labels its own way, has one order, and says the second of two only as text without a place. */
const aboutWriting = new Set(["misspelled-label", "section-order"]);

const cases = rules.flatMap(({ codes, examples }) =>
	examples.filter(({ findings }) => findings.length > 0).map((example) => ({ codes, ...example })),
);

interface Shown {
	readonly finding: Finding;
	/** What stands at its place. */
	readonly words: string;
	/** The line that it stands in, up to it. */
	readonly before: string;
}

function shown(text: string, path: string, codes: readonly string[]): Shown[] {
	const { findings } = process(text, { path, today });
	return findings
		.filter(({ code }) => codes.includes(code) && !aboutWriting.has(code))
		.map((finding) => {
			const { start, end } = finding.position ?? expect.fail(`${finding.code} has no place`);
			const line = text.split("\n")[start.line - 1] ?? expect.fail(`line ${start.line} is beyond the end`);
			const [from, to] = [start.offset ?? -1, end.offset ?? -1];
			expect(text.slice(0, from).split("\n")).toHaveLength(start.line);
			return { finding, words: text.slice(from, to), before: line.slice(0, start.column - 1) };
		});
}

/** What the report says where the notes say this: the key of a field for its label, a date as EDTF. */
function expectedIn({ finding, words }: Shown, report: string): (string | RegExp)[] {
	if (finding.code === "empty-field") return [/^[a-z]+$/];
	if (finding.code === "goal-tag-mismatch") return [/^sdgs: /];
	const dates = finding.code === "incomplete-date" || finding.code === "future-date";
	expect(dates || report.includes(words)).toBe(true);
	return [dates ? /^[\dX-]+$/ : words];
}

describe.each(cases.filter(({ codes }) => !aboutWriting.has(codes[0] ?? "")))("$codes", ({ name, notes, codes }) => {
	test(`${name}: at the same words`, () => {
		const written = render(process(notes, { path: "notes.txt", today }), "markdown");
		const [there, here] = [shown(notes, "notes.txt", codes), shown(written, "report.md", codes)];
		expect(here.map(({ finding }) => finding.code)).toEqual(there.map(({ finding }) => finding.code));
		for (const [index, one] of there.entries()) {
			for (const expected of expectedIn(one, written)) {
				expect(here[index]?.words).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
			}
		}
	});
});

test("what is missing is told behind the last thing before it", () => {
	const notes = "Date of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nReporter: Ruth Delacroix\n";
	const written = render(process(notes, { path: "notes.txt", today }), "markdown");
	const places = shown(written, "report.md", ["missing-field", "missing-section"]);
	expect(places.map(({ words, before }) => `${before}|${words}`)).toEqual([
		"  - name: Ruth Delacroix|",
		"  - name: Ruth Delacroix|",
		"  - name: Ruth Delacroix|",
		"  - name: Ruth Delacroix|",
	]);
});

test("one of several notes on a person is told at that person", () => {
	const notes = "ISJC Staff Present: Bo Li, Major JosÃ© Costa (online)\n";
	const written = render(process(notes, { path: "notes.txt", today }), "markdown");
	const [first] = shown(written, "report.md", ["mojibake"]);
	expect(first?.words).toMatch(/^name: "?JosÃ© Costa"?\n {4}honorific: Major\n {4}remark: online$/);
});
