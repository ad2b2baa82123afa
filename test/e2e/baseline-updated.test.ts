/** A baseline that changes while a run is at work that is to update it, or has findings of files that can't be looked at: through the built program. */
import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { datelessNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runIn } from "./run.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** Somebody else writes the baseline as soon as it was read. */
const meanwhile = `
	const fs = require("node:fs");
	const open = fs.openSync;
	fs.openSync = (path, ...rest) => {
		if (String(path).endsWith("known.json")) setImmediate(() => fs.writeFileSync(path, process.env.OTHER));
		return open(path, ...rest);
	};
	require("node:module").syncBuiltinESMExports();
`;

const empty = '{\n\t"version": 1,\n\t"findings": []\n}\n';
const other = '{ "version": 1, "findings": [] }\n';

test.each([{}, { "known.json": empty }])("is not replaced: %j", (files) => {
	const cwd = tree({ "n/a.txt": datelessNotes, "meanwhile.cjs": meanwhile, ...files });
	const args = [program, "check", "n", "--baseline", "known.json", "--update-baseline"];
	const env = { ...process.env, OTHER: other };
	const run = (...options: string[]) =>
		spawnSync(process.execPath, [...options, ...args], { cwd, env, encoding: "utf8" });
	const { status, stdout } = run("--require", "./meanwhile.cjs");
	expect([status, stdout]).toEqual([2, expect.stringContaining("changed during this run")]);
	expect(readFileSync(join(cwd, "known.json"), "utf8")).toBe(other);
	expect(run().status).toBe(0);
	expect(readFileSync(join(cwd, "known.json"), "utf8")).toContain("missing-field");
});

test.skipIf(process.platform === "win32")("keeps the findings of files that can't be looked at just now", () => {
	const cwd = tree({ "n/a.txt": datelessNotes, "closed/b.txt": datelessNotes });
	const check = (...args: string[]) => runIn(cwd, ["check", ...args, "--baseline", "known.json"]);
	check("n", "closed", "--update-baseline");
	const before = readFileSync(join(cwd, "known.json"), "utf8");
	renameSync(join(cwd, "closed"), join(cwd, "away"));
	// Leads in a circle: nobody, not even an administrator, can look what is behind it.
	symlinkSync("closed", join(cwd, "closed"));
	expect(check("n").text).not.toContain("stale-baseline");
	for (const folders of [["n"], ["n", "closed"]]) {
		check(...folders, "--update-baseline");
		expect(readFileSync(join(cwd, "known.json"), "utf8")).toBe(before);
	}
});

test.skipIf(process.platform === "win32")("is not begun again where its link leads nowhere just now", () => {
	const cwd = tree({ "n/a.txt": datelessNotes });
	symlinkSync("disk/known.json", join(cwd, "known.json"));
	for (const args of [[], ["--update-baseline"]])
		expect(runIn(cwd, ["check", "n", "--baseline", "known.json", ...args])).toEqual({
			status: 2,
			text: expect.stringContaining("Can't read the baseline: its symbolic link leads nowhere"),
		});
});

test.skipIf(process.platform === "win32")("knows its entries when it is named through a linked folder", () => {
	const cwd = tree({ "real/n/a.txt": datelessNotes, "real/ci/x": "" });
	symlinkSync(join(cwd, "real"), join(cwd, "work"));
	const project = join(cwd, "work");
	for (const name of ["known.json", "ci/known.json"]) {
		const check = (...args: string[]) => runIn(project, ["check", "n", "--baseline", ...args]).status;
		expect(check(name, "--update-baseline")).toBe(0);
		const written = readFileSync(join(project, name), "utf8");
		expect(check(join(project, name))).toBe(0);
		expect(check(join(project, name), "--update-baseline")).toBe(0);
		expect(readFileSync(join(project, name), "utf8")).toBe(written);
	}
});
