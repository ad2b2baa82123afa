/** The lines of a paragraph; the line end between two of them is a leaf of its own. */
import type { PhrasingContent } from "mdast";

/** One line of a paragraph or a heading. */
export interface ParagraphLine {
	readonly nodes: readonly PhrasingContent[];
	/** The line end before it; null for the first one. */
	readonly lineEnd: PhrasingContent | null;
}

/** Parts the leaves of a paragraph or a heading at its line ends. */
export function paragraphLines(children: readonly PhrasingContent[]): ParagraphLine[] {
	const lines: (ParagraphLine & { nodes: PhrasingContent[] })[] = [{ lineEnd: null, nodes: [] }];
	for (const node of children) {
		if (isLineEnd(node)) lines.push({ lineEnd: node, nodes: [] });
		else lines.at(-1)?.nodes.push(node);
	}
	return lines;
}

/** Lines as the leaves of a paragraph of their own. */
export function joinedLines(lines: readonly ParagraphLine[]): PhrasingContent[] {
	return lines.flatMap(({ nodes, lineEnd }, index) => (index === 0 || lineEnd === null ? nodes : [lineEnd, ...nodes]));
}

/** Whether a node is the end of a line. */
export function isLineEnd(node: PhrasingContent): boolean {
	return node.type === "break" || (node.type === "text" && /[\r\n]/.test(node.value) && node.value.trim() === "");
}
