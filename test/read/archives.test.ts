import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findInputs } from "../../src/read/inputs.ts";
import { tree } from "../tree.ts";

const report = "---\nrapporteur: 1\nform: un-meeting\n---\n";
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const line = (outputs: Readonly<Record<string, string>>): string =>
	`${JSON.stringify({ path: "a.txt", outputs: Object.entries(outputs).map(([path, text]) => ({ path, sha256: sha256(text) })) })}\n`;

async function found(files: Readonly<Record<string, string>>, arg: string, output: string | null = null) {
	const cwd = tree(files);
	const exclude = output === null ? null : join(cwd, output);
	const { inputs } = await findInputs([arg], { cwd, exclude, stdinPath: null });
	return [...inputs].map(({ shown }) => shown);
}

const archive = {
	"out/manifest.jsonl": line({ "a.md": report, "a.txt": "printed", "deep/b.html": "<p>", "deep/b.md": report }),
	"out/a.md": report,
	"out/a.txt": "printed",
	"out/deep/b.md": report,
	"out/deep/b.html": "<p>",
};

describe("of a folder that a run wrote", () => {
	test("nothing is notes where it lies among them", async () => {
		expect(await found({ ...archive, "n.txt": "" }, ".")).toEqual(["n.txt"]);
	});

	test("only reports in Markdown are read where it is asked for", async () => {
		expect(await found(archive, "out")).toEqual(["out/a.md", "out/deep/b.md"]);
	});

	test("what the manifest does not list is notes all the same", async () => {
		expect(await found({ ...archive, "out/new.txt": "" }, ".")).toEqual(["out/new.txt"]);
	});

	test("what was changed since is notes, wherever the manifest says so", async () => {
		expect(await found({ ...archive, "out/deep/b.md": `${report}more` }, ".")).toEqual(["out/deep/b.md"]);
	});

	test("the page of all reports is no notes, and one of somebody else is", async () => {
		const page = '<!doctype html>\n<meta name="generator" content="rapporteur">\n';
		const own = { ...archive, "out/index.html": page };
		expect(await found(own, ".")).toEqual([]);
		expect(await found(own, "out")).toEqual(["out/a.md", "out/deep/b.md"]);
		expect(await found(own, ".", ".")).toEqual([]);
		expect(await found({ ...archive, "out/index.html": "<p>" }, ".")).toEqual(["out/index.html"]);
	});

	test("a part of a manifest counts, and one of somebody else does not", async () => {
		const { "out/manifest.jsonl": lines, ...rest } = archive;
		expect(await found({ ...rest, "out/manifest.1-of-2.jsonl": lines }, ".")).toEqual([]);
		expect(await found({ ...rest, "out/manifest.jsonl": `{ ${lines}` }, ".")).toHaveLength(4);
	});
});

describe("of a folder that was converted into itself", () => {
	const same = {
		"same/manifest.jsonl": line({ "a.md": report, "a.html": "<p>" }),
		"same/a.txt": "",
		"same/a.md": report,
		"same/a.html": "<p>",
	};

	test.each([
		["same", null],
		["same", "same"],
		[".", null],
		[".", "."],
		["same/*", "same"],
	])("the notes stay: %s with the output in %s", async (arg, output) => {
		expect(await found(same, arg, output)).toEqual(["same/a.txt"]);
	});
});
