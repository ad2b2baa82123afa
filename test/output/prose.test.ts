import { expect, test } from "vitest";
import type { Block } from "../../src/ast/nodes.ts";
import { blocksToText } from "../../src/output/prose.ts";
import { paragraph } from "./build-report.ts";

const item = (...children: Block[]) => ({ type: "listItem" as const, children });
const list = (ordered: boolean, ...children: ReturnType<typeof item>[]): Block => ({ type: "list", ordered, children });

test.each<[string, Block[], string]>([
	["nothing", [], ""],
	["paragraphs", [paragraph("a\n  b"), paragraph("c")], "a b\n\nc"],
	["a list", [paragraph("a"), list(false, item(paragraph("b")), item(paragraph("c")))], "a\n\n- b\n- c"],
	["a list in a list", [list(true, item(paragraph("a"), list(false, item(paragraph("b")))))], "1. a\n   - b"],
	["a quotation", [{ type: "blockquote", children: [paragraph("a"), paragraph("b")] }], "> a\n>\n> b"],
	["code", [{ type: "code", value: "a\n  b" }], "a\n  b"],
	["words behind a fence", [{ type: "code", value: "a", lang: "Action", meta: "items" }], "Action items\na"],
	["a rule", [paragraph("a"), { type: "thematicBreak" }, paragraph("b")], "a\n\n* * *\n\nb"],
])("%s", (_, blocks, text) => expect(blocksToText(blocks)).toBe(text));
