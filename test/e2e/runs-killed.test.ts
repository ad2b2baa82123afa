/** A run that was killed is not forgotten when others into the same folder go to their ends: through the built program. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
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
	test.each<readonly [string, readonly string[], readonly string[]]>([
		["a folder", ["n"], ["n"]],
		["a glob", ["n/*.txt"], ["n"]],
		["a folder, then one above it", ["n"], ["."]],
	])("stays interrupted until all of it is done (%s)", (_, first, last) => {
		const cwd = folder();
		kill(cwd, "b.md", "convert", ...first, "-o", "out/");
		for (const other of [["other"], ["n/a.txt"]]) {
			const { status, text } = run(cwd, "convert", ...other, "-o", "out/");
			expect([status, text]).toEqual([0, expect.stringContaining("an earlier run into this folder was interrupted")]);
			expect(run(cwd, "verify", "out")).toMatchObject(interrupted());
			expect(run(cwd, "merge", "out", "-o", "all")).toMatchObject({ status: 2 });
		}
		rmSync(join(cwd, "n/f.txt"));
		const { status, text } = run(cwd, "convert", ...last, "-o", "out/");
		expect([status, text]).toEqual([0, expect.not.stringContaining("an earlier run")]);
		expect(run(cwd, "verify", "out").text).not.toContain("interrupted");
		expect(readdirSync(join(cwd, "out/.rapporteur")).sort()).toEqual(["state.tsv"]);
	});

	test("needs all its templates, also where its notes were converted before", () => {
		const cwd = folder();
		run(cwd, ...whole);
		kill(cwd, "b.html", ...whole, "-t", "html");
		run(cwd, ...whole);
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted());
		run(cwd, ...whole, "-t", "html");
		expect(run(cwd, "verify", "out").status).toBe(0);
	});

	test("as a shard, is not forgotten for the shards of another run, or for a merge into its folder", () => {
		const cwd = folder();
		kill(cwd, "e.md", ...whole, "--shard", "1/3");
		const shards = (notes: string, of: number): (number | null)[] =>
			Array.from(
				{ length: of },
				(_, at) => run(cwd, "convert", notes, "-o", "out", "--shard", `${at + 1}/${of}`).status,
			);
		expect(shards("other", 2)).toEqual([2, 2]);
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted("manifest.1-of-3.jsonl"));
		shards("other", 3);
		expect(run(cwd, "merge", "out")).toMatchObject({ status: 2, text: expect.stringContaining("was interrupted") });
		expect(shards("n", 3)).toEqual([0, 0, 0]);
		expect(run(cwd, "merge", "out").status).toBe(0);
		expect(run(cwd, "verify", "out").text).not.toContain("interrupted");
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
