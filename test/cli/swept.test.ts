import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Fate } from "../../src/batch/ledger/sweep.ts";
import { leftoverLines } from "../../src/cli/run-reporter.ts";
import { tree } from "../tree.ts";
import { goodNotes } from "./notes.ts";
import { run } from "./world.ts";

test.each<[Fate, string]>([
	["removed", "Removed a.md: `a.txt` is gone"],
	["left", "Left over: a.md: `a.txt` is gone. To remove such reports, use `--prune` (it keeps edited ones)"],
	["changed", "Kept a.md: `a.txt` is gone, but the report was edited after a run wrote it"],
	["input", "Kept a.md: `a.txt` is gone, but this file is one of the notes"],
	["most", "Kept a.md: `a.txt` is gone"],
	["read-only", "Kept a.md: `a.txt` is gone, but the report is read-only; `--force` removes it too"],
	["moved", "Left over: a.md: its note is in another shard now. Remove it yourself, or keep it"],
	["stuck", "Left over: a.md: `a.txt` is gone, but the report can't be removed"],
])("what was %s", (fate, line) => {
	expect(leftoverLines({ path: "a.txt", gone: true, outputs: ["a.md"], fate })).toEqual([line]);
});

test("who asks for `--prune` is not told to ask for it", async () => {
	const cwd = tree({ "notes/a.txt": goodNotes, "notes/b.txt": goodNotes });
	await run(["convert", "notes", "-o", "out", "-t", "text,json"], { cwd });
	writeFileSync(join(cwd, "out/a.json"), "mine");
	writeFileSync(join(cwd, "notes/a.txt"), `${goodNotes}\nMore.\n`);
	const { stderr } = await run(["convert", "notes", "-o", "out", "-t", "text", "--prune"], { cwd });
	expect(stderr).toContain(
		"Kept a.json: `a.txt` no longer produces it, but the report was edited after a run wrote it\n",
	);
	expect(stderr).not.toContain("--prune");
});

test.each([
	["out", false],
	["notes", true],
	["notes/out", false],
	[".", true],
])("`--prune` of %s removes empty folders of reports, not those of notes", async (out, isKept) => {
	const cwd = tree({ "notes/2016/a.txt": goodNotes, "notes/b.txt": goodNotes });
	const args = ["convert", out === "." ? "." : "notes", "-o", out, "--prune"];
	await run(args, { cwd });
	rmSync(join(cwd, "notes/2016/a.txt"));
	const folder = out === "." ? "notes" : out;
	expect((await run(args, { cwd })).stderr).toContain("2016/a.md: ");
	expect([existsSync(join(cwd, folder, "2016/a.md")), existsSync(join(cwd, folder, "2016"))]).toEqual([false, isKept]);
});
