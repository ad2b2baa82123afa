import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { run } from "./world.ts";

describe("rapporteur", () => {
	test("alone prints its help, and is 2", async () => {
		const { code, stdout } = await run([], { cwd: tree({}) });
		expect(code).toBe(2);
		expect(stdout).toContain("Usage: rapporteur");
	});

	test.each([["--help"], ["-h"], ["convert", "--help"], ["explain", "--help"], ["list", "--help"]])(
		"%s %s",
		async (...args) => {
			const { code, stdout, stderr } = await run(args, { cwd: tree({}) });
			expect([code, stderr]).toEqual([0, ""]);
			expect(stdout).toMatch(/^Usage: rapporteur/);
			expect(stdout).toMatch(/^Examples?:$/m);
		},
	);

	test.each([["--version"], ["convert", "--version"]])("%s %s", async (...args) => {
		const { code, stdout } = await run(args, { cwd: tree({}) });
		expect(code).toBe(0);
		expect(stdout).toMatch(/^\d+\.\d+\.\d+/);
	});

	test.each([
		["notes.txt", "did you mean `rapporteur convert notes.txt`?"],
		["convrt", "did you mean `convert`?"],
		[
			"frobnicate",
			"expected `convert`, `check`, `new`, `archive`, `preview`, `verify`, `merge`, `template`, `explain`, `list`",
		],
	])("%s is no command", async (word, hint) => {
		const { code, stdout, stderr } = await run([word], { cwd: tree({}) });
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toContain(`unknown command \`${word}\``);
		expect(stderr).toContain(hint);
	});

	test("list names everything there is to choose from", async () => {
		const { code, stdout, stderr } = await run(["list"], { cwd: tree({}) });
		expect([code, stderr]).toEqual([0, ""]);
		for (const name of ["un-meeting", "markdown", "html", "json", "ast", "txt", "people", "pretty"]) {
			expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
		}
	});
});
