import { expect, test } from "vitest";
import { compareBytes } from "../../src/files/paths.ts";

test.each([
	["letters", ["b", "a"], ["a", "b"]],
	["capitals before small letters", ["a", "B"], ["B", "a"]],
	["the shorter first", ["ab", "a"], ["a", "ab"]],
	["beyond ASCII behind it", ["é", "z"], ["z", "é"]],
	["characters of two units behind all others", ["😀", "\uffee"], ["\uffee", "😀"]],
])("orders %s", (_why, paths, ordered) => expect([...paths].sort(compareBytes)).toEqual(ordered));

test("a path is neither before nor behind itself", () => {
	expect([compareBytes("a", "a"), compareBytes("😀", "😀")]).toEqual([0, 0]);
});
