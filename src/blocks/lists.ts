/** Builds paragraphs, sub-headings and lists, whose leaves and marks each equal their slice of the source. */
import type { Heading, List, Paragraph, Text } from "mdast";
import type { Block, Cut, Mark } from "../ast/nodes.ts";
import { around, byPlace, withMarksAround } from "../ast/place.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import type { HeadingLine } from "./heading-line.ts";
import { strayMarks } from "./markers.ts";
import { contentStart, type Marker, type OffsetPoint, pointIn, type Row, span } from "./row.ts";
import { joins, type Wrap } from "./wrap.ts";

/** The mark at some characters of a row. */
export function mark(text: string, row: Row, [start, end]: readonly [number, number]): Mark {
	return { value: text.slice(start, end), position: span(row, start, row, end) };
}

/** A paragraph of rows; the line end and indent between two of them is a text of its own. */
export function paragraph(text: string, rows: readonly Row[]): Paragraph {
	const [first, last] = ends(rows);
	const strays = first.marker === null ? strayMarks(text, first.from, first.to) : [];
	const marks = strays.map((at) => mark(text, first, [at, at + 1]));
	const stray = strays.at(-1);
	const start = stray === undefined ? contentStart(first) : skipSpaces(text, stray + 1, first.to);
	const children = texts(text, rows, [start, last.to]);
	if (marks.length > 0) {
		return { type: "paragraph", data: { marks }, children, position: span(first, strays[0] ?? start, last, last.to) };
	}
	// A paragraph shares the points of its leaves, and the whole position of a single one.
	const only = children.length === 1 ? children[0]?.position : undefined;
	return { type: "paragraph", children, position: only ?? around(children) };
}

/**
 * A sub-heading: what sets it off is a mark, and a colon at its end is one too. One that nothing sets off is `bare`, and
 * all of its rows are its words.
 */
export function subHeading(text: string, rows: readonly Row[], marked: SubHeading | null): Heading {
	const [first, last] = ends(rows);
	const start = marked?.line.start ?? contentStart(first);
	const end = marked === null || rows.length > 1 ? last.to : marked.line.end;
	const marks = (marked?.line.signs ?? []).map((sign) => mark(text, sign.row, [sign.start, sign.end]));
	const colon = text.charAt(end - 1) === ":" && end - 1 > Math.max(start, last.from) ? end - 1 : end;
	if (colon < end) marks.push(mark(text, last, [colon, end]));
	marks.sort(byPlace);
	const words = texts(text, rows, [start, Math.max(start + 1, trimEnd(text, start, colon))]);
	const data = marked !== null ? { marks } : marks.length === 0 ? { bare: true } : { bare: true, marks };
	const position = withMarksAround(span(first, start, last, end), marks);
	return { type: "heading", depth: marked?.depth ?? 3, data, children: words, position };
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
			// The signs of quoted mail are marks.
			found.push(leaf(text, from, row.margin > row.start ? pointIn(row, row.start) : begin));
			from = begin;
		}
		const to = pointIn(row, row === last ? end : row.to);
		if (to.offset !== from.offset) found.push(leaf(text, from, to));
		from = to;
	}
	// A copy has no room to grow, which would take more than the leaves themselves.
	return found.slice();
}

function leaf(text: string, start: OffsetPoint, end: OffsetPoint): Text {
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
	indent: number;
	/** The item that is still open. */
	item: Item;
}

interface Item {
	/** The row of its bullet. */
	readonly head: Row;
	readonly marker: Marker;
	readonly blocks: Block[];
	/** The rows of its open paragraph. */
	pending: Row[];
	last: Row;
}

/** How deep lists may be nested, and the first place that was deeper. */
export interface Nesting {
	readonly deepest: number;
	cut: Cut | null;
}

/** A list, and the index of the first row behind it. */
export interface FoundList {
	readonly list: List;
	readonly next: number;
}

/** Where a list begins, and what can end it. */
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
		const taken = row.marker === null ? takeLine(text, wrap, { levels, row }) : takeItem(text, levels, row, nesting);
		if (!taken) break;
	}
	const { list } = levels[0] as Level;
	closeLevels(text, levels, 0);
	return { list, next };
}

/** Adds a bullet or number; false when it begins another list beside this one. */
function takeItem(text: string, levels: Level[], row: Row, nesting: Nesting): boolean {
	const marker = row.marker as Marker;
	if (levels.length === 0) {
		levels.push(newLevel(row, marker));
		return true;
	}
	const place = placeOf(levels, row, marker);
	const level = levels[place?.at ?? -1];
	if (place === null || level === undefined) return false;
	closeLevels(text, levels, place.at + 1);
	if (place.nested && levels.length < nesting.deepest) {
		flush(text, level.item);
		const inner = newLevel(row, marker);
		level.item.blocks.push(inner.list);
		levels.push(inner);
		return true;
	}
	if (place.nested)
		nesting.cut ??= { what: "lists", deepest: nesting.deepest, position: span(row, row.from, row, row.to) };
	closeItem(text, level);
	level.indent = Math.min(level.indent, row.indent);
	level.item = newItem(row, marker);
	return true;
}

function newItem(row: Row, marker: Marker): Item {
	return { head: row, marker, blocks: [], pending: [row], last: row };
}

function newLevel(row: Row, marker: Marker): Level {
	const ordered = marker.kind === "number";
	const start = ordered ? { start: marker.ordinal } : {};
	const list: List = { type: "list", ordered, spread: false, children: [], ...start };
	return { list, style: marker.style, indent: row.indent, item: newItem(row, marker) };
}

/** Which open level an item belongs to, and whether it opens a list inside that level's item. */
function placeOf(
	levels: readonly Level[],
	row: Row,
	marker: Marker,
): { readonly at: number; readonly nested: boolean } | null {
	let at = levels.length - 1;
	while (at > 0 && (levels[at]?.indent ?? 0) > row.indent + 1) at--;
	const level = levels[at] as Level;
	if (row.indent > level.indent + 1) return { at, nested: true };
	for (let outer = at; outer >= 0; outer--) {
		const candidate = levels[outer] as Level;
		if (candidate.indent < row.indent - 1) break;
		if (follows(candidate, marker)) return { at: outer, nested: false };
	}
	// Bullets at their question's own indent stand beside it, as they were written.
	const isOther = level.list.ordered
		? marker.kind === "number" && marker.style !== level.style
		: marker.kind === "bullet" && !row.gap;
	if (isOther) return { at, nested: true };
	return at === 0 ? null : { at: at - 1, nested: true };
}

function follows({ style, item }: Level, marker: Marker): boolean {
	return style === marker.style && (marker.kind === "bullet" || marker.ordinal === item.marker.ordinal + 1);
}

/** Adds a line without a mark to the item that it carries on; false when it stands outside the list. */
function takeLine(text: string, wrap: Wrap, { levels, row }: { readonly levels: Level[]; readonly row: Row }): boolean {
	const top = levels.at(-1);
	let at = levels.length - 1;
	if (top === undefined || !joins(text, wrap, [top.item.last, row])) {
		while (at >= 0 && row.indent < (levels[at]?.indent ?? 0) + (row.gap ? 2 : 1)) at--;
		const level = levels[at];
		if (level === undefined) return false;
		if (row.gap || level !== top) {
			closeLevels(text, levels, at + 1);
			flush(text, level.item);
		}
	}
	const item = levels[at]?.item;
	item?.pending.push(row);
	if (item !== undefined) item.last = row;
	return item !== undefined;
}

/** Turns the open rows of an item into a paragraph. */
function flush(text: string, item: Item): void {
	const { blocks, head, pending } = item;
	const wordless = pending[0] === head && contentStart(head) >= head.to;
	const rows = wordless ? pending.slice(1) : pending;
	item.pending = [];
	if (rows.length > 0) blocks.push(paragraph(text, rows));
}

function closeItem(text: string, { list, item }: Level): void {
	flush(text, item);
	const { blocks, head, marker } = item;
	const bullet = mark(text, head, [marker.start, marker.end]);
	list.children.push({
		type: "listItem",
		spread: blocks.filter((block) => block.type === "paragraph").length > 1,
		data: { marks: [bullet] },
		// A copy has no spare capacity: there may be millions of items.
		children: [...blocks],
		position: { start: bullet.position.start, end: blocks.at(-1)?.position?.end ?? bullet.position.end },
	});
}

/** Closes the levels from `keep` on, the innermost first. */
function closeLevels(text: string, levels: Level[], keep: number): void {
	while (levels.length > keep) {
		const level = levels.pop() as Level;
		closeItem(text, level);
		const { list } = level;
		list.position = around(list.children);
		list.spread = list.children.some((item) => item.spread === true);
	}
}
