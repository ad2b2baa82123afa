/** Converting a folder into itself: what an earlier run wrote is not read as notes. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findInputs } from "../../src/read/inputs.ts";
import { endMark } from "../../src/templates/marks.ts";
import { tree } from "../tree.ts";

const report = "---\nrapporteur: 1\nform: un-meeting\n---\n";
const page = '<!doctype html>\n<html lang="en"><head>\n<meta name="generator" content="rapporteur">\n';

async function found(files: Readonly<Record<string, string>>, output: string, arg = "."): Promise<unknown> {
	const cwd = tree(files);
	const { inputs } = await findInputs([arg], { cwd, exclude: join(cwd, output), stdinPath: null });
	return [...inputs].map(({ shown }) => shown);
}

describe.each([["."], ["**/*"], ["*"]])("of %s, where the output goes there too", (arg) => {
	test.each([
		["a report beside its notes", { "a.txt": "x", "a.md": report }, ["a.txt"]],
		["a page beside its notes", { "a.txt": "x", "a.html": page }, ["a.txt"]],
		["both", { "a.txt": "x", "a.md": report, "a.html": page }, ["a.txt"]],
		[
			"one that took the extension in",
			{ "a.txt": "x", "a.md": "# x", "a.txt.md": report, "a.md.md": report },
			["a.md", "a.txt"],
		],
		["Markdown by a template", { "a.txt": "x", "a.markdown-brief.md": `# a\n\n${endMark}\n` }, ["a.txt"]],
		["a page by a template", { "a.txt": "x", "a.letter.html": page, "a.html": page }, ["a.txt"]],
		["a page of a report that has no notes here", { "a.md": report, "a.html": page }, ["a.md"]],
	])("%s is left out", async (_, files, inputs) => {
		expect(await found(files, ".", arg)).toEqual(inputs);
	});

	test.each([
		["notes of the same name", { "a.txt": "x", "a.md": "---\ntitle: x\n---\n" }, ["a.md", "a.txt"]],
		["a page from elsewhere", { "a.txt": "x", "a.html": "<html>" }, ["a.html", "a.txt"]],
		["Markdown of the same name", { "a.txt": "x", "a.letter.md": "# a\n" }, ["a.letter.md", "a.txt"]],
		["a page by a template without notes", { "a.letter.html": page, "b.txt": "x" }, ["a.letter.html", "b.txt"]],
		["a report without notes", { "a.md": report, "b.txt": "x" }, ["a.md", "b.txt"]],
	])("%s stays", async (_, files, inputs) => {
		expect(await found(files, ".", arg)).toEqual(inputs);
	});
});

test("a folder of its own for the output is left out whole", async () => {
	const files = { "a.txt": "x", "out/a.md": report, "out/b.txt": "x" };
	expect(await found(files, "out")).toEqual(["a.txt"]);
	expect(await found(files, "out", "**/*")).toEqual(["a.txt"]);
	expect(await found(files, "out", "out/*.txt")).toEqual(["out/b.txt"]);
});

test("a file that is named is read, whatever it is", async () => {
	expect(await found({ "a.txt": "x", "a.md": report }, ".", "a.md")).toEqual(["a.md"]);
});
