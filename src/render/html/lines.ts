/** The lines of a page's source: people read it too, and compare two versions of it. */
import type { ElementContent } from "hast";

/** What an element of the page may be made of. */
export type Content = ElementContent | string;

/** All children of an element, each on a line of its own. */
export function onLines(nodes: readonly (ElementContent | null)[]): Content[] {
	return ["\n", ...endingLines(nodes)];
}

/** Nodes that each end their line, for an element in which others stand before them. */
export function endingLines(nodes: readonly (ElementContent | null)[]): Content[] {
	const lines: Content[] = [];
	for (const node of nodes) if (node !== null) lines.push(node, "\n");
	return lines;
}
