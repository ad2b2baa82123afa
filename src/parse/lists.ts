/** Builds the lists: items by their bullets and numbers, nested by indent, then by the order of bullets. */
import type { List, ListItem } from "mdast";
import { markerMarks, paragraph } from "./leaves.ts";
import type { Marker } from "./marker.ts";
import { isBlank, type Row, span } from "./row.ts";
import { joins, type Wrap } from "./wrap.ts";

/** One list that is still open. */
interface Level {
	readonly list: List;
	readonly style: string;
	readonly ordered: boolean;
	indent: number;
	ordinal: number;
	/** The rows of the item's open paragraph. */
	pending: Row[];
	/** The row of the item's bullet. */
	head: Row;
	last: Row;
}

/** Deeper lists than this are taken as items of the deepest one: no words are lost. */
const deepest = 50;

/** A list, and the index of the first row behind it. */
export interface FoundList {
	readonly list: List;
	readonly next: number;
}

/** Reads the list that begins at `rows[first]`, which has a marker. */
export function readList(text: string, wrap: Wrap, [rows, first]: readonly [readonly Row[], number]): FoundList {
	const levels: Level[] = [];
	let next = first;
	let gap = false;
	for (let index = first; index < rows.length; index++) {
		const row = rows[index];
		if (row === undefined) break;
		if (isBlank(row)) {
			gap = true;
			continue;
		}
		const taken = row.marker === null ? takeLine(text, wrap, { levels, row, gap }) : takeItem(text, { levels, row, gap });
		if (!taken) break;
		next = index + 1;
		gap = false;
	}
	const root = levels[0];
	closeLevels(text, levels, 0);
	if (root === undefined) throw new RangeError("A list needs a bullet or a number.");
	return { list: root.list, next };
}

interface Step {
	readonly levels: Level[];
	readonly row: Row;
	readonly gap: boolean;
}

/** Adds a bullet or number; false when it begins another list beside this one. */
function takeItem(text: string, { levels, row, gap }: Step): boolean {
	const { marker } = row;
	if (marker === null) return false;
	const root = levels[0];
	if (root === undefined) {
		openList(levels, row, marker);
		return true;
	}
	let at = levels.length - 1;
	while (at > 0 && (levels[at]?.indent ?? 0) > row.indent + 1) at--;
	const place = placeAt(levels, at, { row, marker, gap });
	if (place.at < 0) return false;
	closeLevels(text, levels, place.at + 1);
	const level = levels[place.at];
	if (level === undefined) return false;
	if (place.nested) {
		flush(text, level);
		openList(levels, row, marker);
	} else addItem(text, level, row, marker);
	return true;
}

interface Arrival {
	readonly row: Row;
	readonly marker: Marker;
	readonly gap: boolean;
}

/** Which open level an item belongs to, and whether it opens a list inside that level's item. */
function placeAt(levels: readonly Level[], at: number, arrival: Arrival): { at: number; nested: boolean } {
	const { row, marker, gap } = arrival;
	const level = levels[at];
	if (level === undefined) return { at: -1, nested: false };
	const room = levels.length < deepest;
	if (row.indent > level.indent + 1) return { at, nested: room };
	for (let outer = at; outer >= 0; outer--) {
		const candidate = levels[outer];
		if (candidate === undefined || candidate.indent < row.indent - 1) break;
		if (follows(candidate, marker)) return { at: outer, nested: false };
	}
	if (level.ordered && (marker.kind === "bullet" || marker.style !== level.style)) return { at, nested: room };
	if (!level.ordered && marker.kind === "bullet" && !gap) return { at, nested: room };
	return at === 0 ? { at: -1, nested: false } : { at: at - 1, nested: room };
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
	levels.push({ list, style, ordered, indent: row.indent, ordinal, pending: [row], head: row, last: row });
	levels.at(-2)?.list.children.at(-1)?.children.push(list);
	list.children.push(emptyItem());
}

function emptyItem(): ListItem {
	return { type: "listItem", spread: false, children: [] };
}

function addItem(text: string, level: Level, row: Row, marker: Marker): void {
	closeItem(text, level);
	level.list.children.push(emptyItem());
	level.indent = Math.min(level.indent, row.indent);
	level.ordinal = marker.ordinal;
	level.pending = [row];
	level.head = row;
	level.last = row;
}

/** Adds a line without a mark to the item that it carries on; false when it stands outside the list. */
function takeLine(text: string, wrap: Wrap, { levels, row, gap }: Step): boolean {
	const top = levels.at(-1);
	if (top === undefined) return false;
	if (!gap && joins(text, wrap, [top.last, row])) {
		extend(top, row);
		return true;
	}
	let at = levels.length - 1;
	while (at >= 0 && row.indent < (levels[at]?.indent ?? 0) + (gap ? 2 : 1)) at--;
	const level = levels[at];
	if (level === undefined) return false;
	if (gap || at < levels.length - 1) {
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
	const item = level.list.children.at(-1);
	const rows = level.pending.filter((row) => row !== level.head || (row.marker?.content ?? row.from) < row.to);
	level.pending = [];
	if (item === undefined || rows.length === 0) return;
	item.children.push(paragraph(text, rows));
}

function closeItem(text: string, level: Level): void {
	flush(text, level);
	const item = level.list.children.at(-1);
	if (item === undefined) return;
	item.spread = item.children.filter((child) => child.type === "paragraph").length > 1;
	item.data = { marks: markerMarks(text, level.head) };
	const start = level.head.marker?.start ?? level.head.from;
	item.position = { start: span(level.head, start, level.head, start).start, end: lastPoint(item, level) };
}

function lastPoint(item: ListItem, level: Level): NonNullable<ListItem["position"]>["end"] {
	return item.children.at(-1)?.position?.end ?? span(level.head, level.head.from, level.head, level.head.to).end;
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
