/** Archives that somebody tampered with who knows how the manifest is made, or whose run did not end, through the built program. */

import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { tree } from "../tree.ts";
import { firstReport } from "./first-report.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function rapporteur(cwd: string, ...args: string[]): SpawnSyncReturns<string> {
	return spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8", timeout: 60_000 });
}

const note = [
	"Date of Meeting: 2 February 2016",
	"Meeting Organizer: Friends of the Harbour",
	"Brief summary of presentation of information made:",
	"Everybody was welcome.",
	"",
	"The harbour was dredged twice.",
	"",
	"- one boat",
	"- two boats",
	"",
	"Ms Ann Lee, Director of Words, said that words matter.",
].join("\n");

const formats = "markdown,html,json,text,ast,csv";
let original = "";

beforeAll(() => {
	original = mkdtempSync(join(tmpdir(), "rapporteur-tampered-"));
	mkdirSync(join(original, "notes"));
	writeFileSync(join(original, "notes/a.txt"), note);
	expect(rapporteur(original, "convert", "notes", "-o", "out/", "-t", formats).status).toBe(0);
});

function archived(): string {
	const cwd = tree({});
	cpSync(original, cwd, { recursive: true });
	return cwd;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Changes an output, and its hash in the manifest too. */
function forge(cwd: string, output: string, change: (text: string) => string): void {
	const [path, manifest] = [join(cwd, "out", output), join(cwd, "out/manifest.jsonl")];
	const before = readFileSync(path, "utf8");
	const after = change(before);
	expect(after).not.toBe(before);
	writeFileSync(path, after);
	writeFileSync(manifest, readFileSync(manifest, "utf8").replace(sha256(before), sha256(after)));
}

interface Data {
	source: object;
	sections: { summary: { statements: { markdown: string; speakers: { name: string }[] }[] } };
}

const data =
	(change: (report: Data) => void) =>
	(text: string): string => {
		const report = JSON.parse(text);
		change(report);
		return `${JSON.stringify(report, null, /^\{\n(\s+)/.exec(text)?.[1])}\n`;
	};

const ofStatements = (change: (statements: Data["sections"]["summary"]["statements"]) => void) =>
	data(({ sections }) => change(sections.summary.statements));

const forgeries: readonly (readonly [what: string, output: string, change: (text: string) => string])[] = [
	["a title", "a.json", data((report) => void Object.assign(report, { title: "Forged" }))],
	["a source", "a.json", data(({ source }) => void Object.assign(source, { path: "forged.txt" }))],
	["a schema", "a.json", data((report) => void Object.assign(report, { $schema: "https://example.org" }))],
	[
		"the text of a statement",
		"a.json",
		ofStatements(([first]) => void Object.assign(first ?? {}, { markdown: "No." })),
	],
	["a speaker", "a.json", ofStatements(([first]) => void Object.assign(first?.speakers[0] ?? {}, { name: "Bob Hay" }))],
	["a statement removed", "a.json", ofStatements((statements) => void statements.pop())],
	[
		"a statement invented",
		"a.json",
		ofStatements((statements) => void statements.push({ markdown: "No.", speakers: [] })),
	],
	["a title", "a.md", (text) => text.replace(/^# .*$/m, "# Forged")],
	["a comment in the front matter", "a.md", (text) => text.replace("---\n", "---\n# forged\n")],
	["a raw value", "a.ast.json", (text) => text.replace(/("raw": ?")[^"]*/, "$1forged")],
	["a label", "a.ast.json", (text) => text.replace(/("label": ?")[^"]*/, "$1Forged")],
	["an offset", "a.ast.json", (text) => text.replace(/("offset": ?)\d+/, "$199")],
	["a line end made a space", "a.txt", (text) => text.replace("\n\n", "\n")],
	["a line end made a space", "a.html", (text) => text.replace(/>\n</, "> <")],
	["a space made another one", "a.md", (text) => text.replace("dredged twice", "dredged\u00a0twice")],
	["a line end made a space", "a.csv", (text) => text.replace(/\n(?=.)/, " ")],
];

describe("verify --source finds, though the hash in the manifest is right,", () => {
	test.each(forgeries)("%s in %s", (_, output, change) => {
		const cwd = archived();
		forge(cwd, output, change);
		const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes");
		expect(stdout).toMatch(
			new RegExp(
				`^out/${output.replaceAll(".", "\\.")}:\\d+: \`.+\` here, but \`.+\` in a report made from the notes now$`,
				"m",
			),
		);
		expect(stdout).toContain("convert the notes again");
		expect(status).toBe(1);
	});

	test("nothing where nothing was changed", () => {
		expect(rapporteur(archived(), "verify", "out", "--source", "notes")).toMatchObject({ status: 0, stderr: "" });
	});
});

describe("verify --source misses no word that is there:", () => {
	test.each([
		[
			"code with references",
			"a.md",
			"Use `&amp;` here, and `&#65;` or `\\&lt;` there.\n\n```\n1 &lt; 2 &amp; 3\n```\n\nAT&amp;T \\&#66; &copy; \\&copy;.\n",
		],
		[
			"control characters",
			"a.txt",
			"Next\u0085line, \u001b[1mbold\u001b, back\bspace, del\u007fete, c\u0091one, no\ufffechar, \ufffd lost.\n",
		],
		[
			"control characters",
			"a.md",
			"Next\u0085line, \u001b[1mbold\u001b, back\bspace, del\u007fete, c\u0091one, no\ufffechar, \ufffd lost.\n",
		],
	])("%s in %s", (_, name, text) => {
		const cwd = tree({ [`notes/${name}`]: text });
		rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", "markdown,html,json,text,ast");
		const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes");
		expect(stdout).toBe("5 outputs of 1 input verified, 5 of them word for word against the notes: nothing changed\n");
		expect(status).toBe(0);
	});
});

test("verify --source compares nothing where there are only excerpts", () => {
	const cwd = tree({ "notes/a.txt": note });
	rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", "csv");
	const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes");
	expect(stdout).toMatch(/^notes\/a\.txt: Not compared: the archive holds only excerpts of it/);
	expect(stdout).toMatch(/: nothing changed, 1 file not compared$/m);
	expect(status).toBe(2);
});

/** Leaves a lock with such an owner. */
function locked(cwd: string, owner: string): void {
	mkdirSync(join(cwd, "out/.rapporteur/lock"));
	writeFileSync(join(cwd, "out/.rapporteur/lock", owner), "");
}

describe("a lock that can't be judged dead", () => {
	test.each([
		["of another machine", "1@elsewhere~x", "process 1 on elsewhere"],
		["that somebody forged", `0@${hostname()}~x`, `process 0 on ${hostname()}`],
	])("%s is no proof that all is well", (_, owner, says) => {
		const cwd = archived();
		locked(cwd, owner);
		const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes");
		expect(stdout).toMatch(/^out\/\.rapporteur\/lock: note: a run seems to be in progress/);
		expect(stdout).toContain(` (${says}). Wait`);
		expect(stdout).toMatch(/: a run is in progress\n$/);
		expect(status).toBe(2);
	});

	test.skipIf(process.platform !== "linux")("is not that of a zombie", async () => {
		const cwd = archived();
		// The shell's child has ended, and the program that took the shell's place asks for no child.
		const parent = spawn("sh", ["-c", "sleep 0.3 & echo $! > child; exec sleep 60"], { cwd, stdio: "ignore" });
		onTestFinished(() => void parent.kill());
		const stat = (): string => {
			try {
				return readFileSync(`/proc/${readFileSync(join(cwd, "child"), "utf8").trim()}/stat`, "utf8");
			} catch {
				return "";
			}
		};
		for (let left = 500; left > 0 && !stat().includes(") Z "); left--) await wait(10);
		expect(stat()).toContain(") Z ");
		locked(cwd, `${stat().split(" ", 1)[0]}@${hostname()}~x`);
		expect(rapporteur(cwd, "verify", "out")).toMatchObject({
			status: 2,
			stdout: expect.stringMatching(/: interrupted\n$/),
		});
		expect(rapporteur(cwd, "convert", "notes", "-o", "out/", "-t", formats).status).toBe(0);
		expect(existsSync(join(cwd, "out/.rapporteur/lock"))).toBe(false);
	});
});

test.skipIf(process.platform === "win32")(
	"a manifest itself says that its run was ended, wherever it is taken",
	{ timeout: 60_000 },
	async () => {
		const names = Array.from({ length: 300 }, (_, at) => `${String(at).padStart(3, "0")}.txt`);
		const cwd = tree(Object.fromEntries(names.map((name) => [`notes/${name}`, note])));
		const args = ["convert", "notes", "-o", "out/", "--jobs", "1", "-t", "json"];
		const child = spawn(process.execPath, [program, ...args], { cwd, stdio: "ignore" });
		const ended = once(child, "exit");
		await firstReport(child, join(cwd, "out/.rapporteur/state.tsv"));
		child.kill("SIGINT");
		expect((await ended)[0]).toBe(130);
		const lines = readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));
		expect(lines.map(({ path }) => path)).toEqual(names);
		const left = lines.filter(({ reason }) => reason === "interrupted");
		expect(left.length).toBeGreaterThan(0);
		expect(left.length).toBeLessThan(names.length);
		expect(new Set(left.map(({ outcome, outputs }) => `${outcome} ${outputs.length}`))).toEqual(new Set(["skipped 0"]));
		const bare = tree({});
		cpSync(cwd, bare, { recursive: true });
		rmSync(join(bare, "out/.rapporteur"), { recursive: true });
		for (const source of [[], ["--source", "notes"]]) {
			const { status, stdout } = rapporteur(bare, "verify", "out", ...source);
			expect(stdout).toContain("299.txt: note: not converted: interrupted\n".slice(left.length > 20 ? 7 : 0));
			expect(stdout).toMatch(/: interrupted\n$/);
			expect(status).toBe(2);
		}
		expect(rapporteur(bare, "merge", "out", "-o", "merged/")).toMatchObject({
			status: 2,
			stderr: expect.stringContaining("`299.txt` was not reached".slice(left.length > 20 ? 9 : 0)),
		});
		expect(rapporteur(bare, "archive", "out")).toMatchObject({
			status: 2,
			stderr: expect.stringContaining(`Left out: ${left.length} input`),
		});
		rmSync(join(cwd, "notes/299.txt"));
		rmSync(join(bare, "notes/000.txt"));
		for (const folder of [cwd, bare]) expect(rapporteur(folder, ...args).status).toBe(0);
		expect(rapporteur(cwd, "verify", "out", "--source", "notes")).toMatchObject({
			status: 0,
			stdout: expect.stringMatching(/^299 outputs of 299 inputs verified/),
		});
		expect(rapporteur(cwd, "archive", "out").status).toBe(0);
		expect(readFileSync(join(bare, "out/manifest.jsonl"), "utf8")).not.toContain("interrupted");
	},
);

test("the manifest of a shard alone is no whole archive", () => {
	const cwd = tree({ "notes/a.txt": note });
	rapporteur(cwd, "convert", "notes", "-o", "out/", "--shard", "1/1");
	expect(rapporteur(cwd, "verify", "out").status).toBe(0);
	rmSync(join(cwd, "out/.rapporteur"), { recursive: true });
	expect(rapporteur(cwd, "merge", "out").status).toBe(2);
	const { status, stdout } = rapporteur(cwd, "verify", "out", "--source", "notes");
	expect(stdout).toMatch(/^out\/manifest\.1-of-1\.jsonl: note: the run of this shard may not have finished/);
	expect(status).toBe(2);
});

test("verify says what it does not check, and finds what is foreign to `.rapporteur/`", () => {
	const cwd = archived();
	expect(rapporteur(cwd, "archive", "out").status).toBe(0);
	const { status, stdout } = rapporteur(cwd, "verify", "out");
	expect(stdout).toBe(
		"out/catalogue.csv: note: made by `archive`, not checked: catalogue.csv, catalogue.data, catalogue.jsonl, catalogue.xml, index.html\n6 outputs of 1 input verified: nothing changed\n",
	);
	expect(status).toBe(0);
	mkdirSync(join(cwd, "out/.rapporteur/drafts"));
	const foreign = ["drafts/x.md", "evil.js", "state.tsv.bak"].map((name) => `out/.rapporteur/${name}`);
	for (const path of foreign) writeFileSync(join(cwd, path), "forged\n");
	const again = rapporteur(cwd, "verify", "out");
	expect(again.stdout.split("\n").slice(1, -2)).toEqual(foreign.map((path) => `${path}: not in the manifest`));
	expect(again.status).toBe(1);
});

test.skipIf(process.platform === "win32")("verify tells of a folder that is too deep to be looked into", () => {
	const cwd = archived();
	const name = "d".repeat(200);
	const make = `for i in $(seq 30); do mkdir ${name} && cd ${name} || exit 1; done; echo x > x.md`;
	expect(spawnSync("bash", ["-c", make], { cwd: join(cwd, "out") }).status).toBe(0);
	const { status, stdout, stderr } = rapporteur(cwd, "verify", "out", "--source", "notes");
	spawnSync("rm", ["-r", name], { cwd: join(cwd, "out") });
	expect(stdout).toMatch(/^out\/d+\/.*: Can't read this folder: its name is too long/m);
	expect(stdout).toMatch(/: nothing changed in what was read, 1 file unread\n$/);
	expect([status, stderr]).toEqual([2, ""]);
});
