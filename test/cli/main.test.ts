import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { tree } from "../tree.ts";
import { run } from "./world.ts";

describe("rapporteur", () => {
	test("alone prints its help, and is 2", async () => {
		const { code, stdout } = await run([], { cwd: tree({}) });
		expect(code).toBe(2);
		expect(stdout).toContain("Usage: rapporteur");
	});

	test.each([[["--no-config"]], [["--color"]], [["--config", "none.yaml"]]])(
		"with %j alone prints its help",
		async (args) => {
			const { stdout } = await run([], { cwd: tree({}) });
			expect(await run(args, { cwd: tree({}) })).toMatchObject({ code: 2, stdout: "", stderr: stdout });
		},
	);

	test.each([
		["--help"],
		["-h"],
		["help"],
		["help", "convert"],
		["help", "template", "new"],
		["convert", "--help"],
		["explain", "--help"],
		["list", "--help"],
	])("%s %s", async (...args) => {
		const { code, stdout, stderr } = await run(args, { cwd: tree({}) });
		expect([code, stderr]).toEqual([0, ""]);
		expect(stdout).toMatch(/^Usage: rapporteur/);
		expect(stdout).toMatch(/^Examples?:$/m);
	});

	test("`help COMMAND` is `COMMAND --help`, and refuses what is no command", async () => {
		const help = await run(["help", "convert"], { cwd: tree({}) });
		expect(help).toEqual(await run(["convert", "--help"], { cwd: tree({}) }));
		expect(await run(["help", "convrt"], { cwd: tree({}) })).toMatchObject({ code: 2 });
	});

	test.each(Object.entries(commands))(
		"the help of %s fits 80 columns, and one screen or has headings",
		async (name, data) => {
			const { stdout } = await run(["help", name], { cwd: tree({}) });
			const lines = stdout.trimEnd().split("\n");
			expect(lines.filter((line) => line.length > 80)).toEqual([]);
			if (lines.length > 40) expect((data.options ?? []).filter((each) => typeof each === "string")).not.toEqual([]);
			expect(stdout).toMatch(/^Examples?:$/m);
		},
	);

	test.each([["--version"], ["-V"], ["convert", "--version"]])("%s %s", async (...args) => {
		const { code, stdout } = await run(args, { cwd: tree({}) });
		expect(code).toBe(0);
		expect(stdout).toMatch(/^\d+\.\d+\.\d+/);
	});

	test.each([
		["notes.txt", "Did you mean `rapporteur convert notes.txt`?"],
		["convrt", "Did you mean `convert`?"],
		[
			"frobnicate",
			"rapporteur: Unknown command `frobnicate`. Use `convert`, `check`, `new`, `archive`, `preview`, `verify`, `merge`, `template`, `people`, `explain`, `list`, `init`, `completion`, `help`.",
		],
	])("%s is no command", async (word, hint) => {
		const { code, stdout, stderr } = await run([word], { cwd: tree({}) });
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toContain(`Unknown command \`${word}\``);
		expect(stderr).toContain(hint);
	});

	test.each([[["template", "nwe"]], [["help", "template", "nwe"]]])("%j: no command below `template`", async (args) => {
		const { code, stderr } = await run(args, { cwd: tree({}) });
		const hint = "Use `template check`, `template new`. Did you mean `template new`?";
		expect([code, stderr]).toEqual([2, `rapporteur: Unknown command \`template nwe\`. ${hint}\n`]);
	});

	test("list names everything there is to choose from", async () => {
		const { code, stdout, stderr } = await run(["list"], { cwd: tree({}) });
		expect([code, stderr]).toEqual([0, ""]);
		for (const name of ["un-meeting", "markdown", "html", "json", "ast", "txt", "people", "pretty"]) {
			expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
		}
	});
});
