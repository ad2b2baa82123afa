import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { type Ran, run } from "./world.ts";

const notes = [
	"Date of Meeting: 2 February 2016",
	"Meeting Organizer: The Group",
	"Brief summary of presentation of information made:",
	"The first speaker thanked everybody. Women work for peace.",
	"",
	"Ms Ann Lee, Director of Words, said that words matter.",
].join("\n");

async function archived(templates = "markdown,json,ast,html,text"): Promise<string> {
	const cwd = tree({ "notes/a.txt": notes, "notes/b/c.txt": notes.replace("Women", "Men") });
	await run(["convert", "notes", "-t", templates, "-o", "archive"], { cwd });
	return cwd;
}

const verify = (cwd: string, ...args: string[]): Promise<Ran> => run(["verify", "archive", ...args], { cwd });

const change = (path: string, from: string, to: string): void => {
	const text = readFileSync(path, "utf8");
	expect(text).toContain(from);
	writeFileSync(path, text.replace(from, to));
};

const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("verify", () => {
	test("finds nothing where nothing has changed", async () => {
		const cwd = await archived();
		const ran = await verify(cwd, "--source", "notes");
		expect(ran.stdout).toBe(
			"10 outputs of 2 inputs verified, 10 of them word for word against the notes: nothing changed\n",
		);
		expect(ran.code).toBe(0);
	});

	test("counts notes that could not be converted apart from the others", async () => {
		const cwd = tree({ "notes/a.txt": notes, "notes/b.docx": "no document" });
		await run(["convert", "notes", "-o", "archive"], { cwd });
		expect((await verify(cwd)).stdout).toMatch(
			/^1 output of 1 input verified, 1 input not converted: nothing changed$/m,
		);
	});

	test("reads Rich Text again by the fonts that it names", async () => {
		const polish =
			"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 A;}{\\f1\\fcharset238 B;}}Reporter: {\\f1\\'b3\\'f3d\\'9f}\\par}";
		const cwd = tree({ "notes/a.rtf": polish });
		await run(["convert", "notes", "-t", "markdown", "-o", "archive/"], { cwd });
		expect(readFileSync(join(cwd, "archive/manifest.jsonl"), "utf8")).toContain("the document says so");
		expect((await verify(cwd, "--source", "notes")).code).toBe(0);
	});

	test("names what has changed, is missing, or is nobody's", async () => {
		const cwd = await archived("markdown,html");
		change(join(cwd, "archive/a.md"), "thanked", "thanks");
		unlinkSync(join(cwd, "archive/b/c.html"));
		writeFileSync(join(cwd, "archive/mine.md"), "");
		const { code, stdout } = await verify(cwd);
		expect(stdout.split("\n")).toEqual([
			"archive/a.md: changed since it was written",
			"archive/b/c.html: missing",
			"archive/mine.md: not in the manifest",
			"4 outputs of 2 inputs checked: 3 differences",
			"",
		]);
		expect(code).toBe(1);
	});

	test("is not content with a manifest that says nothing", async () => {
		const cwd = await archived("markdown");
		writeFileSync(join(cwd, "archive/manifest.jsonl"), "");
		for (const source of [[], ["--source", "notes"]]) {
			const { code, stderr } = await verify(cwd, ...source);
			expect([code, stderr]).toEqual([2, "rapporteur: The manifest in `archive` is empty. Convert the notes again.\n"]);
		}
	});

	test("reads no notes outside the folder that was named, whatever the manifest says", async () => {
		const cwd = await archived("markdown");
		writeFileSync(join(cwd, "outside.txt"), notes);
		change(join(cwd, "archive/manifest.jsonl"), '{"path":"a.txt"', '{"path":"../outside.txt"');
		const { code, stdout, stderr } = await verify(cwd, "--source", "notes");
		const told =
			"archive/manifest.jsonl:1: This line was not written by `convert`. Restore the manifest, or convert the notes into another folder.\n";
		expect([code, stdout, stderr]).toEqual([2, "", told]);
	});

	test("does not verify a line twice", async () => {
		const cwd = await archived("markdown");
		const manifest = join(cwd, "archive/manifest.jsonl");
		writeFileSync(manifest, readFileSync(manifest, "utf8").repeat(2));
		const { code, stderr } = await verify(cwd);
		expect([code, stderr]).toEqual([
			2,
			"archive/manifest.jsonl:3: The line for `a.txt` is out of order: lines are sorted by path. Restore the manifest, or convert the notes into another folder.\n",
		]);
	});

	test("says why a manifest can't be read", async () => {
		const cwd = await archived("markdown");
		rmSync(join(cwd, "archive/manifest.jsonl"));
		mkdirSync(join(cwd, "archive/manifest.jsonl"));
		const { code, stderr } = await verify(cwd);
		expect([code, stderr]).toEqual([
			2,
			"archive/manifest.jsonl: Can't read this file: it is a folder, not a file. Remove it.\n",
		]);
	});

	test("tells of notes that could not be converted where they are", async () => {
		const cwd = await archived("markdown");
		writeFileSync(join(cwd, "notes/broken.txt"), Uint8Array.of(0, 1, 2, 0, 255));
		await run(["convert", "notes", "-t", "markdown", "-o", "archive"], { cwd });
		const told = "broken.txt: note: could not be converted: Not a text file (control byte at offset 0)";
		expect((await verify(cwd)).stdout.startsWith(told)).toBe(true);
		expect((await verify(cwd, "--source", "notes")).stdout).toContain(`notes/${told}`);
	});

	test("tells notes whose nesting was cut from those without a report", async () => {
		const cwd = await archived("markdown");
		writeFileSync(join(cwd, "notes/deep.md"), `${">".repeat(300)} a\n`);
		const { code: ended, stderr } = await run(["convert", "notes", "-t", "markdown", "-o", "archive"], { cwd });
		expect([ended, stderr]).toEqual([3, expect.stringMatching(/, 1 simplified\n/)]);
		const { code, stdout } = await verify(cwd, "--source", "notes");
		expect([code, stdout]).toEqual([
			0,
			expect.stringContaining(
				"deep.md: note: its reports have all its words, but some levels of lists or quotes became plain text, or not all findings are listed",
			),
		]);
	});

	test("names notes that have changed, are new or gone", async () => {
		const cwd = await archived("markdown");
		change(join(cwd, "notes/a.txt"), "matter", "count");
		unlinkSync(join(cwd, "notes/b/c.txt"));
		writeFileSync(join(cwd, "notes/new.txt"), notes);
		const { code, stdout } = await verify(cwd, "--source", "notes");
		expect(stdout.split("\n").slice(0, 3)).toEqual([
			"notes/a.txt: changed since it was converted",
			"notes/b/c.txt: in the manifest, but not among the notes",
			"notes/new.txt: not in the manifest",
		]);
		expect(code).toBe(1);
	});

	// Somebody who changes an output and its hash in the manifest fools the hashes, but not the notes.
	test.each([
		["md", "archive/a.md"],
		["json", "archive/a.json"],
		["ast.json", "archive/a.ast.json"],
		["html", "archive/a.html"],
		["text", "archive/a.txt"],
	])("names the first other word of a %s whose hash was changed too", async (extension, expected) => {
		const cwd = await archived();
		const name = extension === "text" ? "a.txt" : `a.${extension}`;
		const path = join(cwd, "archive", name);
		const before = hashOf(path);
		change(path, "Women", "Man");
		change(join(cwd, "archive/manifest.jsonl"), before, hashOf(path));
		const { code, stdout } = await verify(cwd, "--source", "notes");
		const [line = ""] = stdout.split("\n");
		const at = readFileSync(path, "utf8").split("Man")[0]?.split("\n").length;
		expect(line.startsWith(`${expected}:${at}: `)).toBe(true);
		expect(line).toMatch(/:\d+: `[^`]*Man[^`]*` here, but `[^`]*Women[^`]*` in a report made from the notes now$/);
		expect(code).toBe(1);
	});

	test("tells other shares than the manifest's", async () => {
		const cwd = await archived("markdown");
		change(join(cwd, "archive/manifest.jsonl"), '"ignored":0', '"ignored":7');
		const { stdout } = await verify(cwd, "--source", "notes");
		expect(stdout).toContain("notes/a.txt: `share` in the manifest differs from the notes\n");
	});

	test("names the form of the run where `--form` is another one, and counts no report as equal", async () => {
		const cwd = await archived("markdown");
		const { code, stdout } = await verify(cwd, "--source", "notes", "--form", "board-minutes");
		expect(stdout).toContain(
			"The notes were converted with the form `un-meeting`. Leave out `--form`, or name that form\n",
		);
		expect(stdout).not.toContain("another version");
		expect(stdout).toContain("\n2 outputs of 2 inputs checked, 0 of them word for word against the notes: ");
		expect(code).toBe(1);
	});

	describe("with notes that can't be read again", () => {
		/** An archive whose manifest says that `slow.md` held `text` when it was converted. */
		async function archivedOf(text: string): Promise<string> {
			const cwd = tree({ "notes/a.txt": notes, "notes/slow.md": "Words.\n", "notes/z.txt": notes });
			await run(["convert", "notes", "-o", "archive"], { cwd });
			const path = join(cwd, "notes/slow.md");
			const before = hashOf(path);
			writeFileSync(path, text);
			change(join(cwd, "archive/manifest.jsonl"), before, hashOf(path));
			return cwd;
		}

		test("gives up what takes too long, and verifies the rest", { timeout: 120_000 }, async () => {
			const cwd = await archivedOf("- a\n".repeat(400_000));
			const { code, stdout } = await verify(cwd, "--source", "notes", "--max-time", "3");
			expect(stdout.split("\n")).toEqual([
				"notes/slow.md: Too slow: more than 3 s. Shorten the notes, or use a longer `--max-time`.",
				"3 outputs of 3 inputs, 2 of them word for word against the notes: nothing changed in what was read, 1 file unread",
				"",
			]);
			expect(code).toBe(2);
		});

		test("says so of what is too large now, beside what has changed", async () => {
			const cwd = await archivedOf("a".repeat(10_000));
			change(join(cwd, "archive/a.md"), "thanked", "thanks");
			const { code, stdout } = await verify(cwd, "--source", "notes", "--max-size", "9000");
			expect(stdout.split("\n")).toEqual([
				"archive/a.md: changed since it was written",
				expect.stringMatching(/^notes\/slow\.md: Too large: /),
				expect.stringMatching(/, 1 of them word for word against the notes: 1 difference, 1 file unread$/),
				"",
			]);
			expect(code).toBe(2);
		});
	});

	test("reads the manifests of shards, and misses one", async () => {
		const cwd = tree({ "notes/a.txt": notes, "notes/b.txt": notes });
		for (const shard of ["1/2", "2/2"]) await run(["convert", "notes", "-o", "archive", "--shard", shard], { cwd });
		expect(await verify(cwd, "--source", "notes")).toMatchObject({ code: 0 });
		rmSync(join(cwd, "archive/manifest.2-of-2.jsonl"));
		const { code, stdout } = await verify(cwd);
		expect(stdout).toContain("archive/manifest.2-of-2.jsonl: the manifest of a shard is missing. Next: `rapporteur ");
		expect(code).toBe(1);
	});

	test.each([
		[
			"a folder that is not there",
			["nowhere"],
			"rapporteur: Folder `nowhere` not found. Name one that `convert -o` wrote to.",
		],
		["a folder without a manifest", ["empty"], "No manifest in `empty`"],
		["notes that are not there", ["archive", "--source", "nowhere"], "Folder `nowhere` not found."],
		["a file that is not a manifest", ["other"], "other/manifest.jsonl:1: This line was not written by `convert`."],
	])("refuses %s", async (_, args, message) => {
		const cwd = await archived("markdown");
		mkdirSync(join(cwd, "empty"));
		mkdirSync(join(cwd, "other"));
		writeFileSync(join(cwd, "other/manifest.jsonl"), "{}\n");
		const ran = await run(["verify", ...args], { cwd });
		expect(ran.stderr).toContain(message);
		expect(ran.code).toBe(2);
	});
});
