/** `people` in an archive with more names than a register may have. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../cli/world.ts";
import { tree } from "../tree.ts";

test("a register that could not be read is not written", async () => {
	const word = (at: number): string => [...String(at + 1000)].map((digit) => "abdefiklmo"[Number(digit)]).join("");
	const names = Array.from({ length: 9000 }, (_, at) => `Ru${word(at)} De${word(8999 - at)}`);
	const staff = (from: number): string =>
		`Date of Meeting: 2019\nStaff present: ${names.slice(from, from + 40).join(", ")}\n`;
	const files = Array.from({ length: 225 }, (_, at) => [`notes/${at}/a.txt`, staff(at * 40)] as const);
	const cwd = tree(Object.fromEntries(files));
	const all = await run(["people", "notes", "-o", "people.yaml"], { cwd });
	expect(all).toMatchObject({ code: 2, stderr: expect.stringContaining("for a few folders at a time") });
	expect(existsSync(join(cwd, "people.yaml"))).toBe(false);
	expect((await run(["people", "notes/1", "-o", "notes/1/people.yaml"], { cwd })).code).toBe(0);
	expect((await run(["check", "notes/1"], { cwd })).stdout).not.toContain("broken-people");
});
