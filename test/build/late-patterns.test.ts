import { describe, expect, test } from "vitest";
// @ts-expect-error The build is written in JavaScript.
import { withLatePatterns } from "../../build/late-patterns.js";

describe("a constant with a pattern that V8 takes long to make", () => {
	const late = "let word$; const word = () => (word$ ??= /\\p{L}+/gu);";

	test.each([
		[
			"a call",
			"export const f = (text: string) => word.test(text);",
			"export const f = (text: string) => word().test(text);",
		],
		["an argument", "text.replace(word, '');", "text.replace(word(), '');"],
		["an assignment", "word.lastIndex = 2;", "word().lastIndex = 2;"],
		["a short key", "export const both = () => ({ word });", "export const both = () => ({ word: word() });"],
		["a key", "export const both = { word: 1 };", "export const both = { word: 1 };"],
		["a member", "export const f = (line: Line) => line.word;", "export const f = (line: Line) => line.word;"],
		["a member's type", "interface Line { word: string }", "interface Line { word: string }"],
		["a member taken out", "const { word: first } = line;", "const { word: first } = line;"],
	])("is made when it is first used: %s", (_, use, changed) => {
		expect(withLatePatterns(`const word = /\\p{L}+/gu;\n${use}`)).toBe(`${late}\n${changed}`);
	});

	test("is made late where its source is put together", () => {
		const text = 'const letters = "\\\\p{L}";\nconst word = new RegExp(letters, "u");\nword.exec(text);';
		expect(withLatePatterns(text)).toContain('(word$ ??= new RegExp(letters, "u"));\nword().exec(text);');
	});

	test("is made late where a function makes it", () => {
		const text = "const word = patternOf(String.raw`\\p{L}`);\nword.exec(text);";
		expect(withLatePatterns(text)).toContain("(word$ ??= patternOf(String.raw`\\p{L}`));\nword().exec(text);");
	});

	test("may be made of another", () => {
		const text = 'const one = new RegExp("a");\nconst two = new RegExp("a" + one.source);';
		expect(withLatePatterns(text)).toContain('(two$ ??= new RegExp("a" + one().source));');
	});

	test.each([
		["exported", "export const word = /\\p{L}/u;"],
		["no constant", "let word = /\\p{L}/u;\nword = /a/;"],
		["without classes", "const word = /a/;\nconst other = '\\\\p{';\nword.test(other);"],
		["a parameter's name too", "const word = /\\p{L}/u;\nconst f = (word: string) => word;"],
		["exported below", "const word = /\\p{L}/u;\nexport { word };"],
		["asked for its type", "const word = /\\p{L}/u;\ntype Word = typeof word;"],
		["in a function, where it is late anyway", "function f() { const word = /\\p{L}/u; return word; }"],
	])("is left: %s", (_, text) => expect(withLatePatterns(text)).toBe(text));
});
