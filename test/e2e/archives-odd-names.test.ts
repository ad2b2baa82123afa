/** Names that are not UTF-8, locks of killed runs, manifests that repeat themselves, `--no-clobber`: through the built program. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runBounded } from "./bounded-program.ts";
import { program, runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

const fails = (...told: string[]) => ({ status: 2, text: expect.stringMatching(new RegExp(told.join("[^]*"))) });

const garbled = (start: string, byte: number, end: string): Buffer =>
	Buffer.concat([Buffer.from(start), Buffer.from([byte]), Buffer.from(end)]);

describe.skipIf(process.platform !== "linux")("a name that is not UTF-8", () => {
	test.each(["notes", "folders"])("is reported beside another that looks the same (%s)", (what) => {
		const cwd = tree({ "n/M\uFFFDller.txt": goodNotes, "n/d\uFFFD/a.txt": goodNotes });
		for (const byte of [0xfc, 0xfe]) {
			if (what === "notes") writeFileSync(garbled(`${cwd}/n/M`, byte, "ller.txt"), goodNotes);
			else mkdirSync(garbled(`${cwd}/n/d`, byte, ""));
		}
		const lines = run(cwd, "check", "n").text.match(/its name is not UTF-8/g);
		expect([lines?.length, run(cwd, "check", "n").status]).toEqual([2, 2]);
		expect(run(cwd, "convert", "n", "-o", "out")).toMatchObject({
			text: expect.stringContaining("its name is not UTF-8"),
		});
		expect(run(cwd, "verify", "out", "--source", "n")).toMatchObject(fails("its name is not UTF-8"));
	});

	test("is reported in an archive", () => {
		const cwd = tree({ "n/d\uFFFD.txt": goodNotes });
		run(cwd, "convert", "n", "-o", "out");
		expect(run(cwd, "verify", "out").status).toBe(0);
		writeFileSync(garbled(`${cwd}/out/d`, 0xfc, ".md"), "forged");
		expect(run(cwd, "verify", "out")).toMatchObject(fails("its name is not UTF-8"));
	});
});

describe.skipIf(process.platform === "win32")("a lock that is all that a killed run left", () => {
	const plant = (cwd: string, name: string): void => {
		const lock = join(cwd, "out/.rapporteur", name);
		mkdirSync(lock, { recursive: true });
		writeFileSync(join(lock, `999999999@${hostname()}~dead`), "");
	};

	test("keeps a shard from being merged", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "n/b.txt": goodNotes });
		for (const shard of ["1/2", "2/2"]) run(cwd, "convert", "n", "-o", "out", "--shard", shard);
		plant(cwd, "lock.1-of-2");
		expect(run(cwd, "merge", "out")).toMatchObject(fails("The run of this manifest was interrupted"));
		expect(existsSync(join(cwd, "out/.rapporteur/lock.1-of-2"))).toBe(true);
		run(cwd, "convert", "n", "-o", "out", "--shard", "1/2");
		expect(run(cwd, "merge", "out").status).toBe(0);
	});

	test.each([
		["archive", "out"],
		["merge", "out", "-o", "all"],
	])("is not forgotten (%s)", (...args) => {
		const cwd = tree({ "n/a.txt": goodNotes });
		run(cwd, "convert", "n", "-o", "out");
		plant(cwd, "lock");
		run(cwd, ...args);
		expect(run(cwd, "verify", "out")).toMatchObject(fails("the run was interrupted"));
		run(cwd, "convert", "n", "-o", "out");
		expect(run(cwd, "verify", "out").text).not.toContain("interrupted");
	});

	test("is not forgotten where it was the first", () => {
		const cwd = tree({});
		plant(cwd, "lock");
		expect(run(cwd, "archive", "out").status).toBe(2);
		expect(run(cwd, "verify", "out")).toMatchObject(fails("the run was interrupted"));
	});
});

describe("a manifest", () => {
	const folder = () => {
		const cwd = tree({ "n/a.txt": goodNotes });
		run(cwd, "convert", "n", "-o", "out", "-t", "json");
		const manifest = join(cwd, "out/manifest.jsonl");
		return { cwd, manifest, line: readFileSync(manifest, "utf8") };
	};

	test("that names a report twice in one line is refused", () => {
		const { cwd, manifest, line } = folder();
		writeFileSync(manifest, line.replace(/"outputs":\[(.*?)\]/, '"outputs":[$1,$1]'));
		for (const command of ["verify", "archive"]) expect(run(cwd, command, "out")).toMatchObject(fails(":1: |:1:1: "));
	});

	test("that names a report in many lines has it read once", () => {
		const { cwd, manifest, line } = folder();
		const report = join(cwd, "out/a.json");
		writeFileSync(report, `${readFileSync(report, "utf8")}${" ".repeat(20_000_000)}`);
		writeFileSync(manifest, Array.from({ length: 3000 }, (_, at) => line.replace("a.txt", `a.${1000 + at}`)).join(""));
		const [verified, archived] = [runBounded(cwd, ["verify", "out"]), runBounded(cwd, ["archive", "out"])];
		expect(verified.code).toBeGreaterThan(0);
		expect(archived).toMatchObject({
			code: 2,
			text: expect.stringContaining(
				"manifest.jsonl:2:1: The line for `a.1001` lists a report that another line lists too.",
			),
		});
		expect(verified.seconds + archived.seconds).toBeLessThan(10);
	});
});

describe("--no-clobber", () => {
	test("takes what an earlier run wrote for its own work, and nothing else", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "n/b.txt": goodNotes });
		const args = ["convert", "n", "-o", "out", "--no-clobber"];
		run(cwd, ...args);
		rmSync(join(cwd, "out/.rapporteur"), { recursive: true });
		rmSync(join(cwd, "out/manifest.jsonl"));
		rmSync(join(cwd, "out/b.md"));
		expect(run(cwd, ...args).status).toBe(0);
		expect(run(cwd, "verify", "out", "--source", "n").status).toBe(0);
		rmSync(join(cwd, "out/.rapporteur"), { recursive: true });
		writeFileSync(join(cwd, "out/b.md"), readFileSync(join(cwd, "out/a.md"), "utf8").replace("Harbour", "harbour"));
		expect(run(cwd, ...args)).toMatchObject({
			...fails("`b.md` has been edited"),
			status: 3,
		});
	});

	test("leaves no part of a report on a disk without links that is full", () => {
		const full = `
			const fs = require("node:fs");
			const real = fs.writeFileSync;
			let count = 0;
			fs.linkSync = () => { throw Object.assign(new Error("no links"), { code: "EPERM" }); };
			fs.writeFileSync = (file, content, options) => {
				if (!String(content).includes("rapporteur: 1") || ++count !== 2) return real(file, content, options);
				real(file, String(content).slice(0, 20), options);
				throw Object.assign(new Error("full"), { code: "ENOSPC" });
			};
			require("node:module").syncBuiltinESMExports();
		`;
		const cwd = tree({ "full.cjs": full, "n/a.txt": goodNotes });
		const args = ["--require", "./full.cjs", program, "convert", "n", "-o", "out", "--no-clobber", "--jobs", "1"];
		const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
		expect({ status, text: stderr }).toMatchObject({
			status: expect.any(Number),
			text: expect.stringContaining("no space left"),
		});
		expect(status).not.toBe(0);
		expect(readdirSync(join(cwd, "out"))).not.toContain("a.md");
	});
});

test.skipIf(process.platform === "win32")("drafts too deep to be removed are named", () => {
	const cwd = tree({ "n/a.txt": goodNotes });
	run(cwd, "convert", "n", "-o", "out");
	const dig = `cd out/.rapporteur && mkdir drafts && cd drafts && for i in {1..30}; do mkdir ${"x".repeat(200)}; cd -P x*; done`;
	spawnSync("bash", ["-c", dig], { cwd });
	expect(run(cwd, "convert", "n", "-o", "out")).toMatchObject(fails("`.rapporteur/drafts`"));
	spawnSync("rm", ["-rf", "out"], { cwd });
});
