/** Archives in archives, through the built program: neither replaces what belongs to the other. */
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

const note = (word: string): string => goodNotes.replace("Friends of the Harbour", `Friends of the ${word}`);

const place = (): string => tree({ "notes/sub/a.txt": note("Boats"), "other/a.txt": note("Nets") });

const refused = (text: string) => ({ status: 2, text: expect.stringContaining(text) });

describe("an output folder", () => {
	test.each(["out/sub", "out/new/deep", "link/sub"])("in another archive is refused: %s", (output) => {
		const cwd = place();
		expect(run(cwd, "convert", "notes", "-o", "out").status).toBe(0);
		if (process.platform !== "win32") symlinkSync("out", join(cwd, "link"));
		expect(run(cwd, "convert", "other", "-o", output)).toMatchObject(refused("is inside another archive, `out`"));
		expect(readFileSync(join(cwd, "out/sub/a.md"), "utf8")).toContain("Friends of the Boats");
		expect([existsSync(join(cwd, "out/new")), run(cwd, "verify", "out").status]).toEqual([false, 0]);
		run(cwd, "convert", "other", "-o", "else");
		expect(run(cwd, "merge", "else", "-o", output)).toMatchObject(refused("is inside another archive, `out`"));
		rmSync(join(cwd, "out/.rapporteur"), { recursive: true });
		expect(run(cwd, "convert", "other", "-o", output)).toMatchObject(refused("is inside another archive, `out`"));
	});

	test("that holds another archive where reports would go is refused", () => {
		const cwd = place();
		expect(run(cwd, "convert", "other", "-o", "out/sub").status).toBe(0);
		for (const args of [["-t", "html"], ["--shard", "1/1"], ["--force"]])
			expect(run(cwd, "convert", "notes", "-o", "out", ...args)).toMatchObject(
				refused("`sub` in this folder is an archive"),
			);
		expect(existsSync(join(cwd, "out/.rapporteur"))).toBe(false);
		run(cwd, "convert", "notes", "-o", "else");
		expect(run(cwd, "merge", "else", "-o", "out")).toMatchObject(refused("`sub` in the target is an archive"));
		expect(run(cwd, "convert", "other", "-o", "out").status).toBe(0);
	});
});

test("a single file replaces nothing that belongs to an archive", () => {
	const cwd = place();
	run(cwd, "convert", "notes", "-o", "out", "-t", "html,json");
	run(cwd, "archive", "out");
	const before = readFileSync(join(cwd, "out/sub/a.html"), "utf8");
	for (const name of ["out/sub/a.html", "out/index.html"])
		expect(run(cwd, "convert", "other/a.txt", "-o", name)).toMatchObject({
			...refused("belongs to an archive"),
			status: 3,
		});
	expect(readFileSync(join(cwd, "out/sub/a.html"), "utf8")).toBe(before);
	expect(run(cwd, "convert", "other/a.txt", "-o", "out/sub/a.html", "--force").status).toBe(0);
	for (const _ of [1, 2]) expect(run(cwd, "convert", "other/a.txt", "-o", "a.html").status).toBe(0);
});
