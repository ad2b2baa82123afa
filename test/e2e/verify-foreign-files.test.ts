/** What `verify`, `archive` and `merge` say of files that are not theirs, can't be read, or are only looked at otherwise: through the built program. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

/** Notes and what was made of them. */
function archive(files: Record<string, string>, ...to: string[]): string {
	const cwd = tree(files);
	run(cwd, "convert", "notes", "-o", "out", ...(to.length === 0 ? ["-t", "markdown,json"] : to));
	return cwd;
}

describe("`archive` replaces nothing of somebody else's", { timeout: 60_000 }, () => {
	test.each([
		["catalogue.data/words-0.js", []],
		["catalogue.data/words-7.js", []],
		["sitemap-1.xml", ["--base-url", "https://example.org/"]],
	])("%s", (name, args) => {
		const cwd = archive({ "notes/a.txt": goodNotes });
		mkdirSync(dirname(join(cwd, "out", name)), { recursive: true });
		writeFileSync(join(cwd, "out", name), "my own words");
		const text = expect.stringContaining(`out/${name}: Not written: the existing file was not made by \`archive\``);
		expect(run(cwd, "archive", "out", ...args)).toEqual({ status: 2, text });
		expect(readFileSync(join(cwd, "out", name), "utf8")).toBe("my own words");
		expect(run(cwd, "verify", "out").text).toContain(`out/${name}: not in the manifest`);
	});
});

const isRoot = process.getuid?.() === 0;
const before = isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
const canLack = process.platform !== "win32" && (!isRoot || spawnSync("setpriv", ["--version"]).status === 0);

/** Without the rights of an administrator, who may read everything. */
function runAsUser(cwd: string, ...args: string[]) {
	const [command = "", ...line] = [...before, process.execPath, program, ...args];
	const { status, stdout, stderr } = spawnSync(command, line, { cwd, encoding: "utf8" });
	return { status, text: stdout + stderr };
}

describe.skipIf(!canLack)("what can't be read", { timeout: 60_000 }, () => {
	const denied = (path: string): string => `${path}: Can't read this file: permission denied.`;

	/** Makes a path one that nobody may read. */
	function close(cwd: string, path: string): void {
		spawnSync("chmod", ["-R", "a+rwX", cwd]);
		chmodSync(join(cwd, path), 0);
		onTestFinished(() => void spawnSync("chmod", ["-R", "777", cwd]));
	}

	/** An archive in which, or among whose notes, nobody may read a path. */
	function closed(path: string): string {
		const cwd = archive({ "notes/a.txt": goodNotes, "notes/b/c.txt": goodNotes, "notes/logo.png": "x" });
		close(cwd, path);
		return cwd;
	}

	test.each(["notes/a.txt", "notes/logo.png", "out/a.md"])("%s is not called changed", (path) => {
		const { status, text } = runAsUser(closed(path), "verify", "out", "--source", "notes");
		expect([status, text]).toEqual([2, expect.stringMatching(/nothing changed in what was read, 1 file unread\n$/)]);
		expect(text).toContain(denied(path));
	});

	test("nor are reports in a folder called gone", () => {
		const { status, text } = runAsUser(closed("out/b"), "verify", "out");
		expect([status, text]).toEqual([2, expect.stringContaining("nothing changed in what was read, 3 files unread")]);
		for (const name of ["c.json", "c.md"]) expect(text).toContain(denied(`out/b/${name}`));
	});

	test("nor are those called gone whose line was removed", () => {
		const cwd = closed("out/b");
		const manifest = join(cwd, "out/manifest.jsonl");
		writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/^.*"b\/c.txt".*\n/m, ""));
		const { text } = runAsUser(cwd, "verify", "out", "--source", "notes");
		expect(text).not.toContain("out/b/c.md");
	});

	test("is named by `archive` and `merge`", () => {
		const cwd = closed("out/a.json");
		for (const args of [
			["archive", "out"],
			["merge", "out", "-o", "all"],
			["merge", "out"],
		])
			expect(runAsUser(cwd, ...args)).toEqual({ status: 2, text: expect.stringContaining(denied("out/a.json")) });
	});

	/** One whose note was damaged, or removed, after the last run: only the report in a folder that nobody may look into is left. */
	function closedLast(change: (note: string) => void): string {
		const cwd = archive({ "notes/a.txt": goodNotes, "notes/b/c.txt": goodNotes }, "-t", "markdown");
		change(join(cwd, "notes/b/c.txt"));
		run(cwd, "convert", "notes", "-o", "out", "-t", "markdown");
		close(cwd, "out/b");
		return cwd;
	}

	test("is named by `merge`, too, where it is the last report of a note that failed", () => {
		const cwd = closedLast((note) => writeFileSync(note, "\x7fELF\0\0"));
		const merged = runAsUser(cwd, "merge", "out", "-o", "all");
		expect(merged).toEqual({ status: 1, text: expect.stringContaining("out/b/c.md: Not copied: a left-over report.") });
	});

	test("stays left over", () => {
		const cwd = closedLast((note) => rmSync(note));
		const convert = (...args: string[]) => runAsUser(cwd, "convert", "notes", "-o", "out", "-t", "markdown", ...args);
		expect(convert().text).toContain("Left over: b/c.md");
		expect(convert("--prune")).toEqual({
			status: 2,
			text: expect.stringMatching(/^rapporteur: Left over: b\/c\.md: .* can't be removed$/m),
		});
		chmodSync(join(cwd, "out/b"), 0o777);
		expect(convert("--prune").text).toContain("Removed b/c.md");
		expect(run(cwd, "verify", "out").status).toBe(0);
	});

	test.each<readonly [string, (cwd: string) => unknown]>([
		["manifest.jsonl", (cwd) => rmSync(join(cwd, "out/.rapporteur"), { recursive: true })],
		[".rapporteur", (cwd) => writeFileSync(join(cwd, "notes/a.txt"), `${goodNotes}\nMore.\n`)],
	])("may list any report: %s", (path, change) => {
		const cwd = archive({ "notes/a.txt": goodNotes, "b.txt": goodNotes.replace("Harbour", "Boats") });
		change(cwd);
		// What is left over is in the account only.
		if (path === ".rapporteur") run(cwd, "convert", "notes", "-o", "out", "-t", "markdown");
		close(cwd, `out/${path}`);
		const before = readFileSync(join(cwd, "out/a.json"), "utf8");
		const { status, text } = runAsUser(cwd, "convert", "b.txt", "-o", "out/a.json");
		expect([status, text]).toEqual([3, expect.stringContaining("belongs to an archive")]);
		expect(readFileSync(join(cwd, "out/a.json"), "utf8")).toBe(before);
	});

	test("is reported for a skipped file that can be read now", () => {
		const cwd = closed("notes/logo.png");
		runAsUser(cwd, "convert", "notes", "-o", "out2");
		expect(runAsUser(cwd, "verify", "out2", "--source", "notes")).toMatchObject({ status: 2 });
		chmodSync(join(cwd, "notes/logo.png"), 0o777);
		const text = expect.stringContaining("notes/logo.png: the last run could not read it, but it can be read now");
		expect(runAsUser(cwd, "verify", "out2", "--source", "notes")).toEqual({ status: 1, text });
	});
});

test.skipIf(process.platform === "win32")(
	"a report that was replaced by a link or a folder is reported as such",
	() => {
		const cwd = archive({ "notes/a.txt": goodNotes, "notes/b.txt": goodNotes });
		for (const name of ["a.json", "b.json"]) rmSync(join(cwd, "out", name));
		symlinkSync("a.md", join(cwd, "out/a.json"));
		mkdirSync(join(cwd, "out/b.json"));
		const verified = run(cwd, "verify", "out");
		expect(verified).toEqual({
			status: 1,
			text: expect.stringContaining("out/a.json: changed since it was written: it is a link"),
		});
		expect(verified.text).toContain("out/b.json: changed since it was written: it is a folder");
		const made = run(cwd, "archive", "out");
		expect(made).toEqual({
			status: 2,
			text: expect.stringContaining("out/a.json: Can't read this file: it is a link"),
		});
		expect(made.text).toContain("out/b.json: Can't read this file: it is a folder");
	},
	60_000,
);

describe("`verify --source` misses no", { timeout: 60_000 }, () => {
	test("signs of front matter", () => {
		const values = ["organizer: null", "tags: [sea, Null]", "tags:\n  - null", "organizer: !!str Friends"];
		const again = "organizer: &anchor Friends\ntitle: *anchor";
		const notes = [...values, again].map((matter, at) => [
			`notes/${at}.md`,
			`---\nreporter: Ada\n${matter}\n---\n\nWords.\n`,
		]);
		const cwd = archive(Object.fromEntries(notes));
		expect(run(cwd, "verify", "out", "--source", "notes")).toMatchObject({ status: 0 });
	});

	test("word that a statement cuts behind a reference", () => {
		const said =
			"We met in the caf&#233;s of the port, the moderator, Dr. Vusi Kleinschmidt of the Institute for Security Studies, said that the harbour was dredged.";
		const cwd = archive(
			{ "notes/a.txt": `Brief summary of presentation of information made:\n\n${said}\n` },
			"-t",
			"html",
		);
		expect(run(cwd, "verify", "out", "--source", "notes")).toMatchObject({ status: 0 });
	});
});

test("notes that a limit kept from being converted are not compared, and no line is blamed", () => {
	const cwd = archive({ "notes/a.txt": goodNotes, "notes/b.txt": goodNotes.repeat(99) }, "--max-size", "10000");
	const verify = (...args: string[]) => run(cwd, "verify", "out", "--source", "notes", ...args);
	const kept = "notes/b.txt: note: could not be converted: Too large: ";
	expect(verify("--max-size", "10000")).toEqual({ status: 0, text: expect.stringContaining(kept) });
	expect(verify("--max-size", "12000")).toEqual({ status: 0, text: expect.stringContaining(kept) });
	const { status, text } = verify();
	expect([status, text]).toEqual([
		2,
		expect.stringContaining("notes/b.txt: Not compared: the last run could not convert it"),
	]);
	expect(text).not.toContain("Unexpected");
}, 60_000);

test("severities that were edited since are named as what may be the reason", () => {
	const cwd = archive({ "notes/a.txt": "Words.\n" });
	writeFileSync(join(cwd, "rapporteur.config.yaml"), "severities:\n  no-labels: info\n");
	const told = { status: 1, text: expect.stringContaining("If the config has changed since, convert again") };
	expect(run(cwd, "verify", "out", "--source", "notes")).toEqual(told);
	run(cwd, "convert", "notes", "-o", "out", "-t", "markdown,json");
	expect(run(cwd, "verify", "out", "--source", "notes")).toMatchObject({ status: 0 });
}, 60_000);

test("reports of another archive among the notes may change", () => {
	const cwd = tree({ "a.txt": goodNotes, "b.txt": goodNotes });
	const runs = () => {
		run(cwd, "convert", ".", "-o", "out", "-t", "markdown", "--prune");
		run(cwd, "convert", ".", "-o", "web", "-t", "html", "--prune");
	};
	runs();
	runs();
	writeFileSync(join(cwd, "a.txt"), goodNotes.replace("Harbour", "River"));
	rmSync(join(cwd, "b.txt"));
	runs();
	for (const out of ["out", "web"]) expect(run(cwd, "verify", out, "--source", ".")).toMatchObject({ status: 0 });
}, 60_000);

test("an archive may be a repository of its own", () => {
	const cwd = archive({ "notes/a.txt": goodNotes });
	mkdirSync(join(cwd, "out/.git/objects"), { recursive: true });
	for (const name of [".git/HEAD", ".gitignore", ".gitattributes"]) writeFileSync(join(cwd, "out", name), "x");
	expect(run(cwd, "verify", "out", "--source", "notes")).toMatchObject({ status: 0 });
	mkdirSync(join(cwd, "out/deep/.git"), { recursive: true });
	writeFileSync(join(cwd, "out/deep/.git/HEAD"), "x");
	expect(run(cwd, "verify", "out")).toMatchObject({ status: 1 });
}, 60_000);

test("archives that list skipped files of one path are merged", () => {
	const files = { "one/a.txt": goodNotes, "two/b.txt": goodNotes, "one/logo.png": "1", "two/logo.png": "2" };
	const cwd = tree(files);
	for (const name of ["one", "two"]) run(cwd, "convert", name, "-o", `out-${name}`);
	const merged = run(cwd, "merge", "out-one", "out-two", "-o", "all");
	expect(merged).toEqual({
		status: 0,
		text: expect.stringContaining("merged 3 inputs from 2 manifests, 2 reports copied"),
	});
	const hash = createHash("sha256").update("1").digest("hex");
	expect(readFileSync(join(cwd, "all/manifest.jsonl"), "utf8")).toContain(`{"path":"logo.png","sha256":"${hash}"`);
	expect(run(cwd, "verify", "all")).toMatchObject({ status: 0 });
}, 60_000);

test("a manifest whose line ends Git has changed is refused for that", () => {
	const cwd = archive({ "notes/a.txt": goodNotes });
	const file = join(cwd, "out/manifest.jsonl");
	writeFileSync(file, readFileSync(file, "utf8").replaceAll("\n", "\r\n"));
	const hint = "CRLF line ends, as Git writes them on Windows. Add `* -text` to `.gitattributes`";
	const text = expect.stringContaining(hint);
	for (const args of [
		["verify", "out"],
		["convert", "notes", "-o", "out"],
		["merge", "out", "-o", "all"],
		["archive", "out"],
		["check", "."],
	])
		expect(run(cwd, ...args)).toEqual({ status: 2, text });
	writeFileSync(file, "another program's line\r\n");
	expect(run(cwd, "convert", "notes", "-o", "out")).toMatchObject({ text: expect.not.stringContaining("CRLF") });
}, 60_000);

test("a folder's hidden files are no notes, and are read where they are named", () => {
	const cwd = archive({ "notes/a.txt": goodNotes, "notes/.h.txt": goodNotes, "notes/._a.txt": "\0\u0005\u0016\u0007" });
	expect(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).not.toContain('"path":".');
	expect(run(cwd, "verify", "out", "--source", "notes")).toMatchObject({ status: 0 });
	expect(run(cwd, "check", "notes").text).not.toContain(".h.txt");
	expect(run(cwd, "convert", "notes/.h.txt", "-t", "text").text).toContain("Friends of the Harbour");
}, 60_000);

test("a line that says that the name was taken is not believed where it is free", () => {
	const cwd = archive({ "notes/a.txt": goodNotes, "notes/b.txt": goodNotes });
	for (const name of [".rapporteur", "b.md", "b.json"]) rmSync(join(cwd, "out", name), { recursive: true });
	const file = join(cwd, "out/manifest.jsonl");
	const [first = "", second = ""] = readFileSync(file, "utf8").split("\n");
	const { path, sha256, size } = JSON.parse(second);
	const findings = { error: 1, warning: 0, info: 0, codes: { "name-collision": 1 } };
	const reason =
		"Skipped: its report would be `b.md`, like that of another note. Rename one, so that the names differ by more than case or accents.";
	const read = {
		path,
		sha256,
		size,
		encoding: null,
		form: null,
		outcome: "failed",
		reason,
		findings,
		outputs: [],
		share: null,
	};
	writeFileSync(file, `${first}\n${JSON.stringify(read)}\n`);
	const text = expect.stringContaining(
		"notes/b.txt: Not compared: the last run could not convert it, but it can be read now",
	);
	expect(run(cwd, "verify", "out", "--source", "notes")).toEqual({ status: 2, text });
	const taken = archive({ "notes/a.txt": goodNotes, "notes/A.txt": goodNotes });
	expect(run(taken, "verify", "out", "--source", "notes")).toMatchObject({ status: 0 });
}, 60_000);
