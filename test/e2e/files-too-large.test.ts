/** Files that are far too large to be read, rests of killed shards, and locks that no run has made, through the built program. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { firstReport } from "./first-report.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** `status` is null where a run did not end in time. */
function run(cwd: string, ...args: string[]) {
	const options = { cwd, encoding: "utf8", timeout: 90_000, killSignal: "SIGKILL" } as const;
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
	return { status, text: stdout + stderr };
}

/** A file of a terabyte, which takes no room. */
function huge(cwd: string, path: string): void {
	writeFileSync(join(cwd, path), "");
	truncateSync(join(cwd, path), terabyte);
}

const terabyte = 1024 ** 4;

const lines = (cwd: string): { path: string; sha256: string | null; size: number | null; reason?: string }[] =>
	readFileSync(join(cwd, "o/manifest.jsonl"), "utf8")
		.trimEnd()
		.split("\n")
		.map((line) => JSON.parse(line));

/** Writes a line into the manifest as `convert` would, with what is given in place of its own. */
function forge(cwd: string, line: object): void {
	const like = lines(cwd).find(({ path }) => path === "like.xyz");
	const all = [...lines(cwd), { ...like, ...line }].sort((one, other) =>
		(one.path ?? "") < (other.path ?? "") ? -1 : 1,
	);
	writeFileSync(join(cwd, "o/manifest.jsonl"), all.map((each) => `${JSON.stringify(each)}\n`).join(""));
}

describe.skipIf(process.platform !== "linux")("a file of a terabyte", { timeout: 60_000 }, () => {
	test("among the notes is not read, and its size is compared", () => {
		const cwd = tree({ "n/a.txt": goodNotes });
		for (const name of ["film.mp4", "long.txt"]) huge(cwd, `n/${name}`);
		for (const again of [[], ["--force"]]) {
			expect(run(cwd, "convert", "n", "-o", "o", ...again).status).toBe(3);
			expect(lines(cwd).slice(1)).toMatchObject([
				{ path: "film.mp4", sha256: null, size: terabyte, reason: "unsupported extension, larger than `--max-size`" },
				{ path: "long.txt", sha256: null, size: terabyte, reason: expect.stringContaining("Too large: ") },
			]);
		}
		const { status, text } = run(cwd, "verify", "o", "--source", "n");
		expect(text).toContain("n/film.mp4: note: skipped: unsupported extension, larger than `--max-size`\n");
		expect(text).toContain("nothing changed");
		expect(status).toBe(0);
		for (const name of ["film.mp4", "long.txt"]) truncateSync(join(cwd, "n", name), terabyte - 1);
		expect(run(cwd, "verify", "o", "--source", "n")).toMatchObject({
			status: 1,
			text: expect.stringMatching(/n\/film\.mp4: changed since [\s\S]*n\/long\.txt: changed since /),
		});
	});

	test("is hashed after all where `--max-size` allows it", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "n/film.mp4": "x".repeat(2000) });
		run(cwd, "convert", "n", "-o", "o", "--max-size", "1000");
		expect(lines(cwd)[1]).toMatchObject({ sha256: null, size: 2000 });
		run(cwd, "convert", "n", "-o", "o");
		expect(lines(cwd)[1]).toMatchObject({ sha256: /./, size: 2000, reason: "unsupported extension" });
		expect(run(cwd, "verify", "o", "--source", "n").status).toBe(0);
		expect(run(cwd, "verify", "o", "--source", "n", "--max-size", "1000")).toMatchObject({
			status: 2,
			text: expect.stringContaining("n/film.mp4: Too large: 2000 bytes"),
		});
	});

	test("that a manifest names as an input is not read by verify", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "n/like.xyz": "x" });
		run(cwd, "convert", "n", "-o", "o");
		huge(cwd, "o/film.mp4");
		forge(cwd, { path: "film.mp4" });
		expect(run(cwd, "verify", "o")).toMatchObject({
			status: 2,
			text: expect.stringContaining("o/film.mp4: Not verified: larger than `--max-size`"),
		});
	});

	test("in the place of a report is neither hashed nor copied", () => {
		const cwd = tree({ "n1/a.txt": goodNotes, "n2/b.txt": goodNotes });
		for (const each of ["1", "2"]) run(cwd, "convert", `n${each}`, "-o", `t${each}`);
		truncateSync(join(cwd, "t2/b.md"), terabyte);
		const refused = { status: 2, text: expect.stringContaining("t2/b.md: Not merged: larger than `--max-size`") };
		expect(run(cwd, "merge", "t1", "t2", "-o", "all")).toMatchObject(refused);
		expect(existsSync(join(cwd, "all"))).toBe(false);
		run(cwd, "convert", "n2", "-o", "t3");
		expect(run(cwd, "merge", "t3", "-o", "t2")).toMatchObject(refused);
		expect(run(cwd, "merge", "t1", "t3", "-o", "all", "--max-size", "10")).toMatchObject({ status: 2 });
		// And `convert` leaves it, without reading it.
		rmSync(join(cwd, "n2/b.txt"));
		writeFileSync(join(cwd, "n2/c.txt"), goodNotes);
		expect(run(cwd, "convert", "n2", "-o", "t2", "--prune")).toMatchObject({
			status: 0,
			text: expect.stringContaining("Kept b.md"),
		});
		truncateSync(join(cwd, "t2/c.md"), terabyte);
		expect(run(cwd, "convert", "n2", "-o", "t2").status).toBe(3);
		expect(run(cwd, "convert", "n2", "-o", "t2", "--force").status).toBe(0);
		expect(readFileSync(join(cwd, "t2/c.md"), "utf8")).toContain("harbour");
		truncateSync(join(cwd, "t2/manifest.jsonl"), terabyte);
		expect(run(cwd, "convert", "n2", "-o", "t2").status).toBe(2);
	});
});

test("a line without a hash vouches for no file that can be read", () => {
	const cwd = tree({ "n/a.txt": goodNotes, "n/like.xyz": "x" });
	run(cwd, "convert", "n", "-o", "o");
	expect(run(cwd, "verify", "o").status).toBe(0);
	writeFileSync(join(cwd, "o/evil.js"), "evil");
	forge(cwd, { path: "evil.js", sha256: null, size: null });
	expect(run(cwd, "verify", "o")).toMatchObject({
		status: 1,
		text: expect.stringContaining("o/evil.js: not in the manifest\n"),
	});
});

test.skipIf(process.platform === "win32")("notes that can't be hashed may lie beside their reports", () => {
	const cwd = tree({ "o/a.txt": goodNotes, "o/film.mp4": "x".repeat(2000) });
	spawnSync("ln", ["-s", "a.txt", "o/link.txt"], { cwd });
	expect(run(cwd, "convert", "o", "-o", "o", "--max-size", "1000").status).toBe(0);
	expect(run(cwd, "verify", "o")).toMatchObject({ status: 0 });
	writeFileSync(join(cwd, "o/film.mp4"), "x");
	expect(run(cwd, "verify", "o")).toMatchObject({ status: 1 });
});

describe.skipIf(process.platform === "win32")("after a shard was killed", { timeout: 60_000 }, () => {
	test.each([[[]], [["--force"]]])("a whole run %s leaves nothing of it, and verify and merge agree", async (again) => {
		const names = Array.from({ length: 300 }, (_, at) => `n/${at}.txt`);
		const cwd = tree(Object.fromEntries(names.map((name) => [name, goodNotes])));
		const args = ["convert", "n", "-o", "o", "--jobs", "1"];
		const child = spawn(process.execPath, [program, ...args, "--shard", "1/2"], { cwd, stdio: "ignore" });
		const ended = once(child, "exit");
		await firstReport(child, join(cwd, "o/.rapporteur/state.1-of-2.tsv"));
		child.kill("SIGKILL");
		expect((await ended)[1]).toBe("SIGKILL");
		const dead = readdirSync(join(cwd, "o/.rapporteur"));
		expect(dead).toContain("lock.1-of-2");
		for (const name of names.slice(3)) rmSync(join(cwd, name));
		// Another one, of which nothing can be known: it keeps a whole run out.
		mkdirSync(join(cwd, "o/.rapporteur/lock.2-of-2"));
		writeFileSync(join(cwd, "o/.rapporteur/lock.2-of-2/1@elsewhere~x"), "");
		expect(run(cwd, ...args, ...again)).toMatchObject({ status: 2 });
		expect(readdirSync(join(cwd, "o/.rapporteur"))).toEqual(expect.arrayContaining(dead));
		rmSync(join(cwd, "o/.rapporteur/lock.2-of-2"), { recursive: true });
		expect(run(cwd, ...args, ...again)).toMatchObject({ status: 0 });
		expect(readdirSync(join(cwd, "o/.rapporteur")).sort()).toEqual(["state.tsv"]);
		expect(run(cwd, "verify", "o").text).not.toContain("interrupted");
		expect(run(cwd, "merge", "o", "-o", "all")).toMatchObject({ status: 0 });
	});

	test("merge is refused where verify says so", () => {
		const cwd = tree({ "n/a.txt": goodNotes });
		run(cwd, "convert", "n", "-o", "o");
		writeFileSync(join(cwd, "o/.rapporteur/state.1-of-2.tsv"), "");
		expect(run(cwd, "verify", "o")).toMatchObject({
			status: 2,
			text: expect.stringContaining("manifest.1-of-2.jsonl"),
		});
		expect(run(cwd, "merge", "o", "-o", "all")).toMatchObject({
			status: 2,
			text: expect.stringContaining("o/manifest.1-of-2.jsonl: The run of this manifest was interrupted"),
		});
		expect(run(cwd, "convert", "n", "-o", "o").status).toBe(0);
		expect(run(cwd, "verify", "o").status).toBe(0);
		expect(run(cwd, "merge", "o", "-o", "all").status).toBe(0);
	});
});

test("a folder for the owner of a lock is no dead run", () => {
	const cwd = tree({ "n/a.txt": goodNotes });
	mkdirSync(join(cwd, `o/.rapporteur/lock/999999@${hostname()}~abc`), { recursive: true });
	expect(run(cwd, "convert", "n", "-o", "o")).toMatchObject({
		status: 2,
		text: expect.stringContaining("remove `.rapporteur/lock`"),
	});
});
