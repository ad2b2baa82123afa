import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { datelessNotes, goodNotes } from "./notes.ts";
import { run } from "./world.ts";

const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
/** What lies below a folder, but for what a run keeps there for itself and for its readers. */
const below = (folder: string): string[] =>
	readdirSync(folder, { recursive: true })
		.map(String)
		.filter((name) => !/^(?:\.rapporteur|manifest\.jsonl$)/.test(name))
		.sort();

describe("convert one file", () => {
	test("to standard output, as Markdown", async () => {
		const { code, stdout, stderr } = await run(["convert", "a.txt"], { cwd: tree({ "a.txt": goodNotes }) });
		expect([code, stderr]).toEqual([0, ""]);
		expect(stdout).toMatch(/^---\nrapporteur: 1\n/);
	});

	test.each([
		["report.html", /<!doctype html>/i],
		["report.md", /^---\n/],
		["report.json", /"version": 1/],
		["report.ast.json", /"type": "report"/],
		["report", /^---\n/],
	])("the name %s says the format", async (name, opens) => {
		const cwd = tree({ "a.txt": goodNotes });
		expect(await run(["convert", "a.txt", "-o", name], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
		expect(readFileSync(join(cwd, name), "utf8")).toMatch(opens);
	});

	test("as plain text, with all that is said of people", async () => {
		const notes = "Reporter: Major Ada Lovell, chair of the board (until noon), Bo Ek (Norland) @boek\n";
		const { stdout } = await run(["convert", "a.txt", "-t", "text"], { cwd: tree({ "a.txt": notes }) });
		// The lines are filled to 72 columns.
		expect(stdout.replace(/\s+/g, " ")).toContain(
			"Reporter: Major Ada Lovell – chair of the board, (until noon); Bo Ek – @boek, (Norland)",
		);
	});

	test("its path is shown relative to the root, and never as an absolute one", async () => {
		const cwd = tree({ "notes/a.txt": goodNotes });
		const { stdout } = await run(["convert", join(cwd, "notes/a.txt"), "-t", "json"], { cwd });
		expect(json(stdout)["source"]).toMatchObject({ path: "a.txt", encoding: "utf-8" });
		expect(stdout).not.toContain(cwd);
	});

	test("twice to the same bytes", async () => {
		const cwd = tree({ "a.txt": goodNotes });
		const [one, two] = [
			await run(["convert", "a.txt", "-t", "json"], { cwd }),
			await run(["convert", "a.txt", "-t", "json"], { cwd }),
		];
		expect(one).toEqual(two);
	});
});

describe("convert standard input", () => {
	test.each([
		["no argument", [], null],
		["a dash", ["-"], null],
		["a name", ["-", "--stdin-path", "notes/b.txt"], "notes/b.txt"],
	])("%s", async (_, args, path) => {
		const { code, stdout } = await run(["convert", ...args, "-t", "json"], { cwd: tree({}), stdin: goodNotes });
		expect(code).toBe(0);
		expect(json(stdout)["source"]).toMatchObject({ path });
	});

	test("nothing at all is no notes", async () => {
		const { code, stdout, stderr } = await run(["convert"], { cwd: tree({}), stdin: "" });
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toContain("no-files");
	});

	test("but an empty file is notes without fields", async () => {
		const { code, stderr } = await run(["convert", "a.txt"], { cwd: tree({ "a.txt": "" }) });
		expect(code).toBe(0);
		expect(stderr).not.toContain("no-files");
	});

	test("on a terminal, help", async () => {
		const { code, stdout } = await run(["convert"], { cwd: tree({}), isTTY: true });
		expect(code).toBe(2);
		expect(stdout).toContain("Usage: rapporteur convert");
	});

	test.each(["json", "markdown", "ast"])("a report as %s is recognised by how it begins", async (format) => {
		const cwd = tree({});
		const { stdout: report } = await run(["convert", "-t", format], { cwd, stdin: goodNotes });
		const { stdout: again } = await run(["convert", "-t", "json"], { cwd, stdin: report });
		expect(json(again)["fields"]).toMatchObject({ date: "2016-02-02", organizer: "Friends of the Harbour" });
	});
});

describe("convert several", () => {
	const files = { "notes/a.txt": goodNotes, "notes/deep/b.txt": datelessNotes, "notes/index.txt": goodNotes };

	test("names outputs below the root", async () => {
		const cwd = tree(files);
		const { code, stderr } = await run(["convert", "notes", "-t", "html,json,ast", "-o", "out"], { cwd });
		expect(code).toBe(0);
		expect(below(join(cwd, "out"))).toEqual(
			["a", "deep/b"]
				.flatMap((stem) => [`${stem}.ast.json`, `${stem}.html`, `${stem}.json`])
				.concat("deep", "index.ast.json", "index.json", "index.txt.html")
				.sort(),
		);
		expect(stderr).toContain("3 files: ");
	});

	test("needs a folder", async () => {
		const cwd = tree(files);
		const { code, stderr } = await run(["convert", "notes"], { cwd });
		expect([code, stderr]).toEqual([2, "rapporteur: 3 outputs need a folder. Name it with `-o`.\n"]);
	});

	test("leaves out an output folder inside the notes", async () => {
		const cwd = tree({ "a.txt": goodNotes, "out/old.md": goodNotes });
		await run(["convert", ".", "-o", "out/"], { cwd });
		expect(below(join(cwd, "out"))).toEqual(["a.md", "old.md"]);
	});

	test("converts the rest when some can't be read", async () => {
		const cwd = tree({ ...files, "notes/bad.txt": Buffer.from("%PDF-1.7\n\0\0"), "notes/c.docx": "PK" });
		const { code, stderr } = await run(["convert", "notes", "gone.txt", "-o", "out"], { cwd });
		expect(code).toBe(3);
		// As if the missing file were there.
		expect(below(join(cwd, "out/notes"))).toEqual(["a.md", "deep", "deep/b.md", "index.md"]);
		expect(stderr).toMatch(/notes\/bad\.txt.*undecodable/);
		expect(stderr).toMatch(/notes\/c\.docx.*undecodable/);
		expect(stderr).toMatch(/gone\.txt.*unreadable-file/);
	});

	test("refuses names that collide", async () => {
		const cwd = tree({ "a.txt": goodNotes, "a.TXT": goodNotes, "b.txt": goodNotes });
		const { code, stderr } = await run(["convert", "a.txt", "a.TXT", "b.txt", "-o", "out"], { cwd });
		expect([code, below(join(cwd, "out"))]).toEqual([3, ["b.md"]]);
		expect(stderr.match(/name-collision/g)).toHaveLength(2);
		expect(stderr).toContain("its report would be `a.TXT.md`, like that of another note. Rename one");
	});

	test("shows names so that a terminal does not obey them", async () => {
		const cwd = tree({ "notes/a\u001b[31m.txt": datelessNotes, "notes/b\nc.txt": datelessNotes });
		const { stderr } = await run(["convert", "notes", "-o", "out"], { cwd });
		expect(stderr).toMatch(/^notes\/a\uFFFD\[31m\.txt: .*\nnotes\/b\uFFFDc\.txt: .*\n2 files: /);
	});

	test("stops when nobody reads on, which is no success", async () => {
		const cwd = tree({ "a.txt": datelessNotes, "b.txt": datelessNotes, "failed.list": ".//earlier.txt\n" });
		const args = ["convert", "a.txt", "b.txt", "-o", "out", "--failed-to", "failed.list"];
		const { code } = await run(args, { cwd, closesAfter: 1 });
		expect([code, below(join(cwd, "out"))]).toEqual([2, ["a.md"]]);
		// An earlier list would be taken for that of this run.
		expect(existsSync(join(cwd, "failed.list"))).toBe(false);
	});
});

describe("convert refuses", () => {
	/** Where the run began, and its input came to nothing. */
	const tried = new Set([
		"an output that is an input",
		"an output in no folder",
		"a file that is there",
		"a large file",
	]);

	test.each([
		["a missing file", ["gone.txt"], /gone\.txt.*there is no such file.*unreadable-file/],
		["a folder without notes", ["empty"], /empty.*no-files/],
		["a glob without notes", ["*.odt"], /\*\.odt.*no-files/],
		["an unknown format", ["a.txt", "-t", "htm"], /Unknown template `htm`. Use `html`, or the path of a template/],
		["an empty format", ["a.txt", "-t", ""], /Empty name in `-t`\. Use one of `markdown`/],
		["an unknown extension", ["a.txt", "-o", "a.docx"], /Unknown extension `\.docx` in `-o`\. Use `/],
		["an output that is an input", ["a.txt", "-t", "json", "-o", "a.txt"], /this file is an input.*write-failed/],
		["an output in no folder", ["a.txt", "-o", "gone/a.md"], /write-failed/],
		[
			"an output that is a folder's name",
			["a.txt", "b.txt", "-o", "file.md"],
			/`file\.md` in `-o` is a file\. Name a folder\./,
		],
		["a file that is there", ["a.txt", "-o", "file.md", "--no-clobber"], /already exists.*write-failed/],
		["a large file", ["a.txt", "--max-size", "10"], /too-large/],
		["an unknown form", ["a.txt", "--form", "board"], /Unknown form `board`. Use .*`un-meeting`/],
		["a broken form", ["a.txt", "--form", "broken.yaml"], /^broken\.yaml:\d+:\d+: .*expected/m],
		["a form that is not there", ["a.txt", "--form", "gone.yaml"], /^gone\.yaml:1:1: /m],
		["a bad day", ["a.txt", "--now", "2026-02-30"], /Invalid date `2026-02-30` in `--now`/],
		["a bad size", ["a.txt", "--max-size", "1MB"], /Invalid size `1MB`/],
		["an unknown encoding", ["a.txt", "--encoding", "utf8x"], /Unknown name `utf8x` in `--encoding`/],
		["an unknown input format", ["a.txt", "--from", "tx"], /Unknown name `tx` in `--from`.*Did you mean `txt`\?/],
		["an unknown option", ["a.txt", "--stric"], /Unknown option '--stric'/],
		[
			"an option of another command",
			["a.txt", "--reporter"],
			/Unknown option '--reporter'\. See `rapporteur help convert`\./,
		],
	])("%s", async (what, args, message) => {
		const cwd = tree({
			"a.txt": goodNotes,
			"b.txt": goodNotes,
			"file.md": "old",
			"broken.yaml": "fields: 3\n",
			"empty/x.png": "",
		});
		const { code, stdout, stderr } = await run(["convert", ...args], { cwd });
		expect(stderr).toMatch(message);
		expect([code, stdout]).toEqual([tried.has(what) ? 3 : 2, ""]);
		expect(below(cwd)).toEqual(["a.txt", "b.txt", "broken.yaml", "empty", "empty/x.png", "file.md"]);
		expect(readFileSync(join(cwd, "file.md"), "utf8")).toBe("old");
		expect(existsSync(join(cwd, "gone"))).toBe(false);
	});
});

describe("convert and its exit code", () => {
	test.each([
		["errors are reported, and the report is written", ["a.txt"], 0],
		["--strict makes them count", ["a.txt", "--strict"], 1],
		["what could not be done is worse", ["a.txt", "gone.txt", "--strict"], 3],
	])("%s", async (_, args, code) => {
		const cwd = tree({ "a.txt": datelessNotes });
		const ran = await run(["convert", ...args, "-o", "out/"], { cwd });
		expect(ran.code).toBe(code);
		expect(below(join(cwd, "out"))).toEqual(["a.md"]);
	});
});

describe("colour", () => {
	test.each([
		["a pipe", {}, [], false],
		["a terminal", { isTTY: true }, [], true],
		["NO_COLOR", { isTTY: true, env: { NO_COLOR: "1" } }, [], false],
		["FORCE_COLOR", { env: { FORCE_COLOR: "1" } }, [], true],
		["FORCE_COLOR=0", { isTTY: true, env: { FORCE_COLOR: "0" } }, [], false],
		["--no-color", { isTTY: true }, ["--no-color"], false],
		["--color", { env: { NO_COLOR: "1" } }, ["--color"], true],
	])("%s", async (_, world, args, isColoured) => {
		const { stderr } = await run(["convert", "gone.txt", ...args], { cwd: tree({}), ...world });
		expect(stderr.includes("\u001B[")).toBe(isColoured);
	});
});
