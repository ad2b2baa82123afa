/** What `verify --source` finds, through the built program: every file of the notes' folder, and every word of every report. */
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { appendFileSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { firstReport } from "./first-report.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const lost = "The harbour was dredged twice before the winter.";

const note = (topic: string): string =>
	[
		"Date of Meeting: 2 February 2016",
		"Meeting Organizer: Friends of the Harbour",
		"Brief summary of presentation of information made:",
		`Everybody was welcome to hear of ${topic}.`,
		"",
		lost,
		"",
		"Ms Ann Lee, Director of Words, said that words matter. Mr Bob Hay, Director of Boats, said that boats matter.",
		"",
		"Thus ended the meeting.",
	].join("\n");

const formats = { markdown: "md", html: "html", json: "json", text: "txt", ast: "ast.json" } as const;

function rapporteur(cwd: string, ...args: string[]): SpawnSyncReturns<string> {
	return spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8", timeout: 60_000 });
}

/** Notes, a file that no format reads, and what was made of them. */
function archived(): string {
	const cwd = tree({ "notes/a.txt": note("boats"), "notes/b/c.txt": note("nets"), "notes/word.doc": "old words" });
	const { status, stderr } = rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", Object.keys(formats).join(","));
	expect([status, stderr]).toEqual([0, expect.stringContaining("1 skipped: unsupported extension (notes/word.doc)\n")]);
	return cwd;
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function edit(path: string, change: (text: string) => string): void {
	const before = readFileSync(path, "utf8");
	const after = change(before);
	expect(after).not.toBe(before);
	writeFileSync(path, after);
}

/** Changes an output, and its hash in the manifest too. */
function forge(cwd: string, output: string, change: (text: string) => string): void {
	const path = join(cwd, output);
	const before = sha256(readFileSync(path));
	edit(path, change);
	edit(join(cwd, "out/manifest.jsonl"), (text) => text.replace(before, sha256(readFileSync(path))));
}

const without = (words: string) => (text: string) => text.replace(words, "");

const manifestLines = (cwd: string, change: (lines: readonly string[]) => readonly string[]): void =>
	edit(join(cwd, "out/manifest.jsonl"), (text) => `${change(text.trimEnd().split("\n")).join("\n")}\n`);

interface Tampering {
	readonly what: string;
	readonly tamper: (cwd: string) => void;
	readonly code: 1 | 2;
	readonly says: RegExp;
}

const tamperings: readonly Tampering[] = [
	...Object.entries(formats).map(
		([format, extension]): Tampering => ({
			what: `a paragraph that a report in ${format} lacks, though its hash is right`,
			tamper: (cwd) => forge(cwd, `out/a.${extension}`, (text) => without(lost)(text)),
			code: 1,
			says: new RegExp(
				`^out/a\\.${extension.replace(".", "\\.")}(?::\\d+)?: (?:.* here, but .* in a report made from the notes now|Missing .*)$`,
				"m",
			),
		}),
	),
	{
		what: "a paragraph that a report lacks",
		tamper: (cwd) => edit(join(cwd, "out/a.md"), without(lost)),
		code: 1,
		says: /^out\/a\.md: changed since it was written$/m,
	},
	{
		what: "a word that another took the place of",
		tamper: (cwd) => forge(cwd, "out/b/c.html", (text) => text.replace("dredged", "dug")),
		code: 1,
		says: /^out\/b\/c\.html:\d+: `dug` here, but `dredged` in a report made from the notes now$/m,
	},
	{
		what: "a file that no format reads, and that no run was given",
		tamper: (cwd) => writeFileSync(join(cwd, "notes/b/more.pages"), "more"),
		code: 1,
		says: /^notes\/b\/more\.pages: not in the manifest$/m,
	},
	{
		what: "a skipped file that has changed",
		tamper: (cwd) => appendFileSync(join(cwd, "notes/word.doc"), "!"),
		code: 1,
		says: /^notes\/word\.doc: changed since it was converted$/m,
	},
	{
		what: "a skipped file that is gone",
		tamper: (cwd) => rmSync(join(cwd, "notes/word.doc")),
		code: 1,
		says: /^notes\/word\.doc: in the manifest, but not among the notes$/m,
	},
	{
		what: "notes that came after the run",
		tamper: (cwd) => writeFileSync(join(cwd, "notes/b/late.txt"), note("rain")),
		code: 1,
		says: /^notes\/b\/late\.txt: not in the manifest$/m,
	},
	{
		what: "notes that have changed",
		tamper: (cwd) => edit(join(cwd, "notes/a.txt"), (text) => text.replace("twice", "once")),
		code: 1,
		says: /^notes\/a\.txt: changed since it was converted$/m,
	},
	{
		what: "notes that are gone",
		tamper: (cwd) => rmSync(join(cwd, "notes/b/c.txt")),
		code: 1,
		says: /^notes\/b\/c\.txt: in the manifest, but not among the notes$/m,
	},
	{
		what: "a report that is gone",
		tamper: (cwd) => rmSync(join(cwd, "out/b/c.json")),
		code: 1,
		says: /^out\/b\/c\.json: missing$/m,
	},
	{
		what: "a report that no run wrote",
		tamper: (cwd) => writeFileSync(join(cwd, "out/b/d.md"), "# Forged\n"),
		code: 1,
		says: /^out\/b\/d\.md: not in the manifest$/m,
	},
	{
		what: "a line that the manifest lacks",
		tamper: (cwd) => manifestLines(cwd, (lines) => lines.filter((line) => !line.includes('"b/c.txt"'))),
		code: 1,
		says: /^notes\/b\/c\.txt: not in the manifest$[\s\S]*^out\/b\/c\.md: not in the manifest$/m,
	},
	{
		what: "a skipped file whose line the manifest lacks",
		tamper: (cwd) => manifestLines(cwd, (lines) => lines.filter((line) => !line.includes('"word.doc"'))),
		code: 1,
		says: /^notes\/word\.doc: not in the manifest$/m,
	},
	{
		what: "a line that stands in the manifest twice",
		tamper: (cwd) => manifestLines(cwd, ([first = "", ...rest]) => [first, first, ...rest]),
		code: 2,
		says: /^out\/manifest\.jsonl:2: `a\.txt` has two lines\. Keep one\.$/m,
	},
];

describe("verify --source", () => {
	test("is content with what a run wrote, and counts what was skipped", () => {
		const { status, stdout } = rapporteur(archived(), "verify", "out", "--source", "notes");
		expect(stdout.split("\n")).toEqual([
			"notes/word.doc: note: skipped: unsupported extension",
			"10 outputs of 2 inputs verified, 10 of them word for word against the notes, 1 skipped: nothing changed",
			"",
		]);
		expect(status).toBe(0);
	});

	test.each([
		["words that are links to themselves", { "notes/c.md": "See [https://a.example](https://a.example) now.\n" }, {}],
		["a skipped file that an ignore file names since", {}, { "notes/.gitignore": "*.doc\n" }],
	])("is content with %s", (_, before, since) => {
		const cwd = archived();
		for (const [path, text] of Object.entries(before)) writeFileSync(join(cwd, path), text);
		rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", Object.keys(formats).join(","));
		for (const [path, text] of Object.entries(since)) writeFileSync(join(cwd, path), text);
		const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes");
		expect([status, stdout]).toEqual([0, expect.stringMatching(/1 skipped: nothing changed\n$/)]);
	});

	test.each(tamperings)("finds $what", ({ tamper, code, says }) => {
		const cwd = archived();
		tamper(cwd);
		const { status, stdout, stderr } = rapporteur(cwd, "verify", "out", "--source", "notes");
		expect(stdout + stderr).toMatch(says);
		expect(status).toBe(code);
	});

	test("finds without the notes a report that was cut, though its hash is right, and `merge` refuses it", () => {
		const cwd = archived();
		forge(cwd, "out/a.md", (text) => without(lost)(text));
		const { status, stdout } = rapporteur(cwd, "verify", "out");
		expect([status, stdout]).toEqual([1, expect.stringMatching(/^a\.txt: its line in the manifest was changed/m)]);
		const merged = rapporteur(cwd, "merge", "out", "-o", "all");
		expect([merged.status, merged.stderr]).toEqual([2, expect.stringContaining("line of `a.txt` was changed")]);
		expect(existsSync(join(cwd, "all/a.md"))).toBe(false);
	});

	test.each([
		["on a day when its date was in the future", ["--now", "2010-01-01"], []],
		["on a day when its date is past", ["--now", "2030-01-01"], []],
		["in an encoding that is given again", ["--encoding", "utf-16le"], ["--encoding", "utf-16le"]],
	])("is content with what was made %s", (_, made, again) => {
		const year = made.includes("2030-01-01") ? "2029" : "2016";
		const cwd = tree({ "notes/a.txt": note("boats").replace("2016", year) });
		rapporteur(cwd, "convert", "notes", "-o", "out/", ...made);
		const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes", ...again);
		expect([status, stdout]).toEqual([0, expect.stringMatching(/: nothing changed\n$/)]);
	});

	test("can't be deceived by a template or by standard input without a name: they are refused", () => {
		const template = {
			"html-brief/template.yaml": "title: Mine\nformat: html\n",
			"html-brief/report.html.liquid": "<p></p>",
		};
		const cwd = tree({ "notes/a.txt": note("boats"), ...template });
		for (const [args, why] of [
			[["notes", "-t", "./html-brief"], /would give their reports the same name/],
			[["-"], /the report of standard input needs a name/],
		] as const) {
			const { status, stderr } = rapporteur(cwd, "convert", ...args, "-o", "out/");
			expect([status, stderr]).toEqual([2, expect.stringMatching(why)]);
		}
		expect(existsSync(join(cwd, "out"))).toBe(false);
	});

	test("claims the words of a note only of the reports that have them", () => {
		const aside = "(NB: these notes are a draft that nobody has read)";
		const cwd = tree({ "notes/a.txt": note("boats").replace(lost, `${lost}\n\n${aside}`) });
		rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", Object.keys(formats).join(","));
		const { status, stdout } = rapporteur(cwd, "verify", "out/", "--source", "notes");
		const lacking = Object.values(formats).filter(
			(extension) => !readFileSync(join(cwd, `out/a.${extension}`), "utf8").includes("these notes are a draft"),
		);
		for (const extension of Object.values(formats)) {
			const line = `out/a.${extension}: Missing \`${aside}\` of notes/a.txt:8\n`;
			expect([extension, stdout.includes(line)]).toEqual([extension, lacking.includes(extension)]);
		}
		expect(status).toBe(lacking.length === 0 ? 0 : 1);
	});

	test("does not call an excerpt word for word", () => {
		const cwd = tree({ "notes/a.txt": note("boats") });
		rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", "markdown,html-brief,csv");
		expect(rapporteur(cwd, "verify", "out", "--source", "notes").stdout).toBe(
			"3 outputs of 1 input verified, 1 of them word for word against the notes, 2 excerpts byte for byte: nothing changed\n",
		);
	});
});

test.skipIf(process.platform === "win32")(
	"verify calls a run interrupted that was killed",
	{ timeout: 60_000 },
	async () => {
		const files = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`notes/${at}.txt`, note(`boat ${at}`)]));
		const cwd = tree(files);
		const child = spawn(process.execPath, [program, "convert", "notes", "-o", "out/", "--jobs", "1"], {
			cwd,
			stdio: "ignore",
		});
		const ended = once(child, "exit");
		await firstReport(child, join(cwd, "out/.rapporteur/state.tsv"));
		child.kill("SIGKILL");
		await ended;
		expect(existsSync(join(cwd, "out/manifest.jsonl"))).toBe(false);
		for (const args of [["out"], ["out", "--source", "notes"]]) {
			const { status, stdout, stderr } = rapporteur(cwd, "verify", ...args);
			expect(stdout).toContain("out/manifest.jsonl: note: the run was interrupted. Repeat its command: `rapporteur ");
			expect([status, stderr]).toEqual([2, ""]);
		}
		rapporteur(cwd, "convert", "notes", "-o", "out/");
		expect(rapporteur(cwd, "verify", "out", "--source", "notes").status).toBe(0);
		appendFileSync(join(cwd, "out/.rapporteur/state.tsv"), '{"templates":[],"paths":[]}\tbegun\n');
		expect(rapporteur(cwd, "verify", "out")).toMatchObject({
			status: 2,
			stdout: expect.stringContaining(": interrupted\n"),
		});
	},
);

describe("verify --source of notes that could not be converted", () => {
	test.each([
		["collide", { "a/x.txt": note("boats"), "a.md/y.txt": note("nets"), "a.txt": note("rain") }],
		["have a reserved name", { "index.html/x.txt": note("boats"), "b.txt": note("nets") }],
		["have a report already", { "a.txt": note("boats"), "../out/a.md": "mine", "../out/a.html": "mine" }],
	])("is content, as they %s", (_, files) => {
		const cwd = tree(Object.fromEntries(Object.entries(files).map(([path, text]) => [join("notes", path), text])));
		expect(rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", "markdown,html", "--no-clobber").status).toBe(3);
		for (const path of Object.keys(files)) if (path.startsWith("../")) rmSync(join(cwd, "notes", path));
		const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes");
		expect(stdout).toMatch(
			/^notes\/.*: note: could not be converted: (?:Skipped|Not written): .*\n.*: nothing changed\n$/,
		);
		expect(status).toBe(0);
	});

	test.skipIf(process.platform !== "linux")("names one that can't be listed, and verifies the rest", () => {
		const cwd = archived();
		writeFileSync(Buffer.from(`${cwd}/notes/b\xff.txt`, "latin1"), note("rain"));
		appendFileSync(join(cwd, "out/a.md"), "!");
		const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes");
		expect(stdout).toMatch(
			/^out\/a\.md: changed since[\s\S]*^notes\/b\uFFFD\.txt: Can't read this file: its name is not UTF-8/m,
		);
		expect([status, stdout]).toEqual([
			2,
			expect.stringMatching(/, 9 of them word for word .*: 1 difference, 1 file unread\n$/),
		]);
	});
});

test("verify calls no report of a merged archive foreign while a shard of the next run is missing", () => {
	const cwd = archived();
	rapporteur(cwd, "convert", "notes", "-o", "out/", "--shard", "1/7", "-t", "markdown");
	const { stdout } = rapporteur(cwd, "verify", "out");
	expect(stdout).toContain(
		"out/manifest.jsonl: differs from the manifests of the shards next to it. Next: `rapporteur ",
	);
	expect(stdout).not.toContain("not in the manifest");
});

test("an archive among notes that lie where their reports do is no difference", () => {
	const cwd = tree({ "notes/a.txt": note("boats") });
	rapporteur(cwd, "convert", "notes", "-o", "notes/old");
	rapporteur(cwd, "convert", "notes", "-o", "notes");
	expect(rapporteur(cwd, "verify", "notes", "--source", "notes").status).toBe(0);
	writeFileSync(join(cwd, "notes/manifest.1-of-2.txt"), "x");
	expect(rapporteur(cwd, "verify", "notes", "--source", "notes").status).toBe(1);
});

describe("the manifest", () => {
	test("has every file of the folder, with its hash and why nothing was made of it", () => {
		const cwd = tree({
			"notes/a.txt": note("boats"),
			"notes/broken.txt": Uint8Array.of(0, 1, 2, 0, 255),
			"notes/data.json": "[]",
			"notes/README": "read me",
			"notes/.hidden": "hidden",
			"notes/.gitignore": "left.*",
			"notes/left.xls": "left out",
			"notes/scan.pdf": "a PDF",
			"notes/word.doc": "old words",
		});
		const args = ["convert", "notes", "-o", "out/"];
		const first = rapporteur(cwd, ...args);
		expect(first.stderr).toContain("2 skipped: unsupported extension (notes/README, notes/word.doc)\n");
		expect(first.stderr).toContain("2 skipped: not read unless named (notes/data.json, notes/scan.pdf)\n");
		const manifest = readFileSync(join(cwd, "out/manifest.jsonl"), "utf8");
		const lines = manifest
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));
		expect(lines.map(({ path, outcome, reason }) => [path, outcome, reason])).toEqual([
			["README", "skipped", "unsupported extension"],
			["a.txt", "converted", undefined],
			["broken.txt", "failed", expect.stringMatching(/./)],
			["data.json", "skipped", "not read unless named"],
			["scan.pdf", "skipped", "not read unless named"],
			["word.doc", "skipped", "unsupported extension"],
		]);
		for (const { path, sha256: hash, size } of lines) {
			const bytes = readFileSync(join(cwd, "notes", path));
			expect([path, hash, size]).toEqual([path, sha256(bytes), bytes.length]);
		}
		rapporteur(cwd, ...args);
		expect(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).toBe(manifest);
		writeFileSync(join(cwd, "notes/broken.txt"), Uint8Array.of(0, 1, 2, 0, 254));
		const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes");
		expect([status, stdout]).toEqual([
			1,
			expect.stringContaining("notes/broken.txt: changed since it was converted\n"),
		]);
		rmSync(join(cwd, "notes/word.doc"));
		rapporteur(cwd, ...args);
		expect(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).not.toContain("word.doc");
	});

	test.skipIf(process.platform === "win32")("has links without what they lead to", () => {
		const cwd = tree({ "notes/a.txt": note("boats"), "secret.txt": "nobody's business" });
		symlinkSync("../secret.txt", join(cwd, "notes/link.txt"));
		const { stderr } = rapporteur(cwd, "convert", "notes", "-o", "out/");
		expect(stderr).toContain("1 skipped: symbolic link or special file (notes/link.txt)\n");
		const lines = readFileSync(join(cwd, "out/manifest.jsonl"), "utf8").split("\n");
		const line = JSON.parse(lines.find((each) => each.includes('"link.txt"')) ?? "null");
		expect(line).toMatchObject({ outcome: "skipped", sha256: null, size: null });
		expect(rapporteur(cwd, "verify", "out", "--source", "notes").status).toBe(0);
	});

	test("of notes and reports in one folder takes no report for a skipped file", () => {
		const cwd = tree({ "notes/a.txt": note("boats"), "notes/a.doc": "old words" });
		const args = ["convert", "notes", "-o", "notes", "-t", "json,csv,ast,html-brief"];
		for (let time = 0; time < 2; time++) {
			expect(rapporteur(cwd, ...args).stderr).toContain("1 skipped: unsupported extension (notes/a.doc)\n");
			expect(rapporteur(cwd, "verify", "notes", "--source", "notes").status).toBe(0);
		}
		rmSync(join(cwd, "notes/manifest.jsonl"));
		rmSync(join(cwd, "notes/.rapporteur"), { recursive: true });
		expect(rapporteur(cwd, ...args).stderr).toContain("1 skipped: unsupported extension (notes/a.doc)\n");
	});

	test("of a folder without notes names what is in it", () => {
		const cwd = tree({ "notes/old/word.doc": "old words" });
		const { status, stderr } = rapporteur(cwd, "convert", "notes", "-o", "out/");
		expect([status, stderr]).toEqual([
			2,
			expect.stringContaining("1 skipped: unsupported extension (notes/old/word.doc)\n"),
		]);
		expect(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).toMatch(
			/^\{"path":"old\/word\.doc","sha256":"[0-9a-f]{64}"/,
		);
	});

	test("of shards has each file once", () => {
		const files = Object.fromEntries(
			["a.txt", "b.txt", "c.doc", "d.png", "e.xls"].map((name) => [`notes/${name}`, note(name)]),
		);
		const cwd = tree(files);
		rapporteur(cwd, "convert", "notes", "-o", "whole/");
		for (const shard of ["1/2", "2/2"]) rapporteur(cwd, "convert", "notes", "-o", "out/", "--shard", shard);
		expect(rapporteur(cwd, "merge", "out").status).toBe(0);
		const manifest = readFileSync(join(cwd, "out/manifest.jsonl"), "utf8");
		expect(manifest.match(/"outcome":"\w+"/g)).toHaveLength(5);
		expect(manifest).toBe(readFileSync(join(cwd, "whole/manifest.jsonl"), "utf8"));
	});
});
