import { join } from "node:path";
import { expect, test } from "vitest";
import { mayTakeLong } from "../../src/batch/process-input.ts";
import { tree } from "../tree.ts";

const [small, large, huge] = [16_000, 16_001, 1_000_001];

test.each([
	["a.txt", small, null, false],
	["a.txt", large, null, false],
	["a.txt", huge, null, true],
	["a.md", small, null, false],
	["a.md", large, null, true],
	["a.docx", large, null, true],
	["a.md", large, "txt", false],
	["a.txt", large, "html", true],
	["a", large, null, true],
])("%s of %i bytes, read as %s: %s", (name, size, from, expected) => {
	const file = join(tree({ [name]: "x".repeat(size) }), name);
	expect(mayTakeLong({ file, shown: name, path: name }, from)).toBe(expected);
});

test("standard input by what was read of it", () => {
	const input = { file: null, shown: "<stdin>", path: null };
	const bytes = Buffer.alloc(large);
	expect(mayTakeLong({ ...input, loaded: { bytes, stamp: null } }, null)).toBe(true);
	expect(mayTakeLong({ ...input, loaded: { bytes: bytes.subarray(0, small), stamp: null } }, null)).toBe(false);
	expect(mayTakeLong(input, null)).toBe(false);
});
