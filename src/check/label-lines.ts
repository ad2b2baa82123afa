/** Lines of text that look like labels but were read as none: what a missing or a second label may be. */
import type { Node, Position } from "unist";
import type { Report } from "../ast/nodes.ts";
import { plainText } from "../ast/text.ts";
import type { TextSpan } from "../text/span.ts";

/** The words of a line that may be a label, what stands behind or below them, and where its block is. */
export interface LabelLine {
	readonly label: string;
	readonly value: string;
	readonly line: number;
	/** It is all that the line has. */
	readonly isWhole: boolean;
	/** Where the block is that has the line, and where the label stands in its words. */
	readonly block: Position;
	readonly within: TextSpan;
	readonly words: string;
}

const signed = /^([\p{L}\d][^:?\n]{2,49}?)(?:\s*[:?]|\t| [-–—=] )\s*(.*)$/u;
const longest = 50;

/** The lines of sections and of unclassified text that are short, or begin with a few words and a sign behind them. */
export function labelLines({ children }: Report): LabelLine[] {
	const lines: { text: string; line: number; block: Position; start: number; words: string }[] = [];
	for (const child of children) {
		if (child.type === "field" || child.type === "ignored") continue;
		if (child.type === "preamble" && child.name !== null) continue;
		for (const { words, block } of leavesOf(child.children)) {
			let [start, line] = [0, block.start.line];
			for (const text of words.split("\n")) {
				lines.push({ text: text.trim(), line: line++, block, start, words });
				start += text.length + 1;
			}
		}
	}
	return lines.flatMap(({ text, ...place }, index) => {
		const [, before = "", behind = ""] = signed.exec(text) ?? [];
		const label = before !== "" ? before : text.length <= longest && !/[.!,;]$/u.test(text) ? text : "";
		const value = behind !== "" ? behind : (lines[index + 1]?.text ?? "");
		return label === ""
			? []
			: [
					{
						label,
						value,
						isWhole: behind === "",
						within: { start: place.start, end: place.start + label.length },
						...place,
					},
				];
	});
}

/** The headings and paragraphs in some blocks, in their lists and quotations. */
function* leavesOf(nodes: readonly Node[]): Generator<{ words: string; block: Position }> {
	for (const node of nodes) {
		if ((node.type === "paragraph" || node.type === "heading") && node.position !== undefined)
			yield { words: plainText([node]), block: node.position };
		else if ("children" in node && node.type !== "table") yield* leavesOf(node.children as Node[]);
	}
}
