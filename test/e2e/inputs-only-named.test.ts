/** Nobody but who runs the program says which files it reads, and none that looks like notes goes unread without a word. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
	return { status, text: stdout + stderr, stdout };
}

describe("the files of a config", () => {
	const secret = "hunter2";
	const secrets = { ".git/config": secret, ".env": secret, "a/.ssh/id.txt": secret, "node_modules/p/a.txt": secret };

	test.each([
		".git/config",
		"[.]git/*",
		".e*",
		".git",
		"**/.ssh/*",
		"a/.ssh",
		"node_modules/p/*",
		"node_modules/p/a.txt",
	])("%s name nothing that begins with a dot, nor packages", (pattern) => {
		const config = `files: ["${pattern}", "notes.txt"]`;
		const cwd = tree({
			...secrets,
			".rapporteurrc.yaml": config,
			"rapporteur.config.yaml": config,
			"notes.txt": goodNotes,
		});
		const { stdout, text } = run(cwd, "check", "--reporter", "json");
		expect(JSON.parse(stdout).files.filter(({ source }: { source?: unknown }) => source)).toEqual([]);
		expect(text).not.toContain(secret);
		expect(text).not.toContain("is not a link");
	});

	test("the command line may name them", () => {
		const cwd = tree({ ".drafts/a.txt": goodNotes });
		expect(run(cwd, "check", ".drafts/a.txt")).toMatchObject({ status: 0 });
	});
});

describe("a manifest among notes", () => {
	const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
	const manifest = (hash: string): string =>
		`${JSON.stringify({
			path: "bad.md",
			sha256: sha256(""),
			size: 0,
			encoding: { name: "utf-8", why: "valid UTF-8" },
			form: "un-meeting",
			outcome: "converted",
			findings: { error: 0, warning: 0, info: 0, codes: {} },
			outputs: [{ path: "bad.txt", sha256: hash }],
			share: { fields: 0, sections: 0, unclassified: 0, ignored: 0 },
		})}\n`;
	const bad = `Bad\n\n${"-".repeat(72)}\nLike a report\n`;
	const notes = (hash: string) =>
		tree({ "n/a.txt": goodNotes, "n/bad.txt": bad, "n/sub/bad2.txt": "bad", "n/manifest.jsonl": manifest(hash) });

	test("hides no file of another hash", () => {
		const cwd = notes(sha256("other"));
		const { status, text } = run(cwd, "check", "n", "--max-warnings", "0");
		expect(status).toBe(1);
		expect(text).toMatch(/n\/bad\.txt[\s\S]*n\/sub\/bad2\.txt/);
		expect(run(cwd, "convert", "n", "-o", "out/").text).toContain("3 converted");
		expect(run(cwd, "verify", "out", "--source", "n")).toMatchObject({ status: 0 });
	});

	test("hides no file without a word", () => {
		const cwd = notes(sha256(bad));
		const told = "1 skipped: written by an earlier run (n/bad.txt)\n";
		expect(run(cwd, "check", "n").text).toContain(told);
		expect(run(cwd, "convert", "n", "-o", "out/").text).toContain(told);
		expect(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).toMatch(
			/"path":"bad.txt".*"written by an earlier run"/,
		);
		const { status, text } = run(cwd, "verify", "out", "--source", "n");
		expect([status, text]).toEqual([0, expect.stringContaining("n/bad.txt: note: skipped: written by an earlier run")]);
	});

	test("of a second archive is no difference to the first", () => {
		const cwd = tree({ "n/a.txt": goodNotes });
		run(cwd, "convert", "n", "-o", "out/");
		run(cwd, "convert", "n", "-o", "n/out/", "-t", "markdown,text,json");
		const { status, text } = run(cwd, "verify", "out", "--source", "n");
		expect([status, text]).toEqual([
			0,
			expect.stringContaining("n/out/a.md: note: skipped: written by an earlier run"),
		]);
		writeFileSync(join(cwd, "n/out/a.md"), goodNotes);
		expect(run(cwd, "verify", "out", "--source", "n").text).toContain("n/out/a.md: not in the manifest");
	});
});

describe("a fresh archive", () => {
	const head = "Date of Meeting: 2 February 2016\n\n";
	const label = "Brief summary of presentation of information made";

	test("has all words of its notes", () => {
		const cwd = tree({
			"n/a.md": `${head}alpha <bob@example.org> beta\n\n<https://example.org/x> gamma [mail](mailto:eve@example.org) ![pic](x.png "Kite")\n`,
			"n/b.md": `${head}\`\`\`word more\ncode\n\`\`\`\n\n- [x] done\n- [ ] open\n`,
			"n/c.txt": `${head}Reporter:\f\nRuth\n\n${label}:\f\n\nalpha beta\fgamma\v.\n\nOther Label:\fword\n`,
			"n/d.md": `${head}Reporter:\f\nRuth\n\n${label}:\f\n\nalpha beta\fgamma\v.\n\nOther Label:\fword\n`,
		});
		run(cwd, "convert", "n", "-o", "out/", "-t", "text,html,json,markdown");
		expect(readFileSync(join(cwd, "out/c.html"), "utf8")).toContain("<p>alpha beta gamma .</p>");
		expect(run(cwd, "verify", "out", "--source", "n")).toMatchObject({ status: 0 });
	});

	test("says which notes were left out of it", () => {
		const cwd = tree({
			"n/a.txt": goodNotes,
			"n/b.txt": goodNotes,
			"n/c.txt": goodNotes,
			"n/deep/d.txt": goodNotes,
			"n/.gitignore": "b.txt\ndeep/\n",
			"n/rapporteur.config.yaml": "ignore: [c.txt]\n",
		});
		run(cwd, "convert", "n", "-o", "out/");
		const { status, text } = run(cwd, "verify", "out", "--source", "n");
		const told = ["n/b.txt", "n/c.txt", "n/deep/"].map((path) => expect.stringContaining(`${path}: note: left out`));
		expect([status, text, text, text, text]).toEqual([
			0,
			...told,
			expect.stringContaining(", 3 left out: nothing changed"),
		]);
	});
});

describe("an ignore file above the folder", () => {
	const notes = { "p/n/a.txt": goodNotes, "p/n/private/p.txt": goodNotes };

	test.each([
		["in the working folder", "p", "n", ".rapporteurignore", {}, 1],
		["next to the config", "p/n", ".", "../.rapporteurignore", { "p/rapporteur.config.yaml": "" }, 1],
		[
			"next to the config, from elsewhere",
			"q",
			"../p/n",
			"../p/.rapporteurignore",
			{ "p/rapporteur.config.yaml": "" },
			1,
		],
		["outside of both", "p/n", ".", "../.rapporteurignore", {}, 2],
		["of Git, without a repository", "p", "n", ".gitignore", {}, 2],
		["of Git, in a repository", "p/n", ".", "../.gitignore", { "p/.git/HEAD": "" }, 1],
	])("%s", (_, folder, arg, ignore, files, expected) => {
		const cwd = join(tree({ ...notes, ...files, "q/x": "" }), folder);
		writeFileSync(join(cwd, ignore), "n/private/\n");
		expect(run(cwd, "check", arg).stdout).toContain(`${expected} file`);
	});

	test("that leaves out everything is named, with a file of those, and the way out works", () => {
		const cwd = tree({ "n/b.txt": goodNotes, "n/a.txt": goodNotes, ".git/HEAD": "", ".gitignore": "n/\n" });
		const why = "No notes found here: `.gitignore` left out `n/a.txt` and 1 more. Name the files or a glob.";
		expect(run(cwd, "check", "n")).toMatchObject({ status: 2, stdout: expect.stringContaining(why) });
		expect(run(cwd, "check", "n/*.txt").status).toBe(0);
	});

	test.each(["files: [m/]", "ignore: [n/]"])("or the config by `%s`", (config) => {
		const cwd = tree({ "n/b.txt": goodNotes, "n/a.txt": goodNotes, "rapporteur.config.yaml": config });
		const why = "No notes found here: the config left out `n/a.txt` and 1 more. Name the files.";
		expect(run(cwd, "check", "n/")).toMatchObject({ status: 2, stdout: expect.stringContaining(why) });
		expect(run(cwd, "convert", "n", "-o", "out")).toMatchObject({ status: 2, text: expect.stringContaining(why) });
		expect(run(cwd, "check", "n/a.txt", "n/b.txt").status).toBe(0);
	});
});

describe("a folder", () => {
	test("whose files `files` of the config lacks says so", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "m/b.txt": goodNotes, "rapporteur.config.yaml": "files: [n]\n" });
		const why = "No notes found here: the config left out `m/b.txt`. Name the files.";
		expect(run(cwd, "check", "m")).toMatchObject({ status: 2, stdout: expect.stringContaining(why) });
		expect(run(cwd, "check", "m/*.txt").status).toBe(0);
	});

	test("with nothing but files that are read only when named says so", () => {
		const cwd = tree({ "n/a.markdown": goodNotes, "n/logo.png": "x" });
		const why = "No notes found here: files such as `n/a.markdown` are read only when named. Name them or a glob.";
		expect(run(cwd, "check", "n")).toMatchObject({ status: 2, stdout: expect.stringContaining(why) });
		expect(run(cwd, "check", "n/*.markdown").status).toBe(0);
	});

	test("with nothing but old Word files names the flag that reads them", () => {
		const cwd = tree({ "n/logo.png": "x", "n/a.DOC": "x" });
		const why = "No notes found here: files such as `n/a.DOC` are old Word files. Pass `--office` if LibreOffice";
		expect(run(cwd, "check", "n")).toMatchObject({ status: 2, stdout: expect.stringContaining(why) });
		expect(run(cwd, "check", "n", "--office").stdout).not.toContain("No notes found here");
	});
});
