import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOf, stampOfSame } from "../../../src/files/own-file.ts";
import { tree } from "../../tree.ts";

const ofA = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

describe("the hash of a file", () => {
	test("is that of its bytes", () => expect(hashOf(join(tree({ "a.md": "a" }), "a.md"))).toBe(ofA));
	test("is null without a file", () => {
		const folder = tree({});
		expect([hashOf(join(folder, "a.md")), hashOf(folder)]).toEqual([null, null]);
	});

	// It would hang without an end, and nothing could interrupt it.
	test.skipIf(process.platform === "win32")("does not wait for the writer of a pipe", () => {
		const pipe = join(tree({}), "a.md");
		execFileSync("mkfifo", [pipe]);
		expect(hashOf(pipe)).toBeNull();
	});
});

test("a file that holds something else has no stamp of the same", () => {
	const path = join(tree({ "a.md": "a" }), "a.md");
	expect([stampOfSame(path, ofA)?.size, stampOfSame(path, "")]).toEqual([1, null]);
});
