/**
 * Where an item of a list ends. Markdown takes any line right below it for more of its words; who writes
 * `**Reporter:** A. Bell` there, as far to the left as the list, means a label.
 */
import type { List, ListItem, Paragraph } from "mdast";
import { isLineEnd, type Line, linesOf, paragraphOf } from "./markdown-lines.ts";

/** An item without the lines that are none of it, and these. */
export interface Cut {
	readonly item: ListItem;
	readonly rest: Paragraph;
}

/** Cuts an item before the first line that stands no further in than `column` and `isLabel`; null where none is. */
export function cutItem(item: ListItem, column: number, isLabel: (line: Line) => boolean): Cut | null {
	const last = item.children.at(-1);
	if (last?.type === "paragraph") {
		const cut = cutParagraph(last, column, isLabel);
		return cut && { item: withLast(item, cut.kept), rest: cut.rest };
	}
	const inner = last?.type === "list" ? last.children.at(-1) : undefined;
	if (last?.type !== "list" || inner === undefined) return null;
	const cut = cutItem(inner, column, isLabel);
	return cut && { item: withLast(item, withLast(last, cut.item)), rest: cut.rest };
}

function cutParagraph(block: Paragraph, column: number, isLabel: (line: Line) => boolean) {
	if (!block.children.some(isLineEnd)) return null;
	const lines = linesOf(block);
	const at = lines.findIndex((line, index) => index > 0 && columnOf(line) <= column && isLabel(line));
	if (at < 0) return null;
	return { kept: paragraphOf(lines.slice(0, at)), rest: paragraphOf(lines.slice(at)) };
}

function columnOf({ nodes }: Line): number {
	return nodes[0]?.position?.start.column ?? 1;
}

/** A list or an item with something else at its end. */
function withLast<Holder extends List | ListItem>(
	holder: Holder,
	last: Holder["children"][number] | Paragraph,
): Holder {
	const { position } = holder;
	const end = last.position?.end;
	const children = [...holder.children.slice(0, -1), last];
	return { ...holder, children, ...(position && end && { position: { ...position, end } }) };
}
