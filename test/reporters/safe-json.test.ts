import { expect, test } from "vitest";
import { indentedJson } from "../../src/reporters/terminal.ts";

test.each([
	["every line", { a: [1] }, '  {\n    "a": [\n      1\n    ]\n  }'],
	["no line of a string", "a\nb", '  "a\\nb"'],
])("indents %s", (_why, value, expected) => expect(indentedJson(value, "  ")).toBe(expected));

test.each([
	["a delete sign", "\u007f", "\\u007f"],
	["a mark that turns the direction", "\u202e", "\\u202e"],
	["a line separator", "\u2028", "\\u2028"],
	["one of two units", "\u{e0041}", "\\udb40\\udc41"],
])("escapes %s, and loses nothing", (_why, text, escaped) => {
	const json = indentedJson(text, "");
	expect(json).toBe(`"${escaped}"`);
	expect(JSON.parse(json)).toBe(text);
});
