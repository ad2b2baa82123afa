import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/ast/text.ts";
import { parseBlocks } from "../../../src/parse/formats/markdown-blocks.ts";
import { shallowMarkdown } from "../../../src/parse/formats/markdown-depth.ts";

const steps = (count: number, step: string, item: string): string =>
	Array.from({ length: count }, (_, index) => `${step.repeat(index)}${item}${index}\n`).join("");

/** What was cut, and the words that are left, with a limit of five. */
function cutOf(text: string, deepest = 5) {
	const cuts: string[] = [];
	const limit = { deepest, cut: (what: string, offset: number) => cuts.push(`${what} ${offset}`) };
	const blocks = parseBlocks(text, limit);
	return { cuts, blocks, words: plainText(blocks) };
}

function depthOf(nodes: readonly { type: string; children?: readonly never[] }[]): number {
	return Math.max(0, ...nodes.map(({ type, children = [] }) => (/list$|quote/.test(type) ? 1 : 0) + depthOf(children)));
}

describe("lists and quotes", () => {
	test.each<[name: string, text: string, cuts: string[], words: string]>([
		["as deep as is allowed", "> > > > > a", [], "a"],
		["one deeper", "> > > > > > a", ["lists 10"], "> a"],
		["much deeper", ">>>>>>>>>>>> a", ["lists 5"], ">>>>>>> a"],
		["bullets on one line", "- - - - - - - a", ["lists 10"], "- - a"],
		["numbers on one line", "1. 1. 1. 1. 1. 1. a", ["lists 16"], "1. a"],
		["bullets below each other", steps(7, "  ", "- a"), ["lists 55", "lists 72"], "a0 a1 a2 a3 a4 - a5\n- a6"],
		["bullets below each other, by tabs", steps(6, "\t", "- a"), ["lists 40"], "a0 a1 a2 a3 a4 - a5"],
		["quotes in lists", "- > - > - > a", ["lists 10"], "> a"],
		["a rule", "- - - - - - - -\n* * * * * * * *", [], ""],
		["code", "```\n> > > > > > a\n- - - - - - - b\n```", [], "> > > > > > a\n- - - - - - - b"],
		["code in a quote", "> ~~~\n> > > > > > > a\n> ~~~", [], "> > > > > > a"],
		["a second list", "- - - - - a\n\n- b\n\n- - - - c", [], "a b c"],
	])("%s", (_name, text, cuts, words) => {
		const cut = cutOf(text);
		expect(cut.cuts).toEqual(cuts);
		expect(cut.words.replace(/\s+/g, " ")).toBe(words.replace(/\s+/g, " "));
		expect(depthOf(cut.blocks as never)).toBeLessThanOrEqual(5);
	});
});

describe("what nests in a paragraph", () => {
	const count = 300;
	test.each<[name: string, text: string]>([
		["images", `${"![".repeat(count)}a${"](x)".repeat(count)}`],
		["links", `${"[".repeat(count)}a${"](x)".repeat(count)}`],
		["emphasis", `${"**a *b ".repeat(count)}c${" b* a**".repeat(count)}`],
		["ends of emphasis", "a* ".repeat(count)],
	])("%s: cut once, and nothing of the words is lost", (_name, text) => {
		const { cuts, words } = cutOf(text);
		expect(cuts[0]).toMatch(/^marks \d+$/);
		expect(words.replace(/[^a-c]/g, "")).toBe(text.replace(/[^a-c]/g, ""));
		expect(words).not.toMatch(/[\uFDD0-\uFDEF]/);
	});

	test("many links and bold labels in one list are not deep", () => {
		expect(cutOf("- **a** [b](c) `[[[[[`\n".repeat(count)).cuts).toEqual([]);
	});
});

test("what stands in for a sign is nowhere in the text, and does not stay", () => {
	const own = "\uFDD0\uFDD1";
	const { words, cuts } = cutOf(`>>>>>> ${own}`);
	expect([words, cuts]).toEqual([`> ${own}`, ["lists 5"]]);
});

test("a text that has every character that could stand in loses signs, and no word", () => {
	const own = Array.from({ length: 32 }, (_, index) => String.fromCharCode(0xfdd0 + index)).join("");
	expect(cutOf(`>>>>>> a${own}`).words).toBe(`a${own}`);
});

test("every offset stays as it was", () => {
	const text = `${"> ".repeat(50)}a`;
	const limited = shallowMarkdown(text, { deepest: 5, cut: () => {} });
	expect(limited.text).toHaveLength(text.length);
	expect(limited.restored(limited.text)).toBe(text);
});

test.each<[name: string, text: string]>([
	["quotes", `${">".repeat(100_000)} words\n`],
	["bullets", `${"- ".repeat(100_000)}words\n`],
	["bullets below each other", steps(400, "  ", "- a")],
	["other bullets below each other", steps(400, "  ", "+ a")],
	["brackets", `${"[".repeat(100_000)} words`],
	["emphasis", `${"*a ".repeat(100_000)} words`],
])("very many %s keep their words", (_name, text) => {
	const { cuts, words } = cutOf(text, 100);
	expect(cuts.length).toBeGreaterThan(0);
	expect(words.match(/\w+/g)).toEqual(text.match(/\w+/g));
});
