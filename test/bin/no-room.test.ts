/** Output folders that hold no more, or that may not be written: told, nothing half, and made good by the next run. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmdirSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const isRoot = process.getuid?.() === 0;
const nobody = 65534;

const notes = Object.fromEntries(
	Array.from({ length: 40 }, (_, at) => [
		`notes/${at % 4}/n${at}.txt`,
		`Date: 2 May 2016\nSummary:\n${`Words of note ${at}. `.repeat(300)}\n`,
	]),
);

function convert(cwd: string, out: string, before: readonly string[] = [], more: readonly string[] = []) {
	const line = [...before, process.execPath, program, "convert", "notes", "-o", `${out}/`, "-t", "html,json", ...more];
	const [command = "", ...args] = line;
	const { status, stderr } = spawnSync(command, args, {
		cwd,
		encoding: "utf8",
		env: { HOME: cwd, PATH: process.env["PATH"] },
	});
	return { status, stderr };
}

const asNobody = ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"];

/** All that a folder holds by its hash, what the ledger keeps for itself left out. */
function held(out: string): Record<string, string> {
	const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => !path.includes("/.rapporteur"));
	return Object.fromEntries(
		paths
			.sort()
			.map((path) => [path.slice(out.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")]),
	);
}

/** Whole reports, as an undisturbed run makes them; and what the manifest says of any is so. */
function expectTrue(out: string, whole: Readonly<Record<string, string>>): void {
	const { "manifest.jsonl": manifest, ...reports } = held(out);
	expect(whole).toMatchObject(reports);
	if (manifest === undefined) return;
	for (const line of readFileSync(join(out, "manifest.jsonl"), "utf8").split("\n").slice(0, -1)) {
		for (const { path, sha256 } of JSON.parse(line).outputs) expect(reports[path]).toBe(sha256);
	}
}

function undisturbed(cwd: string): Record<string, string> {
	convert(cwd, join(cwd, "whole"));
	const whole = held(join(cwd, "whole"));
	expect(Object.keys(whole)).toHaveLength(81);
	return whole;
}

const mount = (...args: string[]): boolean => spawnSync("mount", ["-t", "tmpfs", "-o", ...args]).status === 0;

/** A disk of so many kilobytes, as long as a test lasts; null where none may be mounted. */
function disk(kilobytes: number): string | null {
	const folder = tree({});
	if (!isRoot || !mount(`size=${kilobytes}k`, "tmpfs", folder)) return null;
	onTestFinished(() => void spawnSync("umount", [folder]));
	return folder;
}

function mayMount(): boolean {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-test-"));
	const may = isRoot && mount("size=64k", "tmpfs", folder);
	if (may) spawnSync("umount", [folder]);
	rmdirSync(folder);
	return may;
}

describe.skipIf(!mayMount())("a disk that is full", () => {
	test.each([8, 60, 400, 900])(
		"after %i KB is reported, and the next run continues once there is room",
		(kilobytes) => {
			const cwd = tree(notes);
			const whole = undisturbed(cwd);
			const folder = disk(kilobytes) ?? "";
			const out = join(folder, "out");
			const first = convert(cwd, out);
			expect(first).toMatchObject({ status: 2, stderr: expect.stringContaining("there is no space left") });
			if (existsSync(out)) expectTrue(out, whole);
			expect(spawnSync("mount", ["-o", "remount,size=20m", folder]).status).toBe(0);
			expect(convert(cwd, out).status).toBe(0);
			expect(held(out)).toEqual(whole);
			expect(readdirSync(join(out, ".rapporteur")).sort()).toEqual(["state.tsv"]);
		},
		60_000,
	);
});

describe.skipIf(!isRoot || spawnSync("setpriv", ["--version"]).status !== 0)("a folder that may not be written", () => {
	const own = (folder: string, user: number, mode = 0o755): void => {
		mkdirSync(folder, { recursive: true });
		chownSync(folder, user, user);
		chmodSync(folder, mode);
	};

	/** Notes, and reports of them in a folder that may be written so far. */
	const archived = (): { readonly cwd: string; readonly out: string } => {
		const cwd = tree(notes);
		chmodSync(cwd, 0o755);
		const out = join(cwd, "out");
		own(out, nobody);
		expect(convert(cwd, out, asNobody).status).toBe(0);
		return { cwd, out };
	};

	test("is reported, and nothing is written to it", () => {
		const cwd = tree(notes);
		chmodSync(cwd, 0o755);
		const out = join(cwd, "out");
		own(out, 0);
		const told = `rapporteur: ${out}/: Not written: cannot create the lock \`.rapporteur/lock\`: permission denied. Choose a place that can be written to.\n`;
		expect(convert(cwd, out, asNobody)).toEqual({ status: 2, stderr: told });
		expect(readdirSync(out)).toEqual([]);
	});

	test("or in which the account is read-only is reported, and the account is named", () => {
		const { cwd, out } = archived();
		chmodSync(join(out, ".rapporteur/state.tsv"), 0o444);
		const told = `rapporteur: ${out}/: Not written: cannot record the run in \`.rapporteur/\`: permission denied. Choose a place that can be written to.\n`;
		expect(convert(cwd, out, asNobody)).toEqual({ status: 2, stderr: told });
	});

	test("costs the reports that belong there, and no other", () => {
		const cwd = tree(notes);
		chmodSync(cwd, 0o755);
		const whole = undisturbed(cwd);
		const out = join(cwd, "out");
		own(out, nobody);
		own(join(out, "2"), 0);
		const { status, stderr } = convert(cwd, out, asNobody);
		expect([status, stderr.match(/Not written: permission denied/g)?.length]).toEqual([3, 20]);
		expect(readdirSync(join(out, "2"))).toEqual([]);
		expect(Object.keys(held(out))).toHaveLength(61);
		expectTrue(out, whole);
		own(join(out, "2"), nobody);
		expect(convert(cwd, out, asNobody)).toMatchObject({
			status: 0,
			stderr: expect.stringMatching(/^40 files: 10 converted, 30 unchanged/m),
		});
		expect(held(out)).toEqual(whole);
	}, 60_000);

	test("of notes does not make them gone", () => {
		const { cwd, out } = archived();
		const whole = held(out);
		own(join(cwd, "notes", "2"), 0, 0o700);
		const { status, stderr } = convert(cwd, out, asNobody, ["--prune"]);
		expect([status, stderr]).toEqual([2, expect.not.stringMatching(/is gone/)]);
		expect(held(out)).toEqual(whole);
	}, 60_000);

	test("can still be merged into one that may", () => {
		const { cwd, out } = archived();
		const whole = held(out);
		for (const folder of ["", ".rapporteur"]) own(join(out, folder), 0);
		own(join(cwd, "all"), nobody);
		const [command = "", ...args] = [...asNobody, process.execPath, program, "merge", out, "-o", join(cwd, "all")];
		const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
		expect([status, stderr]).toEqual([0, ""]);
		expect(held(join(cwd, "all"))).toEqual(whole);
		expect(readdirSync(join(out, ".rapporteur"))).not.toContain("lock");
	}, 60_000);

	test.each([
		[
			"a file of its account",
			".rapporteur/state.tsv",
			/state\.tsv(?:: Can't read this file|` would be replaced, .*): permission denied/,
		],
		[
			"its account",
			".rapporteur",
			/(?:state\.tsv: Can't read this file|create the lock `.rapporteur\/lock`): permission denied/,
		],
		["the folder itself", ".", /(?:Can't read this folder|create the lock `.rapporteur\/lock`): permission denied/],
	])(
		"or read is reported by name: %s",
		(_, path, told) => {
			const { cwd, out } = archived();
			chmodSync(join(out, path), 0);
			for (const args of [
				["verify", out],
				["convert", "notes", "-o", out],
				["merge", out],
			]) {
				const [command = "", ...rest] = [...asNobody, process.execPath, program, ...args];
				const { status, stderr } = spawnSync(command, rest, { cwd, encoding: "utf8" });
				expect([args[0], status, stderr]).toEqual([args[0], 2, expect.stringMatching(told)]);
				expect(stderr).not.toMatch(/this is a bug/);
			}
		},
		60_000,
	);

	test("keeps reports that should go in mind until they can", () => {
		const { cwd, out } = archived();
		const gone = readdirSync(join(cwd, "notes", "2"))[0] ?? "";
		rmSync(join(cwd, "notes", "2", gone));
		own(join(out, "2"), 0);
		for (const _ of ["first", "again"]) {
			const { status, stderr } = convert(cwd, out, asNobody, ["--prune"]);
			expect([status, stderr]).toEqual([
				2,
				expect.stringMatching(/^rapporteur: Left over: .* the report can't be removed$/m),
			]);
		}
		own(join(out, "2"), nobody);
		const { status, stderr } = convert(cwd, out, asNobody, ["--prune"]);
		expect([status, stderr]).toEqual([0, expect.stringMatching(/^rapporteur: Removed 2\//m)]);
	}, 60_000);

	test("keeps what an earlier run made where it was closed since", () => {
		const { cwd, out } = archived();
		const before = held(out);
		for (const folder of ["", ".rapporteur"]) own(join(out, folder), 0);
		expect(convert(cwd, out, asNobody)).toMatchObject({
			status: 2,
			stderr: expect.stringContaining("permission denied"),
		});
		expect(held(out)).toEqual(before);
		for (const folder of ["", ".rapporteur"]) own(join(out, folder), nobody);
		expect(convert(cwd, out, asNobody)).toMatchObject({ status: 0, stderr: expect.stringMatching(/: 40 unchanged$/m) });
	}, 60_000);
});
