/** Programs that a config spells oddly, files that look like reports, and reports of notes that are still there: through the built program. */
import { createHash } from "node:crypto";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runIn as run } from "./run.ts";

const note = (word: string): string => goodNotes.replace("Friends of the Harbour", `Friends of the ${word}`);

describe("a config", () => {
	test.each(["./evil.mjs/", "./evil.mjs/.", "evil.mjs//", "./evil.mjs/x/..", "pdf:./evil.mjs/"])(
		"runs no program that it calls %s",
		(path) => {
			const cwd = tree({
				"a.txt": goodNotes,
				"evil.mjs": 'import { writeFileSync } from "node:fs"; writeFileSync("ran", "");',
				"rapporteur.config.yaml": `output: {folder: out, to: ["${path}"]}`,
			});
			expect(run(cwd, ["convert", "a.txt"])).toMatchObject({ status: 2, text: expect.stringContaining("program") });
			expect(existsSync(join(cwd, "ran"))).toBe(false);
		},
	);

	test("is not waited for, template by template", () => {
		const slow = "{% for i in (1..90000) %}{% for j in (1..90000) %}{% assign k = i %}{% endfor %}{% endfor %}x";
		const names = [1, 2, 3].map((at) => `./t${at}.txt.liquid`);
		const cwd = tree({
			"a.txt": goodNotes,
			...Object.fromEntries(names.map((name) => [name.slice(2), slow])),
			"rapporteur.config.yaml": `output: {folder: out, to: ${JSON.stringify(names)}}`,
		});
		const { status, text } = run(cwd, ["convert", "a.txt"]);
		expect([status, text.match(/Too much work/g)]).toEqual([2, ["Too much work"]]);
		const many = Array.from({ length: 11 }, () => "html");
		writeFileSync(join(cwd, "rapporteur.config.yaml"), `output: {to: ${JSON.stringify(many)}}`);
		expect(run(cwd, ["convert", "a.txt"]).text).toContain("at most 10 templates");
	});

	test("reads forms of two megabytes at most", () => {
		const form = `name: "${"x".repeat(999_000)}"`;
		const cwd = tree({
			"a.txt": goodNotes,
			"1.yaml": form,
			"2.yaml": form,
			"3.yaml": form,
			"rapporteur.config.yaml": 'forms: {"a": 1.yaml, "b": 2.yaml, "c": 3.yaml}',
		});
		expect(run(cwd, ["explain", "a.txt"])).toMatchObject({ status: 2, text: expect.stringContaining("2 MB together") });
	});
});

describe("a file that no run wrote stays", () => {
	test.each([
		["x.pdf", "%PDF-1.7\n% a signed scan\n"],
		["x.xml", '<?xml version="1.0"?>\n<oai_dc:dc xmlns:oai_dc="x">somebody else\'s</oai_dc:dc>\n'],
		["x.md", "---\nrapporteur: Ada Lovell\n---\nmy own words\n"],
		["x.html", '<html><head><title>On meta</title></head><body><meta name="generator" content="rapporteur"></body>'],
		["x.txt", `Minutes\n\n${"-".repeat(72)}\n\nmy own words\n`],
	])("%s", (name, words) => {
		const cwd = tree({ "n/x.txt": goodNotes, [`out/${name}`]: words });
		const template = { pdf: "pdf", xml: "dublin-core", md: "markdown", html: "html", txt: "text" }[name.slice(2)] ?? "";
		const out = `out/${name}`;
		// Where no browser is installed, paper is refused before that.
		for (const to of ["out/", out]) {
			expect(run(cwd, ["convert", "n/x.txt", "-t", template, "-o", to])).toMatchObject({ status: 3 });
			expect(readFileSync(join(cwd, out), "utf8")).toBe(words);
		}
	});

	test("whatever a manifest says that somebody else put there", () => {
		const words = "# My own page\n";
		const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
		const cwd = tree({ "n/README.txt": goodNotes, "n/b.txt": note("Nets") });
		expect(run(cwd, ["convert", "n", "-o", "docs"]).status).toBe(0);
		const report = readFileSync(join(cwd, "docs/README.md"), "utf8");
		const manifest = readFileSync(join(cwd, "docs/manifest.jsonl"), "utf8");
		rmSync(join(cwd, "docs/.rapporteur"), { recursive: true });
		writeFileSync(join(cwd, "docs/manifest.jsonl"), manifest.replace(sha256(report), sha256(words)));
		writeFileSync(join(cwd, "docs/README.md"), words);
		expect(run(cwd, ["convert", "n", "-o", "docs"]).status).toBe(3);
		expect(readFileSync(join(cwd, "docs/README.md"), "utf8")).toBe(words);
	});

	test("in an archive of shards, below it and above it", () => {
		const cwd = tree({ "n/s/a.txt": goodNotes, "n/b.txt": note("Nets"), "m/a.txt": note("Ropes") });
		for (const shard of ["1/2", "2/2"]) run(cwd, ["convert", "n", "-o", "out", "--shard", shard]);
		rmSync(join(cwd, "out/.rapporteur"), { recursive: true });
		const told = { status: 2, text: expect.stringContaining("archive") };
		expect(run(cwd, ["convert", "m", "-o", "out/s"])).toMatchObject(told);
		expect(run(cwd, ["convert", "m/a.txt", "-o", "out/s/a.md"])).toMatchObject({ ...told, status: 3 });
		renameSync(join(cwd, "out"), join(cwd, "s"));
		mkdirSync(join(cwd, "all"));
		renameSync(join(cwd, "s"), join(cwd, "all/s"));
		expect(run(cwd, ["convert", "n", "-o", "all"])).toMatchObject(told);
	});

	test("settings that begin as findings do", () => {
		const words = '{\n  "files": [],\n  "references": []\n}\n';
		const cwd = tree({ "a.txt": goodNotes, "tsconfig.json": words });
		expect(run(cwd, ["check", "a.txt", "--reporter", "json=tsconfig.json"]).status).toBe(2);
		expect(readFileSync(join(cwd, "tsconfig.json"), "utf8")).toBe(words);
		for (const _ of [1, 2]) expect(run(cwd, ["check", "a.txt", "--reporter", "json=f.json"]).status).toBe(0);
	});
});

describe("a baseline", () => {
	const wrong = goodNotes.replace("Reporter", "Repotrer");

	test.skipIf(process.platform === "win32")("is not replaced by a report that a link leads to its place", () => {
		const cwd = tree({ "a.txt": wrong });
		symlinkSync(".", join(cwd, "l"));
		const args = ["check", "a.txt", "--baseline", "k.json", "--update-baseline", "--reporter", "json=l/k.json"];
		expect(run(cwd, args).status).toBe(2);
		expect(run(cwd, ["check", "a.txt", "--baseline", "k.json"]).status).toBe(0);
	});

	test("leaves nothing out that it could not take", () => {
		const cwd = tree({ "a.txt": wrong });
		const { status, text } = run(cwd, ["check", "a.txt", "--baseline", "none/k.json", "--update-baseline"]);
		expect([status, text.includes("left out")]).toEqual([2, false]);
	});

	test("may hold a very long text", () => {
		const entry = { path: "a.txt", code: "x", text: '"'.repeat(4_900_000), ordinal: 1 };
		const cwd = tree({ "a.txt": goodNotes, "k.json": JSON.stringify({ version: 1, findings: [entry] }) });
		expect(run(cwd, ["check", "a.txt", "--baseline", "k.json"]).text).toContain("stale-baseline");
	});
});

describe("what was made of a note that is still there", () => {
	test("stays where it can't be converted under another root", () => {
		const cwd = tree({ "n/s/a.txt": goodNotes });
		expect(run(cwd, ["convert", "n", "-o", "out"]).status).toBe(0);
		writeFileSync(join(cwd, "n/s/a.txt"), "PK\u0003\u0004 spoiled");
		expect(run(cwd, ["convert", "n/s", "-o", "out", "--prune"]).status).toBe(3);
		expect(existsSync(join(cwd, "out/s/a.md"))).toBe(true);
	});

	test("stays for templates that a run under another root does not make", () => {
		const cwd = tree({ "n/s/a.txt": goodNotes });
		run(cwd, ["convert", "n", "-o", "out", "-t", "markdown,html"]);
		expect(run(cwd, ["convert", "n/s", "-o", "out", "-t", "json", "--prune"]).status).toBe(0);
		expect(readdirSync(join(cwd, "out/s")).sort()).toEqual(["a.html", "a.md"]);
	});

	test("stays where a folder leaves it out by now", () => {
		const cwd = tree({ "n/a.txt": goodNotes, "n/b.log": note("Nets") });
		expect(run(cwd, ["convert", "n/a.txt", "n/b.log", "-o", "out"]).status).toBe(0);
		expect(run(cwd, ["convert", "n", "-o", "out", "--prune"]).status).toBe(0);
		expect(existsSync(join(cwd, "out/b.md"))).toBe(true);
		expect(run(cwd, ["verify", "out"]).status).toBe(0);
	});

	test("stays where its archive was moved beside other notes", () => {
		const cwd = tree({ "1/n/a.txt": note("Boats"), "2/n/a.txt": note("Nets") });
		expect(run(join(cwd, "1"), ["convert", "n", "-o", "out"]).status).toBe(0);
		renameSync(join(cwd, "1/out"), join(cwd, "2/out"));
		expect(run(join(cwd, "2"), ["convert", "n", "-o", "out"])).toMatchObject({
			status: 3,
			text: expect.stringContaining("../1/n/a.txt"),
		});
		expect(readFileSync(join(cwd, "2/out/a.md"), "utf8")).toContain("Boats");
	});

	test("is not replaced by standard input that names a place elsewhere", () => {
		const cwd = tree({ "w/keep": "" });
		const into = (path: string) => run(join(cwd, "w"), ["convert", "-", "--stdin-path", path, "-o", "out/"], goodNotes);
		expect(into("../june/a.txt")).toMatchObject({
			status: 2,
			text: expect.stringContaining("below the working folder"),
		});
		expect(into("june/a.txt").status).toBe(0);
		symlinkSync("w", join(cwd, "same"), "junction");
		expect(into(join(cwd, "same/june/b.txt")).status).toBe(0);
		expect(existsSync(join(cwd, "w/out/june/b.md"))).toBe(true);
	});
});

test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
	"a manifest that can't be read is reported",
	() => {
		const cwd = tree({ "n/a.txt": goodNotes });
		run(cwd, ["convert", "n", "-o", "n/out"]);
		chmodSync(join(cwd, "n/out/manifest.jsonl"), 0);
		expect(run(cwd, ["check", "n"])).toMatchObject({
			status: 2,
			text: expect.stringContaining("Can't read the manifest"),
		});
	},
);
