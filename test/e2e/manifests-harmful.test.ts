/** Manifests, states and configs of somebody who means harm: the same lines are refused by all who read them. */
import { readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runBounded } from "./bounded-program.ts";
import { runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

const zeros = "0".repeat(64);
const findings = { error: 0, warning: 0, info: 0, codes: {} };
const share = { fields: 0, sections: 0, unclassified: 0, ignored: 0 };

function skipped(path: string, size = 1): string {
	const line = { path, sha256: zeros, size, encoding: null, form: null, outcome: "skipped" };
	return `${JSON.stringify({ ...line, reason: "unsupported extension", findings, outputs: [], share: null })}\n`;
}

function converted(stem: string): string {
	const encoding = { name: "utf-8", why: "valid UTF-8" };
	const line = { path: `${stem}.txt`, sha256: zeros, size: 1, encoding, form: "un-meeting", outcome: "converted" };
	return `${JSON.stringify({ ...line, findings, outputs: [{ path: `${stem}.md`, sha256: zeros }], share })}\n`;
}

describe("a path that no run writes", () => {
	const big = 99_999_999;

	test.each([
		["through `..`", (at: string) => `${at}/../big.bin`],
		["through `.`", (at: string) => `${at}/./x`],
		["with an empty step", (at: string) => `${at}//x`],
		["from the root", (at: string) => `/${at}`],
		["through very many folders", (at: string) => `${at}${"/a".repeat(256)}`],
	])("%s is refused by all who read a manifest, before a file is", (_, path) => {
		const names = Array.from({ length: 1000 }, (_, at) => String(at).padStart(6, "0"));
		const cwd = tree({ "n/a.txt": goodNotes, "a/manifest.jsonl": names.map((at) => skipped(path(at), big)).join("") });
		writeFileSync(join(cwd, "a/big.bin"), "");
		truncateSync(join(cwd, "a/big.bin"), big);
		for (const [args, why] of [
			[["verify", "a"], "a/manifest.jsonl:1: This line was not written by `convert`."],
			[["verify", "a", "--source", "n"], "a/manifest.jsonl:1: This line was not written by `convert`."],
			[["archive", "a"], "a/manifest.jsonl:1:1: This line was not written by `convert`."],
			[["merge", "a", "-o", "all"], "a/manifest.jsonl:1: This line was not written by `convert`."],
			[["convert", "n", "-o", "a"], "`manifest.jsonl` would be replaced, and its line 1 is not from `convert`"],
			[["check", "a"], "a/manifest.jsonl\n  error  Invalid manifest: line 1 is not from `convert`"],
		] as const)
			expect(run(cwd, ...args)).toMatchObject({ status: 2, text: expect.stringContaining(why) });
	});

	test("is not made of what standard input is called either", () => {
		for (const name of ["..", "/", `${"a/".repeat(250)}x.txt`])
			expect(run(tree({}), "convert", "-", "--stdin-path", name, "-o", "out/")).toMatchObject({
				status: 2,
				text: expect.stringContaining("in `--stdin-path`"),
			});
	});

	test("is not that of a file either, whether it is named or found", () => {
		const deep = `${"a/".repeat(256)}x.txt`;
		const cwd = tree({ "b.txt": goodNotes, [deep]: goodNotes });
		for (const name of [deep, "**/x.txt", "."])
			expect(run(cwd, "convert", name, "b.txt", "-o", "out/")).toMatchObject({
				status: name === "." ? 2 : 3,
				text: expect.stringMatching(/Can't read this (?:file|folder): it is more than 200 folders down/),
			});
		expect(run(cwd, "merge", "out", "-o", "all")).toMatchObject({ status: 0 });
	});
});

test("an input that shards tell of twice is read once", () => {
	const names = Array.from({ length: 300 }, (_, at) => `a/manifest.${at + 1}-of-300.jsonl`);
	const cwd = tree({
		"a/big.bin": "",
		...Object.fromEntries(names.map((name) => [name, skipped("big.bin", 99_999_999)])),
	});
	truncateSync(join(cwd, "a/big.bin"), 99_999_999);
	const { code, text, seconds } = runBounded(cwd, ["verify", "a"]);
	expect([code, text]).toEqual([2, expect.stringContaining("manifest.2-of-300.jsonl:1: `big.bin` has two lines")]);
	expect(seconds).toBeLessThan(5);
});

test("a merge of long paths takes time and memory that grow with them", () => {
	const long = `/${"a".repeat(18)}`.repeat(200);
	const stems = Array.from({ length: 1000 }, (_, at) => `A${String(at).padStart(6, "0")}${long}/x`);
	const cwd = tree({ "b/manifest.jsonl": stems.map(converted).join("") });
	const { code, text, seconds, megabytes } = runBounded(cwd, ["merge", "b", "-o", "out"]);
	expect([code, text]).toEqual([2, expect.stringContaining("Missing, though the manifest lists it")]);
	expect(seconds).toBeLessThan(6);
	expect(megabytes).toBeLessThan(400);
});

describe("a manifest among notes that no run wrote is named, and the notes are read", () => {
	const strange = { path: "q", outputs: [{ path: { toString: 1 }, sha256: "x" }] };

	test.each([
		["a line of another shape", JSON.stringify(strange), "line 1 is not from `convert`"],
		["a line that is not JSON", `${skipped("a.bin")}{"path":"b`, "line 2 is not from `convert`"],
		["a line without an end", `{"path":"${"a".repeat(17_000_000)}`, "a line of it is longer than 16777216 bytes"],
	])("%s", (_, manifest, why) => {
		const cwd = tree({ "n/a.txt": goodNotes, "n/x/manifest.jsonl": manifest, "n/x/b.txt": goodNotes });
		const told = { status: 2, text: expect.stringContaining(`Invalid manifest: ${why}`) };
		expect(run(cwd, "convert", "n", "-o", "out")).toMatchObject(told);
		expect(readFileSync(join(cwd, "out/x/b.md"), "utf8")).toContain("Harbour");
		for (const args of [
			["check", "n"],
			["verify", "out", "--source", "n"],
		])
			expect(run(cwd, ...args)).toMatchObject(told);
	});
});

describe("a manifest with a conflict that Git left in it is named", () => {
	test.each([0, 1])("above line %i, wherever notes below it are looked for", (at) => {
		const notes = ["a", "b", "c"].map((name) => [`n/s/${name}.txt`, goodNotes]);
		const cwd = tree(Object.fromEntries(notes));
		run(cwd, "convert", "n", "-o", "n");
		const manifest = join(cwd, "n/manifest.jsonl");
		const lines = readFileSync(manifest, "utf8").split("\n");
		writeFileSync(manifest, [...lines.slice(0, at), "<<<<<<< HEAD", ...lines.slice(at)].join("\n"));
		writeFileSync(join(cwd, "rapporteur.config.yaml"), 'files: ["n/**/*.md", "n/s/*.md"]\n');
		for (const hasAccount of [true, false]) {
			if (!hasAccount) rmSync(join(cwd, "n/.rapporteur"), { recursive: true });
			for (const args of [["check"], ["check", "."], ["check", "n"], ["check", "n/s", "n/s/../s"]]) {
				const { status, text } = run(cwd, ...args);
				expect([status, text.match(/Invalid manifest: line \d/g)]).toEqual([2, [`Invalid manifest: line ${at + 1}`]]);
			}
		}
	});
});

describe("a kept finding of the wrong shape", () => {
	const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } };

	test.each<readonly [string, object]>([
		["without a known code", { code: "nonsense" }],
		["without what its sentence needs", { code: "goal-tag-mismatch", position: null }],
		["without a place", { code: "duplicate-field", label: "Date", position }],
		[
			"at no place of a text",
			{ code: "unknown-goal", raw: "x", position: { start: { line: -1, column: -5 }, end: {} } },
		],
	])("%s is made again, and not merged", (_, finding) => {
		const cwd = tree({ "n/a.txt": goodNotes });
		run(cwd, "convert", "n", "-o", "out");
		const state = join(cwd, "out/.rapporteur/state.tsv");
		const sound = readFileSync(state, "utf8");
		const bad = sound.replace(
			'"findings":[],"outputs":[{"template"',
			`"findings":[${JSON.stringify(finding)}],"outputs":[{"template"`,
		);
		expect(bad).not.toBe(sound);
		writeFileSync(state, bad);
		expect(run(cwd, "merge", "out", "-o", "all")).toMatchObject({ status: 0 });
		expect(readFileSync(join(cwd, "all/.rapporteur/state.tsv"), "utf8")).toMatch(/\tnull\n.*\tended\n$/);
		expect(run(cwd, "convert", "n", "-o", "out")).toMatchObject({
			status: 0,
			text: expect.stringContaining("is damaged; what it recorded is converted again"),
		});
		expect(run(cwd, "convert", "n", "-o", "all")).toMatchObject({ status: 0 });
		const again = { status: 0, text: expect.not.stringContaining("damaged") };
		expect(run(cwd, "convert", "n", "-o", "out")).toMatchObject(again);
	});
});

describe.each(["forms", "ignore"])("patterns in `%s` that begin again at each folder", (key) => {
	const config = (count: number): string => {
		const patterns = Array.from(
			{ length: count },
			(_, at) => `"**/a/**/b${at}"${key === "forms" ? ": un-meeting" : ""}`,
		);
		return key === "forms" ? `forms: {${patterns.join(",")}}` : `ignore: [${patterns.join(",")}]`;
	};
	const deep = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`${"a/".repeat(180)}${at}.txt`, goodNotes]));

	test("are few", () => {
		const cwd = tree({ "rapporteur.config.yaml": config(2001), "x.txt": goodNotes });
		expect(run(cwd, "check", ".")).toMatchObject({
			status: 2,
			text: expect.stringContaining("Write fewer patterns"),
		});
	});

	test("are quick", () => {
		const [some, none] = [config(1500), ""].map((text) => {
			return runBounded(tree({ "rapporteur.config.yaml": text, ...deep }), ["check", "."]);
		});
		expect([some?.code, none?.code]).toEqual([0, 0]);
		// Processor time: on a busy machine, that grows as well.
		expect((some?.seconds ?? 99) - (none?.seconds ?? 0)).toBeLessThan(10);
	});
});

describe.skipIf(process.platform === "win32")("a folder with two names, of which one is a link, is merged once", () => {
	const linked = (): string => {
		const cwd = tree({ "n/a.txt": goodNotes });
		run(cwd, "convert", "n", "-o", "one/");
		symlinkSync("one", join(cwd, "link"));
		return cwd;
	};

	test.each([
		[["one", "link", "-o", "out"], "out/manifest.jsonl: merged 1 input from 1 manifest, 1 report copied\n"],
		[["link", "one"], "link/manifest.jsonl: merged 1 input from 1 manifest\n"],
		[["one", "-o", "link"], "one/manifest.jsonl: merged 1 input from 1 manifest\n"],
	])("%j", (args, text) => {
		const cwd = linked();
		expect(run(cwd, "merge", ...args)).toEqual({ status: 0, text });
		expect(run(cwd, "verify", "one", "--source", "n")).toMatchObject({ status: 0 });
	});
});

test.each([["output: {folder: &}"], ["output: {to: [&]}"], ["forms: {'*.txt': &}"], ["files: [&]"], ["ignore: [&]"]])(
	"a NUL in a config (%s) is a fault of the config",
	(config) => {
		const cwd = tree({ "n/a.txt": goodNotes, "rapporteur.config.yaml": `${config.replace("&", '"x\\0y"')}\n` });
		for (const command of ["check", "convert"])
			expect(run(cwd, command, "n")).toMatchObject({
				status: 2,
				text: expect.stringContaining("Write text without a NUL character"),
			});
	},
);
