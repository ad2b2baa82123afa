import { expect, test } from "vitest";
import { readLine, staysBelow } from "../../src/read/manifest.ts";

const hash = "0".repeat(64);
const line = {
	path: "a.txt",
	sha256: hash,
	size: 0,
	encoding: { name: "utf-8", why: "valid UTF-8" },
	form: "un-meeting",
	outcome: "converted",
	findings: { error: 0, warning: 0, info: 0, codes: {} },
	outputs: [],
	share: { fields: 0, sections: 0, unclassified: 0, ignored: 0 },
};

const skipped = {
	...line,
	encoding: null,
	form: null,
	outcome: "skipped",
	reason: "unsupported extension",
	share: null,
};
const printed = (data: object): string => {
	const { path, sha256, size, encoding, form, outcome, reason, findings, outputs, share } = data as typeof skipped;
	return JSON.stringify({ path, sha256, size, encoding, form, outcome, reason, findings, outputs, share });
};

test.each([
	["a.md", true],
	["b/a..c.md", true],
	[`${"b/".repeat(255)}a.md`, true],
	[`${"b/".repeat(256)}a.md`, false],
	[`${"b".repeat(4094)}.md`, false],
	["./a.md", false],
	["b/.a/c.md", false],
	["b/..c.md", false],
	["../a.md", false],
	["b/../../a.md", false],
	["/a.md", false],
	["b//a.md", false],
	["a\0.md", false],
	["", false],
])("an output at %j: %s", (path, isOurs) => {
	const notes = path.replace(/\.md$/, ".txt");
	expect(readLine(printed({ ...line, path: notes, outputs: [{ path, sha256: hash }] })) !== null).toBe(isOurs);
});

test.each([
	["b/.a/..c", true],
	[`${"b/".repeat(255)}a.png`, true],
	[`${"b/".repeat(256)}a.png`, false],
	["a".repeat(4097), false],
	["b/../a.png", false],
	["./a.png", false],
	["b/.", false],
	["..", false],
	["/a.png", false],
	["b//a.png", false],
	["b/", false],
	["", false],
])("notes at %j: %s", (path, isOurs) => {
	expect(readLine(printed({ ...skipped, path, outputs: [] })) !== null).toBe(isOurs);
});

const outputs = [{ path: "a.md", sha256: hash }];

test.each<readonly [string, object, boolean]>([
	["a report", {}, true],
	["a reason of what was converted", { reason: "why" }, false],
	["no report of what was converted", { outputs: [] }, false],
	["a report of what was skipped", { ...skipped, outputs }, false],
	["a report of what nobody could read", { ...skipped, outputs, outcome: "failed" }, false],
	["a report of other notes", { outputs: [{ path: "b.md", sha256: hash }] }, false],
	["notes without encoding", { encoding: null }, false],
])("a line with %s: %s", (_, change, isOurs) => {
	expect(readLine(printed({ ...line, outputs, ...change })) !== null).toBe(isOurs);
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
