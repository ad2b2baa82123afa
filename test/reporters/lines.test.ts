import { expect, test } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { coloured, plain } from "../../src/reporters/reporter.ts";
import { countSeverities, countsInWords, findingLines } from "../../src/reporters/terminal.ts";

const at = (line: number) => ({
	start: { line, column: 2, offset: line * 10 },
	end: { line, column: 3, offset: line * 10 + 1 },
});
const late: Finding = { code: "unknown-label", position: at(7), label: "Venue" };
const early: Finding = { code: "missing-field", position: at(2), label: "Date", type: "date" };
const fault: Finding = { code: "no-files", position: null, message: "No notes found here." };

test("prints one line a finding, by place", () => {
	expect(findingLines("a.txt", [late, early], plain) + findingLines(null, [fault], plain)).toBe(
		[
			"a.txt:2:2  error    Required field `Date` not found. Add a line `Date: <date>`.  missing-field",
			"a.txt:7:2  warning  `Venue` is not a field of this form; its text is kept, but in no field. Use a label of the form, or add this one to the form.  unknown-label",
			"error    No notes found here.  no-files",
			"",
		].join("\n"),
	);
});

test("obeys nothing in a file's name or in a message", () => {
	const told: Finding = { code: "no-files", position: null, message: "\u001B[2J\nNo notes" };
	expect(findingLines("a\u001B[2J.txt", [told], plain)).toBe("a\uFFFD[2J.txt  error    \uFFFD[2J No notes  no-files\n");
});

test("colours when asked to", async () => {
	expect(findingLines(null, [fault], await coloured())).toContain("\u001B[31merror");
});

test("counts in words", () => {
	expect(countsInWords(countSeverities([early, fault, late]))).toBe("2 errors, 1 warning");
	expect(countsInWords(countSeverities([]))).toBe("");
});
