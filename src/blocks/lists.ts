/** Builds paragraphs, sub-headings and lists, whose leaves and marks each equal their slice of the source. */
import type { Heading, List, Paragraph, Text } from "mdast";
import type { Block, Mark } from "../ast/nodes.ts";
import { byPlace, withMarksAround } from "../ast/place.ts";
import { cutAt, type Nesting } from "./format.ts";
import type { HeadingLine } from "./heading-line.ts";
import { strayMarks } from "./markers.ts";
import { contentStart, type Marker, pointIn, type Row, type Spot, span } from "./rows.ts";
import { joins, type Wrap } from "./wrap.ts";

/** The mark at some characters of a row. */
export function mark(text: string, row: Row, [start, end]: readonly [number, number]): Mark {
	return { value: text.slice(start, end), position: span(row, start, row, end) };
}

/** The bullet or number of a row as marks; none when it has neither. */
function markerMarks(text: string, row: Row): Mark[] {
	return row.marker === null ? [] : [mark(text, row, [row.marker.start, row.marker.end])];
}

/** A paragraph of rows; the line end and indent between two of them is a text of its own. */
export function paragraph(text: string, rows: readonly Row[]): Paragraph {
	const [first, last] = ends(rows);
	const strays = first.marker === null ? strayMarks(text, first.from, first.to) : [];
	const marks = strays.map((at) => mark(text, first, [at, at + 1]));
	const start = strays.length === 0 ? contentStart(first) : wordsBehind(text, first, strays);
	const children = texts(text, rows, [start, last.to]);
	if (marks.length > 0) {
		return { type: "paragraph", data: { marks }, children, position: span(first, strays[0] ?? start, last, last.to) };
	}
	// A paragraph shares the points of its leaves, and the whole position of a single one.
	const [head, tail] = [children[0]?.position, children.at(-1)?.position];
	if (head === undefined || tail === undefined) throw new RangeError("A paragraph needs words.");
	return { type: "paragraph", children, position: head === tail ? head : { start: head.start, end: tail.end } };
}

/** An unmarked sub-heading; a colon at its end is a mark. */
export function subHeading(text: string, rows: readonly Row[]): Heading {
	const [first, last] = ends(rows);
	const { words, marks, position } = headingParts(text, rows, { start: contentStart(first), end: last.to, signs: [] });
	const data = marks.length === 0 ? { bare: true } : { bare: true, marks };
	return { type: "heading", depth: 3, data, children: words, position };
}

/** A sub-heading with what sets it off as marks; a colon at its end is one too. */
export function markedHeading(text: string, { line, depth, rows }: SubHeading): Heading {
	const [, last] = ends(rows);
	const end = rows.length > 1 ? last.to : line.end;
	const { words, marks, position } = headingParts(text, rows, { ...line, end });
	return { type: "heading", depth, data: { marks }, children: words, position: withMarksAround(position, marks) };
}

/** The words of a heading, its marks in their order, and where its words begin and end. */
function headingParts(
	text: string,
	rows: readonly Row[],
	{ start, end, signs }: Pick<HeadingLine, "start" | "end" | "signs">,
) {
	const [first, last] = ends(rows);
	const colon = text.charAt(end - 1) === ":" && end - 1 > Math.max(start, last.from) ? end - 1 : end;
	const marks = signs.map((sign) => mark(text, sign.row, [sign.start, sign.end]));
	if (colon < end) marks.push(mark(text, last, [colon, end]));
	const words = texts(text, rows, [start, Math.max(start + 1, behindWords(text, start, colon))]);
	return { words, marks: marks.sort(byPlace), position: span(first, start, last, end) };
}

function behindWords(text: string, start: number, colon: number): number {
	return start + text.slice(start, colon).trimEnd().length;
}

function wordsBehind(text: string, row: Row, strays: readonly number[]): number {
	const behind = (strays.at(-1) ?? row.from) + 1;
	return behind + (text.slice(behind, row.to).length - text.slice(behind, row.to).trimStart().length);
}

/** Neighbouring leaves share the point between them: notes may hold millions of lines. */
function texts(text: string, rows: readonly Row[], [start, end]: readonly [number, number]): Text[] {
	const [first, last] = ends(rows);
	let from = pointIn(first, start);
	if (first === last) return [leaf(text, from, pointIn(first, end))];
	const found: Text[] = [];
	for (const row of rows) {
		if (row !== first) {
			const begin = pointIn(row, row.from);
			found.push(leaf(text, from, begin));
			from = begin;
		}
		const to = pointIn(row, row === last ? end : row.to);
		if (to.offset !== from.offset) found.push(leaf(text, from, to));
		from = to;
	}
	// A copy has no room to grow, which would take more than the leaves themselves.
	return found.slice();
}

function leaf(text: string, start: Spot, end: Spot): Text {
	return { type: "text", value: text.slice(start.offset, end.offset), position: { start, end } };
}

function ends(rows: readonly Row[]): [first: Row, last: Row] {
	const [first, last] = [rows[0], rows.at(-1)];
	if (first === undefined || last === undefined) throw new RangeError("A block needs a line.");
	return [first, last];
}

/** A sub-heading: its line, how deep it is, and the index of the row behind it. */
export interface SubHeading {
	readonly line: HeadingLine;
	readonly depth: 3 | 4 | 5 | 6;
	/** The rows with its words: more than one where it was wrapped. */
	readonly rows: readonly Row[];
	readonly next: number;
}

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
