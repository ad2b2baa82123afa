/** What can't be done is said in words, with the place: through the built program. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, args: readonly string[], env = {}, ...options: string[]) {
	const all = [...options, program, ...args];
	const { status, stdout, stderr } = spawnSync(process.execPath, all, {
		cwd,
		env: { ...process.env, ...env },
		encoding: "utf8",
	});
	return { status, text: stdout + stderr };
}

test.each(["n/a.txt", "n/a.txt/deep"])(
	"a config whose output folder is a file is reported with its place: %s",
	(folder) => {
		const cwd = tree({ "n/a.txt": goodNotes, "rapporteur.config.yaml": `output:\n  folder: ${folder}\n` });
		const { status, text } = run(cwd, ["convert", "n"]);
		expect([status, text]).toEqual([
			2,
			expect.stringMatching(/^rapporteur\.config\.yaml:2:11: Can't write to the folder .*`a\.txt` is a file/),
		]);
	},
);

/** The system fails where the file of a name is opened. */
const failing = `
	const fs = require("node:fs");
	for (const name of ["openSync", "renameSync", "mkdirSync"]) {
		const real = fs[name];
		fs[name] = (...args) => {
			if (!args.some((each) => String(each).endsWith(process.env.BROKEN))) return real(...args);
			throw Object.assign(new Error("broken"), { code: process.env.CODE, syscall: name, path: process.env.BROKEN });
		};
	}
	require("node:module").syncBuiltinESMExports();
`;

describe("what the system says is said in words", () => {
	test.each([
		["EXDEV", "on different disks"],
		["EMFILE", "ulimit"],
		["EBUSY", "another program uses it"],
		["ESTALE", "network disk"],
		["EROFS", "read-only"],
	])("%s", (code, words) => {
		const cwd = tree({ "n/a.txt": goodNotes, "failing.cjs": failing });
		expect(run(cwd, ["convert", "n", "-o", "one", "-t", "markdown,html"]).status).toBe(0);
		for (const [broken, ...args] of [
			["a.md", "merge", "one", "-o", "all"],
			["a.txt", "convert", "n", "-o", "two"],
			["b.md", "convert", "n/a.txt", "-o", "b.md"],
			["catalogue.data", "archive", "one"],
		] as const) {
			const { status, text } = run(cwd, args, { BROKEN: broken, CODE: code }, "--require", join(cwd, "failing.cjs"));
			expect([status, text]).toEqual([args[0] === "convert" ? 3 : 2, expect.stringContaining(words)]);
			expect(text).not.toMatch(/\bE[A-Z]{4,}\b|bug/);
		}
	});
});

test.each([
	["EROFS", "Not written: the file system is read-only. Choose a place"],
	["EPERM", "Not written: permission denied. Choose a place"],
])("`--force` is not advised for a report that it can't replace: %s", (code, words) => {
	const access = failing.replace('"openSync", "renameSync", "mkdirSync"', '"accessSync"');
	const cwd = tree({ "n/a.txt": goodNotes, "access.cjs": access });
	expect(run(cwd, ["convert", "n", "-o", "out"]).status).toBe(0);
	writeFileSync(join(cwd, "n/a.txt"), `${goodNotes}\nMore.\n`);
	const env = { BROKEN: "/out/a.md", CODE: code };
	const failed = run(cwd, ["convert", "n", "-o", "out"], env, "--require", join(cwd, "access.cjs"));
	expect([failed.status, failed.text]).toEqual([3, expect.stringContaining(words)]);
	expect(failed.text).not.toContain("--force");
});

test.each([
	["10 | divided_by: 0", 2],
	["10 | divided_by: speakers.size", 0],
])("`template check` of `%s`", (template, status) => {
	const cwd = tree({ "t.txt.liquid": `words\n\n{{ ${template} }}\n` });
	const checked = run(cwd, ["template", "check", "t.txt.liquid"]);
	const told = "is not a number";
	expect([checked.status, checked.text.includes(told)]).toEqual([status, status === 2]);
});
