/** One bad input costs itself: the reports of a run are written all the same. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const notes = { "ok.txt": "Date: 2 May 2016\n" };

function check(cwd: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, "check", ...args], {
		cwd,
		encoding: "utf8",
	});
	return { status, stdout, stderr };
}

test.each([
	["a file", ["ok.txt", "gone.txt"]],
	["a file below a file", ["ok.txt", "ok.txt/gone.txt"]],
	["a glob that yields nothing", ["ok.txt", "no*.md"]],
	["a form", ["ok.txt", "--form", "gone.yaml"]],
	["a baseline", ["ok.txt", "--baseline", "gone.json"]],
	["a list", ["ok.txt", "--files-from", "gone.list"]],
])("the report of a run is written where %s is missing", (_, args) => {
	const cwd = tree(notes);
	const { status, stdout } = check(cwd, ...args, "--reporter", "pretty,sarif=new.sarif,json=reports/new.json");
	expect([status, stdout]).toEqual([2, expect.not.stringContaining("write-failed")]);
	expect(JSON.parse(readFileSync(join(cwd, "new.sarif"), "utf8"))).toHaveProperty("runs");
	const { files } = JSON.parse(readFileSync(join(cwd, "reports/new.json"), "utf8"));
	const codes = files.flatMap(({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code));
	expect(codes).not.toContain("write-failed");
	expect(codes.length).toBeGreaterThan(0);
});

test("no report takes the place of a missing file that was named", () => {
	const cwd = tree(notes);
	const { status, stdout } = check(cwd, "ok.txt", "gone.txt", "--reporter", "pretty,sarif=./gone.txt");
	expect([status, stdout]).toEqual([2, expect.stringContaining("this file is an input")]);
	expect(existsSync(join(cwd, "gone.txt"))).toBe(false);
});
