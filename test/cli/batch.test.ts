/** Many files: what is unchanged is left alone, an interrupted run goes on, threads change nothing. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { run } from "./world.ts";

const note = (at: number): string => `Date: ${1 + (at % 28)} May 2016\nReporter: Ada Lovell\nSummary:\nWords ${at}.\n`;

const notes = (count: number): Record<string, string> =>
	Object.fromEntries(
		Array.from({ length: count }, (_, at) => [`notes/${at % 3}/n${String(at).padStart(4, "0")}.txt`, note(at)]),
	);

/** All files below a folder with what they hold; what the program keeps for itself aside. */
function held(folder: string): Record<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
	const kept = paths.filter((path) => !path.startsWith(".rapporteur"));
	return Object.fromEntries(kept.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

const convert = (cwd: string, ...args: string[]) =>
	run(["convert", "notes", "-o", "out", "--now", "2026-11-24", ...args], { cwd });

describe("a second run", () => {
	test("tells the same, and writes nothing", async () => {
		const cwd = tree(notes(5));
		const first = await convert(cwd, "-t", "json,html");
		const before = statSync(join(cwd, "out/0/n0000.json"), { bigint: true });
		const second = await convert(cwd, "-t", "json,html");
		expect(second).toEqual({ ...first, stderr: first.stderr.replace("5 converted", "5 unchanged") });
		expect(statSync(join(cwd, "out/0/n0000.json"), { bigint: true })).toEqual(before);
	});

	test("makes again what is missing, and all with --force", async () => {
		const cwd = tree(notes(5));
		await convert(cwd);
		const whole = held(join(cwd, "out"));
		rmSync(join(cwd, "out/0/n0000.md"));
		await convert(cwd);
		expect(held(join(cwd, "out"))).toEqual(whole);
		writeFileSync(join(cwd, "out/1/n0001.md"), "somebody's");
		expect((await convert(cwd)).code).toBe(3);
		expect(held(join(cwd, "out"))["1/n0001.md"]).toBe("somebody's");
		const before = statSync(join(cwd, "out/2/n0002.md")).mtimeMs;
		await convert(cwd, "--force");
		expect(held(join(cwd, "out"))).toEqual(whole);
		expect(statSync(join(cwd, "out/2/n0002.md")).mtimeMs).toBeGreaterThan(before);
	});

	test("tells of reports whose notes are gone, and removes them with --prune", async () => {
		const cwd = tree(notes(3));
		await convert(cwd);
		rmSync(join(cwd, "notes/0/n0000.txt"));
		expect((await convert(cwd)).stderr).toContain(
			"Left over: 0/n0000.md: `0/n0000.txt` is gone. To remove such reports, use `--prune`",
		);
		expect((await convert(cwd, "--prune")).stderr).toContain("Removed 0/n0000.md: `0/n0000.txt` is gone\n");
		expect(Object.keys(held(join(cwd, "out")))).toEqual(["1/n0001.md", "2/n0002.md", "manifest.jsonl"]);
	});

	test("clears away what a run left that was killed", async () => {
		const cwd = tree({ ...notes(2), "out/.rapporteur/drafts/.rapporteur-1.tmp": "half a rep" });
		await convert(cwd);
		expect(existsSync(join(cwd, "out/.rapporteur/drafts"))).toBe(false);
	});

	test("refuses a folder in which another one is at work", async () => {
		const cwd = tree(notes(2));
		mkdirSync(join(cwd, "out/.rapporteur/lock/1@elsewhere~a"), { recursive: true });
		const { code, stderr } = await convert(cwd);
		expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("is using this folder") });
	});

	test.each(["lock", "lock.1-of-2"])(
		"keeps the page from being made meanwhile, and is reported by verify (%s)",
		async (lock) => {
			const cwd = tree(notes(2));
			await convert(cwd);
			const path = join(cwd, "out/.rapporteur", lock);
			mkdirSync(join(path, "1@elsewhere~a"), { recursive: true });
			const refused = await run(["archive", "out"], { cwd });
			const remove = `remove \`.rapporteur/${lock}\``;
			expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(remove) });
			expect(existsSync(join(cwd, "out/index.html"))).toBe(false);
			const verified = await run(["verify", "out"], { cwd });
			expect(verified).toMatchObject({
				code: 2,
				stdout: `out/.rapporteur/${lock}: note: a run seems to be in progress (process 1 on elsewhere). Wait until it ends; if it has already ended, remove this folder and repeat the command of that run\n2 outputs of 2 inputs verified: a run is in progress\n`,
			});
			rmSync(path, { recursive: true });
			expect((await run(["archive", "out"], { cwd })).stderr).not.toContain("at work");
			expect(readdirSync(join(cwd, "out/.rapporteur")).sort()).toEqual(["state.tsv"]);
		},
	);
});

describe("a part of a run", () => {
	test("is the same as the whole, when all of them are put together", async () => {
		const cwd = tree(notes(9));
		await convert(cwd);
		const whole = held(join(cwd, "out"));
		for (const shard of ["1/2", "2/2"]) await run(["convert", "notes", "-o", "parts", "--shard", shard], { cwd });
		const parts = held(join(cwd, "parts"));
		const lines = ["1", "2"].flatMap((at) => parts[`manifest.${at}-of-2.jsonl`]?.split(/(?<=\n)/) ?? []);
		expect(lines.sort().join("")).toBe(whole["manifest.jsonl"]);
		const names = Object.keys(whole).filter((name) => name !== "manifest.jsonl");
		for (const name of names) expect(parts[name]).toBe(whole[name]);
		const { stderr } = await run(["convert", "notes", "-o", "parts"], { cwd });
		expect(stderr).toContain("the folder holds `manifest.1-of-2.jsonl`, from shard 1 of 2 of an earlier run.");
	});

	test.each([
		["a folder", "--shard", "1/2"],
		["a folder", "--prune"],
		["a file or a folder", "--force"],
	])("needs %s for %s", async (needed, ...args) => {
		const { code, stderr } = await run(["convert", "a.txt", ...args], { cwd: tree({ "a.txt": "" }) });
		expect(code).toBe(2);
		expect(stderr).toBe(`rapporteur: \`${args[0]}\` needs ${needed} in \`-o\`.\n`);
	});
});

test("--max-unclassified makes words without a place exit code 1", async () => {
	const cwd = tree({ "a.txt": `Venue: ${"hall ".repeat(20)}\n${note(1)}` });
	const { code, stderr } = await run(["convert", "a.txt", "--max-unclassified", "12.5"], { cwd });
	expect(code).toBe(1);
	expect(stderr).toMatch(/^rapporteur: a\.txt: \d+(?:\.\d)? % of its characters are in no field or section; at most/m);
	expect((await run(["convert", "a.txt", "--max-unclassified", "90"], { cwd })).code).toBe(0);
});

test("an interrupted run says how to go on, and the next one does", async () => {
	const cwd = tree(notes(20));
	const args = ["convert", "notes", "-o", "out", "--now", "2026-11-24"];
	const stopped = await run(args, { cwd, interruptedAfter: 6 });
	expect(stopped.code).toBe(130);
	expect(stopped.stderr).toMatch(/^rapporteur: Interrupted: \d+ of 20 files are done; repeat the command to continue/m);
	const before = statSync(join(cwd, "out/0/n0000.md")).mtimeMs;
	expect((await run(args, { cwd })).code).toBe(0);
	expect(statSync(join(cwd, "out/0/n0000.md")).mtimeMs).toBe(before);
	const undisturbed = tree(notes(20));
	await run(args, { cwd: undisturbed });
	expect(held(join(cwd, "out"))).toEqual(held(join(undisturbed, "out")));
});

describe("threads", () => {
	const count = 100;
	const many = notes(count);
	const faulty = { ...many, "notes/0/n0003.txt": "%PDF-1.4\n", "notes/x/y.docx": "" };

	test("give the same reports, findings and manifest, however many there are", async () => {
		const cwd = tree(faulty);
		const runs = [];
		for (const jobs of ["1", "2", "3"]) {
			const args = ["convert", "notes", "-o", `out${jobs}`, "-t", "json,text", "--jobs", jobs];
			runs.push({ ...(await run(args, { cwd })), held: held(join(cwd, `out${jobs}`)) });
		}
		expect(Object.keys(runs[0]?.held ?? {})).toHaveLength(2 * (count - 1) + 1);
		expect(runs[1]).toEqual(runs[0]);
		expect(runs[2]).toEqual(runs[0]);
	});

	test("find the same, and repair the same", async () => {
		const told: { readonly jobs: string; readonly ran: unknown }[] = [];
		for (const jobs of ["1", "2"]) {
			const cwd = tree({ ...faulty, "notes/2/n0002.txt": note(2).replace("Reporter", "Repotrer") });
			for (const args of [["--fix", "--dry-run"], ["--reporter", "json"], ["--fix"]]) {
				told.push({ jobs, ran: await run(["check", "notes", "--jobs", jobs, ...args], { cwd }) });
			}
			told.push({ jobs, ran: readFileSync(join(cwd, "notes/2/n0002.txt"), "utf8") });
		}
		const [first, second] = ["1", "2"].map((jobs) => told.filter((each) => each.jobs === jobs).map(({ ran }) => ran));
		expect(first).toEqual(second);
		expect(first?.at(-1)).toBe(note(2));
	});

	test("that a template ends cost the notes that it ended them with", async () => {
		const template = `export const name = "bomb"; export const extension = "txt"; export const mediaType = "text/plain";
			export const render = (report) => {
				const words = JSON.stringify(report);
				if (words.includes("Words 7.") || words.includes("Words 90.")) process.exit(7);
				return words.length + "\\n";
			};`;
		const cwd = tree({ ...many, "bomb.mjs": template });
		const { code, stderr } = await convert(cwd, "-t", "./bomb.mjs", "--jobs", "2");
		expect(code).toBe(3);
		const told = stderr.split("\n").filter((line) => line.endsWith("  unreadable-file"));
		expect(told).toHaveLength(2);
		expect(told[1]).toMatch(/^notes\/1\/n0007\.txt .*Can't read this file: the program ended \(7\)/);
		expect(Object.keys(held(join(cwd, "out")))).toHaveLength(count - 2 + 1);
	});
});

test("a note that would have the place of a folder is refused, whoever comes first", async () => {
	const cwd = tree({ "notes/a.md/b.txt": note(1), "notes/a.txt": note(2) });
	const { code, stderr } = await convert(cwd);
	expect(code).toBe(3);
	expect(stderr).toContain("its report would be `a.md`, which is a folder. Rename the file.");
	expect(Object.keys(held(join(cwd, "out")))).toEqual(["a.md/b.md", "manifest.jsonl"]);
});
