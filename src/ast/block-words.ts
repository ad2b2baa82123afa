/** The words of blocks as texts that patterns can be tried on, with the way back to the source. */

import type { Text } from "mdast";
import type { Node, Parent } from "unist";
import { append } from "../text/append.ts";
import { joinMapped, type MappedText, mappedText } from "../text/mapped-text.ts";
import type { Block, Ignored, Section } from "./nodes.ts";
import { isPhrasingParent } from "./text.ts";

/** The words of one paragraph, heading or item, line ends included. */
export interface BlockWords extends MappedText {
	readonly block: Block;
}

/** The words of a section with those of its heading, which may go on as a sentence: `2. Potholes. ACTION: Ann to write`. */
export function sectionWords({ label, labelPosition, children }: HeadedBlocks): BlockWords[] {
	const text: Text = { type: "text", value: label, position: labelPosition };
	const heading: Block = { type: "heading", depth: 2, children: [text], position: labelPosition };
	return [wordsOf(heading), ...blockWords(children)];
}

/** A section, as far as words go. */
export type HeadedBlocks = Pick<Section, "label" | "labelPosition" | "children">;

/** The words of some blocks, in their order; what is set aside has none. */
export function blockWords(blocks: readonly (Block | Ignored)[]): BlockWords[] {
	const found: BlockWords[] = [];
	const open: Node[] = [...blocks].reverse();
	for (let node = open.pop(); node !== undefined; node = open.pop()) {
		if (node.type === "ignored") continue;
		if (isPhrasingParent(node)) found.push(wordsOf(node as Block));
		else if ("children" in node) append(open, [...(node as Parent).children].reverse());
	}
	return found;
}

function wordsOf(block: Block): BlockWords {
	const leaves: MappedText[] = [];
	const visit = (node: Node): void => {
		const { value, children } = node as Node & { value?: unknown; children?: readonly Node[] };
		const text = node.type === "break" ? "\n" : typeof value === "string" ? value : "";
		if (children !== undefined) for (const child of children) visit(child);
		else leaves.push(mappedText(text, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0));
	};
	visit(block);
	return { block, ...joinMapped(leaves) };
}
