/** The same notes give the same reports in every run, through the built program. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runIn } from "./run.ts";

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

test.skipIf(process.platform === "win32").each([
	["the notes' own folder", "notes", "notes", "2 unchanged"],
	["a folder of the notes", "notes/sub", "notes", "1 in the output folder notes/sub"],
	["a folder that a glob finds", "notes/sub", "notes/**/*", "1 in the output folder notes/sub"],
])("an output folder that is a link to %s", (_, target, input, again) => {
	const cwd = tree({ "notes/a.txt": goodNotes, "notes/sub/b.txt": goodNotes });
	symlinkSync(target, join(cwd, "out"));
	const run = () =>
		spawnSync(process.execPath, [program, "convert", input, "-o", "out/", "-t", "markdown"], { cwd, encoding: "utf8" });
	expect(run().status).toBe(0);
	const second = run();
	expect([second.status, second.stderr]).toEqual([0, expect.stringContaining(again)]);
});

test.each([
	["the config", [], "forms: {'notes/**': board-minutes}\n"],
	["`--form`", ["--form", "board-minutes"], ""],
])(
	"notes are converted again when %s names another form, and reports that name their own stay as they are",
	(_, form, config) => {
		const cwd = tree({
			"notes/a.txt": goodNotes,
			"notes/b.md": `---\nrapporteur: 1\nform: un-meeting\n---\n\n${goodNotes}`,
		});
		const convert = (...args: string[]) => runIn(cwd, ["convert", "notes/", "-o", "out", "-t", "json", ...args]).text;
		const formsOf = () =>
			["a", "b"].map((name) => JSON.parse(readFileSync(join(cwd, `out/${name}.json`), "utf8")).form);
		const own = form.length === 0 ? "un-meeting" : "board-minutes";
		convert();
		expect(formsOf()).toEqual(["un-meeting", "un-meeting"]);
		writeFileSync(join(cwd, "rapporteur.config.yaml"), config);
		expect(convert(...form)).toContain("2 converted");
		expect(formsOf()).toEqual(["board-minutes", own]);
		expect(convert(...form)).toContain("2 unchanged");
		rmSync(join(cwd, "rapporteur.config.yaml"));
		expect(convert()).toContain("2 converted");
		expect(formsOf()).toEqual(["un-meeting", "un-meeting"]);
	},
);
