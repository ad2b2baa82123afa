/** A config's globs mean the same files whether a folder is named or not: through the built program. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
	return { status, stdout, text: stdout + stderr };
}

const [top, below, deeper] = ["notes/a.txt", "notes/sub/b.txt", "notes/sub/sub/c.txt"];

test.each([
	["notes/*", [top]],
	["notes/*/", [top]],
	["notes/*/*", [below]],
	["notes/**", [top, below, deeper]],
	["notes/s*", []],
	["notes/s*b", [below, deeper]],
	["notes/{*,sub}", [top, below, deeper]],
	["*", []],
	["notes/**/*", [top, below, deeper]],
	["{notes/*,other}", [top, below, deeper]],
	["notes/*.txt", [top]],
])("%s in `files`", (glob, expected) => {
	const files = Object.fromEntries([top, below, deeper].map((name) => [name, goodNotes]));
	const cwd = tree({ ...files, "rapporteur.config.yaml": `files: ["${glob}"]\n` });
	const checked = (...args: string[]): string[] =>
		JSON.parse(run(cwd, "check", ...args, "--reporter", "json").stdout || '{"files":[]}')
			.files.map(({ path }: { readonly path: string | null }) => path)
			.filter((path: string | null) => path?.endsWith(".txt"));
	expect([checked(), checked(".")]).toEqual([expected, expected]);
});

test.skipIf(process.platform === "win32")("a glob finds names with a line break, in folders of such names too", () => {
	const names = ["notes/a\nb.txt", "notes/c\u2028d/e\r/f.txt", "notes/g.txt"];
	const cwd = tree(Object.fromEntries(names.map((name) => [name, goodNotes])));
	const files = (glob: string): string[] =>
		JSON.parse(run(cwd, "check", glob, "--reporter", "json").stdout).files.map(
			({ path }: { readonly path: string }) => path,
		);
	for (const glob of ["notes/**/*.txt", "notes/**", "**/[a-g]*"]) expect(files(glob)).toEqual(names);
	expect(files("notes/a\nb*")).toEqual([names[0]]);
	writeFileSync(join(cwd, "rapporteur.config.yaml"), 'files: ["notes/**/*.txt"]\n');
	expect(JSON.parse(run(cwd, "check", "--reporter", "json").stdout).files).toHaveLength(3);
});
