/** Data with places: what YAML front matter and a JSON report have in common, and JSON read so; `JSON.parse` gives no offsets. */
import type { Position } from "unist";
import { greatestDepth, markupDepth } from "../text/depth.ts";
import { joinMapped, type MappedText, mappedText } from "../text/mapped-text.ts";
import { type Locator, locator } from "../text/place.ts";
import type { FormatFault } from "./format.ts";

interface Placed {
	readonly start: number;
	readonly end: number;
}

/** A value without parts. */
export interface DataScalar extends Placed {
	readonly kind: "scalar";
	readonly value: string | number | boolean | null;
}

/** A list. */
export interface DataList extends Placed {
	readonly kind: "list";
	readonly items: readonly DataNode[];
}

/** A map; no two entries have one key. */
export interface DataMap extends Placed {
	readonly kind: "map";
	readonly entries: readonly { readonly key: DataScalar; readonly value: DataNode }[];
}

/** Any value, with its offsets in the file. */
export type DataNode = DataScalar | DataList | DataMap;

/** A text, and the way from its offsets to places. */
export interface Placing {
	readonly text: string;
	readonly locator: Locator;
}

/** Data, or why there is none. */
export type DataResult = { readonly data: DataNode } | ({ readonly data?: undefined } & ShapeFault);

/** The value of a key, or undefined where the node is no map or lacks it. */
export function entry(node: DataNode | undefined, key: string): DataNode | undefined {
	if (node?.kind !== "map") return undefined;
	return node.entries.find((candidate) => candidate.key.value === key)?.value;
}

/** The text of a scalar; null where there is none. */
export function textOf(node: DataNode | undefined): string | null {
	if (node?.kind !== "scalar" || node.value === null) return null;
	return String(node.value);
}

/** Whether a node is `true`. */
export function isTrue(node: DataNode | undefined): boolean {
	return node?.kind === "scalar" && node.value === true;
}

/** The plain value of a node, as JSON would give it. */
export function plainValue(node: DataNode): unknown {
	if (node.kind === "scalar") return node.value;
	if (node.kind === "list") return node.items.map(plainValue);
	return Object.fromEntries(node.entries.map(({ key, value }) => [String(key.value), plainValue(value)]));
}

/** Where a node's own text stands: inside its quotes, if it has any. */
export function placeOf(node: DataNode, { text, locator }: Placing): Position {
	const quote = text[node.start];
	const quoted = node.kind === "scalar" && node.end - node.start > 1 && (quote === '"' || quote === "'");
	const inside = quoted && text[node.end - 1] === quote ? 1 : 0;
	return locator.position(node.start + inside, node.end - inside);
}

/** What is wrong with data, and at which offset of its file. */
export interface ShapeFault {
	readonly reason: string;
	readonly expected: string;
	readonly offset: number;
	/** Whether it is nested too deep. */
	readonly isDeep?: boolean;
}

/** What is said of data that is nested deeper than `most` values. */
export function tooDeepData(most: number, offset: number): ShapeFault {
	return {
		reason: `Too deep: more than ${most} lists and maps in each other`,
		expected: "fewer",
		offset,
		isDeep: true,
	};
}

/** The same with its line and column. */
export function formatFault(text: string, { reason, expected, offset, isDeep = false }: ShapeFault): FormatFault {
	return { reason, expected, position: locator(text).position(offset, offset), isDeep };
}

interface Cursor {
	readonly text: string;
	at: number;
	depth: number;
}

// Deeper than any tree that was made within the limits, and far from the end of the stack.
const deepest = markupDepth(greatestDepth);

let last: { readonly text: string; readonly result: DataResult } | null = null;

/** Reads a whole text as one JSON value; kept for the next step that asks about the same text. */
export function readJson(text: string): DataResult {
	if (last?.text !== text) last = { text, result: read(text) };
	return last.result;
}

function read(text: string): DataResult {
	const cursor: Cursor = { text, at: 0, depth: 0 };
	const data = readValue(cursor);
	if (isFault(data)) return data;
	skipBlank(cursor);
	return cursor.at === text.length ? { data } : failure(cursor, "the end of the file");
}

function readValue(cursor: Cursor): DataNode | ShapeFault {
	skipBlank(cursor);
	const opening = cursor.text[cursor.at];
	if (opening !== "{" && opening !== "[") return readScalar(cursor);
	if (cursor.depth === deepest) return tooDeepData(deepest, cursor.at);
	cursor.depth++;
	const node = opening === "{" ? readMap(cursor) : readList(cursor);
	cursor.depth--;
	return node;
}

function readList(cursor: Cursor): DataNode | ShapeFault {
	const start = cursor.at;
	const items: DataNode[] = [];
	const end = readItems(cursor, "]", () => {
		const item = readValue(cursor);
		if (isFault(item)) return item;
		items.push(item);
		return null;
	});
	return typeof end === "number" ? { kind: "list", items, start, end } : end;
}

function readMap(cursor: Cursor): DataNode | ShapeFault {
	const start = cursor.at;
	const entries: { key: DataScalar; value: DataNode }[] = [];
	const seen = new Set<DataScalar["value"]>();
	const end = readItems(cursor, "}", () => {
		skipBlank(cursor);
		if (cursor.text[cursor.at] !== '"') return failure(cursor, "a key in double quotes");
		const key = readScalar(cursor);
		if (isFault(key)) return key;
		// Whichever of two was taken, the other would be lost.
		if (seen.has(key.value))
			return { reason: `Unexpected second \`${key.value}\``, expected: "each key once", offset: key.start };
		seen.add(key.value);
		skipBlank(cursor);
		if (cursor.text[cursor.at] !== ":") return failure(cursor, "`:`");
		cursor.at++;
		const value = readValue(cursor);
		if (isFault(value)) return value;
		entries.push({ key, value });
		return null;
	});
	return typeof end === "number" ? { kind: "map", entries, start, end } : end;
}

/** Reads items with commas between them up to the closing bracket; returns the offset behind it. */
function readItems(cursor: Cursor, closing: string, readItem: () => ShapeFault | null): number | ShapeFault {
	cursor.at++;
	skipBlank(cursor);
	if (cursor.text[cursor.at] === closing) return ++cursor.at;
	for (;;) {
		const fault = readItem();
		if (fault !== null) return fault;
		skipBlank(cursor);
		const next = cursor.text[cursor.at];
		if (next !== "," && next !== closing) return failure(cursor, `\`,\` or \`${closing}\``);
		cursor.at++;
		if (next === closing) return cursor.at;
	}
}

const words = /-?\d[\d.eE+-]*|true|false|null/y;

function readScalar(cursor: Cursor): DataScalar | ShapeFault {
	const start = cursor.at;
	const end = cursor.text[start] === '"' ? stringEnd(cursor.text, start) : wordEnd(cursor.text, start);
	if (end === start) return failure(cursor, "a JSON value");
	try {
		const value = JSON.parse(cursor.text.slice(start, end)) as DataScalar["value"];
		cursor.at = end;
		return { kind: "scalar", value, start, end };
	} catch {
		return failure(cursor, "a JSON value");
	}
}

function wordEnd(text: string, start: number): number {
	words.lastIndex = start;
	return start + (words.exec(text)?.[0].length ?? 0);
}

function stringEnd(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 34) return at + 1;
		if (unit === 92) at++;
	}
	return text.length;
}

function skipBlank(cursor: Cursor): void {
	while (" \t\n\r".includes(cursor.text[cursor.at] ?? "x")) cursor.at++;
}

function failure({ text, at }: Cursor, expected: string): ShapeFault {
	const found = at < text.length ? `\`${text[at]}\`` : "end of the file";
	return { reason: `Unexpected ${found}`, expected, offset: at };
}

function isFault(value: DataNode | ShapeFault): value is ShapeFault {
	return "reason" in value;
}

/** Signs that would be more than words in Markdown and JSON. */
const signs = /[\p{Cc}"\\<>*_`[\]#&|~]/u;

/** Whether a text can take the place of other words without becoming structure. */
export function isPlain(text: string): boolean {
	return !signs.test(text);
}

/** Tells which places lie inside one string of the data. */
export function insideStrings(data: DataNode): (position: Position) => boolean {
	const strings = stringsIn(data);
	return ({ start, end }) => {
		const from = start.offset ?? 0;
		const string = lastBefore(strings, from);
		return string !== undefined && from > string.start && (end.offset ?? from) < string.end;
	};
}

/** Keys and values in the order of the file. */
function stringsIn(node: DataNode): DataNode[] {
	const found: DataNode[] = [];
	const visit = (each: DataNode): void => {
		if (each.kind === "scalar") {
			if (typeof each.value === "string") found.push(each);
		} else if (each.kind === "list") each.items.forEach(visit);
		else
			for (const { key, value } of each.entries) {
				found.push(key);
				visit(value);
			}
	};
	visit(node);
	return found;
}

function lastBefore(strings: readonly DataNode[], offset: number): DataNode | undefined {
	let low = 0;
	let high = strings.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((strings[middle]?.start ?? 0) < offset) low = middle + 1;
		else high = middle;
	}
	return strings[low - 1];
}

/** A decoded JSON string with the way back to the file, where an escape is longer than the unit that it stands for. */
export function decodedText(text: string, { start, end, value }: DataScalar): MappedText {
	const decoded = String(value);
	let index = 0;
	const pieces: MappedText[] = [];
	for (const { 0: written, index: at } of text.slice(start + 1, end - 1).matchAll(escapeOrRun)) {
		const units = written.startsWith("\\") ? 1 : written.length;
		const from = start + 1 + at;
		pieces.push(mappedText(decoded.slice(index, index + units), from, from + written.length));
		index += units;
	}
	return joinMapped(pieces);
}

// Long runs are cut: the room that a pattern has to go back in ends.
const escapeOrRun = /\\(?:u.{4}|.)|[^\\]{1,4096}/gs;
