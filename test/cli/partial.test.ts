/** Some inputs can't be converted: the rest is, the exit code says so, and a list says which. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { datelessNotes, goodNotes } from "./notes.ts";
import { run } from "./world.ts";

const broken = Buffer.from([0, 1, 2, 3]);
const notes = {
	"notes/a.txt": goodNotes,
	"notes/b.docx": broken,
	"notes/c.txt": goodNotes,
	"notes/d.docx": broken,
	"notes/logo.png": "",
};

const convert = (cwd: string, ...args: string[]) => run(["convert", ...args], { cwd });
const listed = (cwd: string, name = "failed.list"): string => readFileSync(join(cwd, name), "utf8");

describe("exit code 3", () => {
	test("some inputs could not be converted, and everything else was", async () => {
		const cwd = tree(notes);
		const { code, stderr } = await convert(cwd, "notes", "-o", "out");
		expect(code).toBe(3);
		expect(existsSync(join(cwd, "out/c.md"))).toBe(true);
		expect(stderr).toMatch(/^4 files: 2 converted, 2 failed, 1 skipped$/m);
		expect(stderr).toMatch(/^1 skipped: unsupported extension \(notes\/logo\.png\)$/m);
		// Last, together, with the reason.
		const last = stderr.trimEnd().split("\n").slice(-3);
		expect(last[0]).toBe("Failed:");
		expect(last.slice(1).map((line) => line.split(" ")[0])).toEqual(["notes/b.docx", "notes/d.docx"]);
		expect(stderr.match(/b\.docx/g)).toHaveLength(1);
	});

	test.each([
		["one input that fails", ["notes/b.docx", "-o", "b.md"], 3],
		["a file that is not there, beside one that is", ["notes/a.txt", "gone.txt", "-o", "out"], 3],
		["nothing to convert", ["gone.txt", "-o", "out"], 2],
		["a folder without notes, beside notes", ["notes/a.txt", "empty*", "-o", "out"], 2],
		["a usage error", ["notes", "-o", "out", "--to"], 2],
		["failed inputs and errors in others", ["notes", "-o", "out", "--strict"], 3],
	])("%s", async (_, args, code) => {
		expect((await convert(tree(notes), ...args)).code).toBe(code);
	});

	test("a run whose manifest can't be written is no partial one", async () => {
		const cwd = tree({ ...notes, "out/manifest.jsonl": "somebody's\n" });
		expect((await convert(cwd, "notes", "-o", "out")).code).toBe(2);
	});

	test("each shard says it for its own, and they are merged", async () => {
		const cwd = tree(notes);
		const codes = [];
		for (const at of [1, 2, 3, 4]) {
			const args = ["--shard", `${at}/4`, "--failed-to", `failed.${at}`];
			codes.push((await convert(cwd, "notes", "-o", "out", ...args)).code);
		}
		expect([...codes].sort()).toEqual([0, 0, 3, 3]);
		expect(codes.map((_, at) => listed(cwd, `failed.${at + 1}`)).join("")).toMatch(/^(?:\.\/\/notes\/[bd].docx\n){2}$/);
		expect((await run(["merge", "out"], { cwd })).code).toBe(0);
	});
});

describe("--failed-to", () => {
	test("lists what failed, for --files-from to take again", async () => {
		const cwd = tree(notes);
		await convert(cwd, "notes", "gone.txt", "-o", "out", "--failed-to", "lists/failed.list");
		expect(listed(cwd, "lists/failed.list")).toBe(".//gone.txt\n.//notes/b.docx\n.//notes/d.docx\n");
		writeFileSync(join(cwd, "gone.txt"), goodNotes);
		const again = ["--files-from", "lists/failed.list", "-o", "again", "--failed-to", "failed.list"];
		expect((await convert(cwd, ...again)).code).toBe(3);
		expect(existsSync(join(cwd, "again/gone.md"))).toBe(true);
		expect(listed(cwd)).toBe(".//notes/b.docx\n.//notes/d.docx\n");
	});

	test("is empty where none failed, and takes the place of an earlier list", async () => {
		const cwd = tree(notes);
		await convert(cwd, "notes", "-o", "out", "--failed-to", "failed.list");
		rmSync(join(cwd, "notes/b.docx"));
		expect((await convert(cwd, "notes/a.txt", "-o", "out/", "--failed-to", "failed.list")).code).toBe(0);
		expect(listed(cwd)).toBe("");
	});

	test("parts names by NUL where one has a line break in it", async () => {
		const cwd = tree({ "notes/a.txt": goodNotes, "notes/b\nc.docx": broken });
		await convert(cwd, "notes", "-o", "out", "--failed-to", "failed.list");
		expect(listed(cwd)).toBe(".//notes/b\nc.docx\0");
		expect((await convert(cwd, "--files-from", "failed.list", "-o", "again/")).code).toBe(3);
	});

	test("is not written by a run that was interrupted", async () => {
		const cwd = tree({ ...notes, "notes/a.txt": datelessNotes });
		const args = ["convert", "notes", "-o", "out", "--failed-to", "failed.list"];
		expect((await run(args, { cwd, interruptedAfter: 1 })).code).toBe(130);
		expect(existsSync(join(cwd, "failed.list"))).toBe(false);
	});

	test.each([
		["an input", "notes/a.txt", "is read by this run"],
		["the list of inputs", "all.list", "is read by this run"],
		["the output", "report.md", "is the output"],
		["a foreign file", "mine.txt", "is not an earlier list"],
		["a file that programs obey", ".gitignore", "programs read files of that name"],
		["standard output", "-", "rapporteur: `--failed-to` can't write to standard output. Name a file."],
		["a folder", "notes", "is a folder"],
		["a list of files that find wrote", "found.list", "is not an earlier list"],
		["a list with other words far behind", "long.list", "is not an earlier list"],
		["what an archive keeps of its runs", "other/.rapporteur/list", "is in the records of an archive"],
		["nothing", "", "`--failed-to` is empty"],
	])("never takes the place of %s", async (_, name, why) => {
		const long = `${".//notes/b.docx\n".repeat(10_000)}All of this.\n`;
		const lists = { "all.list": "notes/a.txt\n", "found.list": "./build\n../mine\n", "long.list": long };
		const cwd = tree({ ...notes, ...lists, "mine.txt": "All of this.\n" });
		const { code, stderr } = await convert(cwd, "--files-from", "all.list", "-o", "report.md", "--failed-to", name);
		expect(stderr).toContain(why);
		expect(code).toBe(2);
		expect(existsSync(join(cwd, "report.md"))).toBe(false);
		expect(listed(cwd, "mine.txt")).toBe("All of this.\n");
	});

	test("takes the place of nothing that came during the run, nor of anything with --no-clobber", async () => {
		const cwd = tree({ ...notes, "earlier.list": ".//x\n" });
		const refused = await convert(cwd, "notes", "-o", "out", "--no-clobber", "--failed-to", "earlier.list");
		expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("`--no-clobber`") });
		expect(listed(cwd, "earlier.list")).toBe(".//x\n");
		const running = convert(cwd, "notes", "-o", "out", "--failed-to", "failed.list");
		while (!existsSync(join(cwd, "out/a.md"))) await new Promise((resume) => setImmediate(resume));
		writeFileSync(join(cwd, "failed.list"), "All of this.\n");
		expect((await running).code).toBe(2);
		expect(listed(cwd)).toBe("All of this.\n");
	});

	test("names in findings are as they were", async () => {
		const cwd = tree({ ...notes, "failed.list": ".//notes/b.docx\n.//notes/gone.txt\n" });
		const { stderr } = await convert(cwd, "--files-from", "failed.list", "-o", "again/");
		expect(stderr).toMatch(/^notes\/b\.docx /m);
		expect(stderr).toMatch(/^notes\/gone\.txt /m);
	});

	test("has no place in the output folder, nor with --watch", async () => {
		const cwd = tree(notes);
		const inside = await convert(cwd, "notes", "-o", "out", "--failed-to", "out/failed.list");
		expect(inside).toMatchObject({ code: 2, stderr: expect.stringContaining("is in the output folder") });
		const watching = await convert(cwd, "notes", "-o", "out", "--watch", "--failed-to", "failed.list");
		expect(watching).toMatchObject({ code: 2, stderr: expect.stringContaining("`--watch`") });
	});
});

test("an input that is only simplified is no failure, and the list says so", async () => {
	const cwd = tree({ ...notes, "notes/e.md": `${goodNotes}\n${"> ".repeat(200)}deep\n` });
	const { stderr } = await convert(cwd, "notes", "-o", "out");
	expect(stderr).toMatch(/^Failed or simplified:\n(notes\/.*\n)+$/m);
	expect(stderr).toMatch(/^notes\/e\.md:.* too-deep$/m);
});

describe("--quiet", () => {
	test("prints nothing where all is well", async () => {
		const cwd = tree(notes);
		const args = ["notes/a.txt", "notes/c.txt", "-o", "out", "--quiet"];
		expect(await convert(cwd, ...args)).toEqual({ code: 0, stdout: "", stderr: "" });
	});

	test("prints the summary and the failures where there are any", async () => {
		const { stderr } = await convert(tree(notes), "notes", "-o", "out", "--quiet");
		expect(stderr.split("\n").map((line) => line.split(" ")[0])).toEqual([
			"4",
			"Failed:",
			"notes/b.docx",
			"notes/d.docx",
			"",
		]);
	});

	test("prints errors in a note, and no warnings", async () => {
		const cwd = tree({ "a.txt": `Venue: Hall\n${goodNotes.replace(/^Reporter.*\n/m, "")}` });
		const [loud, quiet] = [await convert(cwd, "a.txt"), await convert(cwd, "a.txt", "--quiet")];
		expect(loud.stderr).toContain("unknown-label");
		expect(quiet.stderr).toContain("missing-field");
		expect(quiet.stderr).not.toContain("unknown-label");
		expect(quiet.stdout).toBe(loud.stdout);
	});
});
