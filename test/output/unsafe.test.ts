import fc from "fast-check";
import type { Root } from "mdast";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { expect, test } from "vitest";
import { isPlain, unsafe } from "../../src/output/blocks-markdown.ts";

const writer = unified()
	.use(remarkStringify, { unsafe: [...unsafe], resourceLink: true })
	.freeze();

const active = fc.stringMatching(/^[ \ta1b.)(*_+\-#=~`<>!/?&;:|\\[\]"'$@{},0-9x\u00a0\u2028\u3000\n]{0,6}$/);

const places: Record<string, (value: string) => Root["children"][number]> = {
	"a paragraph": (value) => ({ type: "paragraph", children: [{ type: "text", value }] }),
	"a heading": (value) => ({ type: "heading", depth: 3, children: [{ type: "text", value }] }),
	"a paragraph with a break": (value) => ({
		type: "paragraph",
		children: [{ type: "text", value: "a" }, { type: "break" }, { type: "text", value }],
	}),
	"emphasis and a link": (value) => ({
		type: "paragraph",
		children: [
			{ type: "emphasis", children: [{ type: "text", value }] },
			{ type: "link", url: "b", children: [{ type: "text", value }] },
			{ type: "text", value },
		],
	}),
};

const words = fc.stringMatching(/^[a-z][a-z0-9,;:'"?()./@-]{0,6}$/);

test.each(Object.entries(places))("what is plain is escaped nowhere in %s", (_, place) => {
	fc.assert(
		fc.property(fc.oneof(active, words), (value) => {
			fc.pre(isPlain(value) && value !== "");
			const children = [place(value)];
			const markdown = writer.stringify({ type: "root", children });
			expect(markdown).not.toMatch(/\\(?!\n)|&#/);
		}),
		{ numRuns: 2000 },
	);
});

test.each([
	["We met at 9:30 (in the hall), and left; “why?” – 100% of us.", true],
	["It cost $5", false],
	["5. May", false],
	["- no", false],
	["a * b", false],
	["a ", false],
	["", true],
])("%j is plain: %s", (text, plain) => expect(isPlain(text)).toBe(plain));
