import fc from "fast-check";
import type { Emphasis, PhrasingContent, Strong, Text } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import type { Block } from "../../src/ast/nodes.ts";
import { tidyBlocks } from "../../src/output/blocks.ts";
import { blocksToMarkdown } from "../../src/output/blocks-markdown.ts";
import { blocksOf } from "../blocks/limit-of.ts";
import { paragraph } from "./build-report.ts";

const marks = [{ value: "*", position: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } }];

const phrases = (...children: PhrasingContent[]): Block => ({ type: "paragraph", children });
const strong = (...children: PhrasingContent[]): Strong => ({ type: "strong", children });
const emphasis = (...children: PhrasingContent[]): Emphasis => ({ type: "emphasis", children });
const text = (value: string): Text => ({ type: "text", value });

test.each<[string, readonly Block[], string]>([
	["a year", [paragraph("1990. The year")], "1990\\. The year"],
	["a number sign", [paragraph("# x")], "\\# x"],
	["an indent", [paragraph("    x")], "&#x20;   x"],
	["a rule", [paragraph("---")], "\\---"],
	["a comment", [paragraph("<!-- x -->")], "\\<!-- x -->"],
	["an entity", [paragraph("&copy;")], "\\&copy;"],
	["tildes", [paragraph("~~x~~ ~y~")], "\\~\\~x\\~\\~ \\~y\\~"],
	["dollars", [paragraph("from $5 to 6 US$, or $7")], "from $5 to 6 US\\$, or $7"],
	["underscores in words and around them", [paragraph("a_b _c_")], "a_b \\_c\\_"],
	["an address in angle brackets", [paragraph("<-@b>")], "\\<-@b>"],
	["a link", [paragraph("[x](javascript:alert(1))")], "\\[x]\\(javascript:alert(1))"],
	["a line end and its indent", [paragraph("+\n  + a")], "\\+ + a"],
	["no words", [paragraph(""), { type: "heading", depth: 3, children: [] }], ""],
	[
		"wrapped leaves",
		[{ type: "paragraph", children: ["a", " \n\t", "b"].map((value) => ({ type: "text", value })) }],
		"a b",
	],
	[
		"what is strong in what is strong",
		[phrases(strong(text("a"), emphasis(strong(text("b"))), text("c")))],
		"**a*b*c**",
	],
	["neighbours that say the same", [phrases(strong(text("a")), strong(text("b")), emphasis(text("c")))], "**ab**_c_"],
	["stray marks", [{ ...paragraph("a"), data: { marks } } as Block], "a"],
	[
		"words behind a fence",
		[{ type: "code", lang: "minutes", meta: "by Ann", value: "a" }],
		"```minutes by Ann\na\n```",
	],
	["raw HTML", [{ type: "html", value: "<b>x</b>" }], "\\<b>x\\</b>"],
	["a heading too high", [{ type: "heading", depth: 1, children: [{ type: "text", value: "a" }] }], "### a"],
])("%s", (_, blocks, expected) => {
	expect(blocksToMarkdown(blocks)).toBe(expected);
});

test("two lists side by side stay two, and an empty item stays one", () => {
	const bullets: Block = {
		type: "list",
		children: [
			{ type: "listItem", children: [] },
			{ type: "listItem", children: [paragraph("a")] },
		],
	};
	expect(blocksToMarkdown([bullets, bullets])).toBe("-\n- a\n\n*\n* a");
});

test("a list inside an item starts where it starts", () => {
	const inner: Block = {
		type: "list",
		ordered: true,
		start: 7,
		children: [{ type: "listItem", children: [paragraph("b")] }],
	};
	const outer: Block = { type: "list", children: [{ type: "listItem", children: [paragraph("a"), inner] }] };
	expect(blocksToMarkdown([outer])).toBe("- a\n\n  7. b");
});

const active = fc.stringMatching(/^[ \ta1b.)(*_+\-#=~`<>!/?&;:|\\[\]"'$@{},0-9x\u00a0\u2028\u3000\n]{1,12}$/);
const anyText = fc
	.oneof(active, fc.string({ unit: "grapheme" }))
	.map((value) => value.replace(/[^\P{Cc}\t\n]|\p{Cs}/gu, ""));
const words = fc.array(
	anyText.map((value) => ({ type: "text", value })),
	{ minLength: 1, maxLength: 3 },
);
const { block } = fc.letrec((tie) => ({
	block: fc.oneof(
		{ maxDepth: 4, depthIdentifier: "block" },
		fc.record({ type: fc.constant("paragraph"), children: words }),
		fc.record({ type: fc.constant("heading"), depth: fc.constant(3), children: words }),
		tie("list"),
	),
	list: fc.record({
		type: fc.constant("list"),
		ordered: fc.boolean(),
		start: fc.constantFrom(1, 2, 0, 7, null),
		spread: fc.boolean(),
		children: fc.array(tie("item"), { minLength: 1, maxLength: 3, depthIdentifier: "block" }),
	}),
	item: fc.record({
		type: fc.constant("listItem"),
		children: fc.array(tie("block"), { maxLength: 3, depthIdentifier: "block" }),
	}),
}));

test("any blocks read back the same", () => {
	fc.assert(
		fc.property(fc.array(block, { maxLength: 4 }), (value) => {
			const blocks = value as Block[];
			const markdown = blocksToMarkdown(blocks);
			expect(tidyBlocks(blocksOf(markdown)), markdown).toEqual(tidyBlocks(blocks));
		}),
		{ numRuns: 10_000 },
	);
}, 300_000);

const address = fc.array(
	fc.constantFrom(
		"<",
		">",
		"(",
		")",
		"\\",
		"a",
		"/",
		"&",
		";",
		"*",
		"_",
		"#",
		'"',
		"'",
		"!",
		"-",
		" ",
		"[",
		"]",
		"~",
		"$",
		"|",
	),
	{
		minLength: 1,
		maxLength: 8,
	},
);

test("the address of a link reads back, whatever signs it has", () => {
	fc.assert(
		fc.property(address, (signs) => {
			const url = signs.join("");
			const link: Block = {
				type: "paragraph",
				children: [{ type: "link", url, children: [{ type: "text", value: "x" }] }],
			};
			const [read] = unified()
				.use(remarkParse)
				.parse(blocksToMarkdown([link])).children;
			expect(read).toMatchObject({ children: [{ type: "link", url, children: [{ value: "x" }] }] });
		}),
		{ numRuns: 1000 },
	);
});
