/** Data with places: what YAML front matter and a JSON report have in common, and JSON read so; `JSON.parse` gives no offsets. */
import type { Position } from "unist";
import { greatestDepth, markupDepth } from "../ast/nodes.ts";
import { joinMapped, type MappedText, mappedText } from "../text/mapped-text.ts";
import type { Locator } from "../text/place.ts";

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

/** Data, or why it cannot be read. */
export type DataResult = { readonly data: DataNode } | ({ readonly data?: undefined } & ShapeFault);

/** The value of a key, or undefined where the node is no map or lacks it. */
export function entry(node: DataNode | undefined, key: string): DataNode | undefined {
	return entriesOf(node).find((candidate) => candidate.key.value === key)?.value;
}

/** The entries of a map; none of any other node. */
export function entriesOf(node: DataNode | undefined): DataMap["entries"] {
	return node?.kind === "map" ? node.entries : [];
}

/** Whether a node is `null`. */
export function isNull(node: DataNode): boolean {
	return node.kind === "scalar" && node.value === null;
}

/** The text of a scalar; null for any other node. */
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

/** The place of a node's text, inside its quotes, if it has any. */
export function placeOf(node: DataNode, { text, locator }: Placing): Position {
	const quote = text[node.start];
	const quoted = node.kind === "scalar" && node.end - node.start > 1 && (quote === '"' || quote === "'");
	const inside = quoted && text[node.end - 1] === quote ? 1 : 0;
	return locator.position(node.start + inside, node.end - inside);
}

/** What is wrong with data, and at which offset of its file. */
export interface ShapeFault {
	readonly message: string;
	readonly offset: number;
	/** Whether it is nested too deep. */
	readonly isDeep?: boolean;
}

/** What is said of data that is nested deeper than `most` values. */
export function tooDeepData(most: number, offset: number): ShapeFault {
	return { message: `Too deep: more than ${most} nested lists and maps.`, offset, isDeep: true };
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
	const cursor: Cursor = { text, at: 0 };
	try {
		const data = readValue(cursor, 0);
		if (peek(cursor) !== undefined) throw unexpected(cursor, "the end of the file");
		return { data };
	} catch (error) {
		if (error instanceof JsonError) return error.fault;
		throw error;
	}
}

/** Where reading has come to. */
interface Cursor {
	readonly text: string;
	at: number;
}

/** Ends the reading of a text that is no JSON; never leaves this file. */
class JsonError extends Error {
	readonly fault: ShapeFault;

	constructor(fault: ShapeFault) {
		super(fault.message);
		this.fault = fault;
	}
}

function readValue(cursor: Cursor, depth: number): DataNode {
	const opening = peek(cursor);
	if (opening !== "{" && opening !== "[") return readScalar(cursor);
	const start = cursor.at;
	if (depth === deepest) throw new JsonError(tooDeepData(deepest, start));
	if (opening === "[") {
		const items: DataNode[] = [];
		readItems(cursor, "]", () => items.push(readValue(cursor, depth + 1)));
		return { kind: "list", items, start, end: cursor.at };
	}
	const entries: { key: DataScalar; value: DataNode }[] = [];
	const seen = new Set<DataScalar["value"]>();
	readItems(cursor, "}", () => {
		const key = readKey(cursor, seen);
		entries.push({ key, value: readValue(cursor, depth + 1) });
	});
	return { kind: "map", entries, start, end: cursor.at };
}

/** Reads a key and its colon. */
function readKey(cursor: Cursor, seen: Set<DataScalar["value"]>): DataScalar {
	if (peek(cursor) !== '"') throw unexpected(cursor, "a key in double quotes");
	const key = readScalar(cursor);
	// Whichever of two was taken, the other would be lost.
	if (seen.has(key.value)) {
		throw new JsonError({ message: `The key \`${key.value}\` appears twice. Keep one.`, offset: key.start });
	}
	seen.add(key.value);
	if (peek(cursor) !== ":") throw unexpected(cursor, "`:`");
	cursor.at++;
	return key;
}

/** Reads items with commas between them, and the closing bracket. */
function readItems(cursor: Cursor, closing: string, readItem: () => void): void {
	cursor.at++;
	if (peek(cursor) !== closing) readItem();
	while (peek(cursor) === ",") {
		cursor.at++;
		readItem();
	}
	if (peek(cursor) !== closing) throw unexpected(cursor, `\`,\` or \`${closing}\``);
	cursor.at++;
}

const word = /-?\d[\d.eE+-]*|true|false|null|/y;

function readScalar(cursor: Cursor): DataScalar {
	const { text, at: start } = cursor;
	word.lastIndex = start;
	const end = text[start] === '"' ? stringEnd(text, start) : start + (word.exec(text)?.[0].length ?? 0);
	try {
		const value = JSON.parse(text.slice(start, end)) as DataScalar["value"];
		cursor.at = end;
		return { kind: "scalar", value, start, end };
	} catch {
		throw unexpected(cursor, "a JSON value");
	}
}

function stringEnd(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 34) return at + 1;
		if (unit === 92) at++;
	}
	return text.length;
}

/** The next character that is no white space; undefined at the end. */
function peek(cursor: Cursor): string | undefined {
	while (" \t\n\r".includes(cursor.text[cursor.at] ?? "x")) cursor.at++;
	return cursor.text[cursor.at];
}

function unexpected({ text, at }: Cursor, wanted: string): JsonError {
	const found = at < text.length ? `\`${text[at]}\`` : "end of file";
	return new JsonError({ message: `Invalid JSON: ${found} instead of ${wanted}.`, offset: at });
}

/** Signs that would be more than words in Markdown and JSON. */
const signs = /[\p{Cc}"\\<>*_`[\]#&|~]/u;

/** Whether a text can take the place of other words without becoming structure. */
export function isPlain(text: string): boolean {
	return !signs.test(text);
}

/** Finds the places that are inside one string of the data. */
export function insideStrings(data: DataNode): (position: Position) => boolean {
	const strings = stringsIn(data);
	return ({ start, end }) => {
		const from = start.offset ?? 0;
		const string = lastStarting(strings, from - 1);
		return string !== undefined && (end.offset ?? from) < string.end;
	};
}

/** Keys and values in the order of the file. */
function stringsIn(node: DataNode, found: DataNode[] = []): DataNode[] {
	if (node.kind === "list") for (const item of node.items) stringsIn(item, found);
	else if (node.kind === "scalar") {
		if (typeof node.value === "string") found.push(node);
	} else
		for (const { key, value } of node.entries) {
			found.push(key);
			stringsIn(value, found);
		}
	return found;
}

/** The last of some places, which are in order, that starts at an offset or before it. */
export function lastStarting<T extends { readonly start: number }>(
	places: readonly T[],
	offset: number,
): T | undefined {
	let low = 0;
	let high = places.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((places[middle]?.start ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return places[low - 1];
}

/** A decoded JSON string with a map to the file, where an escape is longer than its character. */
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
