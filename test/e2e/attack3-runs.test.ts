/** The same notes give the same reports in every run, through the built program. */
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

test.each([
	["with the manifest of a run beside them", false],
	["with a manifest alone", true],
])("notes with own reports, %s, and an output folder that only a config names", (_, isBare) => {
	const cwd = tree({
		"notes/a.txt": goodNotes,
		"rapporteur.config.yaml": "output: {to: [markdown], folder: reports}\n",
	});
	const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
	run("convert", "notes", "-o", "notes/", "-t", "markdown");
	if (isBare) rmSync(join(cwd, "notes/.rapporteur"), { recursive: true });
	for (let time = 0; time < 3; time++) {
		expect(run("convert", "notes").status).toBe(0);
		expect(readdirSync(join(cwd, "reports")).filter((name) => !name.startsWith("."))).toEqual([
			"a.md",
			"manifest.jsonl",
		]);
	}
});
