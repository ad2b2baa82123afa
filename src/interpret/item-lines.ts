/**
 * Gives lines that are items paragraphs of their own: in a report the lines of one paragraph are one, and a second
 * `ACTION:` in it could not be told from the words of the first.
 */

import type { Paragraph, PhrasingContent } from "mdast";
import { blockWords } from "../ast/block-words.ts";
import type { Block, Ignored } from "../ast/nodes.ts";
import { joinedLines, type ParagraphLine, paragraphLines } from "../ast/paragraph-lines.ts";
import type { Form } from "../forms/form.ts";
import type { CapturePattern } from "../forms/patterns.ts";
import { foldedWithOffsets } from "../text/folded.ts";

/** The blocks, with paragraphs parted in front of each line that is an item amid the notes. */
export function partedAtItems(blocks: readonly (Block | Ignored)[], { items }: Form): readonly (Block | Ignored)[] {
	const patterns = items.flatMap(({ inline }) => inline);
	if (patterns.length === 0) return blocks;
	return blocks.flatMap((block): (Block | Ignored)[] =>
		block.type === "paragraph" ? parted(block, patterns) : [block],
	);
}

function parted(block: Paragraph, patterns: readonly CapturePattern[]): Paragraph[] {
	const groups: ParagraphLine[][] = [];
	for (const line of paragraphLines(block.children)) {
		const last = groups.at(-1);
		if (last === undefined || isItem(line.nodes, patterns)) groups.push([line]);
		else last.push(line);
	}
	return groups.length === 1 ? [block] : groups.map((lines, index) => paragraphOf(block, joinedLines(lines), index));
}

function isItem(children: readonly PhrasingContent[], patterns: readonly CapturePattern[]): boolean {
	const text = blockWords([{ type: "paragraph", children: [...children] }])[0]?.text ?? "";
	const lower = text.toLowerCase();
	const likely = patterns.filter((pattern) => pattern.may(lower));
	if (likely.length === 0) return false;
	const folded = foldedWithOffsets(text);
	return likely.some((pattern) => pattern.match(folded) !== null);
}

function paragraphOf(block: Paragraph, children: PhrasingContent[], index: number): Paragraph {
	const { data, ...plain } = block;
	const [first, last] = [children[0]?.position, children.at(-1)?.position];
	const start = index === 0 ? block.position?.start : first?.start;
	const position = start === undefined || last === undefined ? {} : { position: { start, end: last.end } };
	return { ...plain, ...(index === 0 && data !== undefined ? { data } : {}), children, ...position };
}
