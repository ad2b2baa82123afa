/** What git makes of our diffs: it must take each of them, and come to the same bytes. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyPatch } from "diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unifiedDiff } from "../../src/write/unified-diff.ts";
import { tree } from "../tree.ts";

/** Applies the diff to the file in a folder of its own, as strictly as git does. */
function applied(path: string, before: string, diff: string): string {
	const folder = tree({ [path]: before });
	const [input, stdio] = [diff, "pipe"] as const;
	execFileSync("git", ["-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"], {
		cwd: folder,
		input,
		stdio,
	});
	return readFileSync(join(folder, path), "utf8");
}

const note = "Repotrer: Ruth\nDate: 2 May 2016\nTags: boats\n\nSummary\n\nOne.\nTwo.\nThree.\n\nTagz: beds\n";
const right = note.replace("Repotrer", "Reporter").replace("Tagz", "Tags");

describe("git applies the diff of", () => {
	test.each([
		["a plain file", "notes.txt", note, right],
		["a file in folders, with spaces", "my notes/2016/a b.txt", note, right],
		["a name that is not ASCII", "Zürich/nótes – 会議.txt", note, right],
		["a name with signs that need quotes", 'a"b\\c\td.txt', note, right],
		["line ends of Windows", "notes.txt", note.replaceAll("\n", "\r\n"), right.replaceAll("\n", "\r\n")],
		["lone carriage returns", "notes.txt", note.replaceAll("\n", "\r"), right.replaceAll("\n", "\r")],
		["no line end at the end", "notes.txt", note.trimEnd(), right.trimEnd()],
		["a byte order mark", "notes.txt", `\uFEFF${note}`, `\uFEFF${right}`],
		["characters beyond sixteen bits", "notes.txt", "Café 🙂â€™\n", "Café 🙂’\n"],
		["line separators, which end no line", "notes.txt", "a\u2028b\fc\u0085dâ€™\n", "a\u2028b\fc\u0085d’\n"],
	])("%s", (_, path, before, after) => {
		expect(applied(path, before, unifiedDiff(path, before, after))).toBe(after);
	});
});

test("it shows three lines around a change, and nothing of the rest", () => {
	const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
	const before = `${lines.join("\n")}\n`;
	expect(unifiedDiff("a.txt", before, before.replace("line 10", "other"))).toBe(
		`--- a/a.txt\n+++ b/a.txt\n@@ -8,7 +8,7 @@\n${[
			" line 7",
			" line 8",
			" line 9",
			"-line 10",
			"+other",
			" line 11",
			" line 12",
			" line 13",
		].join("\n")}\n`,
	);
});

const lines = fc.array(fc.constantFrom("a", "b", "", "\r", "-x", "+y", "\\ z"), { minLength: 1, maxLength: 40 });

test("whatever changes, the library applies it", () => {
	fc.assert(
		fc.property(lines, lines, fc.array(fc.nat(40), { maxLength: 6 }), (before, other, changed) => {
			const [from, to] = [before.join("\n"), other.join("\n")];
			const fixed = before.map((line, index) => (changed.includes(index) ? `${line}!` : line)).join("\n");
			for (const after of [fixed, to]) expect(applyPatch(from, unifiedDiff("a.txt", from, after))).toBe(after);
		}),
		{ numRuns: 3000 },
	);
});

test("thousands of changes take no time", () => {
	const before = "don\u00e2\u20ac\u2122t\n\n".repeat(100_000);
	const diff = unifiedDiff("a.txt", before, before.replaceAll("\u00e2\u20ac\u2122", "\u2019"));
	// Three lines above, an end below, and of each change what was, what is and what stands behind.
	expect(diff.split("\n")).toHaveLength(3 + 300_000 + 1);
});

test("no change is no diff", () => expect(unifiedDiff("a.txt", note, note)).toBe(""));
