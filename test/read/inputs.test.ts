import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findInputs, standardInput } from "../../src/read/inputs.ts";
import { tree } from "../tree.ts";

async function find(cwd: string, ...args: string[]) {
	const { inputs, failed } = await findInputs(args, { cwd, exclude: join(cwd, "out"), stdinPath: null });
	return { inputs: [...inputs], failed };
}

const files = {
	"notes/b.txt": "",
	"notes/a.txt": "",
	"notes/UP.TXT": "",
	"notes/deep/c.md": "",
	"notes/deep/d.docx": "",
	"notes/data.json": "",
	"notes/picture.png": "",
	"notes/.hidden/e.txt": "",
	"notes/node_modules/f.txt": "",
	"other/g.txt": "",
	"out/h.md": "",
};

describe("findInputs", () => {
	test("a folder means its notes, in the order of their bytes", async () => {
		const { inputs, failed } = await find(tree(files), "notes");
		expect(inputs.map(({ path }) => path)).toEqual(["UP.TXT", "a.txt", "b.txt", "deep/c.md", "deep/d.docx"]);
		expect(inputs[1]?.shown).toBe("notes/a.txt");
		expect(failed).toEqual([]);
	});

	test("a folder leaves out the output, and what ignore files name", async () => {
		const ignoring = {
			...files,
			".git/HEAD": "",
			".gitignore": "g.txt\n",
			"notes/.rapporteurignore": "b.txt\n!deep/\n",
		};
		const { inputs } = await find(tree(ignoring), ".");
		expect(inputs.map(({ path }) => path)).toEqual([
			"notes/UP.TXT",
			"notes/a.txt",
			"notes/deep/c.md",
			"notes/deep/d.docx",
		]);
	});

	test("an ignore file above counts, up to the repository", async () => {
		const cwd = tree({ ...files, ".git/HEAD": "", ".gitignore": "/notes/a.txt\n" });
		const { inputs } = await find(cwd, "notes");
		expect(inputs.map(({ path }) => path)).not.toContain("a.txt");
	});

	test("an empty argument is no folder", async () => {
		const { inputs, failed } = await find(tree(files), "");
		expect(inputs).toEqual([]);
		expect(failed).toEqual([
			{
				shown: '""',
				fault: { code: "no-files", position: null, message: "The argument is empty. Name a file, a folder or a glob." },
			},
		]);
	});

	test.each(["lost.txt", "[lost].txt"])("a link that leads nowhere is reported: %s", async (name) => {
		const cwd = tree(files);
		symlinkSync("gone.txt", join(cwd, name));
		const reason = "Can't read this file: its symbolic link leads nowhere.";
		expect((await find(cwd, name)).failed).toMatchObject([{ shown: name, fault: { message: reason } }]);
	});

	test("links in a circle are reported", async () => {
		const cwd = tree(files);
		symlinkSync("loop.txt", join(cwd, "loop.txt"));
		const reason = "Can't read this file: its symbolic links lead in a circle.";
		expect((await find(cwd, "loop.txt")).failed).toMatchObject([{ shown: "loop.txt", fault: { message: reason } }]);
	});

	test("a folder does not follow symbolic links", async () => {
		const cwd = tree(files);
		symlinkSync(join(cwd, "notes"), join(cwd, "notes", "loop"));
		symlinkSync(join(cwd, "other", "g.txt"), join(cwd, "notes", "link.txt"));
		expect((await find(cwd, "notes")).inputs).toHaveLength(5);
	});

	test.each([
		["one file", ["notes/a.txt"], ["a.txt"]],
		["files of two folders", ["notes/deep/c.md", "other/g.txt"], ["notes/deep/c.md", "other/g.txt"]],
		["a file twice", ["notes/a.txt", "./notes/a.txt"], ["a.txt"]],
		[
			"a folder and a file outside it",
			["notes/deep", "other/g.txt"],
			["notes/deep/c.md", "notes/deep/d.docx", "other/g.txt"],
		],
		[
			"a folder and a file in it",
			["notes", "notes/data.json"],
			["UP.TXT", "a.txt", "b.txt", "data.json", "deep/c.md", "deep/d.docx"],
		],
		["a glob", ["notes/*.json"], ["data.json"]],
		["an unknown extension, named outright", ["notes/picture.png"], ["picture.png"]],
	])("paths below the root: %s", async (_, args, paths) => {
		const { inputs, failed } = await find(tree(files), ...args);
		expect(inputs.map(({ path }) => path)).toEqual(paths);
		expect(failed).toEqual([]);
	});

	test("a name with glob characters is a file first", async () => {
		const { inputs } = await find(tree({ "a[1].txt": "" }), "a[1].txt");
		expect(inputs).toHaveLength(1);
	});

	test.each([
		["gone.txt", "unreadable-file"],
		["*.rtf", "no-files"],
		["empty", "no-files"],
	])("%s is %s", async (arg, code) => {
		const { inputs, failed } = await find(tree({ "empty/picture.png": "" }), arg);
		expect(inputs).toEqual([]);
		expect(failed.map(({ shown, fault }) => [shown, fault.code])).toEqual([[arg, code]]);
	});
});

describe("standardInput", () => {
	test.each([
		[null, null],
		["notes/a.txt", "notes/a.txt"],
		["/elsewhere/a.txt", "a.txt"],
		["../a.txt", "a.txt"],
	])("called %s has the path %s", (stdinPath, path) => {
		expect(standardInput({ cwd: "/here", stdinPath })).toEqual({ file: null, shown: "<stdin>", path });
	});
});
