/** Tables as forges write them, read by their lines: what fields need of them, and no more. */
import type { Break, Paragraph, PhrasingContent } from "mdast";
import type { Block } from "../../ast/nodes.ts";
import { hasWords, type Line, linesOf } from "./markdown-lines.ts";

/** A row below the heading of a table: where each cell begins and ends in the line's words. */
export interface Row {
	readonly line: Line;
	readonly cells: readonly (readonly [number, number])[];
}

const delimiters = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/** The rows of a table without its heading, if others have words, and the line below that; null where a block is no table. */
export function tableRows(block: Block): Row[] | null {
	const rows = allRows(block);
	const others = rows?.slice(1) ?? [];
	return others.some(({ cells }) => cells.some(([from, to]) => from < to)) ? others : rows;
}

/** The rows of a table of two columns, its heading among them, as labels and values; null for any other block. */
export function labelRows(block: Block): Row[] | null {
	const rows = allRows(block);
	return rows?.every(({ cells }) => cells.length === 2) ? rows : null;
}

/** Whether a block is a table. */
export function isTable(block: Block): boolean {
	return allRows(block) !== null;
}

function allRows(block: Block): Row[] | null {
	if (block.type !== "paragraph") return null;
	const lines = linesOf(block).filter(hasWords);
	const ruled = lines[1]?.text ?? "";
	if (!lines.every(({ text }) => text.includes("|")) || !delimiters.test(ruled)) return null;
	return lines.filter((_, index) => index !== 1).map((line) => ({ line, cells: cellsOf(line) }));
}

function cellsOf({ text, starts, ends }: Line): (readonly [number, number])[] {
	const cells: (readonly [number, number])[] = [];
	// `\\|` is one unit of the text that two characters stand for.
	const parts = (at: number): boolean => text[at] === "|" && (ends[at] ?? 0) - (starts[at] ?? 0) === 1;
	const end = parts(text.length - 1) ? text.length - 1 : text.length;
	let from = parts(0) ? 1 : 0;
	for (let at = from; at <= end; at++) {
		if (at < end && !parts(at)) continue;
		const cell = text.slice(from, at);
		const start = from + cell.length - cell.trimStart().length;
		cells.push([start, Math.max(start, from + cell.trimEnd().length)]);
		from = at + 1;
	}
	return cells;
}

/** A table that is prose keeps its rows on lines of their own. */
export function withRows(block: Block): Block {
	if (allRows(block) === null) return block;
	const children = (block as Paragraph).children.map(
		(node): PhrasingContent => (isLineEnd(node) ? breakAt(node) : node),
	);
	return { ...block, children } as Paragraph;
}

function isLineEnd(node: PhrasingContent): boolean {
	return node.type === "text" && /^[\r\n]+$/.test(node.value);
}

function breakAt({ position }: PhrasingContent): Break {
	return position === undefined ? { type: "break" } : { type: "break", position };
}
