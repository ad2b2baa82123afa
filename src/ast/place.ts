/** Where nodes and marks stand. */
import type { PhrasingContent } from "mdast";
import type { Point, Position } from "unist";
import type { Mark } from "./nodes.ts";

interface Placed {
	readonly position?: Position | undefined;
}

/** The offset at which a node starts. */
export function startOf({ position }: Placed): number {
	return position?.start.offset ?? 0;
}

/** The offset at which a node ends. */
export function endOf({ position }: Placed): number {
	return position?.end.offset ?? 0;
}

/** Sorts by where nodes start. */
export function byPlace(one: Placed, other: Placed): number {
	return startOf(one) - startOf(other);
}

/** From where the first of some nodes starts to where the last one ends. */
export function around(nodes: readonly Placed[]): Position {
	const [first, last] = [nodes[0]?.position, nodes.at(-1)?.position];
	if (first === undefined || last === undefined) throw new RangeError("No nodes, or one without a position.");
	return { start: first.start, end: last.end };
}

/** The place of words with the marks around them, which are in order. */
export function withMarksAround(words: Position, marks: readonly Mark[]): Position {
	const [first, last] = [marks[0]?.position.start, marks.at(-1)?.position.end];
	return {
		start: first !== undefined && (first.offset ?? 0) < (words.start.offset ?? 0) ? first : words.start,
		end: last === undefined ? words.end : laterPoint(words.end, last),
	};
}

/** The later of two points; the first if they are equal. */
export function laterPoint(one: Point, other: Point): Point {
	return (other.offset ?? 0) > (one.offset ?? 0) ? other : one;
}

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
