/** What `--prune`, shards, manifests among notes and merges do to reports that somebody still needs: through the built program. */
import {
	appendFileSync,
	existsSync,
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

const numbers = Array.from({ length: 20 }, (_, at) => at + 10);

/** Twenty notes in a folder of that name. */
const notesIn = (folder: string): Record<string, string> =>
	Object.fromEntries(numbers.map((at) => [`${folder}/${at}.txt`, note(`Pier ${at}`)]));

const reportsIn = (cwd: string, folder: string): string[] =>
	readdirSync(join(cwd, folder)).filter((name) => name.endsWith(".md"));

describe("shards", () => {
	test("remove nothing: only a run over all notes knows what is gone", () => {
		const cwd = tree(notesIn("notes"));
		expect(run(cwd, ["convert", "notes", "-o", "out", "--shard", "1/2", "--prune"])).toMatchObject({
			status: 2,
			text: expect.stringContaining("rapporteur merge"),
		});
	});

	test("leave the report of another folder's note alone", () => {
		const cwd = tree({ ...notesIn("one"), "two/14.md": note("Tower") });
		expect(run(cwd, ["convert", "one", "-o", "out"]).status).toBe(0);
		const before = readFileSync(join(cwd, "out/14.md"), "utf8");
		const codes = [1, 2].map((at) => run(cwd, ["convert", "two", "-o", "out", "--shard", `${at}/2`]).status);
		expect([codes.includes(3), readFileSync(join(cwd, "out/14.md"), "utf8")]).toEqual([true, before]);
	});

	test("are merged where a note was renamed and keeps the name of its report", () => {
		const cwd = tree(notesIn("notes"));
		const shard = (at: number) => run(cwd, ["convert", "notes", "-o", "out", "--shard", `${at}/2`]).status;
		expect([shard(1), shard(2), run(cwd, ["merge", "out"]).status]).toEqual([0, 0, 0]);
		for (const at of [10, 11, 12, 13]) renameSync(join(cwd, `notes/${at}.txt`), join(cwd, `notes/${at}.md`));
		expect([shard(1), shard(2), run(cwd, ["merge", "out"]).status]).toEqual([0, 0, 0]);
		expect(run(cwd, ["verify", "out", "--source", "notes"])).toMatchObject({ status: 0 });
		expect(reportsIn(cwd, "out")).toHaveLength(20);
	});

	test("are merged where a report was changed or removed, which is said, and the next run goes on", () => {
		const cwd = tree(notesIn("notes"));
		for (const at of [1, 2]) run(cwd, ["convert", "notes", "-o", "out", "--shard", `${at}/2`]);
		rmSync(join(cwd, "out/12.md"));
		appendFileSync(join(cwd, "out/13.md"), "by hand\n");
		const merged = run(cwd, ["merge", "out"]);
		expect([merged.status, merged.text.includes("12.md"), merged.text.includes("13.md")]).toEqual([1, true, true]);
		expect(run(cwd, ["convert", "notes", "-o", "out", "--force"]).status).toBe(0);
		expect(run(cwd, ["verify", "out", "--source", "notes"]).status).toBe(0);
	});

	test("do not replace reports of notes that other shards know, before they are merged", () => {
		const cwd = tree({ ...notesIn("one"), ...notesIn("two") });
		for (const at of numbers) writeFileSync(join(cwd, `two/${at}.txt`), note("Tower"));
		const codes = (folder: string) =>
			[1, 2].map((at) => run(cwd, ["convert", folder, "-o", "out", "--shard", `${at}/2`]).status);
		expect(codes("one")).toEqual([0, 0]);
		renameSync(join(cwd, "two/10.txt"), join(cwd, "two/10.md"));
		rmSync(join(cwd, "two/19.txt"));
		expect(codes("two")).toEqual([3, 3]);
		expect(
			reportsIn(cwd, "out").filter((name) => readFileSync(join(cwd, "out", name), "utf8").includes("Tower")),
		).toEqual([]);
	});
});

describe("shards with a folder each", () => {
	// Shards are slices of the sorted hashes of the paths: without `n1.txt`, the first one takes `n2.txt` from the second.
	const of = (at: number) => [`notes/n${at}.txt`, note(`Pier ${at}`)] as const;
	const project = () => tree(Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(of)));
	const convert = (cwd: string, ...more: string[]) =>
		[1, 2].map((at) => run(cwd, ["convert", "notes", "-o", `s${at}`, "--shard", `${at}/2`, ...more]));
	const merge = (cwd: string, to: string) => run(cwd, ["merge", "s1", "s2", "-o", to]);

	test("know a report of their own when its note comes back, and tell of it meanwhile", () => {
		const cwd = project();
		convert(cwd, "-t", "markdown,json");
		renameSync(join(cwd, "notes/n1.txt"), join(cwd, "n1.txt"));
		for (const _ of ["once", "again"]) {
			const [, second] = convert(cwd, "-t", "markdown,json");
			expect(second).toMatchObject({ status: 0, text: expect.stringContaining("Left over: n2.json: its note is in") });
			expect(second?.text).toContain("Left over: n2.md: ");
		}
		expect(merge(cwd, "out").status).toBe(0);
		appendFileSync(join(cwd, "notes/n2.txt"), "\nEdited.\n");
		convert(cwd, "-t", "markdown,json");
		renameSync(join(cwd, "n1.txt"), join(cwd, "notes/n1.txt"));
		expect(convert(cwd, "-t", "markdown,json").map(({ status }) => status)).toEqual([0, 0]);
		expect(readFileSync(join(cwd, "s2/n2.md"), "utf8")).toContain("Edited.");
		expect(merge(cwd, "new").status).toBe(0);
		expect(run(cwd, ["verify", "new", "--source", "notes"]).status).toBe(0);
	});

	test("keep a report that somebody has edited, and are merged without it", () => {
		const cwd = project();
		convert(cwd);
		renameSync(join(cwd, "notes/n1.txt"), join(cwd, "n1.txt"));
		convert(cwd);
		writeFileSync(join(cwd, "s2/n2.md"), "By hand.\n");
		rmSync(join(cwd, "s1/n2.md"));
		writeFileSync(join(cwd, "notes/n2.txt"), "PK\u0003\u0004");
		convert(cwd);
		expect(merge(cwd, "out")).toMatchObject({ status: 1, text: expect.stringContaining("s2/n2.md: Not copied") });
		writeFileSync(join(cwd, "notes/n2.txt"), note("Quay"));
		renameSync(join(cwd, "n1.txt"), join(cwd, "notes/n1.txt"));
		expect(convert(cwd).map(({ status }) => status)).toEqual([0, 3]);
		expect(readFileSync(join(cwd, "s2/n2.md"), "utf8")).toBe("By hand.\n");
		expect(convert(cwd, "--force").map(({ status }) => status)).toEqual([0, 0]);
	});

	test("list a note that comes back unchanged, and forget what somebody has removed", () => {
		const cwd = project();
		convert(cwd);
		renameSync(join(cwd, "notes/n1.txt"), join(cwd, "n1.txt"));
		convert(cwd);
		renameSync(join(cwd, "n1.txt"), join(cwd, "notes/n1.txt"));
		expect(convert(cwd)[1]).toMatchObject({ status: 0, text: expect.stringContaining("4 unchanged") });
		expect(readFileSync(join(cwd, "s2/manifest.2-of-2.jsonl"), "utf8")).toContain('"path":"n2.txt"');
		renameSync(join(cwd, "notes/n1.txt"), join(cwd, "n1.txt"));
		convert(cwd);
		rmSync(join(cwd, "s2/n2.md"));
		expect(convert(cwd)[1]?.text).not.toContain("Left over");
		expect(readFileSync(join(cwd, "s2/.rapporteur/state.2-of-2.tsv"), "utf8")).not.toContain("n2.txt");
	});
});

describe("`--prune` keeps the report", () => {
	test("of a note that has become a link", () => {
		const cwd = tree({ ...notesIn("notes"), "notes/new.txt": note("Lock") });
		run(cwd, ["convert", "notes", "-o", "out"]);
		for (const at of numbers) {
			renameSync(join(cwd, `notes/${at}.txt`), join(cwd, `${at}.txt`));
			symlinkSync(`../${at}.txt`, join(cwd, `notes/${at}.txt`));
		}
		expect(run(cwd, ["convert", "notes", "-o", "out", "--prune"]).status).toBe(0);
		expect(reportsIn(cwd, "out")).toHaveLength(21);
	});

	test("of a report that is read only where it is named", () => {
		const cwd = tree({ "notes/a.txt": note("Lock") });
		run(cwd, ["convert", "notes/a.txt", "-o", "notes/old.json"]);
		run(cwd, ["convert", "notes", "notes/old.json", "-o", "out"]);
		expect(run(cwd, ["convert", "notes", "-o", "out", "--prune"]).status).toBe(0);
		expect(reportsIn(cwd, "out")).toEqual(["a.md", "old.md"]);
		expect(run(cwd, ["verify", "out"]).status).toBe(0);
	});

	test("of a note whose new one could not be written", () => {
		const cwd = tree({ "notes/a.txt": note("Lock") });
		run(cwd, ["convert", "notes", "-o", "out"]);
		writeFileSync(join(cwd, "out/a.html"), "my own page");
		writeFileSync(join(cwd, "notes/a.txt"), note("Quay"));
		expect(run(cwd, ["convert", "notes", "-o", "out", "-t", "html", "--prune"]).status).toBe(3);
		expect(existsSync(join(cwd, "out/a.md"))).toBe(true);
	});
});

describe("a report that is left over", () => {
	test("is not replaced by another note that wants its name; a renamed note keeps it", () => {
		const cwd = tree({ "notes/a.txt": note("Quay"), "notes/b.txt": note("Lock") });
		const convert = (...more: string[]) => run(cwd, ["convert", "notes", "-o", "out", ...more]);
		expect(convert().status).toBe(0);
		rmSync(join(cwd, "notes/a.txt"));
		writeFileSync(join(cwd, "notes/a.md"), note("Tower"));
		renameSync(join(cwd, "notes/b.txt"), join(cwd, "notes/b.md"));
		expect(convert()).toMatchObject({
			status: 3,
			text: expect.stringMatching(/a\.md[\s\S]*`notes\/a\.txt`, which is gone[\s\S]*--prune/),
		});
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("Quay");
		expect([convert("--no-clobber").status, convert().status, convert().status]).toEqual([3, 3, 3]);
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("Quay");
		expect(convert("--prune").status).toBe(0);
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("Tower");
		expect(run(cwd, ["verify", "out", "--source", "notes"]).status).toBe(0);
	});

	test("is not replaced, with `--prune` either, once somebody has edited it", () => {
		const cwd = tree({ "notes/a.txt": note("Quay"), "notes/b.txt": note("Lock") });
		const convert = (...more: string[]) => run(cwd, ["convert", "notes", "-o", "out", ...more]);
		expect(convert().status).toBe(0);
		appendFileSync(join(cwd, "out/a.md"), "by hand\n");
		rmSync(join(cwd, "notes/a.txt"));
		expect(convert("--prune")).toMatchObject({ status: 0, text: expect.stringContaining("Kept a.md") });
		writeFileSync(join(cwd, "notes/a.html"), "<p>Date: 2 February 2016</p>");
		expect([convert().status, convert("--prune").status, convert().status]).toEqual([3, 3, 3]);
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("by hand");
		expect(convert("--force").status).toBe(0);
	});

	test("stays while the folder of a glob is away, and while most notes of its folder are", () => {
		const files = Object.fromEntries([...numbers, 40, 41].map((at) => [`disk/${at}.txt`, note(`Pier ${at}`)]));
		const cwd = tree({ ...files, "notes/a.txt": note("Quay") });
		const convert = (...more: string[]) => run(cwd, ["convert", "disk/**/*.txt", "notes", "-o", "out", ...more]).status;
		expect(convert()).toBe(0);
		renameSync(join(cwd, "disk"), join(cwd, "away"));
		expect([convert("--prune"), reportsIn(cwd, "out/disk").length]).toEqual([2, 22]);
	});

	test("is still that of its note, once the note has failed or has got a report of another template", () => {
		const cwd = tree({ "notes/a.txt": note("Quay"), "notes/b.txt": note("Lock") });
		const convert = (...more: string[]) => run(cwd, ["convert", "notes", "-o", "out", ...more]).status;
		expect([convert(), convert("--max-size", "10"), convert("-t", "json")]).toEqual([0, 3, 0]);
		rmSync(join(cwd, "notes/a.txt"));
		writeFileSync(join(cwd, "notes/a.html"), "<p>Date: 2 February 2016</p>");
		expect([convert(), convert()]).toEqual([3, 3]);
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("Quay");
	});

	test("is not that of another folder's note of the same path, nor of one that is read from standard input", () => {
		const cwd = tree({ "one/a.txt": note("Quay"), "two/a.txt": note("Lock") });
		const convert = (...args: string[]) => run(cwd, ["convert", ...args], note("Tower")).status;
		expect([convert("one", "-o", "out"), convert("one", "-o", "out", "--max-size", "10")]).toEqual([0, 3]);
		const two = () => [convert("two", "-o", "out"), convert("two", "-o", "out", "-t", "html", "--prune")];
		expect([...two(), ...two()]).toEqual([3, 3, 3, 3]);
		rmSync(join(cwd, "one/a.txt"));
		expect(convert("-", "--stdin-path", "a.html", "-o", "out/")).toBe(3);
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("Quay");
	});

	test("counts, though its note has failed, where most notes are away", () => {
		const cwd = tree({ ...notesIn("notes"), "notes/a.txt": note("Quay") });
		const convert = (...more: string[]) => run(cwd, ["convert", "notes", "-o", "out", ...more]).status;
		expect([convert(), convert("--max-size", "10")]).toEqual([0, 3]);
		for (const at of numbers) rmSync(join(cwd, `notes/${at}.txt`));
		expect([convert("--prune"), reportsIn(cwd, "out").length]).toEqual([2, 21]);
	});

	test("stays where the folder of its note has become a link that leads nowhere just now", () => {
		const cwd = tree({ ...notesIn("notes"), "notes/sub/a.txt": note("Quay") });
		const convert = (...more: string[]) => run(cwd, ["convert", "notes", "-o", "out", ...more]).status;
		expect(convert()).toBe(0);
		rmSync(join(cwd, "notes/sub"), { recursive: true });
		symlinkSync("../away/sub", join(cwd, "notes/sub"));
		expect([convert("--prune"), existsSync(join(cwd, "out/sub/a.md"))]).toEqual([0, true]);
	});

	test("is of the note that standard input was, by its name", () => {
		const cwd = tree({});
		const convert = (name: string, word: string) =>
			run(cwd, ["convert", "-", "--stdin-path", name, "-o", "out/"], note(word)).status;
		expect([convert("a.txt", "Quay"), convert("a.txt", "Lock"), convert("a.html", "Tower")]).toEqual([0, 0, 3]);
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("Lock");
	});

	test("is reported and removed where notes are found by a glob", () => {
		const cwd = tree({
			...notesIn("notes"),
			"rapporteur.config.yaml": 'files: ["notes/**/*.txt"]\noutput:\n  folder: out\n',
		});
		expect(run(cwd, ["convert"]).status).toBe(0);
		rmSync(join(cwd, "notes/12.txt"));
		expect(run(cwd, ["convert"])).toMatchObject({ status: 0, text: expect.stringContaining("Left over: 12.md") });
		expect(run(cwd, ["convert", "notes/*.txt", "-o", "out", "--prune"]).status).toBe(0);
		expect(reportsIn(cwd, "out")).toHaveLength(19);
	});
});

describe("a manifest among notes", () => {
	test("hides no note that it does not tell of", () => {
		const cwd = tree({ "notes/harbour.txt": note("Harbour"), "other/x.txt": note("Tower") });
		run(cwd, ["convert", "notes/harbour.txt", "-o", "harbour.md"]);
		renameSync(join(cwd, "harbour.md"), join(cwd, "notes/harbour.md"));
		run(cwd, ["convert", "other/x.txt", "-o", "notes/"]);
		expect(run(cwd, ["convert", "notes", "-o", "out"]).status).toBe(0);
		expect(reportsIn(cwd, "out")).toContain("harbour.md.md");
	});

	test("hides no words that were added to a report, and names the others", () => {
		const cwd = tree({ "notes/a.txt": note("Harbour"), "notes/b.txt": note("Tower") });
		run(cwd, ["convert", "notes", "-o", "notes"]);
		const report = join(cwd, "notes/a.md");
		writeFileSync(report, `${readFileSync(report, "utf8")}\nAdded by hand.\n`);
		const { status, text } = run(cwd, ["convert", "notes", "-o", "out"]);
		expect([status, text]).toEqual([0, expect.stringContaining("written by an earlier run (notes/b.md)")]);
		expect(readFileSync(join(cwd, "out/a.md.md"), "utf8")).toContain("Added by hand.");
	});

	test("above the notes makes up for no loss", () => {
		const cwd = tree({
			"notes/old/a.txt": note("Harbour"),
			"notes/b.txt": note("Tower"),
			"site/home.txt": note("Web"),
		});
		run(cwd, ["convert", "notes/old", "-o", "notes/old"]);
		run(cwd, ["convert", "notes", "-o", "out"]);
		run(cwd, ["convert", "site", "-o", "."]);
		rmSync(join(cwd, "notes/old"), { recursive: true });
		expect(run(cwd, ["verify", "out", "--source", "notes"])).toMatchObject({
			status: 1,
			text: expect.stringContaining("a.md: in the manifest, but not among the notes"),
		});
	});
});

describe("a file that only looks like a report", () => {
	const minutes = `Minutes of the harbour board\n\nDate: 3 March 2016\nPresent: Ada, Bob\n\n${"-".repeat(72)}\nWhat was said\n\nWords.\n`;
	const named = "---\nrapporteur: 1. Ada Lovell\n---\n\nWords.\n";
	const other = '{"$schema":"https://example.org/report.schema.json","words":"Words."}\n';

	test.each([
		["hand.txt", minutes, ["-o", "hand.txt"]],
		["out/10.txt", minutes, ["-o", "out", "-t", "text"]],
		["hand.md", named, ["-o", "hand.md"]],
		["out/10.md", named, ["-o", "out"]],
		["hand.json", other, ["-o", "hand.json"]],
		["out/10.json", other, ["-o", "out", "-t", "json"]],
	])("%s is not replaced, and a report in its place is", (path, words, to) => {
		const cwd = tree({ "notes/10.txt": note("Quay"), "out/none": "", [path]: words });
		const convert = () => run(cwd, ["convert", path.startsWith("out") ? "notes" : "notes/10.txt", ...to]).status;
		expect([convert(), readFileSync(join(cwd, path), "utf8")]).toEqual([3, words]);
		rmSync(join(cwd, path));
		expect(convert()).toBe(0);
		writeFileSync(join(cwd, "notes/10.txt"), note("Tower"));
		expect([convert(), readFileSync(join(cwd, path), "utf8").includes("Tower")]).toEqual([0, true]);
	});
});
