/** What `merge` does not replace, what can't stand together, and damage that it gets over. */
import { spawnSync } from "node:child_process";
import {
	appendFileSync,
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

/** Two archives, of the notes in `n1` and in `n2`. */
function archives(files: Readonly<Record<string, string>>): string {
	const cwd = tree(files);
	for (const each of ["1", "2"]) run(cwd, "convert", `n${each}`, "-o", `t${each}/`);
	return cwd;
}

const all = (cwd: string, folder: string): string[] =>
	readdirSync(join(cwd, folder), { recursive: true }).map(String).sort();

test("a refused merge leaves no folder behind", () => {
	const cwd = tree({ "empty/x.txt": "" });
	expect(run(cwd, "merge", "empty", "-o", "a/b/c").status).toBe(2);
	expect(all(cwd, ".")).toEqual(["empty", "empty/x.txt"]);
});

test.skipIf(process.platform === "win32")("a report that only its owner may read is copied as one", () => {
	const cwd = archives({ "n1/a.txt": goodNotes, "n2/b.txt": goodNotes });
	chmodSync(join(cwd, "t1/a.md"), 0o600);
	expect(run(cwd, "merge", "t1", "t2", "-o", "all").status).toBe(0);
	expect(["a", "b"].map((name) => statSync(join(cwd, `all/${name}.md`)).mode & 0o077)).toEqual([
		0,
		statSync(join(cwd, "t2/b.md")).mode & 0o077,
	]);
});

test("a report of the target that was edited is kept, and named", () => {
	const cwd = archives({ "n1/harbour.txt": goodNotes, "n2/harbour.txt": goodNotes });
	appendFileSync(join(cwd, "t1/harbour.md"), "HANDWRITTEN\n");
	expect(run(cwd, "merge", "t2", "-o", "t1")).toEqual({
		status: 2,
		text: "t1/harbour.md: Not merged: this report would be replaced, but it has been edited. Rename it.\n",
	});
	expect(readFileSync(join(cwd, "t1/harbour.md"), "utf8")).toContain("HANDWRITTEN");
});

test.each([
	["n1/harbour.txt", "n2/harbour.md/z.txt"],
	["n1/harbour.md/z.txt", "n2/harbour.txt"],
])("%s and %s can't stand together, and nothing is copied", (one, other) => {
	const cwd = archives({ [one]: goodNotes, "n1/a.txt": goodNotes, [other]: goodNotes });
	const { status, text } = run(cwd, "merge", "t1", "t2", "-o", "all");
	expect([status, text]).toEqual([
		2,
		expect.stringMatching(/`harbour\.md` is the report of `harbour\.txt`, and a folder for `harbour\.md\/z\.txt`/),
	]);
	expect(existsSync(join(cwd, "all"))).toBe(false);
});

test("a file in the target in the place of a folder is named", () => {
	const cwd = archives({ "n1/a.txt": goodNotes, "n2/deep/b.txt": goodNotes });
	writeFileSync(join(cwd, "t1/deep"), "mine");
	const { status, text } = run(cwd, "merge", "t2", "-o", "t1");
	expect([status, text]).toEqual([2, expect.stringContaining("`deep` is a file in the target. Rename it")]);
	expect(readFileSync(join(cwd, "t1/deep"), "utf8")).toBe("mine");
});

test.skipIf(process.platform === "win32")("on a full disk, a report is named, and nothing is left behind", () => {
	const notes = goodNotes.replace("The harbour", `${"The harbour was dredged. ".repeat(400)}\nThe harbour`);
	const cwd = archives({ "n1/a.txt": goodNotes, "n2/deep/b.txt": notes });
	mkdirSync(join(cwd, "all"));
	const shell = 'trap "" XFSZ; ulimit -f 8; exec "$@"';
	const words = ["bash", process.execPath, program, "merge", "t1", "t2", "-o", "all"];
	const { status, stderr } = spawnSync("bash", ["-c", shell, ...words], { cwd, encoding: "utf8" });
	expect([status, stderr]).toEqual([2, expect.stringMatching(/^all\/deep\/b\.md: Not written: /)]);
	expect(all(cwd, "all")).toEqual([]);
});

describe.skipIf(process.platform === "win32")(
	"what only the program reads is made again where it is one endless line",
	() => {
		test("the account", () => {
			const cwd = archives({ "n1/a.txt": goodNotes, "n2/b.txt": goodNotes });
			const path = join(cwd, "t1/.rapporteur/state.tsv");
			writeFileSync(path, "");
			truncateSync(path, 2_000_000_000);
			expect(run(cwd, "merge", "t1", "t2", "-o", "all")).toMatchObject({
				status: 2,
				text: expect.stringContaining("interrupted"),
			});
			expect(run(cwd, "convert", "n1", "-o", "t1/")).toMatchObject({ status: 0 });
			expect(run(cwd, "merge", "t1", "t2", "-o", "again")).toMatchObject({ status: 0 });
			expect(statSync(path).size).toBeLessThan(10_000);
		});
	},
);
