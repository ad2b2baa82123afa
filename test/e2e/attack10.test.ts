/** Files that no run wrote, accounts that were cut short, and locks that can't be had: through the built program. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
	return { status, text: stdout + stderr };
}

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), "utf8");

describe("a file that `-o` names", { timeout: 60_000 }, () => {
	const mine = "Somebody's own words.\n";
	const own = (format: string) => ({
		"own/template.yaml": `title: Own\nformat: ${format}\n`,
		[`own/report.${format === "text" ? "txt" : "md"}.liquid`]: "{{ fields.date }}\n",
	});

	test.each(["other.txt", "other.md", "x.html", "x.json", "x.ast.json", "x.csv", "x.xml"])(
		"%s is replaced only if a run wrote it",
		(name) => {
			const cwd = tree({ "a.txt": goodNotes, [name]: mine });
			const refused = run(cwd, "convert", "a.txt", "-o", name);
			expect(refused).toEqual({ status: 2, text: expect.stringContaining("`--force`") });
			expect(read(cwd, name)).toBe(mine);
			expect(run(cwd, "convert", "a.txt", "-o", name, "--force").status).toBe(0);
			expect(read(cwd, name)).not.toBe(mine);
			writeFileSync(join(cwd, "a.txt"), goodNotes.replace("dredged twice", "dredged again"));
			expect(run(cwd, "convert", "a.txt", "-o", name).status).toBe(0);
			if (!/csv|xml/.test(name)) expect(read(cwd, name)).toContain("dredged again");
		},
	);

	test("an empty file, a report in another format and the very same bytes are no loss", () => {
		const cwd = tree({ "a.txt": goodNotes, "empty.md": "" });
		expect(run(cwd, "convert", "a.txt", "-o", "empty.md").status).toBe(0);
		expect(run(cwd, "convert", "a.txt", "-o", "empty.md", "-t", "html").status).toBe(0);
		expect(read(cwd, "empty.md")).toMatch(/^<!doctype html>/i);
		const other = tree({ "a.txt": goodNotes, ...own("text") });
		for (const status of [0, 0])
			expect(run(other, "convert", "a.txt", "-t", "./own", "-o", "x.log").status).toBe(status);
		writeFileSync(join(other, "x.log"), mine);
		expect(run(other, "convert", "a.txt", "-t", "./own", "-o", "x.log").status).toBe(2);
		expect(read(other, "x.log")).toBe(mine);
	});

	test("what a template of one's own wrote in Markdown is known again", () => {
		const cwd = tree({ "a.txt": goodNotes, ...own("markdown") });
		expect(run(cwd, "convert", "a.txt", "-t", "./own", "-o", "x.md").status).toBe(0);
		const before = read(cwd, "x.md");
		writeFileSync(join(cwd, "a.txt"), goodNotes.replace("2 February", "3 February"));
		expect(run(cwd, "convert", "a.txt", "-t", "./own", "-o", "x.md")).toEqual({ status: 0, text: "" });
		expect(read(cwd, "x.md")).not.toBe(before);
	});
});

describe("a file that `--reporter` names", { timeout: 60_000 }, () => {
	test.each(["pretty", "json", "github", "sarif", "junit"])("is replaced only if %s wrote it", (name) => {
		const cwd = tree({ "a.txt": goodNotes, "b.txt": "Tags: none\n", "mine.txt": goodNotes });
		const refused = run(cwd, "check", "a.txt", "--reporter", `${name}=mine.txt`);
		expect(refused).toEqual({
			status: 2,
			text: expect.stringContaining("the file that is there is not an earlier report"),
		});
		expect(read(cwd, "mine.txt")).toBe(goodNotes);
		for (const [note, status] of [
			["a.txt", 0],
			["b.txt", 1],
			["a.txt", 0],
			["gone.txt", 2],
			["a.txt", 0],
		] as const)
			expect(run(cwd, "check", note, "--reporter", `${name}=report`)).toMatchObject({ status });
		expect(read(cwd, "report")).not.toContain("gone");
	});
});

describe("`verify`", { timeout: 60_000 }, () => {
	const archive = (): string => {
		const cwd = tree({ "n/a.txt": goodNotes, "n/b.txt": goodNotes, "n/c.doc": "?" });
		expect(run(cwd, "convert", "n", "-o", "arch", "-t", "markdown,json").status).toBe(0);
		expect(run(cwd, "verify", "arch", "--source", "n").status).toBe(0);
		return cwd;
	};
	const change = (cwd: string, lines: (line: string) => string): void =>
		writeFileSync(join(cwd, "arch/manifest.jsonl"), read(cwd, "arch/manifest.jsonl").replace(/.*\n/g, lines));

	test("an output that the account has and the manifest lacks", () => {
		const cwd = archive();
		rmSync(join(cwd, "arch/a.md"));
		change(cwd, (line) => line.replace(/,\{"path":"a\.md"[^}]*\}/, ""));
		for (const source of [[], ["--source", "n"]])
			expect(run(cwd, "verify", "arch", ...source)).toEqual({
				status: 1,
				text: expect.stringContaining("arch/a.md: in `.rapporteur/`, but in no line of the manifest"),
			});
	});

	test.each(["a.txt", "c.doc"])("a line that the account has and the manifest lacks: %s", (note) => {
		const cwd = archive();
		for (const name of [`n/${note}`, "arch/a.md", "arch/a.json"].slice(0, note === "a.txt" ? 3 : 1))
			rmSync(join(cwd, name));
		change(cwd, (line) => (line.startsWith(`{"path":"${note}"`) ? "" : line));
		for (const source of [[], ["--source", "n"]])
			expect(run(cwd, "verify", "arch", ...source)).toEqual({
				status: 1,
				text: expect.stringContaining(`${note}: in \`.rapporteur/\`, but in no line of the manifest`),
			});
		// What a run has made good, or was told to, is no difference.
		run(cwd, "convert", "n", "-o", "arch", "-t", "markdown,json");
		expect(run(cwd, "verify", "arch", "--source", "n").status).toBe(0);
	});

	test("a page that `archive` did not make is no part of the archive", () => {
		const cwd = archive();
		expect(run(cwd, "archive", "arch").status).toBe(0);
		expect(run(cwd, "verify", "arch")).toMatchObject({ status: 0, text: expect.stringContaining("made by `archive`") });
		writeFileSync(join(cwd, "arch/index.html"), "<!doctype html>\n<p>Mine</p>\n");
		expect(run(cwd, "verify", "arch")).toMatchObject({
			status: 1,
			text: expect.stringContaining("arch/index.html: in no line of the manifest"),
		});
	});

	test("the notes may lie in a folder of the archive", () => {
		const cwd = tree({ "p/notes/a.txt": goodNotes, "p/notes/.hidden": "x", "p/notes/old/x.doc": "" });
		expect(run(cwd, "convert", "p/notes", "-o", "p").status).toBe(0);
		expect(run(cwd, "verify", "p", "--source", "p/notes").status).toBe(0);
		writeFileSync(join(cwd, "p/more.txt"), "x");
		expect(run(cwd, "verify", "p", "--source", "p/notes").status).toBe(1);
	});
});

describe.skipIf(process.platform === "win32")("what can't be written", { timeout: 60_000 }, () => {
	test("a lock is named, with its folder and the reason", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "m/b.txt": goodNotes });
		for (const [notes, out] of [
			["n", "c1"],
			["m", "c2"],
		] as const)
			expect(run(cwd, "convert", notes, "-o", out).status).toBe(0);
		const limits = 'ulimit -f 0; exec "$@"';
		const merge = [process.execPath, program, "merge", "c1", "c2", "-o", "mn"];
		const { status, stderr } = spawnSync("bash", ["-c", limits, "bash", ...merge], { cwd, encoding: "utf8" });
		expect(status).toBe(2);
		expect(stderr).toContain(
			"c1: Not written: cannot create the lock `.rapporteur/lock`: the file would be larger than is allowed",
		);
	});

	test("a manifest is no file that was read", () => {
		const stubborn = `
			const fs = require("node:fs");
			const real = fs.renameSync;
			fs.renameSync = (from, to) => {
				if (String(to).endsWith("manifest.jsonl")) throw Object.assign(new Error(), { code: "EPERM" });
				real(from, to);
			};
			require("node:module").syncBuiltinESMExports();
		`;
		const cwd = tree({ "stubborn.cjs": stubborn, "n/a.txt": goodNotes, "n/b.txt": goodNotes });
		const all = ["--require", "./stubborn.cjs", program, "convert", "n", "-o", "out"];
		const { status, stderr } = spawnSync(process.execPath, all, { cwd, encoding: "utf8" });
		expect([status, stderr]).toEqual([2, expect.stringContaining("2 files: 1 error")]);
	});
});
