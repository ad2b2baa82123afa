import type { ListItem, Nodes, Text } from "mdast";
import type { Point, Position } from "unist";
import type { Section } from "../../ast/nodes.ts";
import type { Words } from "../../text/words.ts";
import { type Token, tokenize } from "./tokens.ts";

/** Where a text leaf of the tree stands in the text of its unit. */
interface Leaf {
	readonly at: number;
	readonly length: number;
	readonly position: Position;
}

/** One block of a section as running text: what people are looked for in. */
export interface Unit {
	readonly kind: "heading" | "paragraph" | "item";
	/** The words, every line end and indent inside a paragraph as one space. */
	readonly text: string;
	readonly tokens: readonly Token[];
	readonly leaves: readonly Leaf[];
	/** 0 outside lists, then 1 for each list around it. */
	readonly depth: number;
	/** The units of one list share a number; -1 outside. */
	readonly list: number;
	readonly position: Position;
}

/** The blocks of a section that hold words, in document order. */
export function unitsOf(section: Section, words: Words): Unit[] {
	const units: Unit[] = [];
	let lists = 0;
	const visit = (node: Nodes, depth: number, list: number): void => {
		if (node.type === "heading" || node.type === "paragraph" || node.type === "tableCell") {
			const kind = node.type === "heading" ? "heading" : depth > 0 ? "item" : "paragraph";
			pushUnit(units, { node, kind, depth, list }, words);
		} else if (node.type === "list") {
			const own = lists++;
			for (const item of node.children as ListItem[]) visit(item, depth + 1, own);
		} else if ("children" in node) {
			for (const child of node.children) visit(child, depth, list);
		}
	};
	for (const child of section.children) if (child.type !== "ignored") visit(child as Nodes, 0, -1);
	return units;
}

interface Where extends Pick<Unit, "kind" | "depth" | "list"> {
	readonly node: Nodes;
}

function pushUnit(units: Unit[], { node, kind, depth, list }: Where, words: Words): void {
	const leaves: Leaf[] = [];
	let text = "";
	const collect = (inner: Nodes): void => {
		if (inner.type === "text" || inner.type === "inlineCode") {
			const value = spoken(inner as Text);
			if (inner.position !== undefined)
				leaves.push({ at: text.length, length: value.length, position: inner.position });
			text += value;
		} else if (inner.type === "break") text += " ";
		else if ("children" in inner) for (const child of inner.children) collect(child);
	};
	collect(node);
	if (node.position === undefined || text.trim() === "") return;
	// A copy has no room to grow: there may be millions of units with one leaf.
	units.push({
		kind,
		text,
		tokens: tokenize(text, words),
		leaves: leaves.slice(),
		depth,
		list,
		position: node.position,
	});
}

/** A leaf that only holds a line end and an indent is written as one space. */
function spoken(leaf: Text): string {
	return lineEnd.test(leaf.value) ? " " : leaf.value;
}

const lineEnd = /^\s*[\r\n]\s*$/;

/** Where an index into the unit's text stands in the source; `after` asks for the end of what stands before it. */
export function pointAt(unit: Unit, index: number, after = false): Point {
	const leaf = leafBefore(unit.leaves, after ? index - 1 : index) ?? unit.leaves[0];
	if (leaf === undefined) return after ? unit.position.end : unit.position.start;
	const { start, end } = leaf.position;
	const within = index - leaf.at;
	if (within >= leaf.length) return end;
	// A leaf that is longer in the source than its value is one escaped character: it can't be cut.
	if ((end.offset ?? 0) - (start.offset ?? 0) !== leaf.length) return after ? end : start;
	return { line: start.line, column: start.column + within, offset: (start.offset ?? 0) + within };
}

/** The last leaf that starts at an index or before it, by halves: a paragraph may have thousands of lines. */
function leafBefore(leaves: readonly Leaf[], index: number): Leaf | undefined {
	let from = 0;
	let to = leaves.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((leaves[middle] as Leaf).at <= index) from = middle + 1;
		else to = middle;
	}
	return leaves[from - 1];
}
