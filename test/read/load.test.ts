import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { kindOf, loadFile, missingFile, withinSize } from "../../src/read/load.ts";
import { tree } from "../tree.ts";

const codeOf = (loaded: ReturnType<typeof loadFile>): string => ("fault" in loaded ? loaded.fault.code : "read");

describe("loadFile", () => {
	test.each([
		["a.txt", 4, "read"],
		["a.txt", 3, "too-large"],
		["gone.txt", 9, "unreadable-file"],
		["folder", 9, "unreadable-file"],
		["a.txt/b.txt", 9, "unreadable-file"],
	])("%s within %i bytes: %s", (name, maxSize, code) => {
		const folder = tree({ "a.txt": "four", "folder/b.txt": "" });
		expect(codeOf(loadFile(join(folder, name), maxSize))).toBe(code);
	});

	test("says that a name is not UTF-8, which Node has lost by then", () => {
		const expected = { message: "Can't read this file: its name is not UTF-8. Rename it." };
		expect(loadFile(join(tree({}), "caf\uFFFD.txt"), 9)).toMatchObject({ fault: expected });
		expect(missingFile("caf\uFFFD.txt")).toMatchObject(expected);
		expect(missingFile("cafe.txt").message).toContain("there is no such file");
		expect(codeOf(loadFile(join(tree({ "\uFFFD.txt": "four" }), "\uFFFD.txt"), 9))).toBe("read");
	});

	test.each([
		["lost.txt", "its symbolic link leads nowhere"],
		["loop.txt", "its symbolic links lead in a circle"],
		["away/a.txt", "its symbolic link leads nowhere"],
		["there/gone.txt", "there is no such file"],
	])("says of %s that %s", (name, reason) => {
		const folder = tree({ "folder/a.txt": "" });
		for (const [target, link] of [
			["gone.txt", "lost.txt"],
			["loop.txt", "loop.txt"],
			["gone", "away"],
			["folder", "there"],
		] as const)
			symlinkSync(target, join(folder, link));
		const fault = { code: "unreadable-file", message: `Can't read this file: ${reason}.` };
		expect(loadFile(join(folder, name), 9, true)).toMatchObject({ fault });
		expect(missingFile(join(folder, name))).toMatchObject(fault);
	});

	test("refuses a file that changes while it is read", async () => {
		const path = join(tree({ "growing.txt": "x".repeat(1_000_000) }), "growing.txt");
		const source = `const fs = require("node:fs"); for (;;) fs.appendFileSync(process.argv[1], "more");`;
		const writer = spawn(process.execPath, ["-e", source, path]);
		try {
			await vi.waitFor(() => expect(codeOf(loadFile(path, 1e9))).toBe("input-changed"), {
				timeout: 20_000,
				interval: 1,
			});
		} finally {
			writer.kill("SIGKILL");
			await once(writer, "exit");
		}
		expect(codeOf(loadFile(path, 1e9))).toBe("read");
	});

	test("says no absolute path", () => {
		const folder = tree({});
		expect(JSON.stringify(loadFile(join(folder, "gone.txt"), 1))).not.toContain(folder);
	});
});

test("withinSize holds other bytes to the same limit", () => {
	expect(codeOf(withinSize(Buffer.from("four"), 4))).toBe("read");
	expect(codeOf(withinSize(Buffer.from("fours"), 4))).toBe("too-large");
});

test("kindOf tells files from folders", () => {
	const folder = tree({ "a.txt": "" });
	expect([".", "a.txt", "gone"].map((name) => kindOf(join(folder, name)))).toEqual(["folder", "file", null]);
});
