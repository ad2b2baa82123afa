import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import type { Block, Ignored } from "../../src/ast/nodes.ts";
import { blockWords } from "../../src/ast/text.ts";
import { sourceOffset } from "../../src/text/mapped-text.ts";

function blocksOf(markdown: string): Block[] {
	return unified().use(remarkParse).parse(markdown).children as Block[];
}

test.each([
	["each paragraph", "soap\n\nash", ["soap", "ash"]],
	["headings", "# soap\n\nash", ["soap", "ash"]],
	["each item, those within too, in order", "* soap\n  * ash\n* lye", ["soap", "ash", "lye"]],
	["a quotation", "> soap", ["soap"]],
	["line ends as they are", "soap\nash", ["soap\nash"]],
	["a hard break as a line end", "soap\\\nash", ["soap\nash"]],
	["marks as words alone", "so*ap* `ash`", ["soap ash"]],
	["nothing of a rule", "---", []],
])("finds %s", (_why, markdown, texts) => {
	expect(blockWords(blocksOf(markdown)).map(({ text }) => text)).toEqual(texts);
});

test("what is set aside has no words", () => {
	const [soap, ash] = blocksOf("soap\n\nash") as [Block, Block];
	const point = { line: 1, column: 1, offset: 0 };
	const aside: Ignored = { type: "ignored", children: [soap], position: { start: point, end: point } };
	expect(blockWords([aside, ash]).map(({ text }) => text)).toEqual(["ash"]);
});

test.each([
	["the first word", "so*ap* ash", 0, 0],
	["a letter in a mark", "so*ap* ash", 2, 3],
	["a letter behind a mark", "so*ap* ash", 5, 7],
	["a leaf with an escape by its start", "a \\* b", 3, 0],
	["the end of a leaf with an escape", "a \\* b", 5, 6],
])("knows where in the source stands %s", (_why, markdown, at, offset) => {
	const [words] = blockWords(blocksOf(markdown));
	expect(words && sourceOffset(words, at)).toBe(offset);
});
