/** The marks of blocks in Markdown: the bullet or number of an item, the signs before a heading. */
import type { Heading, ListItem } from "mdast";
import type { Block, Mark } from "../../ast/nodes.ts";
import { positionWithin } from "../../text/place.ts";

const openings = { heading: /^#{1,6}/, listItem: /^(?:[-*+]|\d{1,9}[.)])/ } as const;

/** The blocks with the marks that they open with, at any depth. */
export function withMarks(blocks: readonly Block[], text: string): Block[] {
	return blocks.map((block): Block => {
		if (block.type === "heading") return marked(block, text);
		if (block.type === "list") {
			const items = block.children.map((item) => marked({ ...item, children: below(item, text) }, text));
			return { ...block, children: items };
		}
		return block.type === "blockquote" ? { ...block, children: below(block, text) } : block;
	});
}

function below<T extends ListItem["children"]>({ children }: { readonly children: T }, text: string): T {
	return withMarks(children as Block[], text) as T;
}

function marked<T extends Heading | ListItem>(node: T, text: string): T {
	const { position } = node;
	if (position === undefined) return node;
	const from = position.start.offset ?? 0;
	const value = openings[node.type].exec(text.slice(from, from + 12))?.[0];
	if (value === undefined) return node;
	const marks: Mark[] = [{ value, position: positionWithin(position, value, 0, value.length) }];
	return { ...node, data: { ...node.data, marks } };
}
