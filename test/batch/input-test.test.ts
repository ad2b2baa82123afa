import { linkSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inputTest } from "../../src/batch/plan.ts";
import { findInputs } from "../../src/read/inputs.ts";
import { tree } from "../tree.ts";

test("an output that is an input is known as one, by whatever name", async () => {
	const names = Array.from({ length: 50 }, (_, at) => `notes/${at}.txt`);
	const cwd = tree(Object.fromEntries([...names, "out/a.md"].map((name) => [name, ""])));
	linkSync(join(cwd, "notes/7.txt"), join(cwd, "out/hard.md"));
	symlinkSync("../notes/31.txt", join(cwd, "out/soft.md"));
	const { inputs } = await findInputs(["notes"], { cwd, exclude: null, stdinPath: null });
	const isInput = inputTest(inputs, []);
	for (const name of [...names, "out/hard.md", "out/soft.md"])
		expect([name, isInput(join(cwd, name))]).toEqual([name, true]);
	for (const name of ["out/a.md", "out/none.md", "out/a.md/b.md"]) expect(isInput(join(cwd, name))).toBe(false);
});
