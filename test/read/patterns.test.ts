/** Patterns mean what they do in libraries that are known for them, and take no longer on a hostile path. */
import fc from "fast-check";
import ignore from "ignore";
import picomatch from "picomatch";
import { expect, test } from "vitest";
import { globFault, ignoreFault } from "../../src/config/schema.ts";
import { globTest, ignoreTest } from "../../src/read/patterns.ts";
import { processorTime } from "../processor-time.ts";

const madeOf = (...words: readonly string[]) => fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 });
const path = madeOf("a", "b", "A", "ab", ".", "-", "+", "(", "/")
	.map((words) =>
		words
			.join("")
			.replace(/\/+/g, "/")
			.replace(/^\/|\/$/g, ""),
	)
	.filter((text) => text !== "" && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(text));
const shared = ["a", "b", "A", ".", "*", "*", "**", "?", "/", "/", "[ab]", "[^a]", "[a-c]", "-"];

test("globs", () => {
	// Its short cuts say that `*.*` is not `a.`, its rules and shells say that it is.
	// These are handled elsewhere: `a/**` means no file `a`, and `**` that two choices make means any folders.
	const glob = madeOf(...shared, "{a,b}", "{a,b/a}").map((words) => words.join(""));
	const usual = glob.filter((text) => globFault(text) === null && !/^\.$|\*\*\/*$/.test(text));
	fc.assert(
		fc.property(usual, path, (text, below) => {
			const whole = text.replace(/\/+$/, "");
			const all = whole.endsWith("*") ? [whole] : [whole, `${whole}/**`];
			const expected = picomatch(all, { dot: true, noextglob: true, nonegate: true, fastpaths: false })(below);
			expect(globTest("/notes", [text])(`/notes/${below}`)).toBe(expected);
		}),
		{ numRuns: 3000 },
	);
});

test("lines of an ignore file", () => {
	const line = madeOf(...shared, "!", "+", "\\a", "\\*", " ", "{a,b}", "[z-a]").map((words) => words.join(""));
	const lines = fc.array(
		line.filter((text) => ignoreFault(text) === null && text.trim() !== ""),
		{ minLength: 1, maxLength: 3 },
	);
	fc.assert(
		fc.property(lines, path, fc.boolean(), (texts, below, isFolder) => {
			const expected = ignore()
				.add(texts)
				.ignores(isFolder ? `${below}/` : below);
			expect(ignoreTest(texts)(below, isFolder) === true).toBe(expected);
		}),
		{ numRuns: 3000 },
	);
});

test.each([
	"*a*a*a*a*a*a*a*a*b",
	"**/a/**/a/**/a/**/b",
	"**/*a*a/**/*a*a/**/*b",
	`${"**/*a*/".repeat(20)}b`,
	`**/${"?".repeat(250)}b`,
	`*${"a".repeat(200)}b`,
	`**/${"a/".repeat(100)}b/**/x`,
])("%s is quick", (pattern) => {
	const below = `${"a/".repeat(400)}${`${"a".repeat(250)}/`.repeat(10)}${"a".repeat(250)}`;
	const [glob, lines] = [globTest("/", [pattern]), ignoreTest([pattern])];
	const elapsed = processorTime();
	for (let time = 0; time < 20; time++) expect([glob(`/${below}`), lines(below, false)]).toEqual([false, null]);
	expect(elapsed()).toBeLessThan(400);
});

test("named classes of ignore files mean the ASCII characters that they mean to Git", () => {
	const all = Array.from({ length: 127 }, (_, at) => String.fromCharCode(at + 1)).filter((sign) => sign !== "/");
	const held = (pattern: string): string => all.filter((sign) => ignoreTest([pattern])(sign, false) === true).join("");
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	expect(held("[[:space:]]")).toBe("\t\n\v\f\r ");
	expect(held("[[:blank:]]")).toBe("\t ");
	expect(held("[[:digit:]_]")).toBe("0123456789_");
	expect(held("[[:alpha:]]")).toBe(letters);
	expect(held("[[:upper:]]")).toBe(letters);
	expect(held("[^[:alnum:][:cntrl:]]")).toBe(" !\"#$%&'()*+,-.:;<=>?@[\\]^_`{|}~");
	expect(held("[[:punct:]]")).toBe("!\"#$%&'()*+,-.:;<=>?@[\\]^_`{|}~");
	expect(held("[^[:print:]]")).toBe(held("[[:cntrl:]]"));
	expect(held("[^[:graph:]]")).toBe(held("[[:cntrl:] ]"));
	expect(held("[[:xdigit:]]")).toBe("0123456789ABCDEFabcdef");
	expect(held("[[:constructor:]]")).toBe("");
	expect(ignoreTest(["old[[:space:]]*[[:digit:]].txt"])("old minutes 7.txt", false)).toBe(true);
});
