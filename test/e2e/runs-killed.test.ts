/** A run that was killed, and those that come after it: through the built program. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn } from "./run.ts";

/** Loaded before the program, which is gone as soon as the report of that name has its place. */
const deadly = `
	const fs = require("node:fs");
	for (const name of ["linkSync", "renameSync"]) {
		const real = fs[name];
		fs[name] = (from, to) => {
			real(from, to);
			if (String(to).endsWith(process.env.DEADLY)) process.kill(process.pid, "SIGKILL");
		};
	}
	require("node:module").syncBuiltinESMExports();
`;

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

/** Kills a run at a report. */
function kill(cwd: string, report: string, ...args: string[]): void {
	const env = { ...process.env, DEADLY: report };
	const all = ["--require", "./deadly.cjs", program, ...args, "--jobs", "1"];
	expect(spawnSync(process.execPath, all, { cwd, env }).signal).toBe("SIGKILL");
}

const names = ["a", "b", "c", "d", "e", "f"];

const folder = () =>
	tree({
		"deadly.cjs": deadly,
		"other/z.txt": goodNotes,
		...Object.fromEntries(names.map((name) => [`n/${name}.txt`, goodNotes])),
	});

const interrupted = (name = "manifest.jsonl") => ({
	status: 2,
	text: expect.stringContaining(`out/${name}: note: the run was interrupted`),
});

const whole = ["convert", "n", "-o", "out"];

describe.skipIf(process.platform === "win32")("a run that was killed", { timeout: 60_000 }, () => {
	test.each<readonly [string, readonly string[]]>([
		["a folder", ["n"]],
		["a glob", ["n/*.txt"]],
	])("stays interrupted until one goes to its end (%s)", (_, notes) => {
		const cwd = folder();
		kill(cwd, "b.md", "convert", ...notes, "-o", "out/");
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted());
		expect(run(cwd, "merge", "out", "-o", "all")).toMatchObject({ status: 2 });
		expect(run(cwd, "convert", ...notes, "-o", "out/")).toMatchObject({ status: 0 });
		expect(run(cwd, "verify", "out", "--source", "n").status).toBe(0);
		expect(readdirSync(join(cwd, "out/.rapporteur")).sort()).toEqual(["state.tsv"]);
	});

	test("leaves reports that the next one knows, whatever that makes", () => {
		const cwd = folder();
		kill(cwd, "c.md", ...whole);
		expect(run(cwd, "convert", "other", "-o", "out").status).toBe(0);
		writeFileSync(join(cwd, "n/a.txt"), goodNotes.replace("twice", "once"));
		expect(run(cwd, ...whole).status).toBe(0);
		expect(run(cwd, "verify", "out").status).toBe(0);
	});

	test("as a shard, does not stand in the way of runs that are split otherwise", () => {
		const cwd = folder();
		kill(cwd, "e.md", ...whole, "--shard", "1/3");
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted("manifest.1-of-3.jsonl"));
		const shard = (at: number) => run(cwd, ...whole, "--shard", `${at}/2`).status;
		expect([shard(1), shard(2), run(cwd, "merge", "out").status]).toEqual([0, 0, 0]);
		expect(run(cwd, "verify", "out", "--source", "n").status).toBe(0);
		expect(readdirSync(join(cwd, "out/.rapporteur")).sort()).toEqual(["state.tsv"]);
	});

	test("keeps a merge of other archives out of its folder", () => {
		const cwd = folder();
		kill(cwd, "b.md", ...whole);
		run(cwd, "convert", "other", "-o", "one");
		expect(run(cwd, "merge", "one", "-o", "out")).toMatchObject({ status: 2 });
		expect(existsSync(join(cwd, "out/manifest.jsonl"))).toBe(false);
		run(cwd, ...whole);
		expect(run(cwd, "merge", "one", "-o", "out").status).toBe(0);
	});
});
