import { join } from "node:path";
import { expect, test } from "vitest";
import { mayReadLong } from "../../src/cli/verify-work.ts";
import { tree } from "../tree.ts";

const [small, large] = [16_000, 16_001];

// A page is compared as it is; the library that reads a Markdown report back is what takes long.
test.each([
	["notes.txt", "report.md", small, large, true],
	["notes.txt", "report.html", small, large, false],
	["notes.md", "report.md", large, small, true],
	["notes.txt", "report.md", large, small, false],
])("%s and %s of %i and %i bytes: %s", (note, report, noteSize, reportSize, expected) => {
	const folder = tree({ [note]: "x".repeat(noteSize), [report]: "x".repeat(reportSize) });
	const input = { file: join(folder, note), shown: note, path: note };
	const line = { outputs: [{ path: report, sha256: "" }] };
	expect(mayReadLong({ line, input }, { settings: { from: null }, folder })).toBe(expected);
});
