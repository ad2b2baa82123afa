import { fromMarkdown } from "mdast-util-from-markdown";
import { EditMap } from "micromark-util-edit-map";
import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/ast/text.ts";
import { parseBlocks } from "../../../src/parse/formats/markdown-blocks.ts";
import { inLinearTime } from "../../../src/parse/formats/markdown-linear.ts";
import { unlimited } from "./unlimited.ts";

const { consume } = EditMap.prototype;

test.each([
	"a\n=\n\nb\nc\n---\n# d\n",
	"> a\nb\n> c\n\n> ```\nd\n> e\n",
	"- a\n  - b\n\nc\n1. d\n\n   e\n2. f\n",
	"[a] [b](c) ![d](e) & < ! [f][g]\n[h]: i\n\n[h] & [j\n",
	"a & b ! c < d * e _ f\\ g  \nh\\\ni &amp; j",
])("%j is read as without", (text) => {
	const tree = inLinearTime((extension) => {
		expect(EditMap.prototype.consume).not.toBe(consume);
		return fromMarkdown(text, { extensions: [extension] });
	});
	expect(tree).toEqual(fromMarkdown(text));
});

test("others in this process read as they did", () => {
	expect(() => inLinearTime(() => expect.fail("on purpose"))).toThrow();
	expect(EditMap.prototype.consume).toBe(consume);
});

const runs = Array.from({ length: 50 }, (_, at) => "`".repeat(at + 3)).join(" a ");

describe("backticks that open no code", () => {
	test("stay words, however many", () => expect(plainText(parseBlocks(`x ${runs}`, unlimited))).toBe(`x ${runs}`));

	test("leave those that do", () => {
		const [block] = parseBlocks(`x ${runs} \`b\` c \`\`d\`e\`\``, unlimited);
		const code = block?.type === "paragraph" ? block.children.filter(({ type }) => type === "inlineCode") : [];
		expect(code).toMatchObject([{ value: "b" }, { value: "d`e" }]);
	});
});

describe("lines that go on without the sign of their quote", () => {
	const quotes = (count: number): string => "> a\nb\n".repeat(count);

	test("are in it", () => expect(parseBlocks(quotes(900), unlimited)).toMatchObject([{ type: "blockquote" }]));

	test("are cut where there are thousands, and told", () => {
		const cuts: string[] = [];
		const limit = { deepest: 100, cut: (what: string, offset: number) => cuts.push(`${what} ${offset}`) };
		const blocks = parseBlocks(`x\n\n${quotes(1100)}`, limit);
		expect(blocks).toMatchObject([{ type: "paragraph" }, { type: "paragraph" }]);
		expect(plainText(blocks).replace(/\s+/g, " ")).toBe(`x ${"> a b ".repeat(1100).trim()}`);
		expect(cuts[0]).toBe("lists 3");
	});
});

test("a rule of thousands of signs is a rule", () => {
	for (const sign of ["* ", "_ ", "- "])
		expect(parseBlocks(sign.repeat(10_000), unlimited)).toMatchObject([{ type: "thematicBreak" }]);
});
