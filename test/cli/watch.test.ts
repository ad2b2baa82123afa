/** `convert --watch` in the built program: real files, real events, a real Ctrl-C. */
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { tree } from "../tree.ts";
import { run } from "./world.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const note = (words: string): string => `Date: 2 May 2016\nSummary:\n${words}\n`;

const config = (files: string): Record<string, string> => ({
	"rapporteur.config.yaml": `files: ["${files}"]\noutput: {folder: out}\n`,
});

interface Watching {
	readonly child: ChildProcess;
	readonly told: () => string;
	/** How often it has said that it waits. */
	readonly rounds: () => number;
}

const start = (cwd: string, args: readonly string[], messages: "pipe" | number): ChildProcess => {
	const stdio: StdioOptions = ["ignore", messages, messages];
	const child = spawn(process.execPath, [program, "convert", ...args, "--watch"], { cwd, env: { HOME: cwd }, stdio });
	onTestFinished(() => void child.kill("SIGKILL"));
	return child;
};

const roundsIn = (text: string): number => text.split("Watching for changes until Ctrl-C.").length - 1;

async function watching(cwd: string, ...args: string[]): Promise<Watching> {
	const child = start(cwd, args, "pipe");
	let text = "";
	child.stderr?.on("data", (chunk) => {
		text += chunk;
	});
	const watched = { child, told: () => text, rounds: () => roundsIn(text) };
	await until(() => expect(watched.rounds()).toBe(1));
	return watched;
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 20 });

/** Waits until no run starts by itself any more; resolves to how many there were. */
async function rest(rounds: () => number): Promise<number> {
	await vi.waitFor(
		async () => {
			const before = rounds();
			await setTimeout(500);
			expect(rounds()).toBe(before);
		},
		{ timeout: 10_000 },
	);
	return rounds();
}

const holds = (path: string, words: string) => () => expect(readFileSync(path, "utf8")).toContain(words);

describe.skipIf(process.platform === "win32")("convert --watch", () => {
	test("converts again what is changed, new or renamed, and ends with 130 on Ctrl-C", async () => {
		const cwd = tree({ "notes/a.txt": note("First."), "notes/deep/b.txt": note("Other.") });
		const { child, told } = await watching(cwd, "notes", "-o", "out");
		writeFileSync(join(cwd, "notes/a.txt"), note("Second."));
		await until(holds(join(cwd, "out/a.md"), "Second."));
		writeFileSync(join(cwd, "notes/deep/c.txt"), note("Third."));
		await until(holds(join(cwd, "out/deep/c.md"), "Third."));
		writeFileSync(join(cwd, "notes/deep/.new"), note("Fourth."));
		renameSync(join(cwd, "notes/deep/.new"), join(cwd, "notes/deep/b.txt"));
		await until(holds(join(cwd, "out/deep/b.md"), "Fourth."));
		rmSync(join(cwd, "notes/a.txt"));
		await until(() => expect(told()).toContain("Left over: a.md: `a.txt` is gone"));
		const exit = once(child, "exit");
		child.kill("SIGINT");
		expect((await exit)[0]).toBe(130);
		expect(existsSync(join(cwd, "out/.rapporteur/lock"))).toBe(false);
	}, 60_000);

	test("does nothing by itself, though its reports lie among the notes", async () => {
		const cwd = tree({ "a.txt": note("First."), "b.txt": note("Other.") });
		const { rounds } = await watching(cwd, ".", "-o", ".", "-t", "markdown,html");
		writeFileSync(join(cwd, "a.txt"), note("Second."));
		await until(holds(join(cwd, "a.md"), "Second."));
		await until(() => expect(rounds()).toBe(2));
		writeFileSync(join(cwd, "a.txt"), note("Third."));
		await until(holds(join(cwd, "a.html"), "Third."));
		await until(() => expect(rounds()).toBe(3));
	}, 60_000);

	test("does nothing by itself when another watch writes among the notes, or it itself through a link", async () => {
		const cwd = tree({ "a.txt": note("First."), "b.txt": note("Other."), "real/notes/c.txt": note("Third.") });
		const site = await watching(cwd, ".", "-o", "site", "-t", "html", "--strict");
		const text = await watching(cwd, ".", "-o", "text", "-t", "markdown", "--strict");
		symlinkSync("real", join(cwd, "home"));
		const linked = await watching(join(cwd, "real"), ".", "-o", "../home", "-t", "markdown", "--strict");
		const rounds = () => site.rounds() + text.rounds() + linked.rounds();
		expect(await rest(rounds)).toBeLessThan(7);
		writeFileSync(join(cwd, "a.txt"), note("Second."));
		await until(holds(join(cwd, "site/a.html"), "Second."));
		await until(holds(join(cwd, "text/a.md"), "Second."));
		expect(await rest(linked.rounds)).toBe(1);
	}, 60_000);

	test.each(["watch.log", ...(process.platform === "linux" ? ["watch.txt"] : [])])(
		"does nothing by itself, though its messages go to %s among the notes",
		async (name) => {
			const cwd = tree({ "notes/a.txt": note("First.") });
			const log = join(cwd, "notes", name);
			start(cwd, ["notes", "-o", "out"], openSync(log, "a"));
			const rounds = (): number => roundsIn(readFileSync(log, "utf8"));
			await until(() => expect(rounds()).toBeGreaterThan(0));
			writeFileSync(join(cwd, "notes/a.txt"), note("Second."));
			await until(holds(join(cwd, "out/a.md"), "Second."));
			await rest(rounds);
		},
		60_000,
	);

	test("sees a new note that is called like a report, and nothing that no format reads", async () => {
		const cwd = tree({ "notes/a.txt": note("First.") });
		const { rounds } = await watching(cwd, "notes", "-o", ".", "-t", "markdown");
		writeFileSync(join(cwd, "notes/b.md"), note("Other."));
		await until(holds(join(cwd, "b.md"), "Other."));
		writeFileSync(join(cwd, "notes/b.md"), note("Changed."));
		await until(holds(join(cwd, "b.md"), "Changed."));
		const before = await rest(rounds);
		for (const content of ["", "1"]) writeFileSync(join(cwd, "notes/picture.png"), content);
		expect(await rest(rounds)).toBe(before);
	}, 60_000);

	test.each([
		["an empty folder", "notes/a.txt", ["notes", "-o", "out"], {}],
		["a folder without notes", "notes/a.txt", ["notes", "-o", "out"], { "notes/old.pdf": "" }],
		["a glob that matches nothing", "notes/a.txt", ["notes/*.txt", "-o", "out"], {}],
		["a missing file", "notes/a.txt", ["notes/a.txt", "-o", "out/"], {}],
		["a folder of a config", "notes/a.txt", [], config("notes/")],
		["a glob of a config, whose folder is missing", "2016/may/a.htm", [], config("2016/may/*.htm")],
		["an extension that only a glob names", "notes/a.Log", [], { ...config("notes/*"), "notes/b.txt": note("Other.") }],
	])(
		"converts the first notes of %s",
		async (_, name, args, files) => {
			const cwd = tree(files);
			mkdirSync(join(cwd, "notes"), { recursive: true });
			await watching(cwd, ...args);
			mkdirSync(dirname(join(cwd, name)), { recursive: true });
			writeFileSync(join(cwd, name), note("First."));
			await until(holds(join(cwd, "out/a.md"), "First."));
		},
		60_000,
	);

	test("loads a template again that is a program", async () => {
		const program = (words: string): string =>
			`export const [name, extension, mediaType] = ["mine", "mine", "text/plain"]; export const render = () => "${words}";`;
		const cwd = tree({ "n/a.txt": note("First."), "mine.mjs": program("one") });
		await watching(cwd, "n", "-o", "out", "-t", "./mine.mjs");
		writeFileSync(join(cwd, "mine.mjs"), program("two"));
		await until(holds(join(cwd, "out/a.mine.mine"), "two"));
	}, 60_000);

	test("heeds what says which notes are left out, and a template in a folder of its own", async () => {
		const template = (words: string) => `${words} {{ fields.date }}\n`;
		const cwd = tree({
			"notes/a.txt": note("First."),
			"notes/b.txt": note("Other."),
			"notes/c.txt": note("Third."),
			"letter/template.yaml": "title: A letter\nformat: text\n",
			"letter/report.txt.liquid": template("Dear"),
		});
		const { told } = await watching(cwd, "notes", "-o", "out", "-t", "letter");
		writeFileSync(join(cwd, "letter/report.txt.liquid"), template("Hello"));
		await until(holds(join(cwd, "out/a.letter.txt"), "Hello"));
		writeFileSync(join(cwd, "notes/.rapporteurignore"), "b.txt\n");
		await until(() => expect(told()).toMatch(/^2 files: 2 unchanged$/m));
	}, 60_000);

	test.each([
		["html", "Second."],
		["letter", "3"],
	])(
		"watches one file, its config and its form, as %s",
		async (format, words) => {
			const cwd = tree({
				"a.txt": note("First."),
				"rapporteur.config.yaml": "ignore: []\n",
				"letter/template.yaml": "title: A letter\nformat: text\n",
				"letter/report.txt.liquid": "{{ fields.date }}\n",
			});
			const { told } = await watching(cwd, "a.txt", "-t", format, "-o", "a.html");
			writeFileSync(join(cwd, "a.txt"), note("Second.").replace("2 May", "3 May"));
			await until(holds(join(cwd, "a.html"), words));
			writeFileSync(join(cwd, "rapporteur.config.yaml"), "ignore: 3\n");
			await until(() => expect(told()).toContain("rapporteur.config.yaml:1:"));
		},
		60_000,
	);

	test("goes on when another run has left the folder", async () => {
		const slow = `import { existsSync } from "node:fs";
			const wait = new Int32Array(new SharedArrayBuffer(4));
			export const [name, extension, mediaType] = ["slow", "slow", "text/plain"];
			export const render = () => { while (!existsSync("go")) Atomics.wait(wait, 0, 0, 20); return "slow"; };`;
		const cwd = tree({ "n/a.txt": note("First."), "slow.mjs": slow });
		const { told } = await watching(cwd, "n", "-o", "out");
		const other = spawn(process.execPath, [program, "convert", "n", "-o", "out", "-t", "./slow.mjs"], { cwd });
		onTestFinished(() => void other.kill("SIGKILL"));
		await until(() => expect(existsSync(join(cwd, "out/.rapporteur/lock"))).toBe(true));
		writeFileSync(join(cwd, "n/a.txt"), note("Second."));
		await until(() => expect(told()).toMatch(/Waiting: .*remove `\.rapporteur\/lock`/));
		writeFileSync(join(cwd, "go"), "");
		await until(holds(join(cwd, "out/a.md"), "Second."));
	}, 60_000);

	test("takes turns with another watch of the same notes into the same folder", async () => {
		const cwd = tree({ "n/a.txt": note("First.") });
		const both = await Promise.all([watching(cwd, "n", "-o", "out"), watching(cwd, "n", "-o", "out")]);
		for (const words of ["Second.", "Third.", "Fourth."]) {
			writeFileSync(join(cwd, "n/a.txt"), note(words));
			await until(holds(join(cwd, "out/a.md"), words));
		}
		await rest(() => both[0].rounds() + both[1].rounds());
		for (const { child, told } of both) {
			expect(child.exitCode).toBe(null);
			expect(told()).not.toContain("Another run");
		}
	}, 60_000);

	test("uses a form that was saved while the first run was planned", async () => {
		const form = (title: string): string => `title: ${title}\nfields:\n  date: {label: Date, type: date}\n`;
		const saving = `import { existsSync, writeFileSync } from "node:fs";
			if (!existsSync("saved")) { writeFileSync("saved", ""); writeFileSync("minutes.yaml", ${JSON.stringify(form("After"))}); }
			export const [name, extension, mediaType] = ["mine", "mine", "text/plain"];
			export const render = () => "mine";`;
		const cwd = tree({ "n/a.txt": note("First."), "minutes.yaml": form("Before"), "saving.mjs": saving });
		await watching(cwd, "n", "-o", "out", "--form", "minutes.yaml", "-t", "./saving.mjs,markdown");
		await until(holds(join(cwd, "out/a.md"), "# After"));
	}, 60_000);

	test("ends when nobody reads its messages any more", async () => {
		const cwd = tree({ "n/a.txt": note("First.") });
		const { child } = await watching(cwd, "n", "-o", "out");
		const exit = once(child, "exit");
		child.stderr?.destroy();
		writeFileSync(join(cwd, "n/a.txt"), note("Second."));
		expect((await exit)[0]).toBe(2);
	}, 60_000);

	test("keeps a report that somebody has edited, or made read-only, since it was written", async () => {
		const cwd = tree({ "a.txt": note("First.") });
		const report = join(cwd, "report.html");
		const { told } = await watching(cwd, "a.txt", "-o", "report.html");
		const edited = readFileSync(report, "utf8").replace("First.", "By hand.");
		writeFileSync(report, edited);
		writeFileSync(join(cwd, "a.txt"), note("Second."));
		await until(() => expect(told()).toContain("Not replaced: `report.html` has been edited"));
		expect(readFileSync(report, "utf8")).toBe(edited);
		rmSync(report);
		writeFileSync(join(cwd, "a.txt"), note("Third."));
		await until(holds(report, "Third."));
		chmodSync(report, 0o444);
		writeFileSync(join(cwd, "a.txt"), note("Fourth."));
		await until(() => expect(told()).toContain("is read-only. Make it writable, or use `--force`."));
		chmodSync(report, 0o644);
		writeFileSync(join(cwd, "a.txt"), note("Fifth."));
		await until(holds(report, "Fifth."));
	}, 60_000);
});

test.each([
	[["a.txt"], "rapporteur: `--watch` needs a file or a folder in `-o`.\n"],
	[
		["--files-from", "-", "-o", "out"],
		"rapporteur: `--watch` needs a file in `--files-from`, which can be read again.\n",
	],
	[["-", "-o", "a.md"], "rapporteur: `--watch` can't be used with standard input, which is read once.\n"],
])("%s can't be watched", async (args, told) => {
	const { code, stderr } = await run(["convert", ...args, "--watch"], { cwd: tree({ "a.txt": "" }) });
	expect([code, stderr]).toEqual([2, told]);
});
