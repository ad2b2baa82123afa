/** Options whose values commander would take from the next option, or of which the last would win in silence. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { goodNotes as note } from "./notes.ts";
import { run } from "./world.ts";

const path = (option: string, next: string): string =>
	`\`${option}\` needs a value before \`${next}\`. For a file of that name, write \`./${next}\`.`;

test.each([
	[["convert", "a.txt", "-o", "--force"], path("-o", "--force")],
	[["convert", "a.txt", "--output", "-t", "html"], path("-o", "-t")],
	[["convert", "a.txt", "-t", "-o", "a.html"], path("-t", "-o")],
	[["check", "--baseline", "--update-baseline", "a.txt"], path("--baseline", "--update-baseline")],
	[["--config", "--no-color", "check", "a.txt"], path("--config", "--no-color")],
	[["template", "check", "--form", "-h"], path("--form", "-h")],
	[["check", "a.txt", "--since", "--staged"], "`--since` needs a value before `--staged`."],
	[["check", "a.txt", "--max-warnings", "--quiet"], "`--max-warnings` needs a value before `--quiet`."],
	[
		["convert", "a.txt", "-o=out.html"],
		"Unexpected `=` in `-o=out.html`. Write `-o out.html`, or `./=out.html` for a file of that name.",
	],
	[["convert", "a.txt", "-t=html"], "Unexpected `=` in `-t=html`. Write `-t html`."],
	[["convert", "a.txt", "-o="], "Unexpected `=` in `-o=`. Write `-o VALUE`, or `./=` for a file of that name."],
	[["convert", "a.txt", "-o", "a.html", "--output", "b.html"], "`-o` is given twice. Give it once."],
	[["convert", "a.txt", "-t", "html", "-tjson"], "`-t` is given twice. Give it once, with commas between the values."],
	[["check", "--config", "a.yaml", "--config=b.yaml", "a.txt"], "`--config` is given twice. Give it once."],
])("%j is refused, and writes nothing", async (args, message) => {
	const cwd = tree({ "a.txt": note });
	expect(await run(args, { cwd })).toEqual({ code: 2, stdout: "", stderr: `rapporteur: ${message}\n` });
	expect(readdirSync(cwd)).toEqual(["a.txt"]);
});

describe("what has a meaning", () => {
	test.each([
		[["convert", "a.txt", "-o", "-"], 0],
		[["convert", "a.txt", "-o", "./--force.md"], 0],
		[["check", "a.txt", "--severity", "lost-url=off", "--severity", "unknown-label=off"], 0],
		[["check", "a.txt", "--quiet", "--quiet"], 0],
		[["convert", "-omade.md", "--", "a.txt"], 0],
	])("%j is taken as it is", async (args, code) => {
		const ran = await run(args, { cwd: tree({ "a.txt": note }) });
		expect(ran).toMatchObject({ code });
	});

	test("a negative number has a message of its own", async () => {
		const { stderr } = await run(["check", "a.txt", "--max-warnings", "-1"], { cwd: tree({ "a.txt": note }) });
		expect(stderr).toBe("rapporteur: Invalid number `-1` in `--max-warnings`. Write a number such as `0`.\n");
	});
});

test("the reports of `check` tell of it, too", async () => {
	const args = ["check", "a.txt", "--reporter", "json", "--baseline", "--quiet"];
	const { code, stdout } = await run(args, { cwd: tree({ "a.txt": note }) });
	expect(code).toBe(2);
	expect(stdout).toContain("needs a value before `--quiet`");
});

test.each([
	["version", "Did you mean `--version`?"],
	["versoin", "Did you mean `--version`?"],
	["-v", "Did you mean -V?"],
])("%s leads to the version", async (word, hint) => {
	const { code, stderr } = await run([word], { cwd: tree({}) });
	expect([code, stderr]).toEqual([2, expect.stringContaining(hint)]);
});

test.each([["one.html/"], ["there.html"], ["one.html"], ["one.2"]])(
	"-o %s of several reports is a folder",
	async (output) => {
		const cwd = tree({ "a.txt": note, "b.txt": note, "there.html/keep": "" });
		expect(await run(["convert", "a.txt", "b.txt", "-t", "html", "-o", output], { cwd })).toMatchObject({ code: 0 });
		expect(readdirSync(join(cwd, output))).toContain("a.html");
	},
);
