/** What is written without the libraries is what they write, byte for byte. */
import fc from "fast-check";
import type { Heading, ListItem, PhrasingContent } from "mdast";
import { expect, test } from "vitest";
import type { Block } from "../../../src/ast/nodes.ts";
import { treeHtml } from "../../../src/render/html/content.ts";
import { plainHtml } from "../../../src/render/html/plain-content.ts";
import { tidyBlocks } from "../../../src/render/tidy.ts";
import { paragraph } from "../build-report.ts";
import { trees } from "../trees.ts";

test.each(trees)("trees of %s", (_, those) => {
	let direct = 0;
	fc.assert(
		fc.property(those, (blocks) => {
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
