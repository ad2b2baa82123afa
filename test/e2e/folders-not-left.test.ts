/** Nothing is read from or written to outside the folders that were named, whatever links lie in them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { type BoundedRun, runBounded } from "./bounded-program.ts";

const notes = { "notes/a.txt": goodNotes, "notes/deep/b.txt": goodNotes };

/** A working folder with notes, beside a folder that nobody named. */
function workplace(more: Readonly<Record<string, string>> = {}): string {
	const files = Object.entries({ ...notes, ...more }).map(([path, text]) => [`work/${path}`, text]);
	const folder = tree({ ...Object.fromEntries(files), "outside/victim": "mine", "outside/drafts/keep.txt": "mine" });
	return join(folder, "work");
}

/** All that the folder holds that nobody named. */
function outside(cwd: string): Record<string, string> {
	const folder = join(cwd, "../outside");
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
	return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

const untouched = { victim: "mine", "drafts/keep.txt": "mine" };

function link(cwd: string, path: string, to: string): void {
	rmSync(join(cwd, path), { recursive: true, force: true });
	mkdirSync(dirname(join(cwd, path)), { recursive: true });
	symlinkSync(to, join(cwd, path));
}

function pipe(cwd: string, path: string): void {
	rmSync(join(cwd, path), { recursive: true, force: true });
	mkdirSync(dirname(join(cwd, path)), { recursive: true });
	execFileSync("mkfifo", [join(cwd, path)]);
}

const convert = ["convert", "notes", "-o", "out/", "-t", "json"] as const;

/** The same with an archive in `out`. */
function archived(): string {
	const cwd = workplace();
	expect(runBounded(cwd, convert)).toMatchObject({ code: 0 });
	return cwd;
}

function expectRefused({ code, text, seconds, megabytes }: BoundedRun, reason: RegExp, wanted = 2): void {
	expect(text).toMatch(reason);
	expect([code, seconds < 2, megabytes < 200]).toEqual([wanted, true, true]);
}

describe.skipIf(process.platform === "win32")("convert writes nothing outside", () => {
	test.each([
		[
			"through a linked folder",
			"out/deep",
			"../../outside",
			/deep\/b\.txt.*\n?.*the path of `deep\/b\.json` leads through a link/,
		],
		["through a linked folder that is not there", "out/deep", "../../outside/new", /through a link/],
		[
			"to a linked report",
			"out/a.json",
			"../../outside/victim",
			/Not written: `a\.json` is a link\. Remove the link\./,
		],
		["to a linked report that is not there", "out/a.json", "../../outside/new", /`a\.json` is a link/],
		["in place of what it keeps of runs", "out/.rapporteur", "../../outside", /`\.rapporteur` is a link/],
		["over a linked state", "out/.rapporteur/state.tsv", "../../../outside/victim", /state\.tsv` is a link/],
		["over a linked draft", "out/.rapporteur/state.tsv.new", "../../../outside/victim", /state\.tsv\.new` is a link/],
		["through linked drafts", "out/.rapporteur/drafts", "../../../outside", /drafts` is a link/],
		["over a linked manifest", "out/manifest.jsonl", "../../outside/victim", /manifest\.jsonl` is a link/],
	])("%s", (_, path, to, reason) => {
		const cwd = workplace();
		link(cwd, path, to);
		// What a run keeps of itself stops it; a report only itself.
		expectRefused(runBounded(cwd, convert), reason, /rapporteur|manifest/.test(path) ? 2 : 3);
		expect(outside(cwd)).toEqual(untouched);
	});

	test("and removes nothing there", () => {
		const cwd = archived();
		renameSync(join(cwd, "out/deep"), join(cwd, "../outside/deep"));
		link(cwd, "out/deep", "../../outside/deep");
		rmSync(join(cwd, "notes/deep"), { recursive: true });
		runBounded(cwd, [...convert, "--prune"]);
		expect(Object.keys(outside(cwd))).toContain("deep/b.json");
	});

	test("and takes no report there for its own", () => {
		const cwd = archived();
		renameSync(join(cwd, "out/a.json"), join(cwd, "../outside/a.json"));
		link(cwd, "out/a.json", "../../outside/a.json");
		expectRefused(runBounded(cwd, convert), /a\.txt.*\n?.*`a\.json` is a link/, 3);
	});

	test("but to a folder that was named as a link", () => {
		const cwd = workplace();
		mkdirSync(join(cwd, "real"));
		link(cwd, "out", "real");
		for (const _ of [1, 2]) expect(runBounded(cwd, convert)).toMatchObject({ code: 0 });
		expect(readdirSync(join(cwd, "real"))).toEqual([".rapporteur", "a.json", "deep", "manifest.jsonl"]);
		for (const args of [
			["verify", "out"],
			["archive", "out"],
			["merge", "out", "-o", "joined"],
		])
			expect(runBounded(cwd, args)).toMatchObject({ code: 0 });
	});
});

const commands = [
	["convert", convert],
	["verify", ["verify", "out"]],
	["archive", ["archive", "out"]],
	["merge", ["merge", "out", "-o", "joined"]],
] as const;

describe.skipIf(process.platform === "win32").each(commands)("%s ends where the archive holds", (_, args) => {
	test.each<readonly [string, (cwd: string) => void]>([
		["a manifest that is a device", (cwd) => link(cwd, "out/manifest.jsonl", "/dev/zero")],
		["a manifest that is a pipe", (cwd) => pipe(cwd, "out/manifest.jsonl")],
		["a shard's manifest that is a pipe", (cwd) => pipe(cwd, "out/manifest.1-of-2.jsonl")],
		["a state that is a device", (cwd) => link(cwd, "out/.rapporteur/state.tsv", "/dev/zero")],
		["a seal that is a pipe", (cwd) => pipe(cwd, "out/.rapporteur/seal.json")],
		["a lock that is a device", (cwd) => link(cwd, "out/.rapporteur/lock", "/dev/zero")],
		["a lock that is a pipe", (cwd) => pipe(cwd, "out/.rapporteur/lock")],
		["a journal that is a link out", (cwd) => link(cwd, "out/.rapporteur/journal.tsv", "../../../outside/victim")],
	])("%s", (_, make) => {
		const cwd = archived();
		make(cwd);
		expectRefused(runBounded(cwd, args), /is a (?:link|pipe or a device)/);
		expect(outside(cwd)).toEqual(untouched);
	});
});

describe.skipIf(process.platform === "win32")("merge", () => {
	test.each([
		["a device", "out/a.json", "/dev/zero"],
		["a file outside", "out/a.json", "../../outside/victim"],
		["the very report, outside", "out/a.json", "../../outside/a.json"],
		["a folder outside", "out/deep", "../../outside"],
	])("copies nothing from %s", (_, path, to) => {
		const cwd = archived();
		writeFileSync(join(cwd, "../outside/a.json"), readFileSync(join(cwd, "out/a.json")));
		writeFileSync(join(cwd, "../outside/b.json"), readFileSync(join(cwd, "out/deep/b.json")));
		link(cwd, path, to);
		expectRefused(
			runBounded(cwd, ["merge", "out", "-o", "joined"]),
			/Not merged: (?:it is a|its path leads through a) link/,
		);
		expect(readdirSync(cwd)).toEqual(["notes", "out"]);
	});

	test("copies nothing to a folder outside", () => {
		const cwd = archived();
		link(cwd, "joined/deep", "../../outside");
		expectRefused(runBounded(cwd, ["merge", "out", "-o", "joined"]), /through a link/);
		expect(outside(cwd)).toEqual(untouched);
		expect(readdirSync(join(cwd, "joined"))).toEqual(["deep"]);
	});
});

describe.skipIf(process.platform === "win32")("archive", () => {
	test("reads no report outside", () => {
		const cwd = archived();
		renameSync(join(cwd, "out/a.json"), join(cwd, "../outside/a.json"));
		link(cwd, "out/a.json", "../../outside/a.json");
		expectRefused(runBounded(cwd, ["archive", "out"]), /a\.json: Can't read this file: it is a link/);
		expect(readFileSync(join(cwd, "out/catalogue.jsonl"), "utf8").trimEnd().split("\n")).toHaveLength(1);
	});

	test.each([
		["its data", "out/catalogue.data", "../../outside"],
		["a page", "out/index.html", "../../outside/victim"],
		["a data file", "out/catalogue.data/reports.js", "../../../outside/victim"],
	])("writes nothing outside: %s", (_, path, to) => {
		const cwd = archived();
		link(cwd, path, to);
		expectRefused(runBounded(cwd, ["archive", "out"]), /is a link/);
		expect(outside(cwd)).toEqual(untouched);
	});

	test("writes no catalogue through a link where it waits", () => {
		const cwd = archived();
		link(cwd, "out/catalogue.data/catalogue.jsonl.tmp", "../../../outside/victim");
		expect(runBounded(cwd, ["archive", "out"])).toMatchObject({ code: 0 });
		expect(outside(cwd)).toEqual(untouched);
	});
});

describe.skipIf(process.platform === "win32")("verify", () => {
	test("takes no report outside for one of the archive", () => {
		const cwd = archived();
		renameSync(join(cwd, "out/a.json"), join(cwd, "../outside/a.json"));
		link(cwd, "out/a.json", "../../outside/a.json");
		expect(runBounded(cwd, ["verify", "out"])).toMatchObject({ code: 1, text: expect.stringContaining("out/a.json") });
	});

	test("reads no notes outside", () => {
		const cwd = archived();
		renameSync(join(cwd, "notes/deep"), join(cwd, "../outside/deep"));
		link(cwd, "notes/deep", "../../outside/deep");
		const { code, text } = runBounded(cwd, ["verify", "out", "--source", "notes"]);
		expect([code, text]).toEqual([
			1,
			expect.stringContaining("notes/deep/b.txt: in the manifest, but not among the notes"),
		]);
	});
});

test.skipIf(process.platform === "win32")("template new writes nothing through a linked folder", () => {
	const cwd = workplace();
	link(cwd, "templates", "../outside");
	expectRefused(runBounded(cwd, ["template", "new", "mine"]), /through a link/);
	expect(outside(cwd)).toEqual(untouched);
});

describe.skipIf(process.platform === "win32")("notes beside what is called a manifest", () => {
	test.each<readonly [string, (cwd: string) => void]>([
		["that is a device", (cwd) => link(cwd, "notes/manifest.jsonl", "/dev/zero")],
		["that is a pipe", (cwd) => pipe(cwd, "notes/manifest.jsonl")],
	])("%s are read", (_, make) => {
		const cwd = workplace();
		make(cwd);
		expect(runBounded(cwd, ["check", "notes"])).toMatchObject({ code: 0 });
	});
});
