/** Archives that somebody else made, or that are still in use: what `merge` and `verify` do with them, through the built program. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { runBounded } from "./bounded-program.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function rapporteur(cwd: string, ...args: string[]): SpawnSyncReturns<string> {
	return spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8", timeout: 60_000 });
}

const ok = (cwd: string, ...args: string[]): void => {
	const { status, stderr } = rapporteur(cwd, ...args);
	expect([status, stderr]).toEqual([0, expect.anything()]);
};

const note = (topic: string): string =>
	`Date of Meeting: 2 February 2016\n\nEverybody was welcome to hear of ${topic}.\n`;

const pathsIn = (manifest: string): readonly string[] =>
	readFileSync(manifest, "utf8")
		.trimEnd()
		.split("\n")
		.map((line) => JSON.parse(line).path);

/** An archive as `convert` writes them, but for the names of its reports. */
function crafted(cwd: string, folder: string, outputs: Readonly<Record<string, string>>): void {
	for (const [path, text] of Object.entries(outputs)) {
		mkdirSync(dirname(join(cwd, folder, path)), { recursive: true });
		writeFileSync(join(cwd, folder, path), text);
	}
	const line = {
		path: "evil.txt",
		sha256: "0".repeat(64),
		size: 0,
		encoding: { name: "utf-8", why: "valid UTF-8" },
		form: "un-meeting",
		outcome: "converted",
		findings: { error: 0, warning: 0, info: 0, codes: {} },
		outputs: Object.entries(outputs).map(([path, text]) => ({
			path,
			sha256: createHash("sha256").update(text).digest("hex"),
		})),
		share: { fields: 0, sections: 0, unclassified: 0, ignored: 0 },
	};
	mkdirSync(join(cwd, folder), { recursive: true });
	writeFileSync(join(cwd, folder, "manifest.jsonl"), `${JSON.stringify(line)}\n`);
}

describe("a manifest from elsewhere", () => {
	const held = { "mine/.git/config": "[core]\n", "mine/index.html": "my page" };

	test.each([
		[".git/config", "merge"],
		[".git/config", "verify"],
		[".git/config", "archive"],
		["a/.hidden/b.md", "merge"],
		[".rapporteur/state.tsv", "merge"],
		["index.html", "merge"],
		["Catalogue.jsonl", "merge"],
	])("can't list %s as a report (%s)", (path, command) => {
		const cwd = tree(held);
		crafted(cwd, "evil", { [path]: "evil" });
		const before = readdirSync(join(cwd, "mine"), { recursive: true });
		const { status, stderr } = rapporteur(cwd, command, "evil", ...(command === "merge" ? ["-o", "mine"] : []));
		expect([status, stderr]).toEqual([2, expect.stringMatching(/^(?:rapporteur: )?evil\/manifest\.jsonl:/)]);
		for (const [name, text] of Object.entries(held)) expect(readFileSync(join(cwd, name), "utf8")).toBe(text);
		expect(readdirSync(join(cwd, "mine"), { recursive: true })).toEqual(before);
	});

	test("takes the place of no file that no run wrote", () => {
		const cwd = tree({ "mine/evil.md": "my own\n" });
		crafted(cwd, "evil", { "evil.md": "evil" });
		const { status, stderr } = rapporteur(cwd, "merge", "evil", "-o", "mine");
		expect([status, stderr]).toEqual([
			2,
			"mine/evil.md: Not merged: this file would be replaced, but Rapporteur did not write it. Rename it.\n",
		]);
		expect(readFileSync(join(cwd, "mine/evil.md"), "utf8")).toBe("my own\n");
		expect(existsSync(join(cwd, "mine/manifest.jsonl"))).toBe(false);
	});

	test("is not what a run writes: notes with a hidden name are refused", () => {
		const cwd = tree({ "notes/.plan.txt": note("boats") });
		const { status, stdout, stderr } = rapporteur(cwd, "convert", "notes/.plan.txt", "-o", "out/");
		expect([status, stdout + stderr]).toEqual([3, expect.stringContaining("which is hidden")]);
	});
});

describe("merge into an archive", () => {
	const archives = (): string => {
		const cwd = tree({
			"n1/a.txt": note("boats"),
			"n1/b.txt": note("nets"),
			"n2/c.txt": note("rain"),
			"n3/a.txt": note("snow"),
		});
		ok(cwd, "convert", "n1", "-o", "archive/");
		ok(cwd, "convert", "n2", "-o", "new/");
		return cwd;
	};

	test("keeps what is in it, and does so again", () => {
		const cwd = archives();
		for (let time = 0; time < 2; time++) {
			ok(cwd, "merge", "new", "-o", "archive");
			expect(pathsIn(join(cwd, "archive/manifest.jsonl"))).toEqual(["a.txt", "b.txt", "c.txt"]);
			ok(cwd, "verify", "archive");
		}
	});

	test("is refused where it has another line for the same notes", () => {
		const cwd = archives();
		ok(cwd, "convert", "n3", "-o", "other/");
		const before = readFileSync(join(cwd, "archive/a.md"), "utf8");
		const { status, stderr } = rapporteur(cwd, "merge", "other", "-o", "archive");
		expect([status, stderr]).toEqual([
			2,
			expect.stringContaining("`a.txt` is also an input in `other/manifest.jsonl`"),
		]);
		expect(stderr).toContain("Merge into an empty or new output folder");
		expect(readFileSync(join(cwd, "archive/a.md"), "utf8")).toBe(before);
		expect(pathsIn(join(cwd, "archive/manifest.jsonl"))).toEqual(["a.txt", "b.txt"]);
	});

	test.each([
		["is cut off", (text: string) => text.replace(/^.*"b\.txt".*\n/m, ""), ["b.txt"]],
		["is emptied", () => "", ["a.txt", "b.txt"]],
		["lacks a report", (text: string) => text.replace(/\{"path":"b\.html"[^}]*\},/, ""), ["b.html"]],
	])("is refused where a manifest %s, which its account contradicts", (_, change, lacking) => {
		const cwd = archives();
		ok(cwd, "convert", "n1", "-o", "archive/", "-t", "markdown,html");
		const shards = ["1/2", "2/2"].map((shard) => [
			"convert",
			"n1",
			"-o",
			"shared/",
			"-t",
			"markdown,html",
			"--shard",
			shard,
		]);
		for (const args of shards) ok(cwd, ...args);
		const manifests = ["archive/manifest.jsonl", "shared/manifest.1-of-2.jsonl", "shared/manifest.2-of-2.jsonl"];
		for (const path of manifests) writeFileSync(join(cwd, path), change(readFileSync(join(cwd, path), "utf8")));
		for (const args of [["archive", "-o", "all"], ["new", "-o", "archive"], ["shared"], ["shared", "-o", "all"]]) {
			const { status, stderr } = rapporteur(cwd, "merge", ...args);
			const named = lacking.map((path) =>
				stderr.includes(`: The line of \`${path}\` was removed from the manifest after the run`),
			);
			expect([args, status, named]).toEqual([args, 2, lacking.map(() => true)]);
		}
		expect(existsSync(join(cwd, "all"))).toBe(false);
		for (const args of shards) ok(cwd, ...args);
		ok(cwd, "merge", "shared");
		ok(cwd, "verify", "shared", "--source", "n1");
	});

	test("is refused where it has shards that were not merged", () => {
		const cwd = archives();
		for (const shard of ["1/2", "2/2"]) ok(cwd, "convert", "n1", "-o", "shards/", "--shard", shard);
		const { status, stderr } = rapporteur(cwd, "merge", "new", "-o", "shards");
		expect([status, stderr]).toEqual([2, expect.stringContaining("`-o` holds the manifest of a shard")]);
		expect(existsSync(join(cwd, "shards/manifest.jsonl"))).toBe(false);
	});
});

/** Loaded before the program, which is gone as soon as the first manifest of a shard is. */
const deadly = `
	const fs = require("node:fs");
	const { rmSync } = fs;
	fs.rmSync = (path, ...rest) => {
		rmSync(path, ...rest);
		if (/manifest.1-of-2.jsonl$/.test(path)) process.kill(process.pid, "SIGKILL");
	};
	require("node:module").syncBuiltinESMExports();
`;

test.skipIf(process.platform === "win32").each([true, false])(
	"a merge that was killed while it cleared away loses nothing, where a shard went on: %s",
	(goesOn) => {
		const names = ["a", "b", "c", "d", "e", "f"];
		const cwd = tree({
			"deadly.cjs": deadly,
			...Object.fromEntries(names.map((name) => [`notes/${name}.txt`, note(name)])),
		});
		const shards = (): void => {
			for (const shard of ["1/2", "2/2"]) ok(cwd, "convert", "notes", "-o", "out/", "--shard", shard);
		};
		shards();
		const killed = spawnSync(process.execPath, ["--require", "./deadly.cjs", program, "merge", "out"], { cwd });
		expect(killed.signal).toBe("SIGKILL");
		expect(readdirSync(join(cwd, "out"))).toEqual(expect.arrayContaining(["manifest.2-of-2.jsonl", "manifest.jsonl"]));
		expect(readdirSync(join(cwd, "out"))).not.toContain("manifest.1-of-2.jsonl");
		if (goesOn) {
			writeFileSync(join(cwd, "notes/g.txt"), note("g"));
			shards();
		}
		ok(cwd, "merge", "out");
		const all = goesOn ? [...names, "g"] : names;
		expect(pathsIn(join(cwd, "out/manifest.jsonl"))).toEqual(all.map((name) => `${name}.txt`));
		expect(readdirSync(join(cwd, "out/.rapporteur")).sort()).toEqual(["state.tsv"]);
		ok(cwd, "verify", "out", "--source", "notes");
	},
);

test("shards of runs that are split otherwise keep each other out", () => {
	const owner = `${process.pid}@${hostname()}~a`;
	const cwd = tree({ "notes/a.txt": note("boats"), [`out/.rapporteur/lock.1-of-2/${owner}`]: "" });
	const runs = ["1/3", "2/2"].map((shard) => rapporteur(cwd, "convert", "notes", "-o", "out/", "--shard", shard));
	expect(runs.map(({ status }) => status)).toEqual([2, 0]);
	expect(runs[0]?.stderr).toContain(`process ${process.pid} on`);
});

describe.skipIf(process.platform === "win32")("files that are made to last for ever", () => {
	/** Of gaps, which take no room. */
	function huge(cwd: string, path: string): void {
		appendFileSync(join(cwd, path), "");
		truncateSync(join(cwd, path), 40_000_000_000);
	}

	test.each([["verify"], ["archive"], ["merge"]])("a manifest that is one endless line (%s)", (command) => {
		const cwd = tree({ "a/b.md": "" });
		huge(cwd, "a/manifest.jsonl");
		const { code, text, megabytes } = runBounded(cwd, [command, "a"]);
		expect([code, text]).toEqual([
			2,
			expect.stringMatching(/^(?:rapporteur: )?a\/manifest\.jsonl: .*longer than 16777216 bytes/),
		]);
		expect(megabytes).toBeLessThan(300);
	});

	test("such a manifest among notes", () => {
		const cwd = tree({ "notes/a.txt": note("boats"), "notes/manifest.jsonl": '{"path":"' });
		huge(cwd, "notes/manifest.jsonl");
		const { code, text } = runBounded(cwd, ["convert", "notes", "-o", "out/"]);
		expect([code, text]).toEqual([2, expect.stringContaining("longer than 16777216 bytes")]);
	});

	test("one manifest of very many shards is reported on one line", () => {
		const cwd = tree({ "a/manifest.1-of-999999.jsonl": "", "a/manifest.3-of-4.jsonl": "" });
		const { status, stdout } = rapporteur(cwd, "verify", "a");
		expect([status, stdout.split("\n").slice(0, -2)]).toEqual([
			2,
			[
				"a/manifest.3-of-4.jsonl: note: the run of this shard may not have finished: `.rapporteur/` lacks its files",
				"a/manifest.1-of-999999.jsonl: note: the run of this shard may not have finished: `.rapporteur/` lacks its files",
				"a/manifest.1-of-4.jsonl: missing. In all, 3 of the 4 shards have no manifest. Next: the command of that run with `--shard 1/4`",
				"a/manifest.2-of-999999.jsonl: missing. In all, 999998 of the 999999 shards have no manifest. Next: the command of that run with `--shard 2/999999`",
			],
		]);
	});

	test("a report that is too large is not read, and is reported", () => {
		const cwd = tree({ "notes/a.txt": note("boats") });
		ok(cwd, "convert", "notes", "-o", "out/");
		huge(cwd, "out/a.md");
		for (const args of [["out"], ["out", "--source", "notes"]])
			expect(runBounded(cwd, ["verify", ...args])).toMatchObject({
				code: 2,
				text: expect.stringMatching(
					/^out\/a\.md: Not verified: larger than `--max-size`[\s\S]*: nothing changed in what was read, 1 file unread\n$/,
				),
			});
	});
});
