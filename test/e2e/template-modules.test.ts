/** Templates that are programs and fail late or never end, run by the built program. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn } from "./run.ts";

const heads = 'export const name = "mine", extension = "txt", mediaType = "text/plain";';
const render = 'export const render = () => "report\\n";';

const folder = (module: string, count = 3) =>
	tree({
		"mine.mjs": `${heads}\n${module}\n`,
		...Object.fromEntries(Array.from({ length: count }, (_, at) => [`n/${at}.txt`, goodNotes])),
	});

const convert = ["convert", "n", "-o", "out/", "-t", "./mine.mjs"];

describe("a template that is a program and fails outside of `render`", { timeout: 60_000 }, () => {
	const late = (how: string) => `export const render = () => { ${how}; return "report\\n"; };`;

	test.each([
		["a rejection that nobody handles", late('Promise.reject(new Error("boom"))')],
		["a rejection without an error", late('Promise.reject("boom")')],
		["an error in a timer", late('setTimeout(() => { throw new Error("boom"); })')],
		["an error in a timer when it is loaded", `setTimeout(() => { throw new Error("boom"); });\n${render}`],
	])("ends the run with 2, and is named: %s", (_, module) => {
		const cwd = folder(module);
		const { status, text } = runIn(cwd, convert);
		expect([status, text]).toEqual([
			2,
			expect.stringContaining("rapporteur: `mine.mjs` failed outside of `render`: boom"),
		]);
		expect(text).not.toMatch(/^\s+at /m);
		for (const name of [0, 1, 2].map((at) => `${at}.mine.txt`).filter((each) => existsSync(join(cwd, "out", each))))
			expect(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).toContain(name);
		writeFileSync(join(cwd, "mine.mjs"), `${heads}\n${render}\n`);
		expect(runIn(cwd, convert).status).toBe(0);
		expect(runIn(cwd, ["verify", "out"]).status).not.toBe(1);
	});

	test("in a thread, ends the run as well", () => {
		const cwd = folder(late('setTimeout(() => { throw new Error("boom"); })'), 40);
		const { status, text } = runIn(cwd, [...convert, "--jobs", "2"]);
		expect([status, text]).toEqual([2, expect.stringContaining("`mine.mjs` failed outside of `render`: boom")]);
	});
});

describe.skipIf(process.platform === "win32")("a template that is a program and never ends", () => {
	test.each<readonly [NodeJS.Signals, string]>([
		["SIGINT", "export const render = () => { started(); for (;;); };"],
		["SIGTERM", "export const render = () => { started(); for (;;); };"],
		["SIGTERM", `started(); for (;;);\n${render}`],
	])(
		"ends at once by %s: %s",
		async (signal, module) => {
			const cwd = folder(
				`import { writeFileSync } from "node:fs"; const started = () => writeFileSync("started", "");\n${module}`,
			);
			const child = spawn(process.execPath, [program, ...convert], { cwd, stdio: "ignore" });
			onTestFinished(() => void child.kill("SIGKILL"));
			const ended = once(child, "exit");
			while (!existsSync(join(cwd, "started"))) await new Promise((resume) => setTimeout(resume, 20));
			child.kill(signal);
			expect((await ended)[1]).toBe(signal);
			expect(existsSync(join(cwd, "out/manifest.jsonl")) && readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).toBe(
				false,
			);
		},
		15_000,
	);
});

describe.skipIf(process.platform === "win32")("a template that is a program, in a thread", () => {
	test("and never ends is ended by the first signal", { timeout: 30_000 }, async () => {
		const cwd = folder(
			`import { writeFileSync } from "node:fs";
			export const render = () => { writeFileSync("started", ""); for (;;); };`,
		);
		const child = spawn(process.execPath, [program, ...convert, "--jobs", "2"], { cwd, stdio: "ignore" });
		onTestFinished(() => void child.kill("SIGKILL"));
		const ended = once(child, "exit");
		while (!existsSync(join(cwd, "started"))) await new Promise((resume) => setTimeout(resume, 20));
		child.kill("SIGTERM");
		expect((await ended)[0]).toBe(143);
	});

	test("and takes all memory fails alone with `--jobs 2`, however few the notes", { timeout: 60_000 }, () => {
		const cwd = folder(
			`export const render = ({ source }) => {
				const all = [];
				if (JSON.stringify(source).includes("1.txt")) for (;;) all.push({ all: [1, 2, 3] });
				return "report\\n";
			};`,
		);
		const all = ["--max-old-space-size=100", program, ...convert, "--jobs", "2"];
		const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd, encoding: "utf8" });
		expect([status, stderr + stdout]).toEqual([3, expect.stringContaining("2 converted, 1 failed")]);
	});
});

describe("a run with a template that is a program", () => {
	test.each([
		["a timer", "setInterval(() => {}, 1000);"],
		["a server", 'import { createServer } from "node:http"; createServer().listen(0, "127.0.0.1");'],
	])("ends although the program leaves %s", (_, left) => {
		const cwd = folder(`${left}\n${render}`);
		for (const jobs of ["1", "2"]) {
			const all = [program, ...convert, "--force", "--jobs", jobs];
			const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd, encoding: "utf8", timeout: 20_000 });
			expect([status, stderr + stdout]).toEqual([0, expect.stringContaining("3 converted")]);
		}
	});

	test("has its own exit code, whatever the program sets", () => {
		const cwd = folder('process.exitCode = 0; export const render = () => { throw new Error("no"); };');
		expect(runIn(cwd, convert).status).toBe(3);
	});

	test("prints all of a long report to a pipe", () => {
		const cwd = folder(`setInterval(() => {}, 1000); export const render = () => "a".repeat(3_000_000) + "\\n";`, 1);
		const line = '"$0" "$@" | { sleep 1; wc -c; }';
		const all = ["-c", line, process.execPath, program, "convert", "n/0.txt", "-t", "./mine.mjs"];
		expect(spawnSync("bash", all, { cwd, encoding: "utf8", timeout: 20_000 }).stdout.trim()).toBe("3000001");
	});
});
