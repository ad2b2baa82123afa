/** Web pages that the program made of notes are left out beside those; whoever names one means it. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runIn as run } from "./run.ts";

const own = (): string => {
	const cwd = tree({ "notes.txt": goodNotes, "saved.html": "<p>Date of Meeting: 2 February 2016</p>" });
	expect(run(cwd, ["convert", "notes.txt", "-o", "report.html"]).status).toBe(0);
	return cwd;
};

test.each([["."], ["*"]])("in `%s` they are left out, and counted", (arg) => {
	const cwd = own();
	const { text } = run(cwd, ["convert", arg, "-o", "out/", "-t", "markdown"]);
	expect(text).toContain("1 file left out: 1 made from notes in the same folder");
	const manifest = readFileSync(join(cwd, "out/manifest.jsonl"), "utf8");
	expect(manifest).toContain('"path":"saved.html"');
	expect(manifest).not.toContain("report.html");
	expect(run(cwd, ["verify", "out", "--source", arg === "*" ? "." : arg]).text).not.toContain("report.html");
});

test("one whose notes are gone is all that there is", () => {
	const cwd = own();
	rmSync(join(cwd, "notes.txt"));
	expect(run(cwd, ["convert", ".", "-o", "out/", "-t", "markdown"]).text).not.toContain("left out");
	expect(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).toContain("report.html");
});

test("one that is named is read", () => {
	expect(run(own(), ["check", "report.html"]).text).toContain("report.html");
});
