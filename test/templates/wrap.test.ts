import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wrapped } from "../../src/templates/lines.ts";
import { processorTime } from "../processor-time.ts";

describe("lines are broken", () => {
	test.each([
		["between words", "one two three four", "one two\nthree four"],
		["below a bullet", "- one two three", "- one two\n  three"],
		["below a number", "10. one two three", "10. one\n    two\n    three"],
		["below a bullet that stands in", "  - one two three", "  - one\n    two\n    three"],
		["in a quote", "> one two three", "> one two\n> three"],
		["each by itself", "one two three\n\nfour", "one two\nthree\n\nfour"],
		["never in a word", "one incomprehensible two", "one\nincomprehensible\ntwo"],
		["never in an address", "see https://example.org/a/b/c 日本", "see\nhttps://example.org/a/b/c\n日本"],
		["between signs as wide as two", "日本語の文章です。", "日本語の文\n章です。"],
		[
			"by what is seen",
			"e\u0301e\u0301e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301",
			"e\u0301e\u0301e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301",
		],
	])("%s", (_, text, expected) => expect(wrapped(text, 10)).toBe(expected));
});

test("deeper below the first line where that is asked for", () => {
	expect(wrapped("Date: one two three", 12, "  ")).toBe("Date: one\n  two three");
});

test("what stands before each line takes no more than half of it", () => {
	expect(wrapped(`${"> ".repeat(9)}one two three`, 12)).toBe(`${"> ".repeat(9)}one\n> > > two\n> > > three`);
	const text = "a ".repeat(200_000);
	const elapsed = processorTime();
	expect(wrapped(text, 100_000, " ".repeat(90_000)).length).toBeLessThan(3 * text.length);
	expect(elapsed()).toBeLessThan(10_000);
});

test("a long line takes little memory", () => {
	const text = "日".repeat(1_000_000);
	const before = process.memoryUsage().heapUsed;
	expect(wrapped(text, 20).length).toBeGreaterThan(text.length);
	expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
});

test("all words are kept, whatever they are", () => {
	const words = fc.array(fc.constantFrom("a", "bb", "-", "1.", ">", "https://e.org/x", "日本", "\n", "é"), {
		maxLength: 40,
	});
	fc.assert(
		fc.property(words, fc.integer({ min: 1, max: 30 }), (list, width) => {
			const text = list.join(" ");
			const bare = (each: string) => each.replace(/[\s>]/g, "");
			expect(bare(wrapped(text, width))).toBe(bare(text));
		}),
	);
});
