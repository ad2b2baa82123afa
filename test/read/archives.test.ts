import { createHash } from "node:crypto";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rendererEntries } from "../../src/output/formats.ts";
import { findInputs } from "../../src/read/inputs.ts";
import { reportOpenings } from "../../src/templates/marks.ts";
import { tree } from "../tree.ts";

const report = "---\nrapporteur: 1\nform: un-meeting\n---\n";
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const page = '<!doctype html>\n<meta name="generator" content="rapporteur">\n';
const printed = `Side event\n\n${"-".repeat(72)}\nTags\n`;
const line = (outputs: Readonly<Record<string, string>>, path = "a.txt"): string =>
	`${JSON.stringify({
		path,
		sha256: sha256(""),
		size: 0,
		encoding: { name: "utf-8", why: "valid UTF-8" },
		form: "un-meeting",
		outcome: "converted",
		findings: { error: 0, warning: 0, info: 0, codes: {} },
		outputs: Object.keys(outputs)
			.sort()
			.map((path) => ({ path, sha256: sha256(outputs[path] ?? "") })),
		share: { fields: 0, sections: 0, unclassified: 0, ignored: 0 },
	})}\n`;

async function found(files: Readonly<Record<string, string>>, arg: string, output: string | null = null) {
	const cwd = tree(files);
	const exclude = output === null ? null : join(cwd, output);
	const { inputs } = await findInputs([arg], { cwd, exclude, stdinPath: null });
	return [...inputs].map(({ shown }) => shown);
}

async function foundByConfig(files: Readonly<Record<string, string>>, globs: readonly string[]) {
	const cwd = tree(files);
	const { inputs, skipped } = await findInputs(globs, { cwd, base: cwd, exclude: null, stdinPath: null });
	return [...inputs, ...skipped].map(({ shown, skipped = "read" }) => `${shown}: ${skipped}`);
}

async function skipped(files: Readonly<Record<string, string>>) {
	const { skipped } = await findInputs(["."], { cwd: tree(files), exclude: null, stdinPath: null });
	return skipped.map(({ path }) => path);
}

const archive = {
	"out/manifest.jsonl":
		line({ "a.md": report, "a.txt": printed }) + line({ "deep/b.html": page, "deep/b.md": report }, "deep/b.txt"),
	"out/a.md": report,
	"out/a.txt": printed,
	"out/deep/b.md": report,
	"out/deep/b.html": page,
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
		const own = { ...archive, "out/index.html": page };
		expect(await found(own, ".")).toEqual([]);
		expect(await found(own, "out")).toEqual(["out/a.md", "out/deep/b.md"]);
		expect(await found(own, ".", ".")).toEqual([]);
		expect(await found({ ...archive, "out/index.html": "<p>" }, ".")).toEqual(["out/index.html"]);
	});

	test("a feed or a catalogue is the archive's only beside its page", async () => {
		const others = { "out/feed.xml": "<rss/>", "out/catalogue.csv": "a,b\n" };
		expect(await skipped({ ...archive, ...others, "out/index.html": page })).not.toContain("out/feed.xml");
		expect(await skipped({ ...archive, ...others })).toEqual(expect.arrayContaining(Object.keys(others)));
	});

	test("a part of a manifest counts, and one of somebody else does not", async () => {
		const { "out/manifest.jsonl": lines, ...rest } = archive;
		expect(await found({ ...rest, "out/manifest.1-of-2.jsonl": lines }, ".")).toEqual([]);
		expect(await found({ ...rest, "out/manifest.jsonl": `{ ${lines}` }, ".")).toHaveLength(4);
	});
});

test.each([
	["in the form of notes", { "b.txt": "Date: 2 May 2016\n\nWords.\n" }, "b.md"],
	["in Markdown without front matter", { "b.md": "# Notes\n" }, "b.txt"],
	["of other notes", { "b.txt": printed }, "a.md"],
	["of a kind that no template gives", { "b.docx": "PK" }, "b.txt"],
])("what is plainly no report is notes, whatever a manifest says: a file %s", async (_, files, notes) => {
	const [name = ""] = Object.keys(files);
	expect(await found({ ...files, "manifest.jsonl": line(files, notes) }, ".")).toEqual([name]);
});

test("a report in plain text is one without sections too", async () => {
	const text = "Side event\nReport of a meeting\n\nDate of Meeting: 2 May 2016\nReporter: Ada\n  Lovell\n";
	expect(await found({ "b.txt": text, "manifest.jsonl": line({ "b.txt": text }, "b.md"), "n.txt": "" }, ".")).toEqual([
		"n.txt",
	]);
});

test("a config's globs mean no reports that a manifest lists, in any folder", async () => {
	const files = { ...archive, "out/new.md": "", "n.md": "" };
	const [read, written] = ["n.md: read", "out/a.md: written by an earlier run"];
	const deep = "out/deep/b.md: written by an earlier run";
	expect(await foundByConfig(files, ["**/*.md"])).toEqual([read, "out/new.md: read", written, deep]);
	expect(await foundByConfig(files, ["n.md", "out/deep/*"])).toEqual([
		read,
		"out/deep/b.html: written by an earlier run",
		deep,
	]);
	expect(await found(files, "out/deep/*.md")).toEqual(["out/deep/b.md"]);
});

describe("of a folder in one that was converted into itself", () => {
	const files = {
		"same/manifest.jsonl": line({ "deep/er/a.html": page, "deep/er/a.md": report }, "deep/er/a.txt"),
		"same/deep/er/a.txt": "",
		"same/deep/er/a.md": report,
		"same/deep/er/a.html": page,
	};

	test.each(["same/deep", "same/deep/er"])("the notes stay: %s", async (arg) => {
		expect(await found(files, arg)).toEqual(["same/deep/er/a.txt"]);
		expect(await found({ ...files, "same/deep/er/a.md": `${report}more` }, arg)).toHaveLength(2);
	});

	test("only reports in Markdown are read if the notes are elsewhere", async () => {
		const { "same/deep/er/a.txt": _, ...rest } = files;
		expect(await found(rest, "same/deep")).toEqual(["same/deep/er/a.md"]);
	});

	test.skipIf(process.platform === "win32")("a link leads there, too", async () => {
		const cwd = tree(files);
		symlinkSync("same/deep", join(cwd, "link"));
		const { inputs } = await findInputs(["link"], { cwd, exclude: null, stdinPath: null });
		expect([...inputs].map(({ shown }) => shown)).toEqual(["link/er/a.txt"]);
	});
});

describe("of a folder that was converted into itself", () => {
	const same = {
		"same/manifest.jsonl": line({ "a.md": report, "a.html": page }),
		"same/a.txt": "",
		"same/a.md": report,
		"same/a.html": page,
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

test("how a report begins is known of each shipped template whose name is not in that of its reports", () => {
	const suffixes = rendererEntries.filter(({ isDefault }) => isDefault).map(({ extension }) => extension);
	expect([...reportOpenings.keys()].sort()).toEqual(suffixes.sort());
});
