/** What runs do to each other's reports, through the built program: other roots, copies, moves, snapshots, and folders that nobody can name. */
import { spawnSync } from "node:child_process";
import {
	chmodSync,
	cpSync,
	existsSync,
	linkSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn as run } from "./run.ts";

const convert = (cwd: string, input: string, ...args: string[]) => run(cwd, ["convert", input, "-o", "out/", ...args]);

const note = (word: string): string => goodNotes.replace("Friends of the Harbour", `Friends of the ${word}`);

/** `a.txt` of two folders, the first of them converted. */
function twoRoots(): string {
	const cwd = tree({ "one/a.txt": note("Boats"), "two/a.txt": note("Nets") });
	expect(convert(cwd, "one", "-t", "markdown").status).toBe(0);
	return cwd;
}

describe("a note of another root keeps its report", () => {
	test.each<readonly [string, (cwd: string) => void]>([
		["as it is", () => {}],
		["with other rights", (cwd) => chmodSync(join(cwd, "out/a.md"), 0o664)],
		["with another time", (cwd) => utimesSync(join(cwd, "out/a.md"), 1, 1)],
		["edited by hand", (cwd) => writeFileSync(join(cwd, "out/a.md"), "Friends of the Boats")],
		["in a copy of the archive", (cwd) => cpSync(join(cwd, "out"), join(cwd, "copy"), { recursive: true })],
	])("%s", (_, change) => {
		const cwd = twoRoots();
		change(cwd);
		const out = existsSync(join(cwd, "copy")) ? "copy" : "out";
		for (const args of [
			["-t", "markdown"],
			["-t", "html"],
			["-t", "html", "--prune"],
		]) {
			const { status, text } = run(cwd, ["convert", "two", "-o", out, ...args]);
			expect([status, text]).toEqual([3, expect.stringContaining("name-collision")]);
			expect(readFileSync(join(cwd, out, "a.md"), "utf8")).toContain("Friends of the Boats");
		}
		expect(run(cwd, ["convert", "two", "-o", out, "-t", "markdown", "--force"]).status).toBe(0);
	});

	test("and so do words from standard input", () => {
		const cwd = tree({ "notes/a.txt": note("Nets") });
		const piped = ["convert", "-", "--stdin-path", "a.txt", "-o", "out/", "-t", "markdown"];
		expect(run(cwd, piped, note("Boats")).status).toBe(0);
		expect(run(cwd, piped, note("Ropes")).status).toBe(0);
		expect(convert(cwd, "notes", "-t", "markdown")).toMatchObject({ status: 3 });
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("Friends of the Ropes");
	});

	test("and so does a file that has another name elsewhere, until it is two", () => {
		const cwd = tree({ "one/a.txt": note("Nets"), "two/b.txt": note("Boats") });
		linkSync(join(cwd, "one/a.txt"), join(cwd, "two/a.txt"));
		expect(convert(cwd, "one", "-t", "markdown").status).toBe(0);
		expect(convert(cwd, "two", "-t", "markdown")).toMatchObject({ status: 3 });
	});

	test("and what somebody has edited is not replaced for a note with the same words as one that is gone", () => {
		const cwd = tree({ "one/a.txt": note("Nets"), "two/a.txt": note("Nets") });
		expect(convert(cwd, "one", "-t", "markdown").status).toBe(0);
		writeFileSync(join(cwd, "out/a.md"), "Friends of the Boats");
		rmSync(join(cwd, "one/a.txt"));
		expect(convert(cwd, "two", "-t", "markdown")).toMatchObject({ status: 3 });
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("Boats");
	});

	test("but not where both were copied, as long as its content is the same", () => {
		const cwd = tree({ "p/notes/a.txt": note("Boats"), "p/notes/b.txt": note("Ropes") });
		run(join(cwd, "p"), ["convert", "notes", "-o", "out"]);
		for (const edits of ["before", "after"]) {
			const copy = join(cwd, edits);
			cpSync(join(cwd, "p"), copy, { recursive: true });
			if (edits === "after") expect(run(copy, ["convert", "notes", "-o", "out"]).status).toBe(0);
			writeFileSync(join(copy, "notes/a.txt"), note("Nets"));
			expect(run(copy, ["convert", "notes", "-o", "out"]).status).toBe(edits === "after" ? 0 : 3);
			const words = edits === "after" ? "Nets" : "Boats";
			expect(readFileSync(join(copy, "out/a.md"), "utf8")).toContain(`Friends of the ${words}`);
		}
	});
});

test("a note that has another path under another root leaves its old report to `--prune`", () => {
	const cwd = tree({ "notes/2016/a.txt": note("Boats"), "notes/b.txt": note("Nets") });
	convert(cwd, "notes/2016", "-t", "markdown");
	expect(convert(cwd, "notes", "-t", "markdown").text).toContain("a.md");
	convert(cwd, "notes", "-t", "markdown", "--prune");
	expect(existsSync(join(cwd, "out/a.md"))).toBe(false);
	expect(run(cwd, ["verify", "out", "--source", "notes"]).status).toBe(0);
});

test("what was made of a note that is gone is pruned after the project was moved, if a run has seen the note there", () => {
	const cwd = tree({ "p/n/a.txt": note("Boats"), "p/n/b.txt": note("Nets"), "p/n/c.txt": note("Ropes") });
	run(join(cwd, "p"), ["convert", "n", "-o", "out"]);
	renameSync(join(cwd, "p"), join(cwd, "q"));
	rmSync(join(cwd, "q/n/c.txt"));
	run(join(cwd, "q"), ["convert", "n", "-o", "out", "--prune"]);
	rmSync(join(cwd, "q/n/a.txt"));
	run(join(cwd, "q"), ["convert", "n", "-o", "out", "--prune"]);
	expect(["a", "b", "c"].map((name) => existsSync(join(cwd, `q/out/${name}.md`)))).toEqual([false, true, true]);
});

test("notes from before 1970 do no harm to the account", () => {
	const cwd = tree({ "notes/a.txt": note("Boats"), "notes/b.txt": note("Nets") });
	utimesSync(join(cwd, "notes/a.txt"), -3600, -3600);
	convert(cwd, "notes");
	const { status, text } = convert(cwd, "notes");
	expect([status, text]).toEqual([0, expect.stringContaining("2 unchanged")]);
});

test.each(["html-brief", "markdown-brief"])("a file that no run wrote is kept from `%s`", (template) => {
	const name = `out/a.${template}.${template.startsWith("html") ? "html" : "md"}`;
	const cwd = tree({ "notes/a.txt": note("Boats"), [name]: "my own words\n" });
	expect(convert(cwd, "notes", "-t", template)).toMatchObject({ status: 3 });
	expect(readFileSync(join(cwd, name), "utf8")).toBe("my own words\n");
	expect(convert(cwd, "notes", "-t", template, "--force").status).toBe(0);
	rmSync(join(cwd, "out/.rapporteur"), { recursive: true });
	rmSync(join(cwd, "out/manifest.jsonl"));
	expect(convert(cwd, "notes", "-t", template).status).toBe(0);
});

test.skipIf(process.platform === "win32")("a snapshot by hard links stays as it is", () => {
	const cwd = tree({ "notes/a.txt": note("Boats") });
	convert(cwd, "notes");
	mkdirSync(join(cwd, "snapshot"));
	const [state, kept] = [join(cwd, "out/.rapporteur/state.tsv"), join(cwd, "snapshot/state.tsv")];
	linkSync(state, kept);
	const before = readFileSync(kept, "utf8");
	writeFileSync(join(cwd, "notes/b.txt"), note("Nets"));
	convert(cwd, "notes");
	expect(readFileSync(kept, "utf8")).toBe(before);
});

describe("an archive that nobody touched is not accused", () => {
	test("after another form, with another template", () => {
		const cwd = tree({ "notes/a.txt": note("Boats") });
		convert(cwd, "notes", "-t", "html", "--form", "board-minutes");
		expect(convert(cwd, "notes", "-t", "json").text).toContain("a.html");
		convert(cwd, "notes", "-t", "json", "--prune");
		expect(run(cwd, ["verify", "out", "--source", "notes"]).status).toBe(0);
	});

	test("with its page, among the notes", () => {
		const cwd = tree({ "notes/a.txt": note("Boats") });
		for (const name of ["b", "c"]) {
			run(cwd, ["convert", "notes", "-o", "notes", "-t", "html,json"]);
			run(cwd, ["archive", "notes"]);
			for (const source of [[], ["--source", "notes"]]) expect(run(cwd, ["verify", "notes", ...source]).status).toBe(0);
			writeFileSync(join(cwd, `notes/${name}.txt`), note("Nets"));
		}
	});

	test("where one of the notes beside its reports has changed, that alone is named", () => {
		const cwd = tree({ "notes/a.txt": note("Boats"), "notes/b.txt": note("Nets") });
		run(cwd, ["convert", "notes", "-o", "notes", "-t", "html"]);
		writeFileSync(join(cwd, "notes/a.txt"), note("Ropes"));
		const { status, text } = run(cwd, ["verify", "notes"]);
		expect([status, text.split("\n")[0]]).toEqual([1, "a.txt: changed since it was converted"]);
		expect(text).not.toContain("b.txt");
	});
});

test("signs that nobody speaks are on the page", () => {
	const cwd = tree({ "a.txt": note("Boats").replace(/(significance[^\n]*\n)/, "$1\n→ ± §\n") });
	const said = "Ms. Ann Bell said that boats leak.\n\n+++\n\nMr. Bob Cole, Chair, said that nets tear.\n";
	writeFileSync(join(cwd, "b.txt"), `Brief summary of presentation of information made:\n\n👍 👍\n\n${said}`);
	expect(run(cwd, ["convert", "b.txt", "-t", "html"]).text).toMatch(/👍 👍[\s\S]*\+\+\+/);
	expect(run(cwd, ["convert", "a.txt", "-t", "html"]).text).toContain("→ ± §");
});

describe.skipIf(process.platform !== "linux")("a working folder that is refused", () => {
	test.each([
		["gone", "mkdir gone; cd gone; rmdir ../gone"],
		["with a name that is not UTF-8", "mkdir $'f\\xfcr'; cd $'f\\xfcr'"],
	])("%s", (_, go) => {
		const cwd = tree({ "a.txt": note("Boats") });
		const shell = `${go}; "$0" "$1" convert ../a.txt -o r.md`;
		const { status, stderr } = spawnSync("bash", ["-c", shell, process.execPath, program], { cwd, encoding: "utf8" });
		expect([status, stderr]).toEqual([
			2,
			expect.stringMatching(/^rapporteur: The .*working folder (?:no longer|is not)/),
		]);
	});
});

test("`new` writes no file that programs obey", () => {
	const cwd = tree({});
	for (const name of ["rapporteur.config.yaml", ".gitignore", "manifest.jsonl"])
		expect(run(cwd, ["new", "-o", name])).toMatchObject({ status: 2 });
});

describe("an archive that lost its `.rapporteur/`", () => {
	const bare = (files: Readonly<Record<string, string>>): string => {
		const cwd = tree(files);
		expect(convert(cwd, "one").status).toBe(0);
		rmSync(join(cwd, "out/.rapporteur"), { recursive: true });
		return cwd;
	};

	test("keeps its reports from notes of another root", () => {
		const two = { "two/a.txt": note("Nets"), "two/b.txt": note("Nets"), "three/a.md": note("Ropes") };
		const cwd = bare({ "one/a.txt": note("Boats"), ...two });
		for (const root of ["two", "three", "two", "three"]) {
			expect(convert(cwd, root)).toMatchObject({ status: 3, text: expect.stringContaining("name-collision") });
			expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("Friends of the Boats");
		}
		expect(convert(cwd, "two", "--force").status).toBe(0);
	});

	// Nothing else shows that a line is that of a note, and not of one of another folder.
	test("goes on with those of its notes that are as they were", () => {
		const cwd = bare({ "one/a.txt": note("Boats"), "one/b.txt": note("Nets") });
		writeFileSync(join(cwd, "one/a.txt"), note("Ropes"));
		const { status, text } = convert(cwd, "one");
		expect([status, text]).toEqual([
			3,
			expect.stringMatching(/1 converted, 1 failed[\s\S]*one\/a\.txt .*name-collision/),
		]);
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("Friends of the Boats");
		expect(convert(cwd, "one", "--force").status).toBe(0);
		writeFileSync(join(cwd, "one/b.txt"), note("Ropes"));
		expect(convert(cwd, "one").status).toBe(0);
	});
});

describe.skipIf(process.platform === "win32")("links to folders are followed to tell whose a report is", () => {
	test("where two projects share an archive", () => {
		const cwd = tree({ "p1/one/a.txt": note("Boats"), "p2/one/a.txt": note("Nets"), "shared/x": "" });
		for (const project of ["p1", "p2"]) symlinkSync("../shared", join(cwd, project, "out"));
		expect(convert(join(cwd, "p1"), "one").status).toBe(0);
		expect(convert(join(cwd, "p2"), "one")).toMatchObject({ status: 3 });
		expect(readFileSync(join(cwd, "shared/a.md"), "utf8")).toContain("Friends of the Boats");
	});

	test("where a link leads to other notes by now", () => {
		const cwd = tree({ "2016/1.txt": note("Boats"), "2016/2.txt": note("Boats"), "2017/1.txt": note("Nets") });
		symlinkSync("2016", join(cwd, "cur"));
		expect(convert(cwd, "cur").status).toBe(0);
		rmSync(join(cwd, "cur"));
		symlinkSync("2017", join(cwd, "cur"));
		expect(convert(cwd, "cur", "--prune")).toMatchObject({ status: 3 });
		for (const name of ["1.md", "2.md"])
			expect(readFileSync(join(cwd, "out", name), "utf8")).toContain("Friends of the Boats");
	});
});

test("a left-over report stays known whose name another note wants, but does not get", () => {
	const cwd = tree({ "one/a.txt": note("Boats") });
	convert(cwd, "one", "-t", "html-brief");
	writeFileSync(join(cwd, "out/a.html-brief.html"), "my own\n");
	writeFileSync(join(cwd, "one/a.txt"), note("Ropes"));
	convert(cwd, "one", "-t", "html");
	writeFileSync(join(cwd, "one/a.html-brief.txt"), note("Nets"));
	const refused = { status: 3, text: expect.stringContaining("its report would replace that of `one/a.txt`") };
	for (const _ of ["once", "again"]) expect(convert(cwd, "one", "-t", "html")).toMatchObject(refused);
	expect(readFileSync(join(cwd, "out/a.html-brief.html"), "utf8")).toBe("my own\n");
});

test("`merge` copies what the manifest lists, and names the last reports of notes that failed", () => {
	const cwd = tree({ "one/a.txt": note("Boats"), "one/b.txt": note("Nets") });
	convert(cwd, "one");
	writeFileSync(join(cwd, "one/a.txt"), "PK\u0003\u0004");
	convert(cwd, "one");
	for (const _ of ["once", "again"]) {
		const { status, text } = run(cwd, ["merge", "out", "-o", "all"]);
		expect([status, text]).toEqual([1, expect.stringContaining("out/a.md: Not copied: a left-over report.")]);
		expect([existsSync(join(cwd, "all/a.md")), run(cwd, ["verify", "all"]).status]).toEqual([false, 0]);
	}
	for (const _ of ["once", "again"])
		expect(run(cwd, ["merge", "out"])).toMatchObject({
			status: 1,
			text: expect.stringContaining("out/a.md: Left over."),
		});
	renameSync(join(cwd, "out/a.md"), join(cwd, "a.md"));
	expect(run(cwd, ["merge", "out", "-o", "new"]).status).toBe(0);
	expect(run(cwd, ["merge", "out"]).status).toBe(0);
});

test("`merge` that has lost its lock replaces no manifest", () => {
	const cwd = tree({ "one/a.txt": note("Boats"), "two/b.txt": note("Nets"), "robbing.cjs": robbing });
	for (const name of ["one", "two"]) run(cwd, ["convert", name, "-o", `${name}-out`]);
	run(cwd, ["merge", "two-out", "-o", "all"]);
	const before = readFileSync(join(cwd, "all/manifest.jsonl"), "utf8");
	const args = ["--require", join(cwd, "robbing.cjs"), program, "merge", "one-out", "-o", "all"];
	const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
	expect([status, stderr]).toEqual([2, expect.stringContaining("the lock in `.rapporteur/` was removed")]);
	expect(readFileSync(join(cwd, "all/manifest.jsonl"), "utf8")).toBe(before);
});

/** Somebody removes the lock when the first report is copied. */
const robbing = `
	const fs = require("node:fs");
	const { linkSync, renameSync } = fs;
	const rob = (real) => (...args) => {
		fs.rmSync("all/.rapporteur/lock", { recursive: true, force: true });
		return real(...args);
	};
	Object.assign(fs, { linkSync: rob(linkSync), renameSync: rob(renameSync) });
	require("node:module").syncBuiltinESMExports();
`;

describe("`--prune`", () => {
	const names = Array.from({ length: 12 }, (_, at) => `2016/${at}.txt`);

	test("removes most of an archive with `--force` only, as where a disk is away", () => {
		const cwd = tree(Object.fromEntries([...names, "b.txt"].map((name) => [`notes/${name}`, note("Boats")])));
		convert(cwd, "notes");
		rmSync(join(cwd, "notes/2016"), { recursive: true });
		const reports = (): string[] => readdirSync(join(cwd, "out"), { recursive: true, encoding: "utf8" });
		const before = reports();
		expect(convert(cwd, "notes").status).toBe(0);
		for (const args of [[], ["--strict"]]) {
			const { status, text } = convert(cwd, "notes", "--prune", ...args);
			expect([status, text]).toEqual([2, expect.stringContaining("more than half of the reports are gone")]);
		}
		expect(reports()).toEqual(before);
		expect(run(cwd, ["verify", "out"]).status).toBe(0);
		expect(convert(cwd, "notes", "--prune", "--force").status).toBe(0);
		expect(existsSync(join(cwd, "out/2016"))).toBe(false);
	});

	test("is not advised where it can't help: where it was given, and where most of an archive is gone", () => {
		const cwd = tree(Object.fromEntries([...names, "b.txt"].map((name) => [`notes/${name}`, note("Boats")])));
		convert(cwd, "notes");
		rmSync(join(cwd, "notes/2016/0.txt"));
		writeFileSync(join(cwd, "notes/2016/0.md"), note("Nets"));
		expect(convert(cwd, "notes").text).toContain("`--prune` to remove the old report");
		for (const name of names) rmSync(join(cwd, "notes", name), { force: true });
		for (const args of [[], ["--prune"]]) {
			const { text } = convert(cwd, "notes", ...args);
			expect(text).toContain("which is gone. Use another output folder, or `--force` to replace it.");
			expect(text).not.toContain("`--prune` to");
		}
		expect(convert(cwd, "notes", "--force").status).toBe(0);
	});

	test("does not take new notes for those that it knew", () => {
		const cwd = tree(Object.fromEntries(names.map((name) => [`notes/${name}`, note("Boats")])));
		convert(cwd, "notes");
		rmSync(join(cwd, "notes/2016"), { recursive: true });
		for (let at = 0; at < 14; at++) writeFileSync(join(cwd, `notes/new${at}.txt`), note("Nets"));
		expect(convert(cwd, "notes", "--prune")).toMatchObject({ status: 2 });
		expect(readdirSync(join(cwd, "out/2016"))).toHaveLength(12);
	});

	test("removes ten, and what is less than half", () => {
		const cwd = tree(Object.fromEntries(names.map((name) => [`notes/${name}`, note("Boats")])));
		for (const gone of [names.slice(0, 10), names.slice(10, 11)]) {
			convert(cwd, "notes");
			for (const name of gone) rmSync(join(cwd, "notes", name));
			expect(convert(cwd, "notes", "--prune").status).toBe(0);
		}
		expect(readdirSync(join(cwd, "out/2016"))).toEqual(["11.md"]);
	});
});
