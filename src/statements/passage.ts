/** A section as a passage: its paragraphs, headings, items and cells as lines, with the way back to the source. */
import type { Heading, Nodes, Paragraph, PhrasingContent, Table } from "mdast";
import type { Point, Position } from "unist";
import type { Section } from "../ast/nodes.ts";
import { plainText } from "../ast/text.ts";
import { longestOpening, openingTime, turnStarts } from "../text/field-words.ts";
import { barredLines, tableRule } from "../text/lines.ts";
import { lineMark, type Passage, type PassageLine } from "../text/passage.ts";

/** A passage and where its text stands in the source. */
export interface SectionPassage extends Passage {
	readonly blocks: readonly PassageBlock[];
}

/** The block that a line of the passage was made from. */
export interface PassageBlock {
	/** Where its text begins in the passage, in front of what the line leaves out (a time, `Q:`). */
	readonly start: number;
	readonly position: Position;
	readonly leaves: readonly Leaf[];
}

/** Where a text leaf of the tree stands in the passage. */
interface Leaf {
	readonly start: number;
	readonly length: number;
	readonly position: Position;
}

interface Building {
	/** The text so far, in pieces: read one by one, the characters of a text that was added to bit by bit take longer. */
	readonly text: string[];
	length: number;
	readonly lines: PassageLine[];
	readonly blocks: PassageBlock[];
}

type Mark3 = PassageLine["mark"];

/** Lays out a section as a passage. */
export function passageOf({ children }: Pick<Section, "children">): SectionPassage {
	const building: Building = { text: [], length: 0, lines: [], blocks: [] };
	for (const child of children)
		if (child.type !== "ignored") visit(building, child as Nodes, { depth: 0, mark: lineMark.none });
	const { text, lines, blocks } = building;
	return { text: text.join(""), lines, blocks };
}

function visit(building: Building, node: Nodes, where: { readonly depth: number; readonly mark: Mark3 }): void {
	if (node.type === "heading" || node.type === "paragraph") pushLine(building, node, where);
	else if (node.type === "list") {
		// How an item was marked in the notes is not asked: a report of them has marks of its own.
		const within = { depth: where.depth + 1, mark: node.ordered === true ? lineMark.number : lineMark.bullet };
		for (const item of node.children) {
			for (const [index, child] of item.children.entries())
				visit(building, child, index === 0 ? within : { ...within, mark: lineMark.none });
		}
	} else if (node.type === "table") pushTable(building, node, where);
	else if ("children" in node) for (const child of node.children) visit(building, child as Nodes, where);
}

function pushLine(
	building: Building,
	node: Heading | Paragraph,
	{ depth, mark }: { depth: number; mark: Mark3 },
): void {
	const { position } = node;
	if (position === undefined) return;
	const start = building.length;
	const leaves: Leaf[] = [];
	const ends: number[] = [];
	const text = collect(leaves, node.children, { at: start, text: "", ends });
	if (text.trim() === "") return;
	const starts = startsIn(text, ends);
	for (const [at, from] of starts.entries()) {
		const to = starts[at + 1] ?? text.length;
		const opening = openingMark.exec(text.slice(from, to));
		building.lines.push({
			start: start + from + (opening?.[0].length ?? 0),
			end: start + to,
			mark: opening?.groups?.["label"] === undefined ? (at === 0 ? mark : lineMark.none) : lineMark.letter,
			depth,
			heading: node.type === "heading",
			timed: opening?.groups?.["time"] !== undefined,
			opening: start + from + text.slice(from, to).search(/\S|$/u),
		});
	}
	building.blocks.push({ start, position, leaves });
	building.text.push(text, "\n");
	building.length += text.length + 1;
}

/** Where the lines of a paragraph begin: a turn of a transcript is one, and so is a cell that names its speaker. */
function startsIn(text: string, ends: readonly number[]): number[] {
	// Rows of a table in Markdown, each on its line: between bars, or with a rule below the first one.
	const isRows =
		ends.length > 0 &&
		text.includes("|") &&
		(tableRule.test(text.slice(ends[0], ends[1])) ||
			(/^\s*\|/.test(text) && ends.every((end) => text.charAt(end + 1) === "|")) ||
			(ends.length > 1 && text.includes(" | ") && barredLines(linesAt(text, ends))));
	if (isRows) return [0, ...ends.map((end) => end + 1)];
	const starts = turnStarts(text, ends);
	const cells = text.includes("|") ? cellStarts(text) : [];
	if (cells.length === 0) return [0, ...starts];
	return [0, ...new Set([...starts, ...cells].sort((one, other) => one - other))];
}

/** The lines of a text that end at some places. */
function linesAt(text: string, ends: readonly number[]): string[] {
	const lines: string[] = [];
	let from = 0;
	for (const end of ends) {
		lines.push(text.slice(from, end));
		from = end + 1;
	}
	return [...lines, text.slice(from)];
}

/** Where cells begin that name their speaker, if there are several. */
function cellStarts(text: string): number[] {
	const starts = [0, ...Array.from(text.matchAll(/\|/g), ({ index }) => index + 1)];
	const cells = starts.filter((at) => cellOpening.test(text.slice(at, at + longestOpening)));
	return cells.length > 1 ? cells.filter((at) => at > 0) : [];
}

/** A row of a table is a line, its cells between bars, as reports write it: it reads back as it was read. */
function pushTable(building: Building, { children: rows }: Table, where: Parameters<typeof visit>[2]): void {
	for (const { children: cells, position } of rows) {
		const filled = cells.filter((cell) => plainText([cell]).trim() !== "");
		const children = filled.flatMap((cell, at): PhrasingContent[] =>
			at === 0 ? cell.children : [bar, ...cell.children],
		);
		if (position !== undefined && filled.length > 0)
			pushLine(building, { type: "paragraph", children, position }, where);
	}
}

const bar: PhrasingContent = { type: "text", value: " | " };

/**
 * A time before a line or in the first cell of a row, and a single letter with a colon (`Q:`): they set off the line and
 * say nothing of who speaks.
 */
const openingMark = new RegExp(
	`^\\s*(?<time>(?:\\|\\s*)?${openingTime})?(?<label>[*_]{0,2}\\p{Lu}\\d{0,2}\\s*:[*_]{0,2}\\s+)?`,
	"u",
);

/** A name, whatever else is said of her, and a colon. */
const cellOpening = /^\s*\p{Lu}\S*\s+\p{Lu}[^.!?;:|\n]{0,60}:\s+[^\s|]/u;

/** Adds the leaves below a block, and their words to the text so far; line ends and indents are one blank. */
function collect(leaves: Leaf[], nodes: readonly Nodes[], before: Collected): string {
	let { text } = before;
	for (const node of nodes) {
		if (node.type === "text" || node.type === "inlineCode") {
			const value = /^\s*[\r\n]\s*$/.test(node.value) ? " " : node.value.replace(/[\r\n]/g, " ");
			if (node.position !== undefined)
				leaves.push({ start: before.at + text.length, length: value.length, position: node.position });
			text += value;
		} else if (node.type === "break") {
			before.ends.push(text.length);
			text += " ";
		} else if ("children" in node) text = collect(leaves, node.children as Nodes[], { ...before, text });
	}
	return text;
}

/** Where a block stands, its text so far, and where the lines of that end. */
interface Collected {
	readonly at: number;
	readonly text: string;
	readonly ends: number[];
}

/** How much of a section is read at once, in characters: whoever is named in more than that is looked up among too many. */
const pieceLength = 0x8000;

/** A passage in pieces of bounded length, each with some of its lines; a line that is longer than a piece is cut at a blank. */
export function piecesOf(passage: SectionPassage): SectionPassage[] {
	const pieces: PassageLine[][] = [];
	let room = 0;
	for (const whole of passage.lines)
		for (const line of cutLine(passage.text, whole)) {
			room -= line.end - line.start;
			if (room < 0) {
				pieces.push([]);
				room = pieceLength - (line.end - line.start);
			}
			pieces.at(-1)?.push(line);
		}
	return pieces.length === 1 ? [passage] : pieces.map((lines) => ({ ...passage, lines }));
}

function cutLine(text: string, line: PassageLine): PassageLine[] {
	const found: PassageLine[] = [];
	let { start } = line;
	while (line.end - start > pieceLength) {
		const blank = text.lastIndexOf(" ", start + pieceLength);
		const end = blank > start ? blank : start + pieceLength;
		found.push(start === line.start ? { ...line, end } : { ...line, start, end, opening: start });
		start = end;
	}
	return [...found, start === line.start ? line : { ...line, start, opening: start }];
}

/** Where an offset of the source stands in a passage; null where it holds no words. */
export function offsetIn({ blocks }: SectionPassage, source: number): number | null {
	for (const { leaves } of blocks)
		for (const { start, length, position } of leaves) {
			const from = position.start.offset ?? 0;
			if (source >= from && source <= (position.end.offset ?? 0)) return start + Math.min(source - from, length);
		}
	return null;
}

/** Where an offset of a passage stands in the source; `after` asks for the end of what stands before it. */
export function pointAt({ blocks }: SectionPassage, offset: number, after = false): Point {
	const at = after ? offset - 1 : offset;
	const block = blocks[lastAtOrBefore(blocks, at)] as PassageBlock;
	const leaf = block.leaves[Math.max(0, lastAtOrBefore(block.leaves, at))];
	if (leaf === undefined) return after ? block.position.end : block.position.start;
	const { start, end } = leaf.position;
	const within = offset - leaf.start;
	if (within >= leaf.length) return end;
	// A leaf that is longer in the source than its value has an escape in it and can't be cut.
	if ((end.offset ?? 0) - (start.offset ?? 0) !== leaf.length) return after ? end : start;
	return { line: start.line, column: start.column + within, offset: (start.offset ?? 0) + within };
}

/** The index of the last of some ordered things that starts at an offset or before it. */
function lastAtOrBefore(things: readonly { readonly start: number }[], at: number): number {
	let from = 0;
	let to = things.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((things[middle]?.start ?? 0) <= at) from = middle + 1;
		else to = middle;
	}
	return from - 1;
}
