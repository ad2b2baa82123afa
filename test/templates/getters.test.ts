import { expect, test } from "vitest";
import { getCode, gettersText } from "../../src/templates/generate/getters.ts";
import { NotCompiled } from "../../src/templates/generate/scope.ts";

test.each([
	["label", "get$label(x)"],
	["section_list", "get$section_list(x)"],
	["by-hand", "get$by$hand(x)"],
	["size", 'at(x, "size")'],
	["first", 'at(x, "first")'],
])("the property %s", (key, code) => {
	expect(getCode("x", key)).toBe(code);
});

test("what every object has is no property of data", () => {
	expect(() => getCode("x", "constructor")).toThrow(NotCompiled);
});

test("each key that is asked for has one function", () => {
	const text = gettersText(`out += ${getCode(getCode("data", "by-hand"), "label")} + ${getCode("x", "label")};`);
	expect(text.match(/^function .*|\["[^"]*"\]/gm)).toEqual([
		"function get$by$hand(value: unknown): unknown {",
		'["by-hand"]',
		"function get$label(value: unknown): unknown {",
		'["label"]',
	]);
});
