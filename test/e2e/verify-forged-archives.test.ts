/** What an attacker may write into an archive, through the built program: `verify` finds it, and `convert` does not believe it. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function rapporteur(cwd: string, ...args: string[]): SpawnSyncReturns<string> {
	return spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8", timeout: 60_000 });
}

const note = (topic: string): string =>
	`Date of Meeting: 2 February 2016\nMeeting Organizer: Friends of ${topic}\n\nThe ${topic} was dredged twice.\n`;

/** Notes and what was made of them, the same for all tests. */
let original: string | null = null;

function archived(): string {
	const cwd = tree({});
	if (original === null) {
		original = join(cwd, "../rapporteur-forged");
		rmSync(original, { recursive: true, force: true });
		for (const topic of ["harbour", "river"]) {
			mkdirSync(join(original, "notes"), { recursive: true });
			writeFileSync(join(original, "notes", `${topic}.txt`), note(topic));
		}
		expect(rapporteur(original, "convert", "notes", "-o", "out/", "-t", "markdown,json").status).toBe(0);
	}
	cpSync(original, cwd, { recursive: true });
	return cwd;
}

const sha256 = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

interface Line {
	outputs: { path: string; sha256: string }[];
	findings: { error: number };
	[key: string]: unknown;
}

/** Changes the lines of the manifest. */
function forge(cwd: string, change: (harbour: Line, river: Line) => void): void {
	const manifest = join(cwd, "out/manifest.jsonl");
	const lines: Line[] = readFileSync(manifest, "utf8")
		.trimEnd()
		.split("\n")
		.map((line) => JSON.parse(line));
	const [harbour, river] = lines;
	if (harbour === undefined || river === undefined) throw new Error("no lines");
	change(harbour, river);
	writeFileSync(manifest, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

function removed(cwd: string, line: Line): void {
	for (const { path } of line.outputs) rmSync(join(cwd, "out", path));
	line.outputs = [];
}

function reworded(cwd: string, line: Line): void {
	for (const output of line.outputs) {
		const path = join(cwd, "out", output.path);
		writeFileSync(path, readFileSync(path, "utf8").replace("twice", "never"));
		output.sha256 = sha256(path);
	}
}

const unread = { sha256: null, size: null, encoding: null, form: null, share: null };

const tamperings: readonly (readonly [what: string, change: (cwd: string, ...lines: [Line, Line]) => void, RegExp])[] =
	[
		["no outputs", (cwd, line) => removed(cwd, line), /^2: (?:.*\n)*out\/manifest\.jsonl:1: This line was not written/],
		[
			"neither outputs nor facts",
			(cwd, line) => {
				removed(cwd, line);
				Object.assign(line, unread);
			},
			/^2: (?:.*\n)*out\/manifest\.jsonl:1: This line was not written/,
		],
		[
			"a note as skipped",
			(cwd, line) => {
				removed(cwd, line);
				Object.assign(line, { encoding: null, form: null, share: null, outcome: "skipped" });
			},
			/^1: (?:.*\n)*notes\/harbour\.txt: these values in the manifest differ from the notes: `outcome`, `findings`/,
		],
		[
			"a note as failed",
			(cwd, line) => {
				removed(cwd, line);
				Object.assign(line, { encoding: null, form: null, share: null, outcome: "failed" });
			},
			/^1: (?:.*\n)*notes\/harbour\.txt: these values in the manifest differ from the notes: `encoding`, `form`, `outcome`/,
		],
		[
			"a note that can't be read",
			(cwd, line) => {
				removed(cwd, line);
				Object.assign(line, { ...unread, outcome: "failed" });
			},
			/^1: (?:.*\n)*notes\/harbour\.txt: the last run could not read it/,
		],
		[
			"a report renamed and reworded",
			(cwd, line) => {
				reworded(cwd, line);
				for (const output of line.outputs) {
					const path = output.path.replace("harbour.", "harbour.x.");
					renameSync(join(cwd, "out", output.path), join(cwd, "out", path));
					output.path = path;
				}
			},
			/^2: (?:.*\n)*out\/harbour\.x\.json: Not compared with the notes/,
		],
		[
			"no hash",
			(cwd, line) => {
				reworded(cwd, line);
				line["sha256"] = null;
			},
			/^2: (?:.*\n)*out\/manifest\.jsonl:1: This line was not written/,
		],
		[
			"no encoding",
			(cwd, line) => {
				reworded(cwd, line);
				line["encoding"] = null;
			},
			/^2: (?:.*\n)*out\/manifest\.jsonl:1: This line was not written/,
		],
		[
			"swapped reports",
			(_, one, other) => {
				[one.outputs, other.outputs] = [other.outputs, one.outputs];
			},
			/^2: (?:.*\n)*out\/manifest\.jsonl:1: This line was not written/,
		],
		[
			"one report for two notes",
			(cwd, one, other) => {
				removed(cwd, other);
				Object.assign(other, { path: "harbour.zip", outputs: one.outputs });
			},
			/^1: (?:.*\n)*out\/harbour\.md: in the manifest for more than one input/,
		],
		[
			"false findings",
			(_, line) => {
				line.findings.error++;
			},
			/^1: (?:.*\n)*notes\/harbour\.txt: these values in the manifest differ from the notes: `findings`/,
		],
		[
			"a false size",
			(_, line) => {
				line["size"] = 1;
			},
			/^1: (?:.*\n)*notes\/harbour\.txt: these values in the manifest differ from the notes: `size`/,
		],
		[
			"a false reason for an encoding",
			(_, line) => {
				line["encoding"] = { name: "utf-8", why: "byte order mark" };
			},
			/^1: (?:.*\n)*notes\/harbour\.txt: these values in the manifest differ from the notes: `encoding`/,
		],
	];

describe("verify --source", () => {
	test("is content with the archive that the others forge", () => {
		expect(rapporteur(archived(), "verify", "out", "--source", "notes")).toMatchObject({ status: 0, stderr: "" });
	});

	test.each(tamperings)("finds a manifest with %s", (_, change, says) => {
		const cwd = archived();
		forge(cwd, (...lines) => change(cwd, ...lines));
		const { status, stdout, stderr } = rapporteur(cwd, "verify", "out", "--source", "notes");
		expect(`${status}: ${stdout}${stderr}`).toMatch(says);
	});

	test.skipIf(process.platform === "win32")("reads nothing behind a link", () => {
		const cwd = archived();
		renameSync(join(cwd, "notes/harbour.txt"), join(cwd, "elsewhere.txt"));
		symlinkSync("../elsewhere.txt", join(cwd, "notes/harbour.txt"));
		const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes");
		expect(`${status}: ${stdout}`).toContain("1: notes/harbour.txt: now a symbolic link or special file: not read\n");
	});

	test.skipIf(process.platform === "win32")("takes no archive for a folder of notes because these have a link", () => {
		const cwd = archived();
		symlinkSync("harbour.txt", join(cwd, "notes/link.txt"));
		rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", "markdown,json");
		mkdirSync(join(cwd, "out/node_modules"));
		writeFileSync(join(cwd, "out/node_modules/evil"), "");
		symlinkSync("/etc/passwd", join(cwd, "out/link.txt"));
		const { status, stdout } = rapporteur(cwd, "verify", "out");
		expect([status, stdout]).toEqual([
			1,
			expect.stringMatching(/^out\/link\.txt: not in the manifest\nout\/node_modules\/evil: not in the manifest/m),
		]);
		rapporteur(cwd, "convert", "notes", "-o", "notes");
		expect(rapporteur(cwd, "verify", "notes").status).toBe(0);
	});

	test("names every file that no run wrote, whatever it is called", () => {
		const cwd = archived();
		const strange = [".hid/x.md", "catalogue.data/x.md", "catalogue.fake", "harbour.txt", "nested/index.html"];
		mkdirSync(join(cwd, "out/.hid"));
		mkdirSync(join(cwd, "out/nested"));
		mkdirSync(join(cwd, "out/catalogue.data"));
		for (const path of strange) writeFileSync(join(cwd, "out", path), "forged\n");
		for (const source of [[], ["--source", "notes"]]) {
			const { status, stdout } = rapporteur(cwd, "verify", "out", ...source);
			expect(stdout.split("\n").slice(0, -2)).toEqual(strange.map((path) => `out/${path}: not in the manifest`));
			expect(status).toBe(1);
		}
	});
});

test("verify calls a run interrupted that was killed before it wrote anything", () => {
	const cwd = archived();
	const { pid } = spawnSync(process.execPath, ["-e", ""]);
	mkdirSync(join(cwd, "out/.rapporteur/drafts"));
	mkdirSync(join(cwd, "out/.rapporteur/lock"));
	writeFileSync(join(cwd, `out/.rapporteur/lock/${pid}@${hostname()}~x`), "");
	expect(rapporteur(cwd, "verify", "out")).toMatchObject({
		status: 2,
		stdout: expect.stringContaining(": interrupted\n"),
	});
	expect(rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", "markdown,json").status).toBe(0);
	expect(rapporteur(cwd, "verify", "out").status).toBe(0);
});

/** Writes an account as a run that went to its end. */
function seal(cwd: string, entries: readonly (readonly [line: string, rest: string])[]): void {
	const out = join(cwd, "out");
	writeFileSync(join(out, "manifest.jsonl"), entries.map(([line]) => `${line}\n`).join(""));
	const end = JSON.stringify({ complete: true, inputs: null, manifest: sha256(join(out, "manifest.jsonl")) });
	const lines = [...entries.map(([line, rest]) => `${line}\t${rest}`), `${end}\tended`];
	writeFileSync(join(out, ".rapporteur/state.tsv"), lines.map((line) => `${line}\n`).join(""));
}

const stateOf = (cwd: string): (readonly [string, string])[] =>
	readFileSync(join(cwd, "out/.rapporteur/state.tsv"), "utf8")
		.trimEnd()
		.split("\n")
		.filter((text) => !text.endsWith("\tended"))
		.map((text) => {
			const [line = "", rest = ""] = text.split("\t");
			return [line, rest] as const;
		});

describe("a forged state", () => {
	test.each(["--strict", "--max-unclassified=50"])("is not believed with %s", (option) => {
		const cwd = archived();
		expect(rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", "markdown,json").status).toBe(0);
		writeFileSync(join(cwd, "notes/harbour.txt"), `Date of Meeting: none\n${"Nobody knows. ".repeat(20)}\n`);
		const args = ["convert", "notes", "-o", "out/", "-t", "markdown,json", option];
		const before = rapporteur(cwd, ...args);
		expect(before.status).toBe(1);
		const report = join(cwd, "out/harbour.md");
		const whole = readFileSync(report, "utf8");
		const was = sha256(report);
		writeFileSync(report, "forged\n");
		const empty = { error: 0, warning: 0, info: 0, codes: {} };
		const share = { fields: 9, sections: 0, unclassified: 0, ignored: 0 };
		seal(
			cwd,
			stateOf(cwd).map(([line, rest]) => [
				JSON.stringify({ ...JSON.parse(line), findings: empty, share }).replace(was, sha256(report)),
				JSON.stringify({ ...JSON.parse(rest), findings: [], stamp: null }),
			]),
		);
		expect(rapporteur(cwd, ...args).status).toBe(1);
		expect(readFileSync(report, "utf8")).toBe(whole);
	});

	test("makes --prune remove nothing that notes could not have given", () => {
		const cwd = archived();
		writeFileSync(join(cwd, "out/precious.md"), "precious\n");
		const outputs = [{ path: "precious.md", sha256: sha256(join(cwd, "out/precious.md")) }];
		const [[line, rest] = ["", ""]] = stateOf(cwd);
		const gone = { ...JSON.parse(rest), file: join(cwd, "notes/zgone.txt"), stale: outputs };
		seal(cwd, [...stateOf(cwd), [JSON.stringify({ ...JSON.parse(line), path: "zgone.txt" }), JSON.stringify(gone)]]);
		rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", "markdown,json", "--prune");
		expect(readFileSync(join(cwd, "out/precious.md"), "utf8")).toBe("precious\n");
	});

	test.each([
		"no JSON",
		"{}",
		'{"key":1}',
		'{"file":null,"stamp":1,"key":"","today":"","findings":[1],"outputs":[2],"stale":[3]}',
	])("that is damaged is made again: %s", (rest) => {
		const cwd = archived();
		seal(
			cwd,
			stateOf(cwd).map(([line]) => [line, rest]),
		);
		const { status, stderr } = rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", "markdown,json");
		expect(stderr).toContain("part of `.rapporteur/` is damaged");
		expect(stderr).not.toContain("bug");
		expect(status).toBe(0);
	});
});
