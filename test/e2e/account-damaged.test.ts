/** The account of an output folder: emptied by somebody, and on a system that replaces no open file. Through the built program. */
import { spawnSync } from "node:child_process";
import { readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

const folder = (): string => tree({ "n/a.txt": goodNotes, "n/b.txt": goodNotes });

describe("an empty account", () => {
	test("is reported, and what it said is made again", () => {
		const cwd = folder();
		run(cwd, "convert", "n", "-o", "out");
		truncateSync(join(cwd, "out/.rapporteur/state.tsv"));
		const verified = run(cwd, "verify", "out");
		expect([verified.status, verified.text]).toEqual([
			2,
			expect.stringContaining("`out/.rapporteur/state.tsv` is empty"),
		]);
		expect(run(cwd, "merge", "out")).toMatchObject({ status: 2, text: expect.stringContaining("state.tsv` is empty") });
		const { status, text } = run(cwd, "convert", "n", "-o", "out");
		expect([status, text]).toEqual([0, expect.stringContaining("is damaged")]);
		expect(text).toContain("2 converted");
		expect(run(cwd, "verify", "out").status).toBe(0);
		expect(run(cwd, "convert", "n", "-o", "out").text).not.toContain("is damaged");
	});
});

/** Tells what is open of a file that is replaced, and at the end what is open still below the working folder. */
const watching = `
	const fs = require("node:fs");
	const opened = () => fs.readdirSync("/proc/self/fd").flatMap((each) => {
		try { return [fs.readlinkSync("/proc/self/fd/" + each)]; } catch { return []; }
	});
	const rename = fs.renameSync;
	fs.renameSync = (from, to) => {
		for (const each of opened()) if (each === String(to) || each === String(from)) console.error("OPEN " + each);
		rename(from, to);
	};
	const open = fs.openSync;
	fs.openSync = (path, flags, ...rest) => {
		if (process.env.BROKEN && String(path).replace(/[.][0-9a-f]{36}(?=[.]new$)/, "").endsWith(process.env.BROKEN) && flags === "wx")
			throw Object.assign(new Error("broken"), { code: "EIO" });
		return open(path, flags, ...rest);
	};
	process.on("exit", () => {
		for (const each of opened()) if (each.startsWith(process.cwd() + "/")) console.error("LEFT " + each);
	});
	require("node:module").syncBuiltinESMExports();
`;

describe.skipIf(process.platform !== "linux")("files of an archive", () => {
	function watched(cwd: string, broken: string, ...args: string[]) {
		writeFileSync(join(cwd, "watching.cjs"), watching);
		const { status, stdout, stderr } = spawnSync(process.execPath, ["--require", "./watching.cjs", program, ...args], {
			cwd,
			encoding: "utf8",
			env: { ...process.env, BROKEN: broken },
		});
		return { status, text: stdout + stderr };
	}

	test("are closed before they are replaced", () => {
		const cwd = folder();
		for (const notes of [goodNotes, goodNotes.replace("twice", "once")]) {
			writeFileSync(join(cwd, "n/a.txt"), notes);
			const { status, text } = watched(cwd, "", "convert", "n", "-o", "out");
			expect([status, text]).toEqual([0, expect.not.stringContaining("OPEN")]);
		}
		run(cwd, "convert", "n", "-o", "one", "--shard", "1/2");
		run(cwd, "convert", "n", "-o", "two", "--shard", "2/2");
		const { status, text } = watched(cwd, "", "merge", "one", "two", "-o", "all");
		expect([status, text]).toEqual([0, expect.not.stringContaining("OPEN")]);
	});

	test("are closed where one can't be written", () => {
		const cwd = folder();
		run(cwd, "convert", "n", "-o", "one");
		const { status, text } = watched(cwd, "copy.new", "merge", "one", "-o", "all");
		expect([status, text]).toEqual([2, expect.not.stringContaining("LEFT")]);
		expect(readdirSync(cwd)).not.toContain("all");
		expect(watched(cwd, "state.tsv.new", "convert", "n", "-o", "one", "-t", "html")).toMatchObject({
			status: 2,
			text: expect.not.stringContaining("LEFT"),
		});
	});
});
