import { expect, test } from "vitest";
import { sliceBlocks } from "../../src/ast/slice.ts";
import { blocksToMarkdown } from "../../src/output/blocks-markdown.ts";
import { blocksOf } from "../blocks/limit-of.ts";

const prose = "One two. Three four.\n\nFive *six* seven.";
const list = "Before.\n\n- a\n- b b\n  - c\n  - d\n- e\n\nAfter.";
const numbers = "3. a\n4. b\n5. c";
const escapes = "a \\* b &copy; c";

/** The Markdown of what lies between two `|` in a text. */
function between(marked: string): string {
	const start = marked.indexOf("|");
	const end = marked.lastIndexOf("|") - 1;
	return blocksToMarkdown(sliceBlocks(blocksOf(marked.replaceAll("|", "")), { start, end }));
}

test.each([
	["a whole paragraph", prose.replace("One", "|One").replace("four.", "four.|"), "One two. Three four."],
	["its first sentence", prose.replace("One", "|One").replace(" Three", "| Three"), "One two."],
	["its last sentence, without the gap", prose.replace(" Three", "| Three").replace("four.", "four.|"), "Three four."],
	["across two paragraphs", prose.replace("Three", "|Three").replace("Five", "Five|"), "Three four.\n\nFive"],
	["inside emphasis", prose.replace("six", "s|ix").replace("seven", "se|ven"), "*ix* se"],
	["an item", list.replace("- b", "|- b").replace("b b", "b b|"), "- b b"],
	["items, and what is below them", list.replace("b b", "|b b").replace("- e", "- e|"), "- b b\n  - c\n  - d\n- e"],
	["items below an item that is cut away", list.replace("- c", "|- c").replace("e\n", "e|\n"), "- c\n- d\n\n* e"],
	["numbers go on as they were", numbers.replace("4", "|4").replace("c", "c|"), "4. b\n5. c"],
	["half of a numbered item", numbers.replace("b", "|b|"), "4. b"],
	["an escape and an entity are whole", escapes.replace("\\*", "|\\*").replace(" c", "| c"), "\\* b ©"],
	["nothing", prose.replace("Three", "||Three"), ""],
])("%s", (_, marked, expected) => {
	expect(between(marked)).toBe(expected);
});

test("ignored lines are left out", () => {
	const [block] = blocksOf("(NB: x)");
	const position = block?.position ?? expect.fail();
	const ignored = { type: "ignored", children: [block ?? expect.fail()], position } as const;
	expect(sliceBlocks([ignored], { start: 0, end: 7 })).toEqual([]);
});

test("many cuts of a long section each give their own block", () => {
	const blocks = blocksOf("One two.\n\n".repeat(2000));
	const kept = blocks.map((_, index) => sliceBlocks(blocks, { start: index * 10, end: index * 10 + 8 }).length);
	expect(kept.every((count) => count === 1)).toBe(true);
});
