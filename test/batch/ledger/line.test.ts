import { expect, test } from "vitest";
import { readLine, staysBelow } from "../../../src/batch/ledger/line.ts";

const line = {
	path: "a.txt",
	sha256: null,
	size: null,
	encoding: null,
	form: null,
	outcome: "converted",
	findings: { error: 0, warning: 0, info: 0, codes: {} },
	outputs: [],
	share: null,
};

test.each([
	["a.md", true],
	["b/a..c.md", true],
	["b/.a/c.md", false],
	["b/..c.md", false],
	["../a.md", false],
	["b/../../a.md", false],
	["/a.md", false],
	["b//a.md", false],
	["a\0.md", false],
	["", false],
])("an output at %j: %s", (path, isOurs) => {
	const text = JSON.stringify({ ...line, outputs: [{ path, sha256: "0".repeat(64) }] });
	expect(readLine(text) !== null).toBe(isOurs);
});

test.each([
	["b/a.md", true],
	["b\\a.md", true],
	["a\\..\\..\\x", false],
	["b/..\\..\\x", false],
	["\\x", false],
	["\\\\host\\share\\x", false],
	["C:\\x", false],
	["c:x", false],
	["b/c.md:stream", false],
	["b\\.. \\x", false],
])("where names are parted by a backslash, %s stays below: %s", (path, stays) => {
	expect(staysBelow(path, "\\")).toBe(stays);
	// Elsewhere these are names of files, and notes may have them.
	expect(staysBelow(path, "/")).toBe(true);
});
