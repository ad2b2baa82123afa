import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Archive, archive, type Ran, type RunOptions } from "./archive.ts";

function ran(of: Archive, options?: RunOptions): Ran {
	const result = of.run(options);
	if ("code" in result) throw new Error(`refused: ${JSON.stringify(result)}`);
	return result;
}

const made = (of: Archive, options?: RunOptions): readonly string[] => ran(of, options).made;

const lineOf = (of: Archive, path: string) =>
	JSON.parse(of.manifest().find((each) => each.includes(`"path":"${path}"`)) ?? "null");

/** Clocks of file systems stand still for a while; what changed just now is hashed. */
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

describe("what counts as unchanged", () => {
	test("nothing has to be done again", () => {
		const of = archive({ "a.txt": "one", "b/c.txt": "two" });
		expect(made(of)).toEqual(["a.txt", "b/c.txt"]);
		const before = of.manifest();
		expect(made(of)).toEqual([]);
		expect(of.manifest()).toEqual(before);
		expect(before.map((line) => JSON.parse(line).path)).toEqual(["a.txt", "b/c.txt"]);
	});

	test("a change of the same size", async () => {
		const of = archive({ "a.txt": "one", "b.txt": "two" });
		await later();
		made(of);
		of.write("a.txt", "eno");
		expect(made(of)).toEqual(["a.txt"]);
		expect(of.outputs()["a.md"]).toBe("---\nrapporteur: 1\nform: any\nmd 1: eno");
	});

	test("a change of the same size in the same instant", () => {
		const of = archive({ "a.txt": "one" });
		made(of);
		of.write("a.txt", "eno");
		utimesSync(join(of.notes, "a.txt"), 0, 0);
		expect(made(of)).toEqual(["a.txt"]);
	});

	test("no touch, and its new stamp is kept", async () => {
		const of = archive({ "a.txt": "one" });
		await later();
		made(of);
		utimesSync(join(of.notes, "a.txt"), 1, 1);
		await later();
		const state = readFileSync(join(of.out, ".rapporteur/state.tsv"), "utf8");
		expect(made(of)).toEqual([]);
		const renewed = readFileSync(join(of.out, ".rapporteur/state.tsv"), "utf8");
		expect(renewed).not.toBe(state);
		expect(made(of)).toEqual([]);
		expect(readFileSync(join(of.out, ".rapporteur/state.tsv"), "utf8")).toBe(renewed);
	});

	test.each([
		["a missing output", (of: Archive) => rmSync(join(of.out, "a.md"))],
		[
			"an output with other words",
			(of: Archive) => writeFileSync(join(of.out, "a.md"), "---\nrapporteur: 1\nform: any\nmd 1: eno"),
		],
		["a torn output", (of: Archive) => writeFileSync(join(of.out, "a.md"), "md")],
	])("%s is made again", (_, damage) => {
		const of = archive({ "a.txt": "one", "b.txt": "two" });
		made(of);
		damage(of);
		expect(made(of)).toEqual(["a.txt"]);
		expect(of.outputs()["a.md"]).toBe("---\nrapporteur: 1\nform: any\nmd 1: one");
	});

	test.each([
		["another version", { version: "2" }],
		["another template", { templates: ["html"] }],
		["a template with other content", { content: "abc" }],
		["--force", { force: true }],
	])("%s makes all again", (_, options: RunOptions) => {
		const of = archive({ "a.txt": "one", "b.txt": "two" });
		made(of);
		expect(made(of, options)).toEqual(["a.txt", "b.txt"]);
		expect(made(of, { ...options, force: false })).toEqual([]);
	});

	test("a failed input is tried again", () => {
		const of = archive({ "a.txt": "one", "b.txt": "two!" });
		expect(made(of)).toEqual(["a.txt", "b.txt"]);
		expect(lineOf(of, "b.txt")).toMatchObject({
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
			outcome: "failed",
			outputs: [],
			share: null,
		});
		expect(made(of)).toEqual(["b.txt"]);
	});

	test("the findings come back as they were", () => {
		const of = archive({ "a.txt": "one", "b.txt": "two?" });
		const { findings } = ran(of);
		expect(ran(of).findings).toEqual(findings);
		expect(findings[1]?.[1]).toHaveLength(1);
	});

	test("the day counts where a date was still to come", () => {
		const of = archive({ "a.txt": "one", "b.txt": "two?" });
		made(of, { today: "2026-11-24" });
		expect(made(of, { today: "2026-11-24" })).toEqual([]);
		expect(made(of, { today: "2026-11-25" })).toEqual(["b.txt"]);
		expect(made(of, { today: "2020-01-01" })).toEqual(["a.txt", "b.txt"]);
	});
});

describe("what an archive keeps", () => {
	test("lines of inputs that a run was not given", () => {
		const of = archive({ "a.txt": "one", "b.txt": "two" });
		made(of);
		of.write("b.txt", "three");
		expect(made(of, { only: ["b.txt"] })).toEqual(["b.txt"]);
		expect(of.manifest().map((line) => JSON.parse(line).path)).toEqual(["a.txt", "b.txt"]);
	});

	test("outputs of other templates, as long as the notes are the same", () => {
		const of = archive({ "a.txt": "one" });
		made(of, { templates: ["html", "md"] });
		made(of, { templates: ["json"] });
		expect(lineOf(of, "a.txt").outputs.map(({ path }: { path: string }) => path)).toEqual(["a.html", "a.json", "a.md"]);
		expect(made(of, { templates: ["md"] })).toEqual([]);
		of.write("a.txt", "changed");
		const { ended } = ran(of, { templates: ["json"] });
		expect(ended?.swept).toEqual([{ path: "a.txt", gone: false, outputs: ["a.html", "a.md"], fate: "left" }]);
		expect(lineOf(of, "a.txt").outputs.map(({ path }: { path: string }) => path)).toEqual(["a.json"]);
		expect(ran(of, { templates: ["json"], prune: true }).ended?.swept[0]).toMatchObject({ fate: "removed" });
		expect(Object.keys(of.outputs())).toEqual(["a.json"]);
		expect(ran(of, { templates: ["json"] }).ended?.swept).toEqual([]);
	});

	test("what was made of an input that can't be read just now", () => {
		const of = archive({ "a.txt": "one" });
		made(of);
		of.write("a.txt", "one!");
		expect(ran(of, { prune: true }).ended?.swept).toEqual([]);
		expect(lineOf(of, "a.txt").outputs).toEqual([]);
		expect(Object.keys(of.outputs())).toEqual(["a.md"]);
		of.write("a.txt", "one");
		made(of);
		expect(lineOf(of, "a.txt").outputs).toHaveLength(1);
	});
});

describe("an input that is gone", () => {
	test("is reported with its outputs, which stay until they are pruned", () => {
		const of = archive({ "a.txt": "one", "b/c.txt": "two" });
		made(of);
		of.remove("b/c.txt");
		const told = { path: "b/c.txt", gone: true, outputs: ["b/c.md"], fate: "left" };
		expect(ran(of).ended?.swept).toEqual([told]);
		expect(ran(of).ended?.swept).toEqual([told]);
		expect(of.manifest()).toHaveLength(2);
		expect(ran(of, { prune: true }).ended?.swept).toEqual([{ ...told, fate: "removed" }]);
		expect(of.manifest()).toHaveLength(1);
		expect(existsSync(join(of.out, "b"))).toBe(false);
	});

	test("keeps outputs that somebody has changed", () => {
		const of = archive({ "a.txt": "one", "b.txt": "two" });
		made(of);
		of.remove("b.txt");
		writeFileSync(join(of.out, "b.md"), "mine");
		expect(ran(of, { prune: true }).ended?.swept).toMatchObject([{ path: "b.txt", fate: "changed" }]);
		expect(of.outputs()["b.md"]).toBe("mine");
	});

	test("does not take along what another input has made since", () => {
		const of = archive({ "a.txt": "one" });
		made(of);
		of.remove("a.txt");
		of.write("a.rst", "one");
		expect(ran(of, { prune: true }).ended?.swept).toEqual([]);
		expect(Object.keys(of.outputs())).toEqual(["a.md"]);
		expect(of.manifest().map((line) => JSON.parse(line).path)).toEqual(["a.rst"]);
	});

	test("may have become a folder", () => {
		const of = archive({ "a.txt": "one", "b.txt": "two" });
		made(of);
		of.remove("a.txt");
		mkdirSync(join(of.notes, "a.txt"));
		expect(ran(of, { prune: true }).ended?.swept).toMatchObject([{ path: "a.txt", gone: true, fate: "removed" }]);
		expect(of.manifest()).toHaveLength(1);
	});

	test("is unknown behind a broken link", () => {
		const of = archive({ "a.txt": "one", "b/c.txt": "two" });
		made(of);
		renameSync(join(of.notes, "b"), join(of.out, "..", "moved"));
		symlinkSync("b", join(of.notes, "b"));
		expect(ran(of, { prune: true }).ended?.swept).toEqual([]);
		expect(Object.keys(of.outputs())).toEqual(["a.md", "b/c.md"]);
		expect(of.manifest()).toHaveLength(2);
	});

	test("is not one that lies elsewhere, or that was not looked for", () => {
		const of = archive({ "a.txt": "one", "b.txt": "two" });
		made(of);
		of.remove("a.txt");
		expect(ran(of, { only: [], prune: true }).ended?.swept).toHaveLength(1);
		expect(of.manifest().map((line) => JSON.parse(line).path)).toEqual(["b.txt"]);
	});
});

describe("a run that ends early", () => {
	const notes = { "a.txt": "one", "b.txt": "two", "c.txt": "three" };

	test.each([1, 2])("goes on after %s records when it was killed", (dies) => {
		const of = archive(notes);
		made(of, { dies });
		expect(made(of)).toEqual(["a.txt", "b.txt", "c.txt"].slice(dies));
		expect(of.manifest()).toHaveLength(3);
		expect(readdirSync(join(of.out, ".rapporteur")).sort()).toEqual(["state.tsv"]);
	});

	test("has a true manifest when somebody ended it", () => {
		const of = archive(notes);
		made(of, { stops: 2 });
		expect(
			of
				.manifest()
				.map((line) => JSON.parse(line))
				.map(({ path, reason }) => [path, reason]),
		).toEqual([
			["a.txt", undefined],
			["b.txt", undefined],
			["c.txt", "interrupted"],
		]);
		expect(made(of)).toEqual(["c.txt"]);
	});

	test("does not trust its account about outputs", () => {
		const of = archive(notes);
		made(of, { dies: 2 });
		writeFileSync(join(of.out, "a.md"), "");
		expect(made(of)).toEqual(["a.txt", "c.txt"]);
	});

	test("ignores a line that was torn", () => {
		const of = archive(notes);
		made(of, { dies: 2 });
		const state = join(of.out, ".rapporteur/state.tsv");
		const text = readFileSync(state, "utf8");
		writeFileSync(state, text.slice(0, -40));
		expect(made(of)).toEqual(["b.txt", "c.txt"]);
	});
});

describe("files that are not as we left them", () => {
	const notes = { "a.txt": "one", "b.txt": "two" };

	test("a broken state is reported, and everything is made again", () => {
		const of = archive(notes);
		made(of);
		writeFileSync(join(of.out, ".rapporteur/state.tsv"), "\u0000garbage\n\n");
		const { made: again, notes: told } = ran(of);
		expect(again).toEqual(["a.txt", "b.txt"]);
		expect(told).toHaveLength(1);
		expect(of.manifest()).toHaveLength(2);
	});

	test("without a state, lines of other inputs stay", () => {
		const of = archive(notes);
		made(of);
		rmSync(join(of.out, ".rapporteur"), { recursive: true });
		expect(made(of, { only: ["b.txt"] })).toEqual(["b.txt"]);
		expect(of.manifest()).toHaveLength(2);
	});

	test("without a manifest, it is written again", () => {
		const of = archive(notes);
		made(of);
		const before = of.manifest();
		rmSync(join(of.out, "manifest.jsonl"));
		expect(made(of)).toEqual([]);
		expect(of.manifest()).toEqual(before);
	});

	test.each([
		["a line of another kind", '{"name":"mine"}\n'],
		["words", "These are my notes.\n"],
		["an unfinished line", '{"path":"z.txt"'],
	])("%s in the manifest is not lost", (_, text) => {
		const of = archive(notes);
		made(of);
		appendFileSync(join(of.out, "manifest.jsonl"), text);
		expect(of.run()).toMatchObject({
			code: "write-failed",
			message: expect.stringContaining("line 3 is not from `convert`"),
		});
		expect(readFileSync(join(of.out, "manifest.jsonl"), "utf8")).toContain(text);
		expect(existsSync(join(of.out, ".rapporteur/lock"))).toBe(false);
	});

	test("a line that somebody changed counts, and its input is made again", () => {
		const of = archive(notes);
		made(of);
		const path = join(of.out, "manifest.jsonl");
		writeFileSync(path, readFileSync(path, "utf8").replace('"outcome":"converted"', '"outcome":"failed"'));
		expect(made(of)).toEqual(["a.txt"]);
	});
});
