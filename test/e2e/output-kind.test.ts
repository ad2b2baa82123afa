/** Where `convert -o` writes is decided by the kind of the input, and not by how many notes it yields. */
import { spawnSync } from "node:child_process";
import {
	chmodSync,
	existsSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { tree } from "../tree.ts";
import { program, runIn } from "./run.ts";

const note = "Date: 2 May 2016\n";

function convert(cwd: string, ...args: string[]) {
	const { status, stderr } = spawnSync(process.execPath, [program, "convert", ...args], { cwd, encoding: "utf8" });
	return { status, stderr };
}

const outputsIn = (folder: string): string[] => readdirSync(folder).filter((name) => !name.startsWith("."));

test.each([
	["a folder", ["notes"]],
	["a glob", ["notes/*.txt"]],
	["a folder in a list", ["--files-from", "list"]],
	["the files of a config", ["--config", "rapporteur.config.yaml"]],
])("%s makes `-o` a folder, whatever it yields", (_, args) => {
	const files = { list: "notes\n", "rapporteur.config.yaml": 'files: ["notes/*.txt"]\n' };
	const cwd = tree({ ...files, "notes/a.txt": note, "notes/b.doc": "" });
	expect(convert(cwd, ...args, "-o", "out").status).toBe(0);
	expect(outputsIn(join(cwd, "out"))).toEqual(["a.md", "manifest.jsonl"]);
	expect(convert(cwd, ...args, "-o", "out.html").status).toBe(0);
	expect(outputsIn(join(cwd, "out.html"))).toEqual(["a.html", "manifest.jsonl"]);
});

test("a folder without files writes nothing, and makes no folder", () => {
	const cwd = tree({ "notes/deep/.keep": "" });
	expect(convert(cwd, "notes", "-o", "out").status).toBe(2);
	expect(existsSync(join(cwd, "out"))).toBe(false);
});

test.runIf(process.platform === "linux")("a folder that the disk never makes is an error", () => {
	const cwd = tree({ "notes/a.txt": note });
	expect(convert(cwd, "notes", "-o", "/proc/rapporteur")).toMatchObject({ status: 2 });
});

test.skipIf(process.platform === "win32")("a link that leads nowhere is called so", () => {
	const cwd = tree({ "notes/a.txt": note });
	symlinkSync("nowhere/out", join(cwd, "out"));
	const { status, stderr } = convert(cwd, "notes", "-o", "out");
	expect([status, stderr]).toEqual([2, expect.stringContaining("its folder is a link that leads nowhere.")]);
});

test("a report that would be hidden is refused for that reason", () => {
	const { status, text } = runIn(tree({}), ["convert", "-", "--stdin-path", ".hid/y.txt", "-o", "out/"], note);
	expect([status, text]).toEqual([3, expect.stringContaining("`.hid/y.txt.md`, which is hidden.")]);
});

test.each([
	["two files", ["a.txt", "b.txt"]],
	["two files in a list", ["--files-from", "list"]],
])("%s make `-o` a folder, though one of them is missing", (_, args) => {
	const cwd = tree({ "a.txt": note, list: "a.txt\nb.txt\n" });
	expect(convert(cwd, ...args, "-o", "out").status).toBe(3);
	writeFileSync(join(cwd, "b.txt"), note);
	expect(convert(cwd, ...args, "-o", "out").status).toBe(0);
	expect(outputsIn(join(cwd, "out"))).toEqual(["a.md", "b.md", "manifest.jsonl"]);
});

test("a file that is there is not taken for a folder", () => {
	const cwd = tree({ "notes/a.txt": note, out: "mine" });
	const { status, stderr } = convert(cwd, "notes", "-o", "out");
	expect([status, stderr]).toEqual([2, expect.stringContaining("`out` in `-o` is a file. Name a folder.")]);
});

test("a note that is named is written to a file", () => {
	const cwd = tree({ "notes/a.txt": note });
	expect(convert(cwd, "notes/a.txt", "-o", "out").status).toBe(0);
	expect(statSync(join(cwd, "out")).isFile()).toBe(true);
});

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

test.each([
	["-o FILE", "a.html", ["convert", "notes/a.txt", "-o", "a.html"]],
	["-o DIR", "out/a.md", ["convert", "notes", "-o", "out"]],
	["--reporter", "found.json", ["check", "notes", "--reporter", "json=found.json"]],
	["--update-baseline", "known.json", ["check", "notes", "--baseline", "known.json", "--update-baseline"]],
])("%s replaces no read-only file, but with --force", (_, name, args) => {
	const cwd = tree({ "notes/a.txt": note });
	run(cwd, ...args);
	const [path, before] = [join(cwd, name), readFileSync(join(cwd, name), "utf8")];
	chmodSync(path, 0o444);
	writeFileSync(join(cwd, "notes/a.txt"), `${note}Date: 3 May 2016\n`);
	const again = run(cwd, ...args);
	const hint = args[0] === "convert" ? ", or use `--force`." : ".";
	expect([again.status, again.text]).toEqual([
		args[0] === "convert" ? 3 : 2,
		expect.stringContaining(`Not written: \`${basename(name)}\` is read-only. Make it writable${hint}`),
	]);
	expect(readFileSync(path, "utf8")).toBe(before);
	if (args[0] !== "convert") return;
	expect(run(cwd, ...args, "--force").status).toBe(0);
	expect(readFileSync(path, "utf8")).not.toBe(before);
});

test("`--prune` keeps a read-only report, and names it, without `--force`", () => {
	const cwd = tree({ "notes/a.txt": note, "notes/b.txt": note });
	const convert = (...args: string[]) => run(cwd, "convert", "notes", "-o", "out", ...args);
	convert();
	const [path, before] = [join(cwd, "out/a.md"), readFileSync(join(cwd, "out/a.md"), "utf8")];
	chmodSync(path, 0o444);
	rmSync(join(cwd, "notes/a.txt"));
	const kept = "Kept a.md: `a.txt` is gone, but the report is read-only; `--force` removes it too\n";
	expect(convert("--prune")).toEqual({ status: 0, text: expect.stringContaining(kept) });
	// Nor does it give way to the report of another note.
	writeFileSync(join(cwd, "notes/a.html"), "<p>Date: 3 May 2016</p>");
	expect(convert().text).not.toContain("`--prune` to remove the old report");
	for (const _ of ["first", "again"]) {
		const { status, text } = convert("--prune");
		expect([status, text]).toEqual([3, expect.stringContaining("is read-only. Make it writable, or use `--force`.")]);
		expect(text).toContain(kept);
		expect(readFileSync(path, "utf8")).toBe(before);
	}
	expect(convert("--prune", "--force").status).toBe(0);
	expect(readFileSync(path, "utf8")).not.toBe(before);
});

test.each([".gitignore", ".rapporteurignore", "rapporteur.config.yaml", "sub/template.yaml"])(
	"no report is written to %s, empty or not there",
	(name) => {
		for (const files of [{ "a.txt": note }, { "a.txt": note, [name]: "" }]) {
			const cwd = tree(files);
			for (const args of [
				["check", "a.txt", "--reporter", `json=${name}`],
				["convert", "a.txt", "-t", "json", "-o", name],
			]) {
				const { status, text } = run(cwd, ...args);
				expect([status, text]).toEqual([
					2,
					expect.stringMatching(/this file is an input|programs read files of that name/),
				]);
				expect(existsSync(join(cwd, name)) && readFileSync(join(cwd, name), "utf8") !== "").toBe(false);
			}
		}
	},
);
