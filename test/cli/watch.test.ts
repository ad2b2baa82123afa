/** `convert --watch` in the built program: real files, real events, a real Ctrl-C. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { tree } from "../tree.ts";
import { run } from "./world.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const note = (words: string): string => `Date: 2 May 2016\nSummary:\n${words}\n`;

interface Watching {
	readonly child: ChildProcess;
	readonly told: () => string;
	/** How often it has said that it waits. */
	readonly rounds: () => number;
}

async function watching(cwd: string, ...args: string[]): Promise<Watching> {
	const child = spawn(process.execPath, [program, "convert", ...args, "--watch"], { cwd, env: { HOME: cwd } });
	onTestFinished(() => void child.kill("SIGKILL"));
	let text = "";
	child.stderr.on("data", (chunk) => {
		text += chunk;
	});
	const watched = {
		child,
		told: () => text,
		rounds: () => text.split("Watching for changes until Ctrl-C.").length - 1,
	};
	await until(() => expect(watched.rounds()).toBe(1));
	return watched;
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 20 });

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
		await until(() => expect(told()).toContain("the file is read-only"));
		chmodSync(report, 0o644);
		writeFileSync(join(cwd, "a.txt"), note("Fifth."));
		await until(holds(report, "Fifth."));
	}, 60_000);
});

test.each([
	[["a.txt"], "rapporteur: `--watch` needs a file or a folder in `-o`.\n"],
	[["-", "-o", "a.md"], "rapporteur: `--watch` can't be used with standard input, which is read once.\n"],
])("%s can't be watched", async (args, told) => {
	const { code, stderr } = await run(["convert", ...args, "--watch"], { cwd: tree({ "a.txt": "" }) });
	expect([code, stderr]).toEqual([2, told]);
});
