/** Killed runs, forged lines and wrong names in archives and configs: through the built program. */
import { spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

/** Loaded before the program, which is gone as soon as something has, or is about to get, a name. */
const deadly = `
	const fs = require("node:fs");
	for (const call of ["linkSync", "renameSync"]) {
		const real = fs[call];
		fs[call] = (from, to) => {
			const [when, end] = process.env.DEADLY.split(" ");
			const die = () => String(to).endsWith(end) && process.kill(process.pid, "SIGKILL");
			if (when === "before") die();
			real(from, to);
			die();
		};
	}
	require("node:module").syncBuiltinESMExports();
`;

function kill(cwd: string, when: string, ...args: string[]): void {
	const env = { ...process.env, DEADLY: when };
	const all = ["--require", "./deadly.cjs", program, ...args, "--jobs", "1"];
	expect(spawnSync(process.execPath, all, { cwd, env }).signal).toBe("SIGKILL");
}

/** All that regular files of a folder hold. */
const textBelow = (folder: string): string =>
	(existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
		.flatMap((each) => (each.isFile() ? readFileSync(join(each.parentPath, each.name), "utf8") : []))
		.join("");

const interrupted = { status: 2, text: expect.stringContaining("note: the run was interrupted") };
const good = expect.objectContaining({ status: 0 });

describe.skipIf(process.platform === "win32")("a killed run", { timeout: 60_000 }, () => {
	const folder = () =>
		tree({
			"deadly.cjs": deadly,
			"other/z.txt": goodNotes,
			...Object.fromEntries(["a", "b", "c"].map((name) => [`usb/n/${name}.txt`, goodNotes])),
		});

	test.each([
		["its folder", "usb/n"],
		["the folder of the files that were named", "usb/n/*.txt"],
	])("whose notes are not there for now is not forgotten (%s)", (_, notes) => {
		const cwd = folder();
		kill(cwd, "after b.md", "convert", notes, "-o", "out/");
		renameSync(join(cwd, "usb"), join(cwd, "away"));
		expect(run(cwd, "convert", "other", "-o", "out").text).toContain("an earlier run into this folder was interrupted");
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted);
		renameSync(join(cwd, "away"), join(cwd, "usb"));
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted);
		expect(run(cwd, "convert", notes, "-o", "out/")).toEqual(good);
		expect(run(cwd, "verify", "out")).toEqual(good);
	});

	test("over a mount point is not forgotten while that is empty", () => {
		const cwd = folder();
		kill(cwd, "after b.md", "convert", "usb/n/*.txt", "other/*.txt", "-o", "out/");
		renameSync(join(cwd, "usb/n"), join(cwd, "away"));
		mkdirSync(join(cwd, "usb/n"));
		expect(run(cwd, "convert", "other", "-o", "out").text).toContain("such as `usb/n/");
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted);
	});

	test.each([
		["its folder", "usb", (cwd: string) => renameSync(join(cwd, "usb/n"), join(cwd, "away"))],
		["what its folder links to", "usb/link", (cwd: string) => renameSync(join(cwd, "linked"), join(cwd, "away"))],
	])("is not forgotten while %s is away, though there are notes above", (_, notes, takeAway) => {
		const cwd = folder();
		cpSync(join(cwd, "usb/n"), join(cwd, "linked"), { recursive: true });
		symlinkSync("../linked", join(cwd, "usb/link"));
		writeFileSync(join(cwd, "usb/top.txt"), goodNotes);
		kill(cwd, "after b.md", "convert", notes, "-o", "out/");
		takeAway(cwd);
		expect(run(cwd, "convert", "usb", "-o", "out/").text).toContain("an earlier run into this folder was interrupted");
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted);
	});

	test("leaves a report that it had just written to its note, and to no other", () => {
		const cwd = folder();
		kill(cwd, "after a.md", "convert", "usb/n", "-o", "out");
		mkdirSync(join(cwd, "more"));
		writeFileSync(join(cwd, "more/a.txt"), goodNotes.replace("twice", "once"));
		expect(run(cwd, "convert", "more", "-o", "out")).toMatchObject({
			status: 3,
			text: expect.stringContaining("name-collision"),
		});
		expect(run(cwd, "convert", "usb/n", "-o", "out")).toEqual(good);
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("twice");
	});

	test("of a shard keeps those of another split out, and a whole run does its part", () => {
		const cwd = folder();
		kill(cwd, "after .md", "convert", "usb/n", "-o", "out", "--to", "markdown", "--shard", "1/2");
		const refused = { status: 2, text: expect.stringContaining("`.rapporteur/state.1-of-2.tsv`") };
		expect(run(cwd, "convert", "usb/n", "-o", "out", "--to", "markdown", "--shard", "1/3")).toMatchObject(refused);
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted);
		expect(run(cwd, "convert", "usb/n", "-o", "out", "--to", "markdown")).toEqual(good);
		expect(run(cwd, "verify", "out")).toEqual(good);
	});

	test("that shards with fewer templates go on with can be done by shards that have all", () => {
		const cwd = folder();
		kill(cwd, "before b.html", "convert", "usb/n", "-o", "out", "-t", "html,json");
		const shards = (to: string) =>
			["1/2", "2/2"].map((each) => run(cwd, "convert", "usb/n", "-o", "out", "-t", to, "--shard", each));
		const given = shards("html").map(({ text }) => /--jobs 1 --shard (\S+)`/.exec(text)?.[1]);
		expect(given).toEqual(["1/2", "2/2"]);
		expect(run(cwd, "merge", "out").status).toBe(2);
		expect(shards("html,json")).toEqual([good, good]);
		expect(run(cwd, "merge", "out")).toEqual(good);
		expect(run(cwd, "verify", "out", "--source", "usb/n")).toEqual(good);
	});

	test("is reported by `archive`", () => {
		const cwd = folder();
		expect(run(cwd, "convert", "usb/n", "-o", "out")).toEqual(good);
		for (const name of ["d", "e", "f"]) writeFileSync(join(cwd, `usb/n/${name}.txt`), goodNotes);
		kill(cwd, "after e.md", "convert", "usb/n", "-o", "out");
		expect(run(cwd, "archive", "out")).toMatchObject({ status: 2, text: expect.stringContaining("was interrupted") });
		expect(run(cwd, "convert", "usb/n", "-o", "out")).toEqual(good);
		expect(run(cwd, "archive", "out")).toEqual(good);
	});

	test("is not kept by a note that was deleted beside others", () => {
		const cwd = folder();
		kill(cwd, "after b.md", "convert", "usb/n/*.txt", "-o", "out/");
		rmSync(join(cwd, "usb/n/c.txt"));
		expect(run(cwd, "convert", "usb/n/*.txt", "-o", "out/")).toEqual(good);
		expect(run(cwd, "verify", "out")).toEqual(good);
	});

	test.each([
		["a hidden folder", "all/.old", {}],
		["a folder that an ignore file leaves out", "all/drafts", { "all/.gitignore": "drafts/\n" }],
		["all of a folder", "all", { "rapporteur.config.yaml": 'files: ["all/*.txt"]\n' }],
	])("over %s is not forgotten for a run around it that does not go in there", (_, notes, later) => {
		const cwd = folder();
		for (const name of ["top.txt", ".old/a.txt", ".old/b.txt", "drafts/a.txt", "drafts/b.txt"]) {
			mkdirSync(dirname(join(cwd, "all", name)), { recursive: true });
			writeFileSync(join(cwd, "all", name), goodNotes);
		}
		kill(cwd, "after a.md", "convert", notes, "-o", "out", "--no-config");
		for (const [name, text] of Object.entries(later)) writeFileSync(join(cwd, name), text);
		expect(run(cwd, "convert", "all", "-o", "out").text).toContain("an earlier run into this folder was interrupted");
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted);
	});

	test("is done by a run that does all of it and more", () => {
		const cwd = folder();
		kill(cwd, "after b.md", "convert", "usb/n", "-o", "out", "--to", "markdown");
		expect(run(cwd, "convert", "usb", "-o", "out/n", "--to", "markdown").status).toBe(2);
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted);
		expect(run(cwd, "convert", "usb/n", "other", "-o", "out", "--to", "markdown,html").status).toBe(0);
		expect(run(cwd, "verify", "out").text).not.toContain("interrupted");
	});

	test("whose notes are gone for good is ended by hand", () => {
		const cwd = folder();
		kill(cwd, "after b.md", "convert", "usb/n", "-o", "out");
		rmSync(join(cwd, "usb"), { recursive: true });
		run(cwd, "convert", "other", "-o", "out");
		for (const name of [".rapporteur", "b.md"]) rmSync(join(cwd, "out", name), { recursive: true });
		expect(run(cwd, "convert", "other", "-o", "out")).toEqual(good);
		expect(run(cwd, "verify", "out")).toEqual(good);
	});

	/** As a process leaves it that is no more. */
	const dead = `4194999@${hostname()}~a`;

	test.each([
		["a manifest with a line of git", "manifest.jsonl", "<<<<<<< HEAD\n"],
		["a shard at work", `.rapporteur/lock.1-of-2/1@${hostname()}~b`, ""],
	])("that had only its lock is not forgotten by a run that is refused (%s)", (_, name, content) => {
		const cwd = folder();
		run(cwd, "convert", "usb/n", "-o", "out");
		const path = join(cwd, "out", name);
		const before = existsSync(path) ? readFileSync(path) : null;
		kill(cwd, "after .rapporteur/lock", "convert", "usb", "-o", "out");
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, content);
		expect(run(cwd, "convert", "usb", "-o", "out").status).toBe(2);
		if (before === null) rmSync(dirname(path), { recursive: true });
		else writeFileSync(path, before);
		expect(run(cwd, "verify", "out")).toMatchObject(interrupted);
		expect(run(cwd, "convert", "usb", "-o", "out").status).toBe(0);
		expect(run(cwd, "verify", "out")).toEqual(good);
		expect(readdirSync(join(cwd, "out/.rapporteur")).sort()).toEqual(["state.tsv"]);
	});

	test.each(["lock", "lock.1-of-2"])("whose `%s` is a link gives nothing away", (lock) => {
		const cwd = folder();
		const secret = `{"templates":["markdown"]}\n"/secret"\n`;
		writeFileSync(join(cwd, "secret"), secret);
		for (const args of [
			["archive", "out"],
			["merge", "out", "-o", "all"],
			["convert", "usb/n", "-o", "out"],
		]) {
			run(cwd, "convert", "usb/n", "-o", "out");
			mkdirSync(join(cwd, "out/.rapporteur", lock));
			symlinkSync(join(cwd, "secret"), join(cwd, "out/.rapporteur", lock, dead));
			run(cwd, ...args);
			for (const top of ["out", "all"]) expect(textBelow(join(cwd, top))).not.toContain("secret");
			expect(run(cwd, "convert", "usb/n", "-o", "out")).toEqual(good);
			expect(run(cwd, "verify", "out")).toEqual(good);
			expect(readFileSync(join(cwd, "secret"), "utf8")).toBe(secret);
		}
	});

	test("whose lock has very many lines does not end another one", () => {
		const cwd = folder();
		run(cwd, "convert", "usb/n", "-o", "out");
		mkdirSync(join(cwd, "out/.rapporteur/lock"));
		writeFileSync(join(cwd, "out/.rapporteur/lock", dead), "\n".repeat(300_000));
		expect(run(cwd, "merge", "out", "-o", "all").text).not.toContain("RangeError");
		expect(run(cwd, "convert", "usb/n", "-o", "out")).toEqual(good);
	});
});

describe("`verify --source` compares what a line says of notes", () => {
	const files = {
		"n/a.txt": goodNotes,
		"n/b.txt": "PK\x03\x04\0\0\x01\0",
		"n/c.xyz": "z",
		"n/d.txt": "x".repeat(3000),
		"n/f.txt": goodNotes.replace("2016", "2916"),
		"n/g.txt": goodNotes.replace("2016", "2015"),
	};
	const none = { error: 0, warning: 0, info: 0, codes: {} };
	const future = (count: number) => ({ ...none, error: count, codes: { "future-date": count } });

	test.each([
		["nothing", "a.txt", {}, 0],
		["a reason", "b.txt", { reason: "All is well" }, 1],
		["a reason that large notes can't have", "d.txt", { reason: "All is well" }, 1],
		["findings of notes that could not be read", "b.txt", { findings: none }, 1],
		["findings of large notes", "d.txt", { findings: none }, 1],
		["findings of a skipped file", "c.xyz", { findings: { ...none, error: 7, codes: { "lost-url": 7 } } }, 1],
		["more future dates than notes have dates", "g.txt", { findings: future(5) }, 1],
		["a date that is in the future still", "f.txt", { findings: future(0) }, 1],
	])("%s of %s", (_, path, other, status) => {
		const cwd = tree(files);
		const limits = ["--max-size", "2000"];
		run(cwd, "convert", "n", "-o", "o", ...limits);
		const manifest = join(cwd, "o/manifest.jsonl");
		const lines = readFileSync(manifest, "utf8").trimEnd().split("\n");
		const edited = lines.map((line) => {
			const data = JSON.parse(line);
			return `${JSON.stringify(data.path === path ? { ...data, ...other } : data)}\n`;
		});
		writeFileSync(manifest, edited.join(""));
		const told = run(cwd, "verify", "o", "--source", "n", ...limits);
		const difference = `n/${path}: these values in the manifest differ from the notes: \`${Object.keys(other).join()}\``;
		expect(told).toMatchObject({
			status,
			text: expect.stringContaining(status === 1 ? difference : "nothing changed"),
		});
	});
});

describe("an archive with", () => {
	const archive = () => {
		const cwd = tree({ "n/a.txt": goodNotes });
		run(cwd, "convert", "n", "-o", "o");
		return cwd;
	};

	test("a damaged account is interrupted to `merge` as to `verify`, until the next run", () => {
		const cwd = archive();
		writeFileSync(join(cwd, "o/.rapporteur/state.tsv"), "");
		truncateSync(join(cwd, "o/.rapporteur/state.tsv"), 50_000_000_000);
		expect(run(cwd, "verify", "o")).toMatchObject(interrupted);
		expect(run(cwd, "merge", "o", "-o", "m")).toMatchObject({
			status: 2,
			text: expect.stringContaining("interrupted"),
		});
		run(cwd, "convert", "n", "-o", "o");
		expect(run(cwd, "verify", "o")).toEqual(good);
		expect(run(cwd, "merge", "o", "-o", "m")).toEqual(good);
	});

	test.each([[".rapporteur/drafts/.rapporteur-00000000-aaaa.tmp"], ["manifest.01-of-2.jsonl"]])(
		"`%s` holds what no run wrote",
		(name) => {
			const cwd = archive();
			mkdirSync(join(cwd, "o/.rapporteur/drafts"));
			writeFileSync(join(cwd, "o", name), "");
			expect(run(cwd, "verify", "o")).toMatchObject({
				status: 1,
				text: expect.stringContaining(`o/${name}: not in the manifest\n1 output of 1 input checked: 1 diff`),
			});
		},
	);

	test("a line without an end is not written to", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "o/manifest.jsonl": "x".repeat(17_000_000) });
		expect(run(cwd, "convert", "n", "-o", "o").text).toContain("replaced, and can't be read: a line of it is longer");
	});
});

describe("reports have the same names, whatever is found beside their notes", () => {
	test.each([
		["two globs", ["notes/**/*.txt", "minutes/**/*.txt"], "minutes/m", "notes/2016/a", "minutes/m"],
		["one glob", ["notes/**/*.txt"], "notes/2017/m", "2016/a", "2017/m"],
		["a choice over two names", ["{notes/2016,minutes}/*.txt"], "minutes/m", "notes/2016/a", "minutes/m"],
		["two folders", ["notes", "minutes"], "minutes/m", "notes/2016/a", "minutes/m"],
		["a folder", ["notes"], "notes/m", "2016/a", "m"],
		["two files", ["notes/2016/a.txt", "minutes/m.txt"], "minutes/m", "notes/2016/a", "minutes/m"],
		["a file and a glob", ["notes/2016/a.txt", "notes/*.txt"], "notes/m", "2016/a", "m"],
	])("%s", (_, files, added, first, second) => {
		for (const isConfig of [true, false]) {
			const config = `files: ${JSON.stringify(files)}\noutput: {folder: rep}\n`;
			const cwd = tree({ "notes/2016/a.txt": goodNotes, ...(isConfig ? { "rapporteur.config.yaml": config } : {}) });
			// What is named on the command line and is no glob is there, or is a mistake.
			if (!isConfig && !files.every((file) => /[*{]/.test(file))) continue;
			const args = isConfig ? [] : [...files, "-o", "rep"];
			run(cwd, "convert", ...args);
			expect(readFileSync(join(cwd, "rep", `${first}.md`), "utf8")).not.toBe("");
			mkdirSync(dirname(join(cwd, added)), { recursive: true });
			writeFileSync(join(cwd, `${added}.txt`), goodNotes);
			expect(run(cwd, "convert", ...args).text).toContain("1 unchanged");
			const reports = readdirSync(join(cwd, "rep"), { recursive: true }).filter((name) => String(name).endsWith(".md"));
			expect(reports.sort()).toEqual([`${first}.md`, `${second}.md`].sort());
		}
	});

	test.skipIf(process.platform === "win32")("a glob that escapes a mark of its folder, or is absolute", () => {
		const cwd = tree({ "[n]/2016/a.txt": goodNotes });
		for (const glob of ["\\[n\\]/**/*.txt", `${cwd}/\\[n\\]/*/a.txt`]) {
			expect(run(cwd, "convert", glob, "-o", "o")).toEqual(good);
			expect(readdirSync(join(cwd, "o"))).toContain("2016");
			rmSync(join(cwd, "o"), { recursive: true });
		}
	});
});

describe("a config", () => {
	test("says that a report was edited", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "rapporteur.config.yaml": "output: {folder: o}\n" });
		run(cwd, "convert", "n");
		writeFileSync(join(cwd, "o/a.md"), "edited");
		expect(run(cwd, "convert", "n")).toMatchObject({ status: 3, text: expect.stringContaining("has been edited") });
	});

	test.each(["a.txt|b", '"a.txt', "a{b}*.txt"])("with the glob `%s` is refused, with arguments and without", (glob) => {
		const cwd = tree({ "a.txt": goodNotes, "rapporteur.config.yaml": `files: ['${glob}']\n` });
		for (const args of [[], ["."]])
			expect(run(cwd, "check", ...args)).toMatchObject({ status: 2, text: expect.stringContaining("`{one,two}`") });
	});

	test.each([
		[21, "1 more error in this file."],
		[2400, "2380 more errors in this file."],
	])("with %i faults names the first ones", (length, more) => {
		const codes = Array.from({ length }, (_, at) => `  unheard-${at}: error\n`);
		const cwd = tree({ "a.txt": goodNotes, "rapporteur.config.yaml": `severities:\n${codes.join("")}` });
		for (const command of ["check", "convert"]) {
			const { status, text } = run(cwd, command, "a.txt");
			expect([status, text]).toEqual([2, expect.stringContaining(more)]);
			expect(text.length).toBeLessThan(100_000);
		}
	});
});

describe("manifests of shards beside the one that they were merged to", () => {
	const shards = (cwd: string): void => {
		for (const shard of ["1/2", "2/2"]) run(cwd, "convert", "n", "-o", "out", "--to", "markdown", "--shard", shard);
	};
	const folder = () => {
		const cwd = tree({ "n/a.txt": goodNotes, "n/b.txt": goodNotes, "n/c.txt": goodNotes });
		shards(cwd);
		expect(run(cwd, "merge", "out")).toEqual(good);
		return cwd;
	};

	test("are merged before an archive is made of them", () => {
		const cwd = folder();
		writeFileSync(join(cwd, "n/d.txt"), goodNotes);
		shards(cwd);
		const wrong = { status: 2, text: expect.stringContaining("`rapporteur merge out` first") };
		expect(run(cwd, "archive", "out")).toMatchObject(wrong);
		expect(run(cwd, "verify", "out", "--source", "n")).toMatchObject({
			status: 1,
			text: expect.stringContaining("out/manifest.jsonl: differs from the manifests of the shards next to it"),
		});
		expect(run(cwd, "merge", "out")).toEqual(good);
		expect(run(cwd, "archive", "out").text).toContain("4 reports");
		expect(run(cwd, "verify", "out", "--source", "n")).toEqual(good);
	});

	test.each([
		["lacks a line", 1, (text: string) => text.replace(/^.*\n/, "")],
		["says something else", 1, (text: string) => text.replace('"error":0', '"error":7')],
		["is no manifest", 2, () => "garbage\n"],
		["is empty", 1, () => ""],
	])("are no cover for one that %s", (_, status, edit) => {
		const cwd = folder();
		shards(cwd);
		expect(run(cwd, "verify", "out", "--source", "n")).toEqual(good);
		const path = join(cwd, "out/manifest.jsonl");
		writeFileSync(path, edit(readFileSync(path, "utf8")));
		expect(run(cwd, "verify", "out", "--source", "n").status).toBe(status);
		expect(run(cwd, "archive", "out").status).toBe(2);
	});
});

describe("a file of somebody's among the notes", () => {
	test.each([
		["an ignore file", { "h/.gitignore": "*.md\n" }, ["h"]],
		["a config", { "rapporteur.config.yaml": 'ignore: ["h/*.md"]\n' }, ["h"]],
		["the command, which names another one", {}, ["h/a.txt"]],
	])("is not replaced by a report where %s leaves it out", (_, files, notes) => {
		const cwd = tree({ "h/a.txt": goodNotes, "h/a.md": "# Precious\n", ...files });
		const precious = () => readFileSync(join(cwd, "h/a.md"), "utf8");
		const args = ["convert", ...notes, "-o", "h/", "--to", "markdown"];
		expect(run(cwd, ...args)).toMatchObject({ status: 3, text: expect.stringContaining("name-collision") });
		expect(precious()).toBe("# Precious\n");
		expect(run(cwd, ...args, "--force").status).toBe(0);
		expect(precious()).toContain("rapporteur: 1");
		writeFileSync(join(cwd, "h/a.txt"), `${goodNotes}\nOne line more.\n`);
		expect(run(cwd, ...args).status).toBe(0);
		expect(precious()).toContain("One line more.");
	});
});

test("shards that saw other notes are not merged, and `verify` tells it", () => {
	const cwd = tree({ "n/a.txt": goodNotes, "n/b.txt": goodNotes, "n/c.txt": goodNotes });
	const shard = (which: string) => run(cwd, "convert", "n", "-o", "out", "--to", "markdown", "--shard", which);
	for (const each of ["1/2", "2/2"]) expect(shard(each)).toEqual(good);
	expect(run(cwd, "verify", "out")).toEqual(good);
	for (const name of ["d", "e"]) writeFileSync(join(cwd, `n/${name}.txt`), goodNotes);
	expect(shard("1/2")).toEqual(good);
	expect(run(cwd, "verify", "out")).toMatchObject({ status: 2, text: expect.stringContaining("read different notes") });
	expect(run(cwd, "merge", "out")).toMatchObject({ status: 2, text: expect.stringContaining("read different notes") });
	expect(shard("2/2")).toEqual(good);
	expect(run(cwd, "merge", "out")).toEqual(good);
	expect(run(cwd, "verify", "out", "--source", "n")).toEqual(good);
});

describe("what `archive` did not make", () => {
	test.each(["index.html", "catalogue.csv", "catalogue.jsonl", "catalogue.xml", "feed.xml", "sitemap.xml"])(
		"is not replaced (%s)",
		(name) => {
			const cwd = tree({ "h/a.txt": goodNotes, [`h/${name}`]: "<html><body><p>Precious</p></body></html>" });
			const args = ["archive", "h", "--base-url", "https://example.org/"];
			expect(run(cwd, "convert", "h/a.txt", "-o", "h/")).toEqual(good);
			const before = textBelow(join(cwd, "h"));
			expect(run(cwd, ...args)).toMatchObject({ status: 2, text: expect.stringContaining(`h/${name}: Not written`) });
			expect(textBelow(join(cwd, "h"))).toBe(before);
			rmSync(join(cwd, "h", name));
			writeFileSync(join(cwd, "h/0.txt"), `${goodNotes}\nMeeting Title: ${"x".repeat(70_000)}\n`);
			for (const _ of ["new", "again"]) expect(run(cwd, ...args)).toEqual(good);
			rmSync(join(cwd, "h", name));
			mkdirSync(join(cwd, "h", name));
			expect(run(cwd, ...args)).toMatchObject({ status: 2, text: expect.stringContaining("it is a folder") });
		},
	);
});

describe("somebody's file in the place of a report", () => {
	test.each([
		["beside the notes of standard input", "h", ["--stdin-path", "a.txt", "-o", "./"], "a.md"],
		["beside other notes", "h", ["a.txt", "sub/b.txt", "-o", "sub"], "sub/a.md"],
		["which is no report, anywhere", "h", ["sub", "-o", "../o"], "../o/b.md"],
		["which may be a report in plain text", "h", ["sub", "-o", "../o", "-t", "text"], "../o/b.txt"],
	])("%s is kept", (_, folder, args, name) => {
		const cwd = join(tree({ "h/a.txt": goodNotes, "h/sub/b.txt": goodNotes, "o/x.txt": "x" }), folder);
		const path = join(cwd, name);
		writeFileSync(path, "# Precious\n");
		const input = args[0] === "--stdin-path" ? goodNotes : undefined;
		const template = args.includes("-t") ? [] : ["-t", "markdown"];
		const convert = (...more: string[]) =>
			spawnSync(process.execPath, [program, "convert", ...template, ...args, ...more], { cwd, input });
		expect(convert().status).toBe(3);
		expect(readFileSync(path, "utf8")).toBe("# Precious\n");
		expect(convert("--force").status).toBe(0);
		expect(readFileSync(path, "utf8")).not.toContain("Precious");
	});

	test("is looked at in no time, whatever its lines are", () => {
		const line = `${"a: b? ".repeat(20)}\n`;
		const cwd = tree({ "h/a.md": goodNotes, "o/a.txt": `T\n\n${line.repeat(40)}\nEnd\n` });
		expect(run(cwd, "convert", "h", "-o", "o", "--to", "text")).toMatchObject({ status: 3 });
	});
});

test.each([
	[["merge", ""], "Folder `` not found"],
	[["verify", ""], "Folder `` not found"],
	[["verify", "out", "--source", ""], "`--source`"],
	[["merge", "out", "-o", "-"], "`merge` can't write to standard output."],
])("%j is refused", (args, text) => {
	const cwd = tree({ "n/a.txt": goodNotes });
	run(cwd, "convert", "n", "-o", "out");
	expect(run(cwd, ...args)).toMatchObject({ status: 2, text: expect.stringContaining(text) });
});

describe.skipIf(process.platform === "win32")(
	"reports in plain text, which carry no mark,",
	{ timeout: 60_000 },
	() => {
		const folder = () =>
			tree({ "deadly.cjs": deadly, ...Object.fromEntries(["a", "b", "c"].map((name) => [`n/${name}.md`, goodNotes])) });

		test.each(["n", "n/out"])("are no notes after a killed run into %s", (out) => {
			const cwd = folder();
			kill(cwd, "before c.txt", "convert", "n", "-o", out, "-t", "text");
			const checked = run(cwd, "check", "n");
			expect(checked.text).toContain("3 files");
			expect(run(cwd, "convert", "n", "-o", "other")).toEqual(good);
			expect(run(cwd, "convert", "n", "-o", out, "-t", "text")).toEqual(good);
			expect(run(cwd, "verify", out, "--source", "n")).toEqual(good);
		});

		test("are replaced by force if their notes have changed and go to another shard", () => {
			// Shards are separated by hashes of names: those of the first two are the highest.
			const cwd = tree({ "n/m16.md": goodNotes, "n/m52.md": goodNotes });
			const shard = (...which: string[]) => run(cwd, "convert", "n", "-o", "out", "-t", "text", "--shard", ...which);
			for (const which of ["1/2", "2/2"]) expect(shard(which)).toEqual(good);
			writeFileSync(join(cwd, "n/m16.md"), `${goodNotes}\nEdited.\n`);
			for (const name of ["m3", "m39"]) writeFileSync(join(cwd, `n/${name}.md`), goodNotes);
			expect(shard("1/2")).toEqual(good);
			// The first shard has let go of it, and nothing tells the second one whose it is.
			expect(shard("2/2")).toMatchObject({ status: 3, text: expect.stringContaining("name-collision") });
			expect(shard("2/2", "--force")).toEqual(good);
			expect(run(cwd, "merge", "out")).toEqual(good);
			expect(run(cwd, "verify", "out", "--source", "n")).toEqual(good);
		});

		test("shards with other templates are not merged", () => {
			const cwd = folder();
			const shard = (which: string, to: string) => run(cwd, "convert", "n", "-o", "out", "-t", to, "--shard", which);
			expect(shard("1/2", "text")).toEqual(good);
			expect(shard("2/2", "html")).toEqual(good);
			expect(run(cwd, "merge", "out")).toMatchObject({
				status: 2,
				text: expect.stringContaining("different templates, forms or options"),
			});
			expect(shard("2/2", "text")).toEqual(good);
			expect(run(cwd, "merge", "out")).toEqual(good);
		});

		test.each([
			["--form", "board-minutes"],
			["--encoding", "windows-1252"],
			["--max-depth", "5"],
		])("shards with another %s are not merged", (...option) => {
			const cwd = folder();
			for (const args of [["1/2"], ["2/2", ...option]]) run(cwd, "convert", "n", "-o", "out", "--shard", ...args);
			const told = { status: 2, text: expect.stringContaining("different templates, forms or options") };
			expect(run(cwd, "merge", "out")).toMatchObject(told);
			run(cwd, "convert", "n", "-o", "out", "--shard", "1/2", ...option);
			expect(run(cwd, "merge", "out")).toEqual(good);
		});
	},
);

test("reports of notes that are links by now stay, pruned or not", () => {
	const cwd = tree({ "n/a.txt": goodNotes, "n/b.txt": goodNotes });
	expect(run(cwd, "convert", "n", "-o", "out", "-t", "html")).toEqual(good);
	renameSync(join(cwd, "n/b.txt"), join(cwd, "b.real"));
	symlinkSync("../b.real", join(cwd, "n/b.txt"));
	for (const more of [[], ["--prune"]])
		expect(run(cwd, "convert", "n", "-o", "out", "-t", "html", ...more).text).toContain("1 skipped: symbolic link");
	expect(existsSync(join(cwd, "out/b.html"))).toBe(true);
	expect(run(cwd, "verify", "out", "--source", "n").text).toContain("n/b.txt: now a symbolic link or special file");
});

test("a link that was named counts as its file", () => {
	const cwd = tree({ "data/a.txt": goodNotes, "n/b.txt": goodNotes });
	for (const name of ["l", "m"]) symlinkSync("../data/a.txt", join(cwd, `n/${name}.txt`));
	const convert = (...names: string[]) => run(cwd, "convert", ...names, "n/b.txt", "-o", "out", "-t", "html,json");
	const verify = () => run(cwd, "verify", "out", "--source", "n");
	expect(convert("n/l.txt", "n/m.txt").status).toBe(0);
	expect(verify()).toMatchObject({ status: 0, text: expect.stringContaining("nothing changed") });
	convert("n/l.txt", "--prune");
	expect(existsSync(join(cwd, "out/m.html"))).toBe(true);
	writeFileSync(join(cwd, "data/a.txt"), `${goodNotes}\nMore.\n`);
	expect(verify()).toMatchObject({
		status: 1,
		text: expect.stringContaining("n/l.txt: changed since it was converted"),
	});
	rmSync(join(cwd, "n/m.txt"));
	expect(convert("n/l.txt", "--prune").text).toContain("Removed m.html");
});

test("a link's title may begin with the sign of a place in a page", () => {
	const notes = `${goodNotes}\nSee [the video](http://c.example/x "#harbour") now.\n`;
	const cwd = tree({ "n/a.md": notes });
	expect(run(cwd, "convert", "n", "-o", "out", "-t", "html")).toEqual(good);
	expect(run(cwd, "verify", "out", "--source", "n")).toEqual(good);
});

test("a report in plain text beside its notes that is left over, as they were edited, is pruned, and never read as notes", () => {
	const cwd = tree({ "n/a.md": goodNotes, "n/b.md": goodNotes });
	expect(run(cwd, "convert", "n", "-t", "text,html", "-o", "n")).toEqual(good);
	writeFileSync(join(cwd, "n/a.md"), `${goodNotes}\nMore.\n`);
	expect(run(cwd, "convert", "n", "-t", "html", "-o", "n").text).toContain("Left over: a.txt");
	const pruned = run(cwd, "convert", "n", "-t", "html", "-o", "n", "--prune");
	expect(pruned).toMatchObject({ status: 0, text: expect.stringContaining("Removed a.txt") });
	expect(existsSync(join(cwd, "n/a.txt"))).toBe(false);
	expect(run(cwd, "verify", "n", "--source", "n")).toEqual(good);
});

test("hidden files among notes that lie beside their reports are none of an archive", () => {
	const cwd = tree({ "n/a.txt": goodNotes, "n/.gitignore": "# x\n", "n/node_modules/x.txt": "x" });
	expect(run(cwd, "convert", "n", "-t", "html", "-o", "n")).toEqual(good);
	expect(run(cwd, "verify", "n")).toEqual(good);
	expect(run(cwd, "verify", "n", "--source", "n")).toEqual(good);
	writeFileSync(join(cwd, "n/.rapporteur/strange"), "x");
	expect(run(cwd, "verify", "n").status).toBe(1);
});

describe("a config with something wrong in it", () => {
	test.each([
		['files: ["{1..500}.txt"]', "Write alternatives in"],
		[`files: ["${"a".repeat(200_000)}"]`, "at most 300 characters"],
		[`ignore: ["${"a-".repeat(100_000)}"]`, "at most 300 characters"],
		[`forms: { "${"a".repeat(1000)}": un-meeting }`, "at most 300 characters"],
		[`forms: { "${"a".repeat(200_000)}": un-meeting }`, "at most 1024 characters"],
	])("with a glob that nothing can match or hold is refused at once: %.24s", (config, expected) => {
		const cwd = tree({ "a.txt": goodNotes, "rapporteur.config.yaml": `${config}\n` });
		expect(run(cwd, "check", "a.txt")).toMatchObject({ status: 2, text: expect.stringContaining(expected) });
	});

	test("that is broken does not keep a code from being explained", () => {
		const cwd = tree({ "rapporteur.config.yaml": "nope: 1\n" });
		expect(run(cwd, "explain", "broken-config")).toEqual(good);
	});
});

test("an empty baseline is reported in plain words", () => {
	const cwd = tree({ "a.txt": goodNotes, "b.json": "null\n" });
	const { status, text } = run(cwd, "check", "a.txt", "--baseline", "b.json");
	expect(status).toBe(2);
	expect(text).not.toContain("TypeError");
});

test("a day that no calendar has is refused where the form names it", () => {
	const yaml =
		"title: T\nfields: { date: { label: Date, type: date } }\nsections: { talk: { label: Talk } }\nrules: [{ rule: invalid-date, field: date, from: 2020-13-45 }]\n";
	const cwd = tree({ "a.txt": "Date: 2 May 2016\n", "f.yaml": yaml });
	const { status, text } = run(cwd, "check", "a.txt", "--form", "f.yaml");
	expect(status).toBe(2);
	expect(text).toContain("f.yaml:4:");
});

test("what a killed run was to do is known behind a damaged line of the account", () => {
	const cwd = tree({ "n/a.txt": goodNotes, "n/b.txt": goodNotes });
	expect(run(cwd, "convert", "n", "-o", "o")).toEqual(good);
	const state = join(cwd, "o/.rapporteur/state.tsv");
	const paths = [join(cwd, "n/a.txt"), join(cwd, "n/b.txt")];
	const lines = readFileSync(state, "utf8").trimEnd().split("\n");
	const begun = `${JSON.stringify({ templates: ["markdown", "json"], paths })}\tbegun`;
	writeFileSync(state, `${[`x${lines[0]}`, ...lines.slice(1), begun].join("\n")}\n`);
	expect(run(cwd, "convert", "n/a.txt", "-o", "o/").text).toContain("was interrupted");
	expect(run(cwd, "verify", "o").status).toBe(2);
});
