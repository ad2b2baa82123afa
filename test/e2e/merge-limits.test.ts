/** Merges that would copy what no run writes, that meet a full disk, or that find a huge list: through the built program. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

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
	expect([status, text]).toEqual([
		2,
		expect.stringMatching(/^evil\/manifest\.jsonl(?::\d: This line was not written by `convert`|: .*not the name)/),
	]);
	expect(existsSync(join(cwd, "all"))).toBe(false);
});

/** Loaded before the program: after some bytes to a file of that name, the disk takes no more. */
const full = `
	const fs = require("node:fs");
	const { openSync, renameSync, writeSync } = fs;
	const [name, code, after] = process.env.FULL.split(" ");
	let left = Number(after);
	const watched = new Set();
	fs.openSync = (path, ...rest) => {
		const descriptor = openSync(path, ...rest);
		watched.delete(descriptor);
		if (rest[0] === "wx" && String(path).replace(/[.][0-9a-f]{36}(?=[.]new$)/, "").endsWith(name)) watched.add(descriptor);
		return descriptor;
	};
	fs.writeSync = (descriptor, ...rest) => {
		if (!watched.has(descriptor)) return writeSync(descriptor, ...rest);
		if (left-- > 0) return writeSync(descriptor, ...rest);
		throw Object.assign(new Error(code), { code });
	};
	fs.renameSync = (from, to) => {
		if (String(to).endsWith(name) && left-- <= 0) throw Object.assign(new Error(code), { code });
		return renameSync(from, to);
	};
	require("node:module").syncBuiltinESMExports();
`;

/** The files of an archive by their names, those that only the program reads aside. */
function filesOf(folder: string): Record<string, string> {
	const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
		(name) => name.includes(".") && !name.startsWith(".rapporteur"),
	);
	return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

test.each([
	["copy.new", "ENOSPC", 1],
	["copy.new", "EIO", 0],
	[".old", "EIO", 1],
	["state.tsv.new", "EFBIG", 0],
	["manifest.jsonl.new", "ENOSPC", 0],
])("a disk that takes no more of %s (%s) in the middle of a merge", { timeout: 60_000 }, (name, code, after) => {
	const names = ["a", "b", "c", "d", "e", "f"];
	const cwd = tree({ "full.cjs": full, ...Object.fromEntries(names.map((each) => [`n/${each}.txt`, goodNotes])) });
	run(cwd, "convert", "n", "-o", "all");
	for (const each of names) writeFileSync(join(cwd, `n/${each}.txt`), `${goodNotes}\nOne more word.\n`);
	for (const each of ["x", "y", "z"]) writeFileSync(join(cwd, `n/${each}.txt`), goodNotes);
	run(cwd, "convert", "n", "-o", "all", "--shard", "1/2");
	run(cwd, "convert", "n", "-o", "part", "--shard", "2/2");
	const before = filesOf(join(cwd, "all"));
	const env = { ...process.env, FULL: `${name} ${code} ${after}` };
	const args = ["--require", "./full.cjs", program, "merge", "all", "part", "-o", "all"];
	const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
	const told = {
		ENOSPC: "there is no space left",
		EFBIG: "the file would be larger",
		EIO: "the disk reports an error",
	}[code];
	expect([status, stderr]).toEqual([2, expect.stringContaining(`Not written: ${told}`)]);
	expect(filesOf(join(cwd, "all"))).toEqual(before);
	expect(run(cwd, "merge", "all", "part", "-o", "all").status).toBe(0);
	expect(run(cwd, "verify", "all", "--source", "n")).toMatchObject({ status: 0 });
	expect(readdirSync(join(cwd, "all/.rapporteur")).sort()).toEqual(["state.tsv"]);
});
