import { expect, test } from "vitest";
import { visible, visibleInLines, visibleLines, visiblePath } from "../../src/reporters/terminal.ts";

test.each([
	["an escape", "a\u001b[31m", "a\ufffd[31m"],
	["a line end", "a\nb", "a\ufffdb"],
	["a line separator", "a\u2028b", "a\ufffdb"],
	["a mark that turns the direction", "a\u202eb", "a\ufffdb"],
	["half a character", "a\ud800b", "a\ufffdb"],
	["nothing else", "Žofia 水 😀", "Žofia 水 😀"],
])("gives a sign for %s", (_why, text, expected) => expect(visible(text)).toBe(expected));

test("line ends part lines, of whatever kind, or are left in", () => {
	expect(visibleLines("a\r\nb\rc\nd\u0007")).toEqual(["a", "b", "c", "d\ufffd"]);
	expect(visibleInLines("a\r\nb\u0007")).toBe("a\r\nb\ufffd");
});

test.each([
	["a path", "notes/soap.txt", "notes/soap.txt"],
	["a command in front", "::error::soap", "./::error::soap"],
	["a command behind blanks", "  ::error::", "./  ::error::"],
	["colons further on", "a::b", "a::b"],
])("a path that begins a line: %s", (_why, path, expected) => expect(visiblePath(path)).toBe(expected));
