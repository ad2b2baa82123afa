import type { Paragraph } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { unwrapped } from "../../ast/text.ts";
import { blocksToMarkdown } from "../markdown/blocks.ts";
import type { OutlinePart, Unplaced } from "./outline.ts";
import type { UnclassifiedJson } from "./shape.ts";

/** An entry for text that has no place in the form. */
export function unclassifiedJson(part: Extract<OutlinePart, { kind: "unclassified" }>): UnclassifiedJson {
	const { node, after } = part;
	const json = { label: labelOf(node), markdown: blocksToMarkdown(unplacedBlocks(node)), after };
	return node.type === "ignored" ? { ...json, boilerplate: true } : json;
}

/** The label of such a text as written, on one line; null for text without one. */
export function labelOf(node: Unplaced): string | null {
	return !("label" in node) || node.label === null ? null : unwrapped(node.label);
}

/** The blocks of any such text; a field's raw value is a paragraph for each run of lines. */
export function unplacedBlocks(node: Unplaced): readonly (Block | Ignored)[] {
	return node.type === "field" ? paragraphs(node.raw) : node.children;
}

function paragraphs(raw: string): Paragraph[] {
	const runs: string[][] = [];
	let open = false;
	for (const line of raw.split(/\r\n|\r|\n/)) {
		const words = line.trim();
		if (words !== "" && open) runs.at(-1)?.push(words);
		else if (words !== "") runs.push([words]);
		open = words !== "";
	}
	return runs.map((lines) => ({ type: "paragraph", children: [{ type: "text", value: lines.join(" ") }] }));
}
