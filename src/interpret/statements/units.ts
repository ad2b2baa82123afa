import type { Heading, InlineCode, Nodes, Paragraph, TableCell, Text } from "mdast";
import type { Point, Position } from "unist";
import type { Section } from "../../ast/nodes.ts";
import type { Words } from "../../text/words.ts";
import { skipBlanks } from "./scan.ts";
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
	const found: Found = { units: [], words, lists: 0 };
	for (const child of section.children)
		if (child.type !== "ignored") visit(found, child as Nodes, { depth: 0, list: -1 });
	return found.units;
}

interface Found {
	readonly units: Unit[];
	readonly words: Words;
	/** How many lists were met. */
	lists: number;
}

function visit(found: Found, node: Nodes, where: Pick<Unit, "depth" | "list">): void {
	switch (node.type) {
		case "heading":
		case "paragraph":
		case "tableCell":
			pushUnit(found, node, where);
			break;
		case "list": {
			const within = { depth: where.depth + 1, list: found.lists++ };
			for (const item of node.children) visit(found, item, within);
			break;
		}
		default:
			if ("children" in node) for (const child of node.children) visit(found, child, where);
	}
}

function pushUnit({ units, words }: Found, node: Heading | Paragraph | TableCell, where: Pick<Unit, "depth" | "list">) {
	const { depth, list } = where;
	const leaves: Leaf[] = [];
	const text = collect(leaves, node.children, "");
	if (node.position === undefined || isBlank(text)) return;
	units.push({
		kind: node.type === "heading" ? "heading" : depth > 0 ? "item" : "paragraph",
		text,
		tokens: tokenize(text, words),
		// A copy has no room to grow: there may be millions of units with one leaf.
		leaves: leaves.slice(),
		depth,
		list,
		position: node.position,
	});
}

function isBlank(text: string): boolean {
	return skipBlanks(text, 0) === text.length;
}

/** Adds the leaves below a block to those before, and their words to the text so far. */
function collect(leaves: Leaf[], nodes: readonly Nodes[], before: string): string {
	let text = before;
	for (const node of nodes) {
		if (node.type === "text" || node.type === "inlineCode") {
			const value = spoken(node);
			if (node.position !== undefined) leaves.push({ at: text.length, length: value.length, position: node.position });
			text += value;
		} else if (node.type === "break") text += " ";
		else if ("children" in node) text = collect(leaves, node.children, text);
	}
	return text;
}

/** A leaf that only holds a line end and an indent is written as one space. */
function spoken({ value }: Text | InlineCode): string {
	const first = value.charCodeAt(0);
	return (first <= space || first > ascii) && lineEnd.test(value) ? " " : value;
}

const space = 32;
const ascii = 127;
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
