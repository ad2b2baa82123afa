/** Random trees of blocks with hostile text, as parsers and programs make them. */
import fc from "fast-check";
import type { Block } from "../../src/ast/nodes.ts";
import { hostile, moreHostile } from "../contract/hostile.ts";
import { paragraph } from "./build-report.ts";

const words = fc.oneof(
	fc.constantFrom("Two words", "So it is: yes, “quoted” – 5% é 女 \u{1f600}.", "a-b (c)"),
	fc.constantFrom(...hostile, ...moreHostile),
	fc.constantFrom(
		"",
		" ",
		"a",
		"Two words",
		"a & b < c > d",
		" a  b ",
		"a\n  b\r\n\tc",
		"&amp;",
		"\0",
		"\ud800",
		"\u00a0\u2028",
	),
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

const marks = fc.constantFrom(
	{ type: "thematicBreak" },
	{ type: "code", value: "<a>\n" },
	{ type: "html", value: "<b>\n</b>" },
);

/** Trees of text alone, and with anything else in them. */
export const trees: readonly [string, fc.Arbitrary<Block[]>][] = [
	["text alone", blocksOf(text, fc.constant(paragraph("a < b")))],
	["anything", blocksOf(fc.oneof(text, other), marks)],
];
