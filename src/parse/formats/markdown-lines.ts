/** The lines of Markdown notes: what may be a label, and what stands behind it. */
import type { PhrasingContent } from "mdast";
import type { Position } from "unist";
import type { Block } from "../../ast/nodes.ts";
import { unwrapped } from "../../ast/text.ts";
import type { Form, LabelTarget } from "../../forms/form.ts";
import { candidates } from "../candidates.ts";

/** One line of a paragraph, a heading or an item. */
export interface Line {
	readonly nodes: readonly PhrasingContent[];
	/** Its words without marks; a link is written out as Markdown, which is how fields read it. */
	readonly text: string;
	readonly position: Position;
}

/** A line that opens with a label. */
export interface LabelLine {
	readonly line: Line;
	/** Null for one that means nothing to the form. */
	readonly target: LabelTarget | null;
	readonly label: string;
	readonly value: string;
	readonly bold: boolean;
}

/** The lines of a paragraph or heading. */
export function linesOf(block: Block): Line[] {
	if (block.type !== "paragraph" && block.type !== "heading") return [];
	const lines: PhrasingContent[][] = [[]];
	for (const node of block.children) {
		if (isLineEnd(node)) lines.push([]);
		else lines.at(-1)?.push(node);
	}
	return lines.flatMap((nodes) => {
		const [first, last] = [nodes[0]?.position, nodes.at(-1)?.position];
		if (first === undefined || last === undefined) return [];
		return [{ nodes, text: nodes.map(wordsOf).join("").trim(), position: { start: first.start, end: last.end } }];
	});
}

function isLineEnd(node: PhrasingContent): boolean {
	return node.type === "break" || (node.type === "text" && /[\r\n]/.test(node.value));
}

function wordsOf(node: PhrasingContent): string {
	if (node.type === "text" || node.type === "inlineCode") return unwrapped(node.value);
	if (node.type === "image") return `[${node.alt ?? ""}](${node.url})`;
	if (!("children" in node)) return "";
	const words = node.children.map(wordsOf).join("");
	return node.type === "link" && words !== node.url ? `[${words}](${node.url})` : words;
}

/** What a label of its own making may look like: a few words, and no part of an address. */
const unknownLabel = /^\p{L}[\p{L}\p{M}\p{N} .,'’&/()-]{0,49}$/u;

/** The label that a line opens with, as the form knows it; the likeliest candidate first. */
export function labelOf(line: Line, form: Form): LabelLine | null {
	const bold = line.nodes[0]?.type === "strong";
	const found = candidates(line.text, 0, line.text.length);
	for (const { start, end, rest } of found) {
		const label = line.text.slice(start, end);
		const target = form.labels.find(label);
		if (target !== null) return { line, target, label, value: line.text.slice(rest), bold };
	}
	const [colon] = found;
	if (colon === undefined || (colon.ending !== "colon" && !bold)) return null;
	const label = line.text.slice(colon.start, colon.end);
	if (!unknownLabel.test(label)) return null;
	return { line, target: form.labels.near(label), label, value: line.text.slice(colon.rest), bold };
}
