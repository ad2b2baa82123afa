import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { type PreviewState, viewOf } from "../../src/preview/view.ts";

const heading = { file: "notes.txt", template: "html" };
const empty: PreviewState = { faults: [], findings: [], notes: "", explained: [], report: null, paths: [] };

const unknown = (line: number, label = "Venue"): Finding => {
	const start = { line, column: 1, offset: line * 10 };
	return { code: "unknown-label", label, position: { start, end: { ...start, column: 6, offset: line * 10 + 5 } } };
};

describe("a view", () => {
	test("says what was found in words, in the order of the notes", () => {
		const missing: Finding = { code: "missing-field", label: "Date:", type: "date", position: null };
		const view = viewOf({ ...empty, findings: [unknown(2), unknown(1), missing] }, heading, 7);
		expect(view).toMatchObject({ ...heading, counts: "1 error, 2 warnings", more: 0, report: 7 });
		expect(view.findings).toEqual([
			{
				severity: "error",
				code: "missing-field",
				message: "Required field `Date:` not found. Add a line `Date:: <date>`.",
				place: null,
			},
			expect.objectContaining({ place: { line: 1, column: 1, endLine: 1, endColumn: 6 } }),
			expect.objectContaining({ place: { line: 2, column: 1, endLine: 2, endColumn: 6 } }),
		]);
	});

	test("has the lines of the notes, whatever ends them", () => {
		expect(viewOf({ ...empty, notes: "one\r\n\ttwo \r\n\nlast" }, heading, 0).lines).toEqual([
			"one",
			"\ttwo ",
			"",
			"last",
		]);
		expect(viewOf({ ...empty, notes: null }, heading, 0).lines).toEqual([]);
	});

	test("has the faults as they are printed", () => {
		const faults = [{ file: "a.yaml", line: "a.yaml:1:2: Unexpected key" }];
		expect(viewOf({ ...empty, faults }, heading, 0).faults).toEqual(["a.yaml:1:2: Unexpected key"]);
	});

	test("is never more than a page can hold", () => {
		const findings = Array.from({ length: 600 }, (_, index) => unknown(index + 1));
		const notes = `${"x".repeat(100_000)}\n${"line\n".repeat(30_000)}`;
		const view = viewOf({ ...empty, findings, notes }, heading, 0);
		expect([view.findings.length, view.more, view.counts]).toEqual([500, 100, "600 warnings"]);
		expect([view.lines.length, view.lines[0]?.length, view.lines[0]?.at(-1)]).toEqual([20_000, 5_001, "…"]);
	});
});
