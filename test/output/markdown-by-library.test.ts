/** What is written without the library is what it writes, byte for byte. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../src/ast/nodes.ts";
import { textOf, tidyBlocks } from "../../src/output/blocks.ts";
import { libraryMarkdown, plainMarkdown, tidiedToMarkdown } from "../../src/output/blocks-markdown.ts";
import { hostile, moreHostile } from "../contract/hostile.ts";
import { paragraph } from "./build-report.ts";
import { trees } from "./trees.ts";

test.each(trees)("trees of %s", (_, those) => {
	let direct = 0;
	fc.assert(
		fc.property(those, (blocks) => {
			const tidy = tidyBlocks(blocks);
			if (tidy.length === 0) return;
			if (plainMarkdown(tidy) !== null) direct++;
			expect(tidiedToMarkdown(tidy)).toBe(libraryMarkdown(tidy));
		}),
		{ numRuns: 3000 },
	);
	expect(direct).toBeGreaterThan(30);
});

test("headings", () => {
	const texts = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("Two words", ...hostile, ...moreHostile));
	const heading = (depth: 1 | 2, text: string): Block => ({ type: "heading", depth, children: [textOf(text)] });
	fc.assert(
		fc.property(texts, fc.constantFrom(1, 2), (text, depth) => {
			expect(tidiedToMarkdown([heading(depth, text)])).toBe(libraryMarkdown([heading(depth, text)]));
		}),
	);
	expect(plainMarkdown([heading(2, "Two words")])).toBe("## Two words");
});

const list = (...items: Block[][]): Block => ({
	type: "list",
	children: items.map((children) => ({ type: "listItem", children })),
});

test.each<[string, Block[]]>([
	["a sign that means something", [paragraph("a * b")]],
	["two lists side by side", [list([paragraph("a")]), list([paragraph("b")])]],
	["an empty item", [list([], [paragraph("a")])]],
	["a list in a list", [list([paragraph("a"), list([paragraph("b")])])]],
	["code", [{ type: "code", value: "a" }]],
])("%s is left to the library", (_, blocks) => {
	expect(plainMarkdown(tidyBlocks(blocks))).toBeNull();
});
