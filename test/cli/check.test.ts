import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { tree } from "../tree.ts";
import { datelessNotes, goodNotes } from "./notes.ts";
import { type Ran, run } from "./world.ts";

const misspelt = goodNotes.replace("Reporter:", "Repotrer:");
const looselyLinked = goodNotes.replace("Tags:", "Web links for more information:\nA film of it\n\nTags:");

interface FoundFile {
	readonly path: string | null;
	readonly findings: readonly { readonly code: string; readonly severity: string }[];
}

interface Found {
	readonly files: readonly FoundFile[];
	readonly summary: { readonly files: number; readonly errors: number; readonly warnings: number };
}

const found = ({ stdout }: Ran): Found => JSON.parse(stdout) as Found;
const codes = (ran: Ran): string[] => found(ran).files.flatMap(({ findings }) => findings.map(({ code }) => code));

describe("the exit code", () => {
	test.each<[string, Readonly<Record<string, string>>, readonly string[], number]>([
		["nothing wrong", { "a.txt": goodNotes }, ["a.txt"], 0],
		["an error", { "a.txt": datelessNotes }, ["a.txt"], 1],
		["warnings", { "a.txt": looselyLinked }, ["a.txt"], 0],
		["more warnings than allowed", { "a.txt": looselyLinked }, ["a.txt", "--max-warnings", "0"], 1],
		["as many warnings as allowed", { "a.txt": looselyLinked }, ["a.txt", "--max-warnings", "1"], 0],
		["an error that is switched off", { "a.txt": datelessNotes }, ["a.txt", "--severity", "missing-field=off"], 0],
		["an error made a warning", { "a.txt": datelessNotes }, ["a.txt", "--severity=missing-field=warning"], 0],
		["a warning made an error", { "a.txt": looselyLinked }, ["a.txt", "--severity=link-without-url=error"], 1],
		["a file that is not there", { "a.txt": goodNotes }, ["a.txt", "b.txt"], 2],
		["an empty folder", { "a/b.doc": "" }, ["a"], 2],
		["a fault beside an error", { "a.txt": datelessNotes }, ["a.txt", "nope/*.txt"], 2],
	])("%s", async (_, files, args, code) => {
		expect((await run(["check", ...args], { cwd: tree(files) })).code).toBe(code);
	});

	test("counts what --quiet hides", async () => {
		const cwd = tree({ "a.txt": looselyLinked });
		const { code, stdout } = await run(["check", "a.txt", "--quiet", "--max-warnings=0"], { cwd });
		expect([code, stdout.includes("link-without-url")]).toEqual([1, false]);
		expect(stdout).toContain("1 warning");
	});
});

const reporters = ["pretty", "json", "github", "sarif", "junit"] as const;

const undecodable = { "bad.txt": new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0, 0xff, 0xfe, 0]) };

/** What keeps a run from being whole: the files, the arguments, and its code. */
const faults: readonly [string, Readonly<Record<string, string | Uint8Array>>, readonly string[], string][] = [
	["nothing matched", {}, ["notes/*.txt"], "no-files"],
	["an undecodable file", undecodable, ["bad.txt"], "undecodable"],
	["an unreadable file", {}, ["bad.txt"], "unreadable-file"],
	["a truncated report", { "bad.json": '{"version": 1, "form"' }, ["bad.json"], "unreadable-file"],
	["a broken config", { "rapporteur.config.yaml": "files: 3\n" }, [], "broken-config"],
	["a broken form", { "form.yaml": "titel: x\n" }, ["--form", "form.yaml"], "broken-form"],
	["a form that is not there", {}, ["--form", "nope.yaml"], "broken-form"],
	["a broken baseline", { "known.json": "[" }, ["--baseline", "known.json"], "broken-baseline"],
	["an unknown option's value", {}, ["--now", "soon"], "broken-config"],
];

describe.each(faults)("%s", (_, files, args, code) => {
	test.each(reporters)("is exit 2 and told by %s, with what could be checked", async (reporter) => {
		const cwd = tree({ ...files, "good.txt": datelessNotes });
		const { code: exit, stdout } = await run(["check", "good.txt", ...args, "--reporter", reporter], { cwd });
		expect(exit).toBe(2);
		expect(stdout).toContain(code);
		const isWhole = !code.startsWith("broken-");
		expect(stdout.includes("Required field")).toBe(isWhole);
	});
});

describe("an unknown reporter", () => {
	test.each(reporters)("is reported by %s", async (reporter) => {
		const cwd = tree({ "a.txt": goodNotes });
		const { code, stdout, stderr } = await run(["check", "a.txt", "--reporter", `${reporter},jason=x`], { cwd });
		expect([code, stderr]).toEqual([2, expect.stringContaining("Unknown reporter `jason`")]);
		expect(stdout).toContain("broken-config");
		expect(existsSync(join(cwd, "x"))).toBe(false);
	});

	test("or an empty one is reported", async () => {
		const { code, stderr } = await run(["check", "a.txt", "--reporter="], { cwd: tree({ "a.txt": goodNotes }) });
		expect([code, stderr]).toEqual([2, expect.stringContaining("Empty name in `--reporter`. Use `pretty`")]);
	});

	test.each(reporters)("or an option that nobody knows is reported by %s", async (reporter) => {
		const cwd = tree({ "a.txt": goodNotes });
		const ran = await run(["check", "a.txt", `--reporter=${reporter},json=old.json`, "--quite"], { cwd });
		expect([ran.code, ran.stdout]).toEqual([2, expect.stringContaining("Unknown option")]);
		expect(readFileSync(join(cwd, "old.json"), "utf8")).toContain("broken-config");
	});

	test("alone is reported by pretty", async () => {
		const { code, stdout } = await run(["check", "a.txt", "--reporter", "prety"], {
			cwd: tree({ "a.txt": goodNotes }),
		});
		expect([code, stdout]).toEqual([2, expect.stringContaining("Did you mean `pretty`?")]);
	});
});

test("what the reader of YAML warns of is not told beside our own fault", async () => {
	const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
	const { code } = await run(["check", "a.txt", "--config", "c.yaml"], {
		cwd: tree({ "a.txt": goodNotes, "c.yaml": "? [a]\n: b\n" }),
	});
	expect([code, warn.mock.calls]).toEqual([2, []]);
	warn.mockRestore();
});

describe("reports", () => {
	test("go each to its own place", async () => {
		const cwd = tree({ "a.txt": datelessNotes });
		// As for `-o`, `-` is standard output.
		const list = "json=out/found.json,pretty=-,junit=found.xml";
		const { stdout } = await run(["check", "a.txt", "--reporter", list], { cwd });
		expect(existsSync(join(cwd, "-"))).toBe(false);
		writeFileSync(join(cwd, "rapporteur.config.yaml"), "reporters: [json=-]\n");
		expect(JSON.parse((await run(["check", "a.txt"], { cwd })).stdout)).toHaveProperty("files");
		expect(stdout).toContain("1 error");
		expect(JSON.parse(readFileSync(join(cwd, "out/found.json"), "utf8"))).toMatchObject({ summary: { errors: 1 } });
		expect(readFileSync(join(cwd, "found.xml"), "utf8")).toContain("<testsuite");
	});

	test.each([
		["two on standard output", "json,pretty"],
		["two in one file", "json=x,sarif=x"],
		["a file without a name", "json="],
	])("%s are refused", async (_, list) => {
		const { code, stderr } = await run(["check", "a.txt", "--reporter", list], { cwd: tree({ "a.txt": goodNotes }) });
		expect([code, stderr]).toEqual([2, expect.stringMatching(/^rapporteur: .*\n/)]);
	});

	test.each([
		["into a folder", "junit=folder", "`folder` is a folder. Name a file."],
		["over the notes", "junit=a.txt", "this file is an input"],
	])("one that can't be written %s is reported where no report is printed", async (_, list, why) => {
		const cwd = tree({ "a.txt": goodNotes, "folder/b": "" });
		const { code, stdout, stderr } = await run(["check", "a.txt", "--reporter", list], { cwd });
		expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining(`Not written: ${why}`)]);
	});

	test("one that can't be written is exit 2", async () => {
		const cwd = tree({ "a.txt": goodNotes, "folder/b": "" });
		const { code, stdout } = await run(["check", "a.txt", "--reporter", "json,junit=folder"], { cwd });
		expect([code, found({ code, stdout, stderr: "" }).files[1]]).toMatchObject([
			2,
			{ path: "folder", findings: [{ code: "write-failed" }] },
		]);
	});

	test.each(["a.txt", "./a.txt", "known.json", "form.yaml", "rapporteur.config.yaml", "broken.yaml"])(
		"never take the place of %s, which is read",
		async (name) => {
			const form = readFileSync(new URL("../../forms/un-meeting.yaml", import.meta.url), "utf8");
			const files = {
				"a.txt": goodNotes,
				"known.json": '{"version": 1, "findings": []}',
				"form.yaml": form,
				"broken.yaml": "x",
			};
			const cwd = tree({ ...files, "rapporteur.config.yaml": "ignore: []\n" });
			const before = readFileSync(join(cwd, name), "utf8");
			const given = ["--form", name === "broken.yaml" ? name : "form.yaml", "--baseline", "known.json"];
			const ran = await run(["check", "a.txt", ...given, "--reporter", `json,sarif=${name}`], { cwd });
			expect([ran.code, codes(ran)[0]]).toEqual([2, "write-failed"]);
			expect(readFileSync(join(cwd, name), "utf8")).toBe(before);
		},
	);

	test("of GitHub go to the job's summary too", async () => {
		const cwd = tree({ "a.txt": datelessNotes, "summary.md": "before\n" });
		const env = { GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
		const { stdout } = await run(["check", "a.txt", "--reporter", "github"], { cwd, env });
		expect(stdout).toMatch(/^::error file=a\.txt,line=1/);
		expect(readFileSync(join(cwd, "summary.md"), "utf8")).toMatch(/^before\n[\s\S]*missing-field/);
	});
});

describe("files", () => {
	test("come in the order of their paths, arguments that failed among them", async () => {
		const cwd = tree({ "b.txt": goodNotes, "a/z.txt": goodNotes });
		const ran = await run(["check", "b.txt", "a", "aa.txt", "--reporter", "json"], { cwd });
		expect(found(ran).files.map(({ path }) => path)).toEqual(["a/z.txt", "aa.txt", "b.txt"]);
	});

	test("standard input is <stdin>", async () => {
		const ran = await run(["check", "--reporter", "json"], { cwd: tree({}), stdin: datelessNotes });
		expect([ran.code, found(ran).files[0]?.path, codes(ran)]).toEqual([1, "<stdin>", ["missing-field"]]);
	});

	test("empty standard input is no-files, an empty file has a finding", async () => {
		const cwd = tree({ "empty.txt": "" });
		expect(codes(await run(["check", "--reporter", "json"], { cwd, stdin: "" }))).toEqual(["no-files"]);
		expect(codes(await run(["check", "empty.txt", "--reporter", "json"], { cwd }))).toContain("no-labels");
	});

	test("a report has the findings of its notes", async () => {
		const cwd = tree({ "a.txt": looselyLinked });
		for (const name of ["a.md", "a.json", "a.ast.json"]) await run(["convert", "a.txt", "-o", name], { cwd });
		for (const name of ["a.txt", "a.md", "a.json", "a.ast.json"]) {
			expect(codes(await run(["check", name, "--reporter", "json"], { cwd }))).toEqual(["link-without-url"]);
		}
	});

	test("are not looked at any more once nobody reads, which is no success", async () => {
		const notes = Array.from({ length: 20 }, (_, index) => [`n${index}.txt`, datelessNotes] as const);
		const cwd = tree(Object.fromEntries(notes));
		const args = ["check", ".", "--severity", "missing-field=warning"];
		const { code, stdout } = await run([...args, "--reporter", "pretty,junit=j.xml"], { cwd, closesAfter: 2 });
		expect([code, stdout.includes("n9.txt")]).toEqual([2, false]);
		const known = ["--baseline", "known.json", "--update-baseline"];
		expect((await run([...args, ...known], { cwd, closesAfter: 0 })).code).toBe(2);
		// What they would say of the files that were not checked is not so.
		expect(["j.xml", "known.json"].filter((name) => existsSync(join(cwd, name)))).toEqual([]);
	});

	test("no argument on a terminal: help, and 2", async () => {
		const { code, stdout } = await run(["check"], { cwd: tree({}), isTTY: true });
		expect([code, stdout]).toEqual([2, expect.stringContaining("Usage: rapporteur check")]);
	});
});

describe("--fix", () => {
	test("writes what can be repaired, and tells what is left", async () => {
		const cwd = tree({ "a.txt": misspelt.replace(/^Date:.*\n/, "") });
		const ran = await run(["check", "a.txt", "--fix", "--reporter", "json"], { cwd });
		expect([ran.code, codes(ran)]).toEqual([1, ["missing-field"]]);
		expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(datelessNotes);
	});

	test("with --dry-run prints a diff instead of findings, and writes nothing", async () => {
		const cwd = tree({ "a.txt": misspelt });
		const { code, stdout } = await run(["check", "a.txt", "--fix", "--dry-run"], { cwd });
		expect(code).toBe(0);
		expect(stdout).toContain("\n-Repotrer: Jonas Feddersen\n+Reporter: Jonas Feddersen\n");
		expect(stdout).not.toContain("misspelled-label");
		expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(misspelt);
	});

	test("with --dry-run still says what could not be done", async () => {
		const { code, stderr } = await run(["check", "b.txt", "--fix", "--dry-run"], { cwd: tree({}) });
		expect([code, stderr]).toEqual([2, expect.stringContaining("unreadable-file")]);
	});

	test("repairs nothing that is switched off", async () => {
		const cwd = tree({ "a.txt": misspelt });
		await run(["check", "a.txt", "--fix", "--severity=misspelled-label=off"], { cwd });
		expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(misspelt);
	});

	test("can't repair standard input, but show how", async () => {
		const cwd = tree({});
		expect((await run(["check", "--fix"], { cwd, stdin: misspelt })).code).toBe(2);
		const { code, stdout } = await run(["check", "--fix", "--dry-run"], { cwd, stdin: misspelt });
		expect([code, stdout]).toEqual([0, expect.stringContaining("+Reporter:")]);
	});

	test("is not offered for a file that could not be written back, and says why it left it alone", async () => {
		const mixed = Buffer.from(`Caf\xe9\n${misspelt}Other: \xc3\xa9t\xc3\xa9\n`, "latin1");
		const cwd = tree({ "a.txt": mixed, "latin.txt": Buffer.from(`Caf\xe9\n${misspelt}`, "latin1") });
		expect((await run(["check", "a.txt"], { cwd })).stdout).not.toContain("--fix");
		expect((await run(["check", "latin.txt"], { cwd })).stdout).toContain("--fix");
		for (const args of [["--fix", "--dry-run"], ["--fix"]]) {
			const { code, stdout, stderr } = await run(["check", "a.txt", ...args], { cwd });
			expect([code, stdout + stderr]).toEqual([
				2,
				expect.stringContaining("Not fixed: the text can't be written back"),
			]);
		}
		expect(readFileSync(join(cwd, "a.txt"))).toEqual(mixed);
	});

	test("tells what it could not write, and what is wrong still", async () => {
		const cwd = tree({ "a.txt": misspelt });
		chmodSync(join(cwd, "a.txt"), 0o444);
		const ran = await run(["check", "a.txt", "--fix", "--reporter", "json"], { cwd });
		expect([ran.code, codes(ran)]).toEqual([2, ["write-failed", "misspelled-label"]]);
	});
});

describe("a baseline", () => {
	test("leaves out what is known, and tells what is new and what is gone", async () => {
		const cwd = tree({ "a.txt": datelessNotes });
		const baseline = ["--baseline", "known.json"];
		expect((await run(["check", "a.txt", ...baseline, "--update-baseline"], { cwd })).code).toBe(0);
		const quiet = await run(["check", "a.txt", ...baseline], { cwd });
		expect([quiet.code, quiet.stdout]).toEqual([
			0,
			expect.stringMatching(/^1 file: no problems found\n\d findings? in the baseline/),
		]);
		writeFileSync(join(cwd, "a.txt"), misspelt);
		const ran = await run(["check", "a.txt", ...baseline, "--reporter", "json"], { cwd });
		expect([ran.code, codes(ran).sort()]).toEqual([1, ["misspelled-label", "stale-baseline"]]);
		// The baseline is no note.
		expect(JSON.parse(ran.stdout).summary.files).toBe(1);
	});
});

test.each([
	["--max-warnings", "many"],
	["--dry-run"],
	["--fix", "--dry-run", "--baseline", "known.json", "--update-baseline"],
	["--update-baseline"],
	["--severity", "no-files=off"],
	["--severity", "missing-feild=off"],
	["--severity", "missing-field=loud"],
])("wrong usage: %s %s", async (...args) => {
	const { code, stderr } = await run(["check", "a.txt", ...args], { cwd: tree({ "a.txt": goodNotes }) });
	expect([code, stderr]).toEqual([2, expect.stringMatching(/^rapporteur: .*\n/)]);
});

describe("what stands in a config or an option", () => {
	test.each([
		["a config", { "rapporteur.config.yaml": '"a\\n::error::x\\n\\e[31mx": 1\n' }, []],
		["a reporter", {}, ["--reporter", "a\n::error::x\u001b[31m"]],
		["a form", {}, ["--form", "a\n::error::x\u001b[31m"]],
		["a baseline", {}, ["--baseline", "a\n::error::x\u001b[31m"]],
		["an unknown option", {}, ["--wat\n::error::x\u001b[31m"]],
	])("is never obeyed: %s", async (_, files, args) => {
		const { code, stdout, stderr } = await run(["check", "a.txt", ...args], {
			cwd: tree({ "a.txt": goodNotes, ...files }),
		});
		expect([code, stderr]).toEqual([2, expect.stringContaining("::error::x")]);
		expect(stdout + stderr).not.toMatch(/^::/m);
		expect(stdout + stderr).not.toContain("\u001b");
	});
});

describe("a check that is interrupted", () => {
	const files = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`notes/${at}.txt`, datelessNotes]));
	const interruptedAfterPrinting = 3;

	test.each(["json", "sarif"])("ends what it has begun to print as %s", async (reporter) => {
		const args = ["check", "notes", "--reporter", `${reporter},junit=out.xml`];
		const cwd = tree(files);
		const ran = await run(args, { cwd, interruptedAfterPrinting: reporter === "json" ? 3 : 1 });
		expect(ran.code).toBe(130);
		expect(() => JSON.parse(ran.stdout)).not.toThrow();
		expect(ran.stderr).toContain("Interrupted: not all files were checked");
		expect(existsSync(join(cwd, "out.xml"))).toBe(false);
	});

	test("ends the XML as well, with what was found until then", async () => {
		const { code, stdout } = await run(["check", "notes", "--reporter", "junit"], {
			cwd: tree(files),
			interruptedAfterPrinting,
		});
		expect(code).toBe(130);
		expect(stdout.match(/<testsuite /g)?.length).toBe(interruptedAfterPrinting);
		expect(stdout).toMatch(/<\/testsuites>\n$/);
	});
});
