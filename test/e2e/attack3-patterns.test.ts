/** Patterns that a hostile repository brings along: none of them makes a run take for ever, or all memory. */
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runBounded } from "./bounded-program.ts";

const deep = `${"a/".repeat(60)}x.txt`;
const long = `notes/${`${"a".repeat(100)}/`.repeat(4)}x.txt`;
const many = "**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/b\n";
const stars = "notes/*a*a*/*a*a*/*a*a*/*a*a*/y.txt";
const lines = (count: number): string => Array.from({ length: count }, (_, at) => `x${at}`).join("\n");

describe("an ignore file that would take too long is told, and not used", () => {
	test.each<readonly [string, Readonly<Record<string, string>>, string]>([
		["many `**`", { ".gitignore": many, [deep]: goodNotes }, "its line 1 has too many `*`"],
		["many `*`", { ".rapporteurignore": `# x\n\n${stars}\n`, [long]: goodNotes }, "its line 3 has too many `*`"],
		["a long line", { ".gitignore": "a?".repeat(400_000) }, "its line 1 is too long"],
		["many lines", { ".gitignore": lines(100_000) }, "it has more than 5000 patterns"],
		[
			"many files",
			Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${"d/".repeat(at)}.gitignore`, lines(5000)])),
			"the ignore files have too many patterns together",
		],
		[
			"many lines with stars",
			{ ".gitignore": "**/a/**/a/*b\n".repeat(4000), [deep]: goodNotes },
			"the ignore files have too many patterns together",
		],
	])("%s", (_, files, why) => {
		const { code, text, seconds } = runBounded(tree({ "a.txt": goodNotes, ...files }), ["check", "."]);
		expect([code, text]).toEqual([2, expect.stringContaining(`Unreadable file: ${why}`)]);
		expect(seconds).toBeLessThan(8);
	});

	test("but not one as repositories have it", () => {
		const patterns = [
			"**/src/**/gen/**",
			"*.[Pp]ublish.xml",
			"**.log",
			".*crunch*.local.xml",
			"*/*/*/*/*.tmp",
			"\\*x*",
		];
		const files = {
			".gitignore": `${patterns.join("\r\n")}\n${lines(4900)}\nb.txt`,
			"a.txt": goodNotes,
			"b.txt": "bad",
		};
		expect(runBounded(tree(files), ["check", "."])).toMatchObject({
			code: 0,
			text: expect.not.stringContaining("b.txt"),
		});
	});
});

test("patterns at their limits are quick however deep folders are, and what lies too deep is told", () => {
	const patterns = Array.from({ length: 10 }, (_, at) => `**/a/**/b${at}`).join("\n");
	const files = {
		".gitignore": patterns,
		[`${"a/".repeat(200)}x.txt`]: goodNotes,
		[`${"a/".repeat(600)}y.txt`]: goodNotes,
	};
	const { code, text, seconds } = runBounded(tree(files), ["check", "."]);
	expect([code, text]).toEqual([2, expect.stringContaining("Unreadable folder: it is more than 200 folders down")]);
	expect(text).toContain("2 files: 1 error");
	expect(seconds).toBeLessThan(6);
});

describe("a config whose globs would take too long is refused", () => {
	test.each([
		["files", `files: ["${stars}"]`],
		["ignore", `ignore: ["${stars}"]`],
		["forms", `forms: {"${stars}": un-meeting}`],
		["choices", `files: ["**/{${"a,".repeat(40)}b}{${"a,".repeat(40)}b}/x"]`],
		["all", `files: [${Array.from({ length: 4000 }, (_, at) => `"**/a*a*/b${at}.txt"`).join(",")}]`],
	])("%s", (_, config) => {
		const cwd = tree({ "rapporteur.config.yaml": config, [long]: goodNotes });
		const { code, text } = runBounded(cwd, ["check", "."]);
		expect([code, text]).toEqual([2, expect.stringMatching(/expected .*at most|expected fewer patterns/)]);
	});

	test("at their limits, they are quick", () => {
		const globs = ["**/*a/**/x/y", "notes/*a*a*/*/*/*/y.txt", "**/a/**/a/*b"];
		const config = `files: ${JSON.stringify([...globs, "**/x.txt"])}\nforms: ${JSON.stringify(Object.fromEntries(globs.map((glob) => [glob, "un-meeting"])))}`;
		const cwd = tree({ "rapporteur.config.yaml": config, [long]: goodNotes, [deep]: goodNotes });
		const { code, seconds } = runBounded(cwd, ["check", "."]);
		expect(code).toBe(0);
		expect(seconds).toBeLessThan(5);
	});
});
