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

describe("an ignore file that would take too long is reported and not used", () => {
	test.each<readonly [string, Readonly<Record<string, string>>, string]>([
		["a long line", { ".gitignore": "a?".repeat(400_000) }, "its line 1 is too long"],
		["many lines", { ".gitignore": lines(100_000) }, "it has more than 5000 patterns"],
		[
			"many files",
			Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${"d/".repeat(at)}.gitignore`, lines(5000)])),
			"the ignore files have too many patterns together",
		],
		[
			"many lines with stars",
			{ ".gitignore": "**/a/**/a/*b\n".repeat(2000), [deep]: goodNotes },
			"the ignore files have too many patterns together",
		],
	])("%s", (_, files, why) => {
		const { code, text, seconds } = runBounded(tree({ "a.txt": goodNotes, ...files }), ["check", "."]);
		expect([code, text]).toEqual([2, expect.stringContaining(`Can't read the ignore patterns: ${why}`)]);
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

test("patterns at their limits are quick however deep folders are, and files that lie too deep are reported", () => {
	const patterns = Array.from({ length: 1000 }, (_, at) => `**/a/**/a/**/b${at}`).join("\n");
	const files = {
		".gitignore": patterns,
		[`${"a/".repeat(200)}x.txt`]: goodNotes,
		[`${"a/".repeat(600)}y.txt`]: goodNotes,
	};
	const { code, text, seconds } = runBounded(tree(files), ["check", "."]);
	expect([code, text]).toEqual([
		2,
		expect.stringContaining("Can't read this folder: it is more than 200 folders down"),
	]);
	expect(text).toContain("2 files: 1 error");
	expect(seconds).toBeLessThan(6);
});

describe("a config whose globs would take too long is refused", () => {
	test.each([
		["choices", `files: ["**/{${"a,".repeat(40)}b}{${"a,".repeat(40)}b}/x"]`],
		["all", `files: [${Array.from({ length: 4000 }, (_, at) => `"**/a*a*/b${at}.txt"`).join(",")}]`],
	])("%s", (_, config) => {
		const cwd = tree({ "rapporteur.config.yaml": config, [long]: goodNotes });
		const { code, text } = runBounded(cwd, ["check", "."]);
		expect([code, text]).toEqual([2, expect.stringMatching(/more than|Write .*at most|Write fewer patterns/)]);
	});
});

describe("many stars are quick in", () => {
	const globs = Array.from({ length: 50 }, (_, at) => `n/${"*a".repeat(20)}${at}b`);
	const notes = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`n/${"a".repeat(200 + at)}.txt`, goodNotes]));
	const config = (key: string): string =>
		key === "forms" ? `forms: {${globs.map((glob) => `"${glob}": un-meeting`)}}` : `${key}: ${JSON.stringify(globs)}`;

	test.each([
		...["files", "ignore", "forms"].map((key) => [key, "rapporteur.config.yaml", config(key)]),
		["an ignore file", ".gitignore", `${many}${stars}\n${globs.join("\n")}`],
	])("%s", (_, name, text) => {
		for (const args of [
			["check", "n/"],
			["explain", "n/x.txt"],
		]) {
			const files = { ...notes, "n/x.txt": goodNotes, [deep]: goodNotes, [long]: goodNotes };
			const [some, none] = [text, ""].map((held) => runBounded(tree({ ...files, [name]: held }), args));
			expect((some?.seconds ?? 99) - (none?.seconds ?? 0)).toBeLessThan(1);
		}
	});
});
