import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Fate } from "../../src/batch/ledger/sweep.ts";
import { leftoverLines } from "../../src/cli/run-reporter.ts";
import { tree } from "../tree.ts";
import { goodNotes } from "./notes.ts";
import { run } from "./world.ts";

test.each<[Fate, string]>([
	["removed", "Removed a.md: `a.txt` is gone"],
	["left", "Left over: a.md: `a.txt` is gone; `--prune` removes reports that a run wrote"],
	["changed", "Kept a.md: `a.txt` is gone, but it was changed since a run wrote it"],
	["input", "Kept a.md: `a.txt` is gone, but it is one of the notes"],
	["most", "Kept a.md: `a.txt` is gone"],
	["stuck", "Left over: a.md: `a.txt` is gone, but it can't be removed"],
])("what was %s", (fate, line) => {
	expect(leftoverLines({ path: "a.txt", gone: true, outputs: ["a.md"], fate })).toEqual([line]);
});

test("who asks for `--prune` is not told to ask for it", async () => {
	const cwd = tree({ "notes/a.txt": goodNotes, "notes/b.txt": goodNotes });
	await run(["convert", "notes", "-o", "out", "-t", "text,json"], { cwd });
	writeFileSync(join(cwd, "out/a.json"), "mine");
	writeFileSync(join(cwd, "notes/a.txt"), `${goodNotes}\nMore.\n`);
	const { stderr } = await run(["convert", "notes", "-o", "out", "-t", "text", "--prune"], { cwd });
	expect(stderr).toContain("Kept a.json: `a.txt` no longer produces it, but it was changed since a run wrote it\n");
	expect(stderr).not.toContain("--prune");
});
