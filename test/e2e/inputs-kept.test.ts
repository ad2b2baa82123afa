/** A baseline may hold anything, no report takes the place of what is read, and no notes are left out without a word. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, ...args: string[]) {
	const call = { cwd, encoding: "utf8" as const, timeout: 90_000 };
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], call);
	return { status, text: stdout + stderr, stdout, stderr };
}

describe("a baseline", () => {
	const long = "a\\\\".repeat(3_000_000);
	const entry = { path: "n.txt", code: "x", text: "", ordinal: 1 };

	test.each([
		["a million wrong entries", `[${"1,".repeat(1_000_000)}1]`],
		["nine million wrong entries", `[${"1,".repeat(9_000_000)}1]`],
		[
			"an entry of many unknown keys",
			JSON.stringify([{ ...entry, ...Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, 1])) }]),
		],
		["a long text before a wrong entry", `[{"path":"n.txt","code":"x","text":"${long}","ordinal":1},1]`],
	])("of %s is refused by a few words", (_, findings) => {
		const cwd = tree({ "n.txt": goodNotes, "b.json": `{"version":1,"findings":${findings}}` });
		const { status, text } = run(cwd, "check", "n.txt", "--baseline", "b.json");
		expect(status).toBe(2);
		expect(text).toContain("b.json:1:");
		expect(text).toContain("Unexpected ");
		expect(text.length).toBeLessThan(4000);
	});

	test("may hold an entry of a long text", () => {
		const findings = `[{"path":"gone.txt","code":"x","text":"${long}","ordinal":1}]`;
		const cwd = tree({ "n.txt": goodNotes, "b.json": `{"version":1,"findings":${findings}}` });
		const { status, stderr } = run(cwd, "check", "n.txt", "--baseline", "b.json", "--reporter", "json=r.json");
		expect([status, stderr]).toEqual([0, expect.not.stringContaining("bug")]);
	});
});

test.each(["f.yaml", "own.md.liquid"])("no report takes the place of %s, which the config names", (name) => {
	const form = readFileSync(new URL("../../forms/un-meeting.yaml", import.meta.url), "utf8");
	const config = 'forms: {"*.txt": f.yaml}\noutput: {to: [own.md.liquid]}\n';
	const files = { "n.txt": goodNotes, "f.yaml": form, "own.md.liquid": "{{ title }}\n" };
	const cwd = tree({ ...files, "rapporteur.config.yaml": config });
	const { status, text } = run(cwd, "check", "n.txt", "--reporter", `json=${name}`);
	expect([status, text]).toEqual([2, expect.stringContaining("this file is an input")]);
	expect({ ...files, [name]: readFileSync(join(cwd, name), "utf8") }).toEqual(files);
});

describe("notes that are left out", () => {
	const config = 'output: {folder: notes/sub}\nignore: ["old.txt"]\n';
	const files = { "notes/a.txt": goodNotes, "notes/old.txt": goodNotes, "notes/sub/b.txt": goodNotes };
	const told = "2 files left out: 1 ignored by the config, 1 in the output folder notes/sub\n";

	test.each([
		["check", "notes"],
		["check", "notes", "--quiet"],
		["check", "notes/**"],
		["convert", "notes"],
	])("from `%s %s` are counted", (...args) => {
		const cwd = tree({ ...files, "rapporteur.config.yaml": config });
		for (let runs = 0; runs < 2; runs++) {
			const { status, stderr } = run(cwd, ...args);
			expect([status, stderr]).toEqual([0, expect.stringContaining(told)]);
		}
	});

	test("are not what a run wrote, nor what is named", () => {
		const cwd = tree({ "notes/a.txt": goodNotes, "notes/c.txt": goodNotes });
		for (let runs = 0; runs < 2; runs++) {
			const { stderr } = run(cwd, "convert", "notes", "-o", "notes/out/", "-t", "markdown,html,text");
			expect(stderr).not.toContain("left out");
		}
		const named = tree({ ...files, "rapporteur.config.yaml": config });
		expect(run(named, "check", "notes", "notes/old.txt", "notes/sub/b.txt").stderr).not.toContain("left out");
	});
});

test.each(["n/[!a].txt", "n//*.txt", "n/./*.txt"])("the glob %s of a config is refused with a hint", (glob) => {
	const cwd = tree({ "n/b.txt": goodNotes, "rapporteur.config.yaml": `files: ["${glob}"]\n` });
	const { status, text } = run(cwd, "check");
	expect([status, text]).toEqual([2, expect.stringMatching(/rapporteur\.config\.yaml:1:.*Write .*(?:\[\^|without)/)]);
});
