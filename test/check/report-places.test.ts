/** What is found in a report points into that report: at the words that the finding is about in the notes. */
import { describe, expect, test } from "vitest";
import { rules } from "../../src/check/index.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { process, render } from "../../src/library/process.ts";

const today = "2026-11-24";
/** A report says nothing of how its notes spelled and ordered labels, nor which targets stood among the goals; a tree does. */
const aboutWriting = new Set<string>([
	"other-form",
	"misspelled-label",
	"section-order",
	"duplicate-field",
	"duplicate-section",
	"inferred-date-order",
	"inferred-year",
	"inferred-value",
]);

const examples = rules.flatMap(({ code, examples }) =>
	examples.flatMap(([name, notes, ...places]) =>
		places.length === 0 ? [] : [{ code, name: `${code}: ${name}`, notes }],
	),
);

const formats = [
	["json", "report.json"],
	["markdown", "report.md"],
	["ast", "tree.json"],
] as const;

function slice(text: string, { position }: Finding): string {
	return text.slice(position?.start.offset, position?.end.offset);
}

/** What a stretch of a report says: its escapes undone. */
function said(stretch: string, format: string): string {
	const decoded = format === "markdown" ? stretch : (JSON.parse(`"${stretch.replace(/^"|"$/g, "")}"`) as string);
	return format === "ast" ? decoded : decoded.replace(/\\(?=[[\]])/g, "");
}

/** What the report has in place of the notes' words. */
function expected(finding: Finding, words: string, format: string): string | RegExp {
	if (finding.code === "goal-tag-mismatch") return format === "ast" ? /"name": "sdgs"/ : /^"?sdgs"?: \[/;
	// Of a line in a tree, the whole leaf is meant.
	if (finding.code === "unnamed-speaker" || finding.code === "duplicate-field") return new RegExp(`^"?${words}`);
	if (finding.code === "unknown-label" && finding.section !== undefined) return new RegExp(`^"?${words}`);
	if (format === "ast" && finding.code !== "misplaced-value" && finding.code !== "unclassified-text") return words;
	if (finding.code === "empty-field") return words === "Reporter" ? "reporter" : "type";
	if (finding.code === "several-organizations") return "staff";
	if (finding.code === "misplaced-value") return /Victoria|side event|Papers|SDG/;
	if (finding.code === "unclassified-text") return /Boats were counted|Ruth will call them/;
	if (finding.code === "incomplete-date" || finding.code === "future-date") return /^(?:\d{4}|XXXX)(?:-\d\d){1,2}$/;
	return words;
}

describe.each(formats)("in %s", (format, path) => {
	test.each(
		examples.filter(({ code, name }) => format === "ast" || !(aboutWriting.has(code) || /a target/.test(name))),
	)("$name", ({ code: own, notes }) => {
		const outcome = process(notes, { path: "notes.txt", today });
		const written = render(outcome, format);
		const back = process(written, { path, today, from: format });
		const wanted = outcome.findings.filter(({ code }) => code === own);
		const found = back.findings.filter(({ code }) => code === own);
		expect(found.length).toBe(wanted.length);
		for (const [index, finding] of found.entries()) {
			const original = wanted[index] ?? expect.fail();
			const words = slice(notes, original);
			const should = expected(original, words, format);
			const stretch = slice(written, finding);
			if (should instanceof RegExp) expect(stretch).toMatch(should);
			else expect(said(stretch, format)).toBe(should);
			const { start } = finding.position ?? expect.fail();
			const lines = written.slice(0, start.offset).split("\n");
			expect([start.line, start.column]).toEqual([lines.length, (lines.at(-1)?.length ?? 0) + 1]);
		}
	});
});

test("what is missing in a tree stands behind the part of the tree that it follows", () => {
	const notes = "Date of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nType of meeting: briefing\n";
	const written = render(process(notes, { path: "notes.txt", today }), "ast");
	const { findings } = process(written, { path: "tree.json", today });
	const missing = findings.find((finding) => finding.code === "missing-field" && finding.label === "Reporter");
	const end = missing?.position?.start.offset ?? 0;
	expect(written.slice(0, end)).toMatch(/"Meeting Organizer"[\s\S]*\}$/);
	expect(written.slice(0, end)).not.toContain("Type of meeting");
	expect(written.slice(end)).toMatch(/^,\s*\{\s*"type": "field"/);
});

test("the place of the first one is in the file as well", () => {
	const notes = "Reporter: Ann Lee\nReporter: Bo Li\n";
	const written = render(process(notes, { path: "notes.txt", today }), "ast");
	const { findings } = process(written, { path: "tree.json", today });
	const second = findings.find(({ code }) => code === "duplicate-field");
	if (second?.code !== "duplicate-field") return expect.fail();
	expect(written.slice(second.first.start.offset, second.first.end.offset)).toBe("Reporter");
	expect(second.first.start.offset).toBeLessThan(second.position?.start.offset ?? 0);
});
