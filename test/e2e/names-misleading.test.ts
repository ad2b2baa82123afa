/** Names that lead astray: through links above a listed file, to what programs obey, and to files that are not ours. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, args: readonly string[], input = "") {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, input, encoding: "utf8" });
	return { status, text: stdout + stderr };
}

describe.skipIf(process.platform === "win32")("a list that names files outside the working folder", () => {
	const made = (): string => {
		const folder = tree({ "repo/a.txt": goodNotes, "real/s.txt": "Dat: 1\nhunter2\n", "notes/b.txt": goodNotes });
		symlinkSync("../real", join(folder, "notes/ln"));
		mkdirSync(join(folder, "notes/d"));
		symlinkSync("../../real", join(folder, "notes/d/ln"));
		return join(folder, "repo");
	};
	test.each(["../notes/ln/s.txt", "../notes/d/ln/s.txt"])("does not lead through the link in %s", (name) => {
		const cwd = made();
		for (const listed of [name, join(cwd, name)]) {
			const { status, text } = run(cwd, ["check", "--files-from", "-"], `${listed}\n`);
			expect([status, text]).toEqual([2, expect.stringContaining("its path leads through a link")]);
			expect(text).not.toContain("hunter2");
		}
	});

	test("leads to files without a link, also where the working folder lies behind one", () => {
		const cwd = made();
		symlinkSync("repo", join(cwd, "../linked"));
		expect(run(cwd, ["check", "--files-from", "-"], "../notes/b.txt\n")).toMatchObject({ status: 0 });
		expect(run(join(cwd, "../linked"), ["check", "--files-from", "-"], "../notes/b.txt\na.txt\n").status).toBe(0);
	});
});

test.each([
	"rapporteur.config.yaml",
	"Rapporteur.Config.yaml",
	"sub/template.yaml",
	".gitignore",
	".rapporteurignore",
	"manifest.jsonl",
	"index.html",
])("no baseline is written as %s", (name) => {
	const cwd = tree({ "a.txt": "Dat: 1\n", "sub/b.txt": "" });
	const { status, text } = run(cwd, ["check", "a.txt", "--baseline", name, "--update-baseline"]);
	expect([status, text]).toEqual([2, expect.stringContaining(`Can't write \`${name}\` (\`--baseline\`)`)]);
	expect(existsSync(join(cwd, name))).toBe(false);
});

test.each([
	["keys", "password: hunter2\nuser: root\n"],
	["nested keys", "password:\n  title: hunter2\n"],
	["broken YAML", "password: [hunter2\n"],
])("a foreign template.yaml is not quoted: %s", (_, yaml) => {
	const cwd = tree({
		"rapporteur.config.yaml": "output: {to: [./t]}\n",
		"t/template.yaml": yaml,
		"a.txt": goodNotes,
	});
	const { status, text } = run(cwd, ["convert", "a.txt"]);
	expect([status, text]).toEqual([2, expect.stringContaining("t/template.yaml:1:1: Not a template")]);
	expect(text).not.toMatch(/password|hunter2|root/);
});
