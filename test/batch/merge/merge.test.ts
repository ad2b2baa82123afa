import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { merge } from "../../../src/batch/merge/merge.ts";
import { tree } from "../../tree.ts";
import { type Archive, archive } from "../ledger/archive.ts";

const notes = { "a.txt": "one", "b.txt": "two", "c/d.txt": "three", "e.txt": "four?", "f.txt": "five!" };
const holder = { pid: 1, host: "here", isRunning: () => false };
const maxSize = 1_000_000;
const into = (target: string, ...folders: string[]) => merge({ folders, target, cwd: "/", holder, maxSize });

function sharded(total = 2): Archive {
	const of = archive(notes);
	for (let index = 1; index <= total; index++) of.run({ shard: { index, total } });
	return of;
}

const reasons = (merged: ReturnType<typeof into>): string[] =>
	"obstacles" in merged ? merged.obstacles.map(({ reason }) => reason) : [];

const single = archive;

describe("a run at work", () => {
	const busyHolder = { ...holder, isRunning: () => true };
	const at = (lock: string): string =>
		`Not written: process 8 on here is using this folder. Wait until it ends; if it has ended, remove \`.rapporteur/${lock}\`.`;

	test.each(["lock", "lock.2-of-2"])("is not taken for one that was interrupted (%s)", (name) => {
		const of = sharded();
		mkdirSync(join(of.out, ".rapporteur", name, "8@here~a"), { recursive: true });
		writeFileSync(join(of.out, ".rapporteur/state.2-of-2.tsv"), "");
		expect(reasons(merge({ folders: [of.out], target: of.out, cwd: "/", holder: busyHolder, maxSize }))).toEqual([
			at(name),
		]);
		const other = tree({});
		expect(reasons(merge({ folders: [of.out], target: other, cwd: "/", holder: busyHolder, maxSize }))).toEqual([
			at(name),
		]);
		expect(readdirSync(other)).toEqual([]);
	});
});

describe("shards in one folder", () => {
	test.each([1, 2, 3, 8])("%s of them make the archive that one run makes", (total) => {
		const of = sharded(total);
		expect(into(of.out, of.out)).toEqual({ manifests: total, inputs: 5, copied: 0, altered: [], left: [] });
		const whole = single(notes);
		whole.run();
		expect(of.manifest()).toEqual(whole.manifest());
		expect(of.outputs()).toEqual(whole.outputs());
		expect(readdirSync(join(of.out, ".rapporteur")).sort()).toEqual(["state.tsv"]);
		expect(readdirSync(of.out).filter((name) => name.startsWith("manifest"))).toEqual(["manifest.jsonl"]);
		// What failed is tried again, and nothing else.
		expect(of.run()).toMatchObject({ made: ["f.txt"] });
	});

	test("go on from what was merged before", () => {
		const of = sharded();
		into(of.out, of.out);
		of.write("b.txt", "changed");
		of.remove("a.txt");
		const made = [1, 2].map((index) => of.run({ shard: { index, total: 2 }, prune: true }));
		expect(made.flatMap((ran) => ("made" in ran ? ran.made : [])).sort()).toEqual(["b.txt", "f.txt"]);
		into(of.out, of.out);
		expect(of.manifest().map((line) => JSON.parse(line).path)).toEqual(["b.txt", "c/d.txt", "e.txt", "f.txt"]);
		expect(Object.keys(of.outputs())).not.toContain("a.md");
	});

	test("may change places when there are more notes", () => {
		const of = sharded(3);
		for (const name of ["g", "h", "i", "j"]) of.write(`${name}.txt`, name);
		for (let index = 1; index <= 3; index++) of.run({ shard: { index, total: 3 } });
		expect(into(of.out, of.out)).toMatchObject({ inputs: 9 });
	});

	test("can't be merged without what tells whether they went to their ends", () => {
		const of = sharded();
		rmSync(join(of.out, ".rapporteur"), { recursive: true });
		const unsealed = expect.stringContaining(
			"Can't tell whether the run of this shard ended: its `.rapporteur/` is missing. Copy it too; uploads may leave out hidden folders.",
		);
		expect(reasons(into(join(tree({}), "all"), of.out))).toEqual([unsealed, unsealed]);
		expect(readdirSync(of.out)).not.toContain(".rapporteur");
	});

	test("can't be merged while one is missing", () => {
		const of = sharded();
		rmSync(join(of.out, "manifest.2-of-2.jsonl"));
		expect(reasons(into(of.out, of.out))).toEqual([
			expect.stringContaining("The manifest of another shard is missing: `manifest.2-of-2.jsonl`"),
		]);
		expect(existsSync(join(of.out, "manifest.jsonl"))).toBe(false);
		const target = join(tree({}), "all");
		expect(reasons(into(target, of.out))).toHaveLength(1);
		expect(existsSync(target)).toBe(false);
	});

	test("can't be merged while one was killed, or ended early", () => {
		for (const end of [{ dies: 1 }, { stops: 1 }]) {
			const of = archive(notes);
			of.run({ shard: { index: 1, total: 2 } });
			of.run({ shard: { index: 2, total: 2 } });
			of.run({ shard: { index: 2, total: 2 }, force: true, ...end });
			expect(reasons(into(of.out, of.out))).toEqual([expect.stringContaining("interrupted")]);
			of.run({ shard: { index: 2, total: 2 } });
			expect(into(of.out, of.out)).toMatchObject({ inputs: 5 });
		}
	});

	test("can't be merged with those of another run", () => {
		const of = sharded();
		writeFileSync(join(of.out, "manifest.1-of-3.jsonl"), "");
		expect(reasons(into(of.out, of.out))).toEqual([expect.stringContaining("2 and 3 shards")]);
	});

	test("keep other runs out until they are merged", () => {
		const of = sharded();
		for (const shard of [null, { index: 1, total: 3 }]) {
			expect(of.run({ shard })).toMatchObject({ code: "write-failed", message: expect.stringContaining("merge") });
		}
	});

	test("are cleared away by the next merge where one was cut off in that", () => {
		const of = sharded();
		const shards = readdirSync(join(of.out, ".rapporteur")).filter((name) => name.startsWith("state."));
		const held = shards.map((name) => [name, readFileSync(join(of.out, ".rapporteur", name))] as const);
		const second = readFileSync(join(of.out, "manifest.2-of-2.jsonl"));
		into(of.out, of.out);
		const before = of.manifest();
		for (const [name, bytes] of held) writeFileSync(join(of.out, ".rapporteur", name), bytes);
		writeFileSync(join(of.out, "manifest.2-of-2.jsonl"), second);
		expect(into(of.out, of.out)).toMatchObject({ manifests: 1 });
		expect(of.manifest()).toEqual(before);
		expect(readdirSync(of.out)).not.toContain("manifest.2-of-2.jsonl");
	});
});

describe("several folders", () => {
	function parts(): { one: Archive; two: Archive; target: string } {
		const one = archive(notes);
		one.run({ shard: { index: 1, total: 2 } });
		const two = archive(notes);
		two.run({ shard: { index: 2, total: 2 } });
		return { one, two, target: join(one.notes, "..", "all") };
	}

	test("need not have what only runs need, which uploads may leave out", () => {
		const [one, two] = [archive(notes), archive({ "g.txt": "six" })];
		for (const of of [one, two]) {
			of.run();
			rmSync(join(of.out, ".rapporteur"), { recursive: true });
		}
		const target = join(tree({}), "all");
		expect(into(target, one.out, two.out)).toEqual({ manifests: 2, inputs: 6, copied: 5, altered: [], left: [] });
		expect(readFileSync(join(target, "manifest.jsonl"), "utf8").split("\n")).toHaveLength(7);
		expect([one, two].flatMap(({ out }) => readdirSync(out))).not.toContain(".rapporteur");
	});

	test("are copied together", () => {
		const { one, two, target } = parts();
		expect(into(target, one.out, two.out)).toMatchObject({ manifests: 2, inputs: 5 });
		const whole = single(notes);
		whole.run();
		expect(readFileSync(join(target, "manifest.jsonl"), "utf8").split("\n").slice(0, -1)).toEqual(whole.manifest());
		for (const [name, text] of Object.entries(whole.outputs()))
			expect(readFileSync(join(target, name), "utf8")).toBe(text);
		// Once more copies nothing.
		expect(into(target, one.out, two.out)).toMatchObject({ copied: 0 });
	});

	test("keep what one of them held before, where other shards lie elsewhere", () => {
		const one = archive(notes);
		one.run();
		const two = archive({ "y.txt": "six", "z.txt": "seven" });
		for (const name of Object.keys(notes)) one.remove(name);
		for (const [name, text] of [
			["y.txt", "six"],
			["z.txt", "seven"],
		] as const)
			one.write(name, text);
		one.run({ shard: { index: 1, total: 2 } });
		two.run({ shard: { index: 2, total: 2 } });
		const target = join(tree({}), "all");
		expect(into(target, one.out, two.out)).toMatchObject({ inputs: 7 });
		expect(into(one.out, one.out, two.out)).toMatchObject({ inputs: 7 });
	});

	test("are refused with an input in both", () => {
		const { one, target } = parts();
		const other = archive({ "a.txt": "one", "b.txt": "two", "c/d.txt": "x" });
		other.run();
		expect(reasons(into(target, one.out, other.out))[0]).toContain(
			"The manifest of another shard is missing: `manifest.2-of-2.jsonl`",
		);
		const again = archive({ "b.txt": "two" });
		again.run();
		expect(reasons(into(target, other.out, again.out))).toEqual([
			expect.stringMatching(/`b\.txt` is also an input in .*\. Keep it in only one of the two archives\.$/),
		]);
		const third = archive({ "b.txt": "two" });
		third.run({ shard: { index: 1, total: 3 } });
		expect(reasons(into(target, third.out))[0]).toContain(
			"`manifest.2-of-3.jsonl` (and 1 more). Every shard is needed.",
		);
	});

	test("are refused with outputs of one name", () => {
		const [one, two] = [archive({ "a.txt": "one" }), archive({ "A.rst": "two" })];
		one.run();
		two.run();
		expect(reasons(into(join(one.out, "../all"), one.out, two.out))).toEqual([
			"`a.md` is the report of `A.rst` and of `a.txt`. Rename one of the notes, and convert it again.",
		]);
	});

	test.each([
		["changed", (path: string) => writeFileSync(path, "another"), "Changed since it was written"],
		["lost", (path: string) => unlinkSync(path), "Missing, though the manifest lists it"],
	])("are refused where an output was %s", (_, damage, reason) => {
		const { one, two, target } = parts();
		const [name = ""] = Object.keys(one.outputs());
		damage(join(one.out, name));
		expect(reasons(into(target, one.out, two.out))).toEqual([expect.stringContaining(reason)]);
		expect(existsSync(join(target, "manifest.jsonl"))).toBe(false);
		expect(existsSync(join(target, name))).toBe(false);
	});

	test("do not take the place of somebody else's manifest", () => {
		const { one, two, target } = parts();
		mkdirSync(target);
		writeFileSync(join(target, "manifest.jsonl"), "my own\n");
		expect(reasons(into(target, one.out, two.out))).toEqual([
			expect.stringContaining("This line was not written by `convert`."),
		]);
	});
});
