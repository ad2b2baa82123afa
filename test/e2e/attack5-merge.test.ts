/** Merges that would copy what no run writes, that meet a full disk, or that find a huge list: through the built program. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
	return { status, text: stdout + stderr };
}

test.each([
	["rapporteur.txt", "rapporteur.config.yaml"],
	["a.txt", "rapporteur.config.yaml"],
	["sub/template.txt", "sub/template.yaml"],
	["a.txt", ".gitignore"],
	["sub/manifest.txt", "sub/manifest.1-of-2.jsonl"],
	["a.txt", "sub/manifest.jsonl"],
	["a.txt", "package.json"],
	["a.txt", "a.sh"],
])("a manifest can't make merge copy a report of %s that is called %s", (notes, name) => {
	const cwd = tree({ [`n/${notes}`]: goodNotes, "n/z.txt": goodNotes });
	run(cwd, "convert", "n", "-o", "evil");
	const manifest = join(cwd, "evil/manifest.jsonl");
	const report = notes.replace(/txt$/, "md");
	mkdirSync(dirname(join(cwd, "evil", name)), { recursive: true });
	renameSync(join(cwd, "evil", report), join(cwd, "evil", name));
	writeFileSync(manifest, readFileSync(manifest, "utf8").replace(`"path":"${report}"`, `"path":"${name}"`));
	const { status, text } = run(cwd, "merge", "evil", "-o", "all");
	expect([status, text]).toEqual([2, expect.stringMatching(/^evil\/manifest\.jsonl: .*(?:line \d is none|not the name)/)]);
	expect(existsSync(join(cwd, "all"))).toBe(false);
});
