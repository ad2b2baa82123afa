/** A new note under the name of an earlier one: whose report is it? Through the built program. */
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runIn as run } from "./run.ts";

const note = (word: string): string => goodNotes.replace("Friends of the Harbour", `Friends of the ${word}`);
const convert = (cwd: string, ...args: string[]) =>
	run(cwd, ["convert", "in", "-o", "ar", ...(args.includes("-t") ? [] : ["-t", "markdown"]), ...args]);
const report = (cwd: string): string => readFileSync(join(cwd, "ar/minutes.md"), "utf8");

/** A converted inbox; the report of `minutes.txt` has been edited. */
function inbox(): string {
	const cwd = tree({ "in/minutes.txt": note("January"), "in/other.txt": note("Boats") });
	expect(convert(cwd).status).toBe(0);
	appendFileSync(join(cwd, "ar/minutes.md"), "\nBy hand.\n");
	return cwd;
}

test.each([
	["removed", (cwd: string) => rmSync(join(cwd, "in/minutes.txt")), true],
	["moved away", (cwd: string) => renameSync(join(cwd, "in/minutes.txt"), join(cwd, "minutes.txt")), true],
	["renamed", (cwd: string) => renameSync(join(cwd, "in/minutes.txt"), join(cwd, "in/old.txt")), true],
	["renamed, in one step", (cwd: string) => renameSync(join(cwd, "in/minutes.txt"), join(cwd, "in/old.txt")), false],
] as const)("the edited report of a note that was %s stays", (_, change, isSeen) => {
	const cwd = inbox();
	change(cwd);
	if (isSeen) expect(convert(cwd).status).toBe(0);
	writeFileSync(join(cwd, "in/minutes.txt"), note("February"));
	for (const args of [[], ["--prune"], []]) {
		const { status, text } = convert(cwd, ...args);
		expect([status, text]).toEqual([3, expect.stringContaining("name-collision")]);
		expect(report(cwd)).toContain("January");
		expect(report(cwd)).toContain("By hand.");
	}
	const forced = convert(cwd, "--force");
	expect([forced.status, forced.text]).toEqual([0, expect.stringContaining("Replaced minutes.md")]);
	expect(report(cwd)).toContain("February");
});

test("the report of a removed note gives way with `--prune`, if nobody has edited it", () => {
	const cwd = tree({ "in/minutes.txt": note("January"), "in/other.txt": note("Boats") });
	convert(cwd);
	rmSync(join(cwd, "in/minutes.txt"));
	convert(cwd);
	writeFileSync(join(cwd, "in/minutes.txt"), note("February"));
	const { status, text } = convert(cwd);
	expect([status, text]).toEqual([3, expect.stringContaining("`--prune` to remove the old report")]);
	const pruned = convert(cwd, "--prune");
	expect([pruned.status, pruned.text]).toEqual([
		0,
		expect.stringContaining("Replaced minutes.md: `minutes.txt` is gone"),
	]);
	expect(report(cwd)).toContain("February");
});

test.each([
	[
		"that failed",
		Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
		["-t", "markdown,html"],
		3,
		["minutes.html", "minutes.md"],
	],
	["with fewer templates", note("February"), ["-t", "html"], 0, ["minutes.md"]],
] as const)("`--prune` removes reports that gave way to a note %s, if nobody has edited them", (...row) => {
	const [, content, templates, code, gone] = row;
	for (const isEdited of [false, true]) {
		const cwd = tree({ "in/minutes.txt": note("January"), "in/other.txt": note("Boats") });
		convert(cwd, "-t", "markdown,html");
		rmSync(join(cwd, "in/minutes.txt"));
		convert(cwd, "-t", "markdown,html");
		if (isEdited) appendFileSync(join(cwd, "ar/minutes.md"), "\nBy hand.\n");
		writeFileSync(join(cwd, "in/minutes.txt"), content);
		expect(convert(cwd, ...templates).status).toBe(3);
		const { status, text } = convert(cwd, ...templates, "--prune");
		expect(status).toBe(code);
		for (const name of gone) {
			const isKept = isEdited && name === "minutes.md";
			expect(text).toContain(`${isKept ? "Kept" : "Removed"} ${name}: \`minutes.txt\` is gone`);
			expect(existsSync(join(cwd, "ar", name))).toBe(isKept);
		}
		writeFileSync(join(cwd, "in/minutes.txt"), note("March"));
		expect(convert(cwd, "-t", "markdown,html").status).toBe(isEdited ? 3 : 0);
		if (isEdited) expect(report(cwd)).toContain("By hand.");
	}
});

test("a note that comes back is the same one", () => {
	const cwd = tree({ "in/minutes.txt": note("January"), "in/other.txt": note("Boats") });
	convert(cwd);
	renameSync(join(cwd, "in/minutes.txt"), join(cwd, "minutes.txt"));
	convert(cwd);
	renameSync(join(cwd, "minutes.txt"), join(cwd, "in/minutes.txt"));
	expect(convert(cwd).status).toBe(0);
});

test("an archive that is moved on to other notes keeps its reports", () => {
	const cwd = tree({ "2016/in/minutes.txt": note("January"), "2017/in/minutes.txt": note("February") });
	expect(convert(join(cwd, "2016")).status).toBe(0);
	renameSync(join(cwd, "2016/ar"), join(cwd, "2017/ar"));
	rmSync(join(cwd, "2016"), { recursive: true });
	const { status, text } = convert(join(cwd, "2017"));
	expect([status, text]).toEqual([3, expect.stringContaining("name-collision")]);
	expect(report(join(cwd, "2017"))).toContain("January");
});

test("an archive that is moved together with its notes goes on with those that are as they were", () => {
	const cwd = tree({
		"one/in/minutes.txt": note("January"),
		"one/in/b.txt": note("Boats"),
		"one/in/c.txt": note("Nets"),
	});
	expect(convert(join(cwd, "one")).status).toBe(0);
	mkdirSync(join(cwd, "moved"));
	renameSync(join(cwd, "one"), join(cwd, "moved/one"));
	writeFileSync(join(cwd, "moved/one/in/minutes.txt"), note("February"));
	for (const _ of ["once", "again"]) {
		const { status, text } = convert(join(cwd, "moved/one"));
		expect([status, text]).toEqual([3, expect.stringMatching(/3 files: 2 (?:converted|unchanged), 1 failed/)]);
		expect(report(join(cwd, "moved/one"))).toContain("January");
	}
	expect(convert(join(cwd, "moved/one"), "--force").status).toBe(0);
	expect(report(join(cwd, "moved/one"))).toContain("February");
});

test("an edited report is replaced with `--force` only, though its note has changed, and was renamed", () => {
	const cwd = inbox();
	const refused = { status: 3, text: expect.stringContaining("`minutes.md` has been edited or damaged") };
	for (const word of ["January", "February", "March"]) {
		writeFileSync(join(cwd, "in/minutes.txt"), note(word));
		expect(convert(cwd)).toMatchObject(refused);
		expect(report(cwd)).toContain("By hand.");
	}
	renameSync(join(cwd, "in/minutes.txt"), join(cwd, "in/minutes.md"));
	for (const word of ["March", "April"]) {
		writeFileSync(join(cwd, "in/minutes.md"), note(word));
		for (const args of [[], ["--prune"]]) expect(convert(cwd, ...args)).toMatchObject({ status: 3 });
		convert(cwd, "-t", "html", "--prune");
		expect(report(cwd)).toContain("By hand.");
	}
	const { status, text } = convert(cwd, "--force");
	expect([status, text]).toEqual([0, expect.stringContaining("Replaced minutes.md")]);
});

test("a report that a power cut has left empty is written again", () => {
	const cwd = inbox();
	writeFileSync(join(cwd, "ar/minutes.md"), "");
	expect(convert(cwd).status).toBe(0);
	expect(report(cwd)).toContain("January");
});

test("what `--force` does not replace of another note stays nobody's", () => {
	const cwd = tree({ "one/a.txt": note("Boats"), "two/a.txt": note("Nets") });
	const go = (input: string, ...args: string[]) => run(cwd, ["convert", input, "-o", "out", ...args]);
	go("one", "-t", "markdown,html");
	expect(go("two", "-t", "markdown", "--force")).toMatchObject({ status: 0 });
	const other = (): string => readFileSync(join(cwd, "out/a.html"), "utf8");
	for (const args of [
		["-t", "html"],
		["-t", "markdown", "--prune"],
		["-t", "html", "--prune"],
	]) {
		go("two", ...args);
		expect(other()).toContain("Friends of the Boats");
	}
	expect(go("two", "-t", "html", "--force").text).toContain("Replaced a.html");
	expect(other()).toContain("Friends of the Nets");
});

test("`--force` names what it replaces of others", () => {
	const cwd = tree({ "in/x.txt": note("Nets"), "in/mine.txt": note("Boats"), "ar/mine.md": "own words" });
	run(cwd, ["convert", "-", "--stdin-path", "x.txt", "-o", "ar/", "-t", "markdown"], note("Piped"));
	const { status, text } = convert(cwd, "--force");
	expect(status).toBe(0);
	expect(text).toContain("Replaced x.md");
	expect(text).toContain("Replaced mine.md");
	expect(convert(cwd, "--force").text).not.toContain("Replaced");
});

test("`merge` names the left-over reports that it does not copy", () => {
	const cwd = tree({ "in/minutes.txt": note("January") });
	convert(cwd);
	writeFileSync(join(cwd, "in/minutes.txt"), note("February"));
	run(cwd, ["convert", "in", "-o", "ar", "-t", "html"]);
	const { status, text } = run(cwd, ["merge", "ar", "-o", "all"]);
	expect([status, text]).toEqual([1, expect.stringContaining("ar/minutes.md: Not copied")]);
});

test.skipIf(process.platform === "win32")(
	"a note that is a link now, whose report another one takes by force, is recorded as skipped",
	() => {
		const cwd = tree({ "in/minutes.md": note("January") });
		expect(
			run(cwd, ["convert", "-", "-o", "ar/", "-t", "markdown", "--stdin-path", "minutes.md"], goodNotes).status,
		).toBe(0);
		renameSync(join(cwd, "in/minutes.md"), join(cwd, "elsewhere.md"));
		symlinkSync("../elsewhere.md", join(cwd, "in/minutes.md"));
		writeFileSync(join(cwd, "in/minutes.txt"), note("February"));
		expect(convert(cwd, "--force", "--prune").status).toBe(0);
		expect(run(cwd, ["verify", "ar", "--source", "in"])).toMatchObject({ status: 0 });
	},
);
