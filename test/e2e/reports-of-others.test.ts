/** Whose a report is where names, clocks, links and arguments mislead, through the built program. */
import { spawn, spawnSync } from "node:child_process";
import {
	appendFileSync,
	cpSync,
	existsSync,
	linkSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn as run } from "./run.ts";

const note = (word: string): string => goodNotes.replace("Friends of the Harbour", `Friends of the ${word}`);
const convert = (cwd: string, input: string, ...args: string[]) => run(cwd, ["convert", input, "-o", "out/", ...args]);
const words = (cwd: string, path: string): string =>
	/Friends of the (\w+)/.exec(readFileSync(join(cwd, path), "utf8"))?.[1] ?? "";
const listed = (cwd: string): Record<string, string[]> =>
	Object.fromEntries(
		readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line))
			.map(({ path, outputs }) => [path, outputs.map((each: { path: string }) => each.path)]),
	);

test("two folders that swap their names are read again, though times and sizes are the same", () => {
	// Only the clock of the disk can make two files alike: it stands still for some milliseconds.
	for (let tries = 0; tries < 4; tries++) {
		const cwd = tree({ "n/1/a.txt": note("Boats"), "n/2/a.txt": note("Ropes") });
		for (const path of ["n/1/a.txt", "n/2/a.txt"]) utimesSync(join(cwd, path), 1e9, 1e9);
		const made = convert(cwd, "n");
		renameSync(join(cwd, "n/1"), join(cwd, "x"));
		renameSync(join(cwd, "n/2"), join(cwd, "n/1"));
		renameSync(join(cwd, "x"), join(cwd, "n/2"));
		expect([made.status, convert(cwd, "n").status]).toEqual([0, 0]);
		expect([words(cwd, "out/1/a.md"), words(cwd, "out/2/a.md")]).toEqual(["Ropes", "Boats"]);
	}
});

test("a report that somebody edits while the run is at work stays", async () => {
	const long = `${note("Boats")}\n${"Mr. Bob Cole said that boats leak and nets tear.\n\n".repeat(4000)}`;
	const names = Array.from({ length: 34 }, (_, at) => `${10 + at}`);
	const cwd = tree(Object.fromEntries(names.map((name) => [`n/${name}.txt`, note("Boats")])));
	expect(convert(cwd, "n").status).toBe(0);
	for (const name of names) writeFileSync(join(cwd, `n/${name}.txt`), long.replace("Boats", "Nets"));
	const child = spawn(process.execPath, [program, "convert", "n", "-o", "out/", "--jobs", "2"], { cwd });
	const ended = new Promise<number | null>((done) => void child.on("close", done));
	while (words(cwd, "out/10.md") === "Boats") await setTimeout(5);
	appendFileSync(join(cwd, "out/43.md"), "\nBy hand.\n");
	const wasWaiting = words(cwd, "out/43.md") === "Boats";
	expect([wasWaiting, await ended]).toEqual([true, 3]);
	expect(readFileSync(join(cwd, "out/43.md"), "utf8")).toContain("By hand.");
});

test.skipIf(process.platform !== "linux")("a hard link in a folder with other letters is another note", () => {
	const cwd = tree({ "One/a.txt": note("Boats") });
	mkdirSync(join(cwd, "one"));
	linkSync(join(cwd, "One/a.txt"), join(cwd, "one/a.txt"));
	expect(convert(cwd, "One").status).toBe(0);
	expect(convert(cwd, "one")).toMatchObject({ status: 3, text: expect.stringContaining("name-collision") });
});

test("a report that a skipped file had once, and another note has by force, is listed once", () => {
	const cwd = tree({ "n/a.log": note("Logs") });
	expect(convert(cwd, "n/a.log").status).toBe(0);
	writeFileSync(join(cwd, "n/a.txt"), note("Texts"));
	expect(convert(cwd, "n").status).toBe(3);
	expect(convert(cwd, "n", "--force").status).toBe(0);
	expect(listed(cwd)["a.txt"]).toEqual(["a.md"]);
	expect(listed(cwd)["a.log"] ?? []).toEqual([]);
	expect(run(cwd, ["verify", "out"]).status).toBe(0);
});

describe("names do not depend on which arguments have notes today", () => {
	test("where a folder is empty", () => {
		const cwd = tree({ "A/x.txt": note("Boats"), "B/y.txt": note("Nets") });
		const go = (...args: string[]) => run(cwd, ["convert", "A", "B", "-o", "out/", ...args]);
		go();
		rmSync(join(cwd, "A/x.txt"));
		expect(go("--prune").status).toBe(2);
		expect([existsSync(join(cwd, "out/B/y.md")), existsSync(join(cwd, "out/y.md"))]).toEqual([true, false]);
	});

	test("where a file is not there, named or in a list", () => {
		const cwd = tree({ "m/x/a.txt": note("Boats"), "m/y/a.txt": note("Nets"), list: "m/x/a.txt\nm/y/a.txt\n" });
		const named = ["convert", "m/x/a.txt", "m/y/a.txt", "-o", "out/"];
		run(cwd, named);
		rmSync(join(cwd, "m/x/a.txt"));
		for (const args of [named, ["convert", "--files-from", "list", "-o", "out/"]]) {
			expect(run(cwd, args).status).toBe(3);
			expect(existsSync(join(cwd, "out/a.md"))).toBe(false);
		}
	});
});

describe("`--prune` over an archive with lines of which nobody knows the notes", () => {
	test("forgets reports that somebody has removed, and names the others", () => {
		const cwd = tree({ "n/a.txt": note("Boats"), "n/s/b.txt": note("Nets"), "n/s/c.txt": note("Ropes") });
		convert(cwd, "n");
		rmSync(join(cwd, "out/.rapporteur"), { recursive: true });
		rmSync(join(cwd, "n/s"), { recursive: true });
		convert(cwd, "n");
		rmSync(join(cwd, "out/s/b.md"));
		expect(run(cwd, ["verify", "out"])).toMatchObject({ status: 1, text: expect.stringContaining("s/b.md") });
		const { status, text } = convert(cwd, "n", "--prune");
		expect(status).toBe(0);
		expect(text).toContain("No longer listed: s/b.md");
		expect(text).toMatch(/Kept s\/c\.md: .*Remove it yourself/);
		expect(Object.keys(listed(cwd))).toEqual(["a.txt", "s/c.txt"]);
		rmSync(join(cwd, "out/s/c.md"));
		convert(cwd, "n", "--prune");
		expect(run(cwd, ["verify", "out"]).status).toBe(0);
	});

	test("forgets what was made of standard input, once somebody has removed it", () => {
		const cwd = tree({ "n/a.txt": note("Boats") });
		convert(cwd, "n");
		run(cwd, ["convert", "-", "--stdin-path", "s.txt", "-o", "out/"], note("Piped"));
		expect(convert(cwd, "n", "--prune").text).not.toContain("s.md");
		rmSync(join(cwd, "out/s.md"));
		expect(convert(cwd, "n").text).not.toContain("No longer listed");
		expect(convert(cwd, "n", "--prune").text).toContain("No longer listed: s.md");
		expect(run(cwd, ["verify", "out"]).status).toBe(0);
	});

	test("removes nothing of an archive that was put into it", () => {
		const cwd = tree({ "n/a.txt": note("Boats"), "n/s/b.txt": note("Nets") });
		convert(cwd, "n");
		renameSync(join(cwd, "n/s"), join(cwd, "m"));
		expect(run(cwd, ["convert", "m", "-o", "arch"]).status).toBe(0);
		rmSync(join(cwd, "out/s"), { recursive: true });
		renameSync(join(cwd, "arch"), join(cwd, "out/s"));
		expect(convert(cwd, "n", "--prune").text).toContain(
			"Kept s/b.md: `s/b.txt` is gone, but the report is in an archive",
		);
		expect(run(cwd, ["verify", "out/s"]).status).toBe(0);
	});
});

test("with `--prune`, a report that gives way to that of another note is named", () => {
	const cwd = tree({ "n/minutes.md": note("January"), "n/b.txt": note("Boats") });
	convert(cwd, "n");
	rmSync(join(cwd, "n/minutes.md"));
	writeFileSync(join(cwd, "n/minutes.txt"), note("February"));
	const { status, text } = convert(cwd, "n", "--prune");
	expect([status, text]).toEqual([0, expect.stringContaining("Replaced minutes.md: `minutes.md` is gone")]);
	expect(words(cwd, "out/minutes.md")).toBe("February");
});

describe("`merge` of the same line", () => {
	test("makes no copy of a note the owner of a report", () => {
		const cwd = tree({ "n/a.txt": note("Boats"), "copy/a.txt": note("Boats") });
		convert(cwd, "n");
		expect(run(cwd, ["convert", "copy", "-o", "one"]).status).toBe(0);
		expect(run(cwd, ["merge", "one", "-o", "out"]).status).toBe(0);
		writeFileSync(join(cwd, "copy/a.txt"), note("Nets"));
		expect(convert(cwd, "copy").status).toBe(3);
		expect(words(cwd, "out/a.md")).toBe("Boats");
		expect(convert(cwd, "n").status).toBe(0);
	});

	test("forgets no report that is left over, and brings back what is missing", () => {
		const cwd = tree({ "n/a.txt": note("Boats") });
		convert(cwd, "n");
		writeFileSync(join(cwd, "n/a.txt"), note("Nets"));
		convert(cwd, "n", "-t", "html");
		run(cwd, ["convert", "n", "-o", "one", "-t", "html"]);
		rmSync(join(cwd, "out/a.html"));
		const merged = run(cwd, ["merge", "one", "-o", "out"]);
		expect(merged).toMatchObject({ status: 1, text: expect.stringContaining("out/a.md: Left over.") });
		expect(words(cwd, "out/a.html")).toBe("Nets");
		expect(convert(cwd, "n", "-t", "html", "--prune").text).toContain("Removed a.md");
	});
});

/** Ends the program at its `DIES`th change of the disk. */
const deadly = `
	const fs = require("node:fs");
	let left = Number(process.env.DIES);
	for (const call of ["writeSync", "linkSync", "renameSync", "unlinkSync", "rmSync", "mkdirSync"]) {
		const real = fs[call];
		fs[call] = (...args) => (left-- === 0 ? process.kill(process.pid, "SIGKILL") : real(...args));
	}
	require("node:module").syncBuiltinESMExports();
`;

describe("a command that is killed at any change of the disk", () => {
	const killed = (cwd: string, dies: number, ...args: string[]): boolean => {
		const env = { ...process.env, DIES: String(dies) };
		const all = ["--require", join(cwd, "deadly.cjs"), program, ...args];
		return spawnSync(process.execPath, all, { cwd, env }).signal === "SIGKILL";
	};

	test("can be repeated, if it is `merge`", () => {
		const cwd = tree({ "n/a.txt": note("Boats"), "m/b.txt": note("Nets"), "deadly.cjs": deadly });
		run(cwd, ["convert", "n", "-o", "base"]);
		run(cwd, ["convert", "m", "-o", "other"]);
		for (let dies = 0, goesOn = true; goesOn; dies++) {
			rmSync(join(cwd, "out"), { recursive: true, force: true });
			cpSync(join(cwd, "base"), join(cwd, "out"), { recursive: true });
			goesOn = killed(cwd, dies, "merge", "other", "-o", "out");
			expect([dies, run(cwd, ["merge", "other", "-o", "out"]).status]).toEqual([dies, 0]);
			expect(run(cwd, ["verify", "out"]).status).toBe(0);
			expect(words(cwd, "out/b.md")).toBe("Nets");
		}
	});

	test("and is a shard, whose reports nobody has edited, leaves them to a whole run, but for one that it had not recorded", () => {
		const names = Array.from({ length: 12 }, (_, at) => `n/${at}.txt`);
		const results = [16, 17].map((dies) => {
			const cwd = tree({ "deadly.cjs": deadly });
			mkdirSync(join(cwd, "n"));
			const all = (word: string): void => {
				for (const name of names) writeFileSync(join(cwd, name), note(word));
			};
			all("Boats");
			convert(cwd, "n");
			all("Nets");
			expect(killed(cwd, dies, "convert", "n", "-o", "out/", "--shard", "1/2", "--jobs", "1")).toBe(true);
			all("Ropes");
			const { status, text } = convert(cwd, "n");
			return [status, /\d+ converted(?:, \d+ failed)?/.exec(text)?.[0]];
		});
		// A report is put in its place, then recorded: two changes of the disk.
		expect(results.sort()).toEqual([
			[0, "12 converted"],
			[3, "11 converted, 1 failed"],
		]);
	});

	test("and is a shard, leaves no report of a note that is gone unknown", () => {
		const names = Array.from({ length: 12 }, (_, at) => `n/${at}.txt`);
		const cwd = tree({ ...Object.fromEntries(names.map((name) => [name, note("Boats")])), "deadly.cjs": deadly });
		expect(killed(cwd, 24, "convert", "n", "-o", "out/", "--shard", "1/2", "--jobs", "1")).toBe(true);
		const [first = ""] = readdirSync(join(cwd, "out")).filter((name) => name.endsWith(".md"));
		rmSync(join(cwd, "n", first.replace(".md", ".txt")));
		expect(convert(cwd, "n", "--prune").text).toContain(`Removed ${first}`);
		expect(run(cwd, ["verify", "out"]).status).toBe(0);
	});

	test("and prunes, goes on when it is repeated", () => {
		for (let dies = 0, goesOn = true; goesOn; dies += 2) {
			const cwd = tree({ "n/j.md": note("Boats"), "n/k.txt": note("Ropes"), "deadly.cjs": deadly });
			const args = ["convert", "n", "-o", "out/", "-t", "json,html", "--prune", "--jobs", "1"];
			run(cwd, args);
			rmSync(join(cwd, "n/j.md"));
			writeFileSync(join(cwd, "n/j.txt"), note("Nets"));
			goesOn = killed(cwd, dies, ...args);
			expect([dies, run(cwd, args).status]).toEqual([dies, 0]);
			expect(words(cwd, "out/j.html")).toBe("Nets");
		}
	});
});
