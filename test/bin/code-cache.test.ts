import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const notes = join(root, "fixtures", "harbour", "notes.txt");

const run = (cache: string, ...args: string[]) =>
	spawnSync(process.execPath, [join(root, "bin", "rapporteur.js"), ...args], {
		env: { ...process.env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache },
		encoding: "utf8",
	});

const isOwn = process.versions.node.startsWith("20.");

describe.skipIf(!isOwn)("the code cache", () => {
	test("of the build is there before the first run, which then has nothing to keep", () => {
		const cache = tree({});
		const { status, stdout } = run(cache, "check", notes, "--no-config");
		expect([status, stdout]).toEqual([0, expect.stringContaining("1 warning")]);
		expect(existsSync(join(cache, "rapporteur"))).toBe(false);
	});

	test("of a command that the build has not run is kept by its first run, and taken by the next", () => {
		const cache = tree({});
		const first = run(cache, "list").stdout;
		const [file = ""] = readdirSync(join(cache, "rapporteur"));
		expect(file).toMatch(/^[0-9a-f]{16}-.*-list\.bin$/);
		expect(run(cache, "list").stdout).toBe(first);
		expect(readdirSync(join(cache, "rapporteur"))).toEqual([file]);
	});

	test("that is spoilt costs nothing but time", () => {
		const cache = tree({});
		const whole = run(cache, "list").stdout;
		const [file = ""] = readdirSync(join(cache, "rapporteur"));
		writeFileSync(join(cache, "rapporteur", file), '[["main.cjs",4]]\nnone');
		expect(run(cache, "list").stdout).toBe(whole);
	});

	test("in which bytes were lost, as by a disk, is not handed to V8, which would end the process or go astray", () => {
		const cache = tree({});
		const whole = run(cache, "list").stdout;
		const [file = ""] = readdirSync(join(cache, "rapporteur"));
		const path = join(cache, "rapporteur", file);
		const kept = readFileSync(path);
		writeFileSync(path, kept.fill(0, kept.length >> 1, (kept.length >> 1) + 4096));
		const { status, stdout, stderr } = run(cache, "list");
		expect([status, stdout, stderr]).toEqual([0, whole, ""]);
	});

	test("has a file for each command there is, and one for all others", () => {
		const cache = tree({});
		for (const word of ["aa", "bb"]) run(cache, word);
		expect(readdirSync(join(cache, "rapporteur"))).toEqual([expect.stringMatching(/-other\.bin$/)]);
	});
});
