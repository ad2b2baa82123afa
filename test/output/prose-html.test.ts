import type { PhrasingContent } from "mdast";
import { expect, test } from "vitest";
import type { Block } from "../../src/ast/nodes.ts";
import { blocksToHtml } from "../../src/output/prose.ts";
import { paragraph } from "./build-report.ts";

const written = (...blocks: Block[]): string => blocksToHtml(blocks);
const phrase = (...children: PhrasingContent[]): Block => ({ type: "paragraph", children });
const words = (value: string): PhrasingContent => ({ type: "text", value });
const item = (...children: Block[]) => ({ type: "listItem", children }) as const;

test.each<[string, Block, string]>([
	["text", paragraph("a < b"), "<p>a &lt; b</p>"],
	["raw HTML", { type: "html", value: "<b>x</b>" }, "<p>&lt;b>x&lt;/b></p>"],
	["an address", paragraph("See www.x.org."), '<p>See <a href="https://www.x.org">www.x.org</a>.</p>'],
	["an address in big letters", paragraph("HTTP://X.org"), '<p><a href="http://X.org">HTTP://X.org</a></p>'],
	[
		"an address in a link",
		phrase({ type: "link", url: "https://x.org", children: [words("www.y.org")] }),
		'<p><a href="https://x.org">www.y.org</a></p>',
	],
	[
		"a link in a link",
		phrase({
			type: "link",
			url: "https://x.org",
			children: [{ type: "link", url: "https://y.org", children: [words("z")] } as never],
		}),
		'<p><a href="https://x.org">z</a></p>',
	],
	[
		"a link that has a title",
		phrase({ type: "link", url: "https://x.org", title: 'A "b"', children: [words("y")] }),
		'<p><a href="https://x.org" title="A &quot;b&quot;">y</a></p>',
	],
	[
		"a titled link to a script",
		phrase({ type: "link", url: "javascript:x", title: "Kite", children: [words("y")] }),
		"<p>y (javascript:x, Kite)</p>",
	],
	[
		"a link to a script",
		phrase({ type: "link", url: "javascript:x", children: [words("y")] }),
		"<p>y (javascript:x)</p>",
	],
	[
		"a picture",
		phrase({ type: "image", alt: "Chart", url: "https://x.org/y.png" }),
		'<p>Chart <a href="https://x.org/y.png">https://x.org/y.png</a></p>',
	],
	["a titled picture", phrase({ type: "image", alt: "Chart", url: "y.png", title: "Kite" }), "<p>Chart y.png Kite</p>"],
	["a code block", { type: "code", value: "<x>" }, "<pre><code>&lt;x>\n</code></pre>"],
	[
		"words behind a fence",
		{ type: "code", value: "<x>", lang: "Action", meta: "<items>" },
		"<p>Action &lt;items></p>\n<pre><code>&lt;x>\n</code></pre>",
	],
	["a table without rows", { type: "table", children: [] }, ""],
	[
		"a list that starts late",
		{ type: "list", ordered: true, start: 3, children: [item(paragraph("a"))] },
		'<ol start="3">\n<li>a</li>\n</ol>',
	],
	[
		"an item of two blocks beside an item of one",
		{ type: "list", children: [item(paragraph("a")), item(paragraph("b"), paragraph("c"))] },
		"<ul>\n<li>a</li>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ul>",
	],
])("%s", (_, block, html) => {
	expect(written(block)).toBe(html);
});

test("what a hand-made tree smuggles in is taken out", () => {
	const data = { hName: "script", hProperties: { onClick: "x()", style: "y" } };
	const text = { type: "text", value: "x", data } as const;
	expect(written({ type: "paragraph", data, children: [{ ...text }] })).toBe("<p>x</p>");
});

test("blocks without words are nothing", () => {
	expect(blocksToHtml([paragraph("")])).toBe("");
});

test("an item of very many addresses has them all", () => {
	const html = written({ type: "list", children: [item(paragraph("www.x.org ".repeat(200_000)))] });
	expect(html.split("<a ")).toHaveLength(200_001);
});

test.each([
	["words", "a"],
	["addresses", "www.x.org"],
])("an item of %s is looked at as often in a long list as in a short one", (_, text) => {
	const looks = (count: number): number => {
		let looked = 0;
		const watched = () => ({
			type: "listItem" as const,
			get children() {
				looked++;
				return [paragraph(text)];
			},
		});
		blocksToHtml([{ type: "list", children: Array.from({ length: count }, watched) } as Block]);
		return looked / count;
	};
	const few = looks(2000);
	expect(few).toBeGreaterThan(0);
	expect(looks(6000)).toBe(few);
});
