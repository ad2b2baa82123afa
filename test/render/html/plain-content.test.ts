/** What is written without the libraries is what they write, byte for byte. */
import fc from "fast-check";
import type { Heading, ListItem, PhrasingContent } from "mdast";
import { expect, test } from "vitest";
import type { Block } from "../../../src/ast/nodes.ts";
import { treeHtml } from "../../../src/render/html/content.ts";
import { plainHtml } from "../../../src/render/html/plain-content.ts";
import { tidyBlocks } from "../../../src/render/tidy.ts";
import { hostile, moreHostile } from "../../contract/hostile.ts";
import { paragraph } from "../build-report.ts";

const words = fc.oneof(
	fc.constantFrom(...hostile, ...moreHostile),
	fc.constantFrom("", " ", "a", "a & b < c > d", " a  b ", "a\n  b\r\n\tc", "&amp;", "\0", "\ud800", "\u00a0\u2028"),
	fc.constantFrom("see www.x.org.", "https://x.org/?a&b", "mailto:a@b.org", "WWW.x.org"),
	fc.string({ unit: "binary", maxLength: 20 }),
);
const data = fc.constantFrom(undefined, { hName: "script", hProperties: { onClick: "x()" } });

const text = fc.record({ type: fc.constant("text"), value: words, data });
const leaves = fc.array(text, { maxLength: 3 });
const other: fc.Arbitrary<object> = fc.oneof(
	fc.record({ type: fc.constant("link"), url: words, children: leaves }),
	fc.record({ type: fc.constantFrom("strong", "emphasis"), children: leaves }),
	fc.record({ type: fc.constantFrom("inlineCode", "html"), value: words }),
	fc.constant({ type: "break" }),
);

/** Trees as parsers and programs make them; of text alone, or with anything else in them. */
const blocksOf = (phrase: fc.Arbitrary<object>, more: fc.Arbitrary<object>): fc.Arbitrary<Block[]> =>
	fc.letrec<{ block: object; blocks: object[] }>((tie) => {
		const children = fc.array(phrase, { maxLength: 3 });
		const start = fc.constantFrom(null, 0, 1, 7, -1, 999_999_999, Number.NaN);
		const item = fc.record({
			type: fc.constant("listItem"),
			spread: fc.boolean(),
			checked: fc.boolean(),
			children: tie("blocks"),
		});
		return {
			block: fc.oneof(
				{ depthSize: "small", withCrossShrink: true },
				fc.record({ type: fc.constant("paragraph"), children, data }),
				fc.record({ type: fc.constant("heading"), depth: fc.integer({ min: 1, max: 7 }), children }),
				more,
				fc.record({
					type: fc.constant("list"),
					ordered: fc.boolean(),
					start,
					children: fc.array(item, { maxLength: 3 }),
				}),
				fc.record({ type: fc.constant("blockquote"), children: tie("blocks") }),
			),
			blocks: fc.array(tie("block"), { maxLength: 3 }),
		};
	}).blocks as fc.Arbitrary<Block[]>;

test.each([
	["text alone", blocksOf(text, fc.constant(paragraph("a < b")))],
	[
		"anything",
		blocksOf(
			fc.oneof(text, other),
			fc.constantFrom(
				{ type: "thematicBreak" },
				{ type: "code", value: "<a>\n" },
				{ type: "html", value: "<b>\n</b>" },
			),
		),
	],
])("trees of %s", (_, trees) => {
	let direct = 0;
	fc.assert(
		fc.property(trees, (blocks) => {
			const html = plainHtml(tidyBlocks(blocks));
			if (html === null || blocks.length === 0) return;
			direct++;
			expect(html).toBe(treeHtml(tidyBlocks(blocks)));
		}),
		{ numRuns: 3000 },
	);
	expect(direct).toBeGreaterThan(300);
});

const item = (...children: Block[]): ListItem => ({ type: "listItem", children });
const phrase = (...children: PhrasingContent[]): Block => ({ type: "paragraph", children });

test.each<[string, Block]>([
	["an address", paragraph("see www.x.org")],
	["a mark", phrase({ type: "strong", children: [{ type: "text", value: "a" }] })],
	["a line end that was asked for", phrase({ type: "text", value: "a" }, { type: "break" })],
	[
		"a heading that HTML does not know",
		{ type: "heading", depth: 7 as Heading["depth"], children: [{ type: "text", value: "a" }] },
	],
	["code", { type: "code", value: "a" }],
	["a quote", { type: "blockquote", children: [paragraph("a")] }],
	["a table", { type: "table", children: [] }],
	[
		"a quote in a list",
		{ type: "list", children: [item(paragraph("a"), { type: "blockquote", children: [paragraph("b")] })] },
	],
])("%s is left to the libraries", (_, block) => {
	expect(plainHtml(tidyBlocks([paragraph("a"), block]))).toBeNull();
});
