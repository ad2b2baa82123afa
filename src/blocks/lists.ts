/** Builds the lists: items by their bullets and numbers, nested by indent, then by the order of bullets. */
import type { List } from "mdast";
import type { Block } from "../ast/nodes.ts";
import { cutAt, type Nesting } from "./format.ts";
import { markerMarks, paragraph } from "./leaves.ts";
import { contentStart, type Marker, pointIn, type Row, span } from "./rows.ts";
import { joins, type Wrap } from "./wrap.ts";

/** One list that is still open. */
interface Level {
	readonly list: List;
	readonly style: string;
	readonly ordered: boolean;
	indent: number;
	ordinal: number;
	/** What the open item holds so far, and the rows of its open paragraph. */
	blocks: Block[];
	pending: Row[];
	/** The row of the item's bullet. */
	head: Row;
	last: Row;
}

/** A list, and the index of the first row behind it. */
export interface FoundList {
	readonly list: List;
	readonly next: number;
}

/** Where a list begins, and what may end it besides its own lines. */
export interface ListStart {
	readonly rows: readonly Row[];
	readonly first: number;
	ends(index: number): boolean;
	/** Deeper items are taken as those of the deepest list: no words are lost. */
	readonly nesting: Nesting;
}

/** Reads the list that begins at `rows[first]`, which has a marker. */
export function readList(text: string, wrap: Wrap, { rows, first, ends, nesting }: ListStart): FoundList {
	const levels: Level[] = [];
	let next = first;
	for (; next < rows.length; next++) {
		const row = rows[next];
		if (row === undefined || (next > first && ends(next))) break;
		const taken =
			row.marker === null ? takeLine(text, wrap, { levels, row }) : takeItem(text, { levels, row }, nesting);
		if (!taken) break;
	}
	const root = levels[0];
	closeLevels(text, levels, 0);
	if (root === undefined) throw new RangeError("A list needs a bullet or a number.");
	return { list: root.list, next };
}

interface Step {
	readonly levels: Level[];
	readonly row: Row;
}

/** Adds a bullet or number; false when it begins another list beside this one. */
function takeItem(text: string, { levels, row }: Step, nesting: Nesting): boolean {
	const { marker } = row;
	if (marker === null) return false;
	const root = levels[0];
	if (root === undefined) {
		openList(levels, row, marker);
		return true;
	}
	let at = levels.length - 1;
	while (at > 0 && (levels[at]?.indent ?? 0) > row.indent + 1) at--;
	const place = placeAt(levels, at, { row, marker });
	if (place.at < 0) return false;
	closeLevels(text, levels, place.at + 1);
	const level = levels[place.at];
	if (level === undefined) return false;
	const hasRoom = levels.length < nesting.deepest;
	if (place.nested && !hasRoom) cutAt(nesting, "lists", span(row, row.from, row, row.to));
	if (place.nested && hasRoom) {
		flush(text, level);
		openList(levels, row, marker);
	} else addItem(text, level, row, marker);
	return true;
}

interface Arrival {
	readonly row: Row;
	readonly marker: Marker;
}

/** Which open level an item belongs to, and whether it opens a list inside that level's item. */
function placeAt(levels: readonly Level[], at: number, arrival: Arrival): { at: number; nested: boolean } {
	const { row, marker } = arrival;
	const level = levels[at];
	if (level === undefined) return { at: -1, nested: false };
	if (row.indent > level.indent + 1) return { at, nested: true };
	for (let outer = at; outer >= 0; outer--) {
		const candidate = levels[outer];
		if (candidate === undefined || candidate.indent < row.indent - 1) break;
		if (follows(candidate, marker)) return { at: outer, nested: false };
	}
	// Bullets at their question's own indent stand beside it, as they were written.
	if (level.ordered && marker.kind === "number" && marker.style !== level.style) return { at, nested: true };
	if (!level.ordered && marker.kind === "bullet" && !row.gap) return { at, nested: true };
	return at === 0 ? { at: -1, nested: false } : { at: at - 1, nested: true };
}

function follows(level: Level, marker: Marker): boolean {
	if (level.style !== marker.style) return false;
	return marker.kind === "bullet" || marker.ordinal === level.ordinal + 1;
}

function openList(levels: Level[], row: Row, marker: Marker): void {
	const ordered = marker.kind === "number";
	const list: List = { type: "list", ordered, spread: false, children: [] };
	if (ordered) list.start = marker.ordinal;
	const { style, ordinal } = marker;
	levels.at(-1)?.blocks.push(list);
	levels.push({ list, style, ordered, indent: row.indent, ordinal, blocks: [], pending: [row], head: row, last: row });
}

function addItem(text: string, level: Level, row: Row, marker: Marker): void {
	closeItem(text, level);
	level.indent = Math.min(level.indent, row.indent);
	level.ordinal = marker.ordinal;
	level.blocks = [];
	level.pending = [row];
	level.head = row;
	level.last = row;
}

/** Adds a line without a mark to the item that it carries on; false when it stands outside the list. */
function takeLine(text: string, wrap: Wrap, { levels, row }: Step): boolean {
	const top = levels.at(-1);
	if (top === undefined) return false;
	if (joins(text, wrap, [top.last, row])) {
		extend(top, row);
		return true;
	}
	let at = levels.length - 1;
	while (at >= 0 && row.indent < (levels[at]?.indent ?? 0) + (row.gap ? 2 : 1)) at--;
	const level = levels[at];
	if (level === undefined) return false;
	if (row.gap || at < levels.length - 1) {
		closeLevels(text, levels, at + 1);
		flush(text, level);
	}
	extend(level, row);
	return true;
}

function extend(level: Level, row: Row): void {
	level.pending.push(row);
	level.last = row;
}

/** Turns the open rows of an item into a paragraph. */
function flush(text: string, level: Level): void {
	const { blocks, head, pending } = level;
	const wordless = pending[0] === head && contentStart(head) >= head.to;
	const rows = wordless ? pending.slice(1) : pending;
	level.pending = [];
	if (rows.length > 0) blocks.push(paragraph(text, rows));
}

function closeItem(text: string, level: Level): void {
	flush(text, level);
	const { blocks, head } = level;
	const marks = markerMarks(text, head);
	const start = marks[0]?.position.start ?? pointIn(head, head.from);
	const end = blocks.at(-1)?.position?.end ?? marks[0]?.position.end ?? start;
	const spread = blocks.filter((block) => block.type === "paragraph").length > 1;
	// A copy holds no more than it must: there may be millions of items.
	level.list.children.push({
		type: "listItem",
		spread,
		data: { marks },
		children: [...blocks],
		position: { start, end },
	});
}

/** Closes the levels from `keep` on, the innermost first. */
function closeLevels(text: string, levels: Level[], keep: number): void {
	while (levels.length > keep) {
		const level = levels.pop();
		if (level === undefined) return;
		closeItem(text, level);
		const [first, last] = [level.list.children[0]?.position, level.list.children.at(-1)?.position];
		if (first !== undefined && last !== undefined) level.list.position = { start: first.start, end: last.end };
		level.list.spread = level.list.children.some((item) => item.spread === true);
	}
}
