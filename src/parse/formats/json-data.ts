/** JSON with the place of each value: `JSON.parse` gives no offsets. */
import { greatestDepth, markupDepth } from "../../text/depth.ts";
import type { DataNode, DataResult, DataScalar } from "./data.ts";
import { type ShapeFault, tooDeepData } from "./shape-fault.ts";

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
