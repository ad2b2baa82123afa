/** The words of blocks as texts that patterns can be tried on, with the way back to the source. */

import type { Text } from "mdast";
import type { Node, Parent, Position } from "unist";
import { append } from "../text/append.ts";
import type { Block, Ignored, Section } from "./nodes.ts";
import { isPhrasingParent } from "./text.ts";

/** The words of one paragraph, heading or item, line ends included. */
export interface BlockWords {
	readonly block: Block;
	readonly text: string;
	/** Offset in the source of an offset in the text. */
	offset(at: number): number;
}

interface Leaf {
	readonly text: string;
	readonly at: number;
	readonly position: Position | undefined;
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
	const leaves: Leaf[] = [];
	let at = 0;
	const visit = (node: Node): void => {
		const { value, children } = node as Node & { value?: unknown; children?: readonly Node[] };
		if (children !== undefined) for (const child of children) visit(child);
		else {
			const text = node.type === "break" ? "\n" : typeof value === "string" ? value : "";
			leaves.push({ text, at, position: node.position });
			at += text.length;
		}
	};
	visit(block);
	return { block, text: leaves.map(({ text }) => text).join(""), offset: (from) => sourceOffset(leaves, from) };
}

/** A leaf with an escape in it is longer in the source than its words: then its start has to do. */
function sourceOffset(leaves: readonly Leaf[], at: number): number {
	const leaf = leaves.findLast((each) => each.at <= at) ?? leaves[0];
	const [start, end] = [leaf?.position?.start.offset ?? 0, leaf?.position?.end.offset ?? 0];
	if (leaf === undefined) return 0;
	return end - start === leaf.text.length ? start + at - leaf.at : at - leaf.at >= leaf.text.length ? end : start;
}
