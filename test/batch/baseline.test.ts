import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KnownFindings, openBaseline, parseBaseline, printBaseline } from "../../src/batch/baseline.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { brokenLines, faultLine } from "../../src/forms/faults.ts";
import type { FileFindings } from "../../src/reporters/reporter.ts";
import { locator } from "../../src/text/place.ts";
import { processorTime } from "../processor-time.ts";
import { tree } from "../tree.ts";

const none: ReadonlySet<string> = new Set();

function open(cwd: string, update = false, name = "known.json"): KnownFindings {
	const opened = openBaseline({ path: join(cwd, name), within: null, update }, cwd);
	if ("findings" in opened) throw new Error(brokenLines([opened]).join("\n"));
	return opened;
}

/** Looks through one file with a baseline. */
function sift(known: KnownFindings, cwd: string, found: FileFindings, off = none): readonly Finding[] {
	const path = found.path ?? "";
	return known.sift(found, { file: join(cwd, path), shown: path, path }, off).findings;
}

async function adopt(cwd: string, ...all: FileFindings[]): Promise<string> {
	const known = open(cwd, true);
	for (const found of all) expect(sift(known, cwd, found)).toEqual([]);
	expect(await known.save()).toBeNull();
	return readFileSync(join(cwd, "known.json"), "utf8");
}

/** Findings of `unknown-label` at every line that ends in a colon. */
function look(text: string, path = "notes/a.txt"): FileFindings {
	const { position } = locator(text);
	const findings = [...text.matchAll(/^(.+):$/gm)].map(({ index, 1: label = "" }): Finding => {
		return { code: "unknown-label", label, position: position(index, index + label.length) };
	});
	return { path, text, findings };
}

function missing(label: string, path = "notes/a.txt"): FileFindings {
	const start = { line: 1, column: 1, offset: 0 };
	return {
		path,
		text: "",
		findings: [{ code: "missing-field", label, type: "text", position: { start, end: start } }],
	};
}

test("the file: one entry a line, in the order of paths, characters that do not show as escapes", async () => {
	const cwd = tree({});
	const text = await adopt(cwd, look("Venue:\nPl\u200bace:\nVenue:\n", "notes/b.txt"), missing("Reporter"));
	expect(text).toBe(`{
	"version": 1,
	"findings": [
		{"path":"notes/a.txt","code":"missing-field","text":"Reporter","ordinal":1},
		{"path":"notes/b.txt","code":"unknown-label","text":"Pl\\u200bace","ordinal":1},
		{"path":"notes/b.txt","code":"unknown-label","text":"Venue","ordinal":1},
		{"path":"notes/b.txt","code":"unknown-label","text":"Venue","ordinal":2}
	]
}
`);
	expect(parseBaseline(text)).toHaveProperty("entries.length", 4);
});

describe("what is known", () => {
	test("a second equal mistake is new, at the later place", async () => {
		const cwd = tree({});
		await adopt(cwd, look("Venue:\n"));
		expect(sift(open(cwd), cwd, look("Venue:\nx\nVenue:\n"))).toMatchObject([{ position: { start: { line: 3 } } }]);
	});

	test("another field that is missing is new", async () => {
		const cwd = tree({});
		await adopt(cwd, missing("Reporter"));
		expect(sift(open(cwd), cwd, missing("Reporter"))).toEqual([]);
		expect(sift(open(cwd), cwd, missing("Date"))).toHaveLength(1);
	});

	test("the same mistake in another file is new", async () => {
		const cwd = tree({});
		await adopt(cwd, look("Venue:\n"));
		expect(sift(open(cwd), cwd, look("Venue:\n", "notes/c.txt"))).toHaveLength(1);
	});

	test("paths count from the baseline's folder, wherever the command runs", async () => {
		const cwd = tree({ "notes/x": "" });
		await adopt(cwd, look("Venue:\n"));
		const known = openBaseline({ path: join(cwd, "known.json"), within: null, update: false }, join(cwd, "notes"));
		if ("findings" in known) throw new Error("broken");
		const input = { file: join(cwd, "notes", "a.txt"), shown: "a.txt", path: "a.txt" };
		expect(known.sift(look("Venue:\n", "a.txt"), input, none).findings).toEqual([]);
	});

	test("standard input is known by the name that it is given", async () => {
		const cwd = tree({});
		await adopt(cwd, look("Venue:\n"));
		const stdin = (path: string | null) => ({ file: null, shown: "<stdin>", path });
		const found = look("Venue:\n", "<stdin>");
		expect(open(cwd).sift(found, stdin("notes/a.txt"), none).findings).toEqual([]);
		expect(open(cwd).sift(found, stdin(null), none).findings).toHaveLength(1);
	});

	test("a fault is never known", async () => {
		const cwd = tree({});
		const fault: Finding = { code: "write-failed", position: null, message: "Not written." };
		const known = open(cwd, true);
		expect(sift(known, cwd, { path: "a.txt", text: "", findings: [fault] })).toEqual([fault]);
		expect(sift(known, cwd, { path: "b.txt", text: null, findings: [fault] })).toEqual([fault]);
		await known.save();
		expect(readFileSync(join(cwd, "known.json"), "utf8")).toContain('"findings": []');
	});
});

describe("what is found no more", () => {
	test("is a warning at its entry, for files that were seen", async () => {
		const cwd = tree({ "notes/a.txt": "", "notes/b.txt": "" });
		await adopt(cwd, look("Venue:\nPlace:\n"), look("Venue:\n", "notes/b.txt"));
		const known = open(cwd);
		expect(known.stale()).toBeNull();
		sift(known, cwd, look("Venue:\n"));
		expect(known.stale()).toMatchObject({
			path: "known.json",
			findings: [
				{
					code: "stale-baseline",
					entry: "notes/a.txt: unknown-label Place",
					position: { start: { line: 4, column: 3 }, end: { line: 4, column: 75 } },
				},
			],
		});
	});

	test("is reported for a deleted file, and dropped by an update", async () => {
		const cwd = tree({ "notes/b.txt": "" });
		await adopt(cwd, look("Venue:\n"), look("Venue:\n", "notes/b.txt"));
		expect(open(cwd).stale()?.findings).toMatchObject([{ entry: "notes/a.txt: unknown-label Venue" }]);
		const known = open(cwd, true);
		sift(known, cwd, look("Venue:\n", "notes/b.txt"));
		await known.save();
		expect(readFileSync(join(cwd, "known.json"), "utf8")).not.toContain("notes/a.txt");
	});

	test("is kept by a run that read nothing", async () => {
		const cwd = tree({});
		await adopt(cwd, look("Venue:\n"));
		await open(cwd, true).save();
		expect(readFileSync(join(cwd, "known.json"), "utf8")).toContain("notes/a.txt");
	});

	test("stands at its place whoever laid the file out", () => {
		const entry = (text: string) => ({ path: "a.txt", code: "lost-url", text, ordinal: 1 });
		const data = { version: 1, findings: [entry('a "{[" b'), entry("gone")] };
		const cwd = tree({ "known.json": JSON.stringify(data, null, "\t") });
		const known = open(cwd);
		sift(known, cwd, { path: "a.txt", text: "", findings: [] });
		expect(known.stale()?.findings).toMatchObject([
			{ position: { start: { line: 4 } } },
			{ position: { start: { line: 10 } } },
		]);
	});

	test("is not told of a file that could not be read, nor of a code that is off", async () => {
		const cwd = tree({ "notes/a.txt": "", "notes/b.txt": "" });
		await adopt(cwd, look("Venue:\n"), look("Venue:\n", "notes/b.txt"));
		const known = open(cwd);
		sift(known, cwd, { path: "notes/a.txt", text: null, findings: [] });
		sift(known, cwd, { path: "notes/b.txt", text: "", findings: [] }, new Set(["unknown-label"]));
		expect(known.stale()).toBeNull();
	});

	test("is dropped by an update, which keeps entries of files that were not seen", async () => {
		const cwd = tree({ "notes/a.txt": "", "notes/b.txt": "" });
		await adopt(cwd, look("Venue:\n"), look("Venue:\n", "notes/b.txt"));
		const text = await adopt(cwd, look("Place:\n"));
		expect(text.match(/"path".*"text":"\w+"/g)).toEqual([
			'"path":"notes/a.txt","code":"unknown-label","text":"Place"',
			'"path":"notes/b.txt","code":"unknown-label","text":"Venue"',
		]);
	});
});

test("an update that changes nothing leaves the file alone", async () => {
	const cwd = tree({});
	await adopt(cwd, look("Venue:\n"));
	const before = statSync(join(cwd, "known.json"), { bigint: true });
	await adopt(cwd, look("\n\nVenue:\n"));
	expect(statSync(join(cwd, "known.json"), { bigint: true })).toMatchObject({
		ino: before.ino,
		mtimeNs: before.mtimeNs,
	});
});

test("an update that can't be written is reported", async () => {
	const cwd = tree({});
	const known = open(cwd, true, "none/known.json");
	sift(known, cwd, look("Venue:\n"));
	expect(await known.save()).toMatchObject({ code: "write-failed" });
});

test("an update that could not be read again leaves the file alone, and says what to do", async () => {
	const cwd = tree({});
	const before = await adopt(cwd, look("Venue:\n"));
	const known = open(cwd, true);
	sift(known, cwd, look("Venue:\nPlace:\n".repeat(3000), `notes/${"long/".repeat(800)}a.txt`));
	const message = expect.stringContaining("Check some folders at a time, each with its own baseline.");
	expect(await known.save()).toMatchObject({ code: "write-failed", message });
	expect(readFileSync(join(cwd, "known.json"), "utf8")).toBe(before);
});

const lines = fc.array(fc.constantFrom("Venue:", "Place:", "Café:", "Cafe\u0301:", "two  words:", "x", ""), {
	maxLength: 12,
});

describe("for any notes", () => {
	test("what was adopted is known, also with lines added that hold no mistake", async () => {
		await fc.assert(
			fc.asyncProperty(lines, fc.array(fc.nat(12)), async (written, places) => {
				const cwd = tree({});
				await adopt(cwd, look(written.join("\n")));
				const more: string[] = [...written];
				for (const place of places) more.splice(place, 0, "harmless");
				const known = open(cwd);
				expect(sift(known, cwd, look(more.join("\n")))).toEqual([]);
				expect(known.stale()).toBeNull();
			}),
			{ numRuns: 200 },
		);
	});

	test("one mistake more is one new finding, one less is one stale entry", async () => {
		await fc.assert(
			fc.asyncProperty(lines, fc.constantFrom("Venue:", "Place:", "New:"), async (written, extra) => {
				const cwd = tree({});
				await adopt(cwd, look(written.join("\n")));
				const known = open(cwd);
				expect(sift(known, cwd, look([...written, extra].join("\n")))).toHaveLength(1);
				expect(known.stale()).toBeNull();
				await adopt(cwd, look([...written, extra].join("\n")));
				const later = open(cwd);
				expect(sift(later, cwd, look(written.join("\n")))).toEqual([]);
				expect(later.stale()?.findings).toHaveLength(1);
			}),
			{ numRuns: 200 },
		);
	});

	test("printing and reading give the same entries", () => {
		const entry = fc.record({
			path: fc.string({ minLength: 1, unit: "binary" }),
			code: fc.constantFrom("lost-url", "mojibake"),
			text: fc.string({ unit: "binary" }),
			ordinal: fc.integer({ min: 1, max: 9 }),
		});
		fc.assert(
			fc.property(fc.uniqueArray(entry, { selector: (each) => JSON.stringify(Object.values(each)) }), (entries) => {
				const read = parseBaseline(printBaseline(entries));
				if ("faults" in read) throw new Error("unreadable");
				expect(new Set(read.entries.map((each) => JSON.stringify(each)))).toEqual(
					new Set(entries.map((each) => JSON.stringify(each))),
				);
				expect(printBaseline(read.entries)).toBe(printBaseline([...entries].reverse()));
			}),
		);
	});
});

describe("a baseline that can't be used", () => {
	const faultsOf = (text: string): string[] => {
		const read = parseBaseline(text);
		return "faults" in read ? read.faults.map((fault) => faultLine("k.json", fault)) : [];
	};
	const entry = '{"path":"a","code":"lost-url","text":"","ordinal":1}';

	test.each([
		["no version", '{"findings": []}', ["k.json:1:1: Missing key `version`."]],
		["another version", '{"version": 2, "findings": []}', ["k.json:1:13: Unexpected `2`. Write `1`."]],
		[
			"an unknown key",
			`{"version": 1, "findings": [],\n"finding": []}`,
			["k.json:2:1: Unexpected key `finding`. Write `findings`."],
		],
		[
			"a wrong type",
			`{"version": 1, "findings": [\n${entry},\n{"path":"a","code":"lost-url","text":1,"ordinal":1}]}`,
			["k.json:3:38: Unexpected `1`. Write text."],
		],
		[
			"an ordinal of 0",
			`{"version": 1, "findings": [${entry.replace(":1}", ":0}")}]}`,
			["k.json:1:79: Unexpected `0`. Write 1 or a larger number."],
		],
		["a list", "[]", ["k.json:1:1: Unexpected list. Write `key: value` pairs."]],
		[
			"no text at all",
			"",
			["k.json:1:1: Not a baseline: invalid JSON. Restore it, or delete it and run with `--update-baseline`."],
		],
		[
			"a key twice",
			'{"version": 1,\n"version": 1, "findings": [],}',
			["k.json:2:1: Not a baseline: invalid JSON. Restore it, or delete it and run with `--update-baseline`."],
		],
	])("%s", (_, text, expected) => expect(faultsOf(text)).toEqual(expected));

	test("conflict markers of a merge are reported with their line", () => {
		const [line] = faultsOf(`{"version": 1, "findings": [\n<<<<<<< ours\n${entry}\n=======\n>>>>>>> theirs\n]}`);
		expect(line).toMatch(/^k\.json:2:1: Not a baseline: invalid JSON\. /);
	});

	test.each([
		["{", "1:2"],
		['{\n\t"version": 1,\n\t"findings": [\n', "4:1"],
		['<<<<<<< ours\n{\n\t"version": 1\n}\n=======\n{}\n>>>>>>> theirs\n', "1:1"],
		['{\n\t"version": 1,\n<<<<<<< ours\n\t"findings": []\n}\n', "3:1"],
	])("invalid JSON is reported as such by a run, with its place: %j", (text, place) => {
		const cwd = tree({ "k.json": text });
		const known = openBaseline({ path: join(cwd, "k.json"), within: null, update: false }, cwd);
		const lines = "findings" in known ? brokenLines([known]) : [];
		expect(lines).toEqual([expect.stringContaining(`k.json:${place}: Not a baseline: invalid JSON. `)]);
	});

	test("in a very large file the entry's place has to do", () => {
		const many = Array.from({ length: 25_000 }, () => entry);
		many[20_000] = entry.replace('"text"', '"texts"');
		const elapsed = processorTime();
		const found = faultsOf(`{"version": 1, "findings": [\n${many.join(",\n")}]}`);
		expect(found.map((line) => line.replace(/(\d) .*/, "$1"))).toEqual([
			"k.json:20002:1: Missing key `text`.",
			"k.json:20002:1: Unexpected key `texts`. Write `text`.",
		]);
		expect(elapsed()).toBeLessThan(5000);
	});

	test("one that is not there, or is no file", () => {
		const cwd = tree({ "notes/a.txt": "" });
		expect(() => open(cwd)).toThrow(
			"known.json:1:1: The baseline does not exist. To create it, run the same command with `--update-baseline`.",
		);
		expect(() => open(cwd, true, "notes")).toThrow("notes:1:1: Can't read the baseline: it is a folder.");
	});
});
