/** The tree as JSON, read back: its places are those of the notes that it was made from. */

import type { Point, Position } from "unist";
import type { ParsedReport } from "../../ast/nodes.ts";
import {
	type DataNode,
	type DataScalar,
	decodedText,
	entry,
	formatFault,
	type Placing,
	placeOf,
	plainValue,
	readJson,
	type ShapeFault,
	textOf,
} from "../../blocks/data.ts";
import type { InputFormat } from "../../blocks/format.ts";
import { treeFault, versionFault } from "../../blocks/shapes.ts";
import type { Form } from "../../forms/form.ts";
import { type MappedText, sourceOffset } from "../../text/mapped-text.ts";
import { locator } from "../../text/place.ts";

/** Trees. */
export const ast: InputFormat = {
	name: "ast",
	about: "The syntax tree as JSON, as `-t ast` writes it",
	extensions: [],
	opens: (text) => /^\s*\{\s*"type"\s*:\s*"report"/.test(text),
	formName: (text) => textOf(entry(readJson(text).data, "form")),
	fault(text) {
		const { fault } = read(text);
		return fault === null ? null : formatFault(text, fault);
	},
	places: placesInTree,
	// A tree holds its words several times over: changed in one place, it would contradict itself.
	repairs: () => () => false,
	parse(text, form) {
		const { data, fault } = read(text);
		return fault === null && data !== null ? toReport(data, form) : emptyReport(text, form);
	},
};

function read(text: string): { readonly data: DataNode | null; readonly fault: ShapeFault | null } {
	const read = readJson(text);
	if (read.data === undefined) return { data: null, fault: read };
	const { data } = read;
	const version = entry(data, "version");
	return { data, fault: (version === undefined ? null : versionFault(data, version)) ?? treeFault(data) };
}

// `treeFault` has proven the shape. The form is the one that it is read with, whichever it was made with.
function toReport(data: DataNode, form: Form): ParsedReport {
	const { version: _, ...report } = plainValue(data) as ParsedReport & { version?: number };
	return { ...report, form: form.name };
}

function emptyReport(text: string, form: Form): ParsedReport {
	return { type: "report", form: form.name, children: [], position: locator(text).position(0, text.length) };
}

interface Range {
	readonly start: number;
	readonly end: number;
}

/** What the words of a place in the notes are in the file. */
interface Target extends Range {
	readonly node: DataNode;
}

/** All targets, found in several ways. */
interface Targets {
	/** By their whole range. */
	readonly exact: Map<string, Target>;
	/** By where they end. */
	readonly ending: Map<number, Target>;
	/** Labels, values and leaves of prose, which do not overlap, in their order. */
	readonly words: Target[];
}

/** Tells where in a tree's file each place of its notes is spelled. */
export function placesInTree(text: string): (position: Position) => Position {
	const { data } = readJson(text);
	const placing = { text, locator: locator(text) };
	if (data === undefined) return (position) => position;
	const targets: Targets = { exact: new Map(), ending: new Map(), words: [] };
	collect(data, targets);
	targets.words.sort((one, other) => one.start - other.start);
	const decodedIn = lastDecoded(text);
	return ({ start, end }) => {
		const [from, to] = [offsetOf(start), offsetOf(end)];
		if (from === to) return pointAt(from, targets, placing) ?? placing.locator.position(data.start, data.start);
		const whole = targets.exact.get(`${from}-${to}`);
		if (whole !== undefined) return placeOf(whole.node, placing);
		const around = wordsAround(targets.words, from, to);
		if (around === undefined) return placing.locator.position(data.start, data.start);
		const { node } = around;
		if (node.kind !== "scalar" || String(node.value).length !== around.end - around.start)
			return placeOf(node, placing);
		const decoded = decodedIn(node);
		const offset = (at: number): number => sourceOffset(decoded, at - around.start);
		return placing.locator.position(offset(from), offset(to));
	};
}

const offsetOf = ({ offset }: Point): number => offset ?? 0;

/** Something missing stands behind a part. */
function pointAt(offset: number, { ending }: Targets, { locator }: Placing): Position | undefined {
	const node = ending.get(offset)?.node;
	return node && locator.position(node.end, node.end);
}

function collect(node: DataNode, targets: Targets): void {
	if (node.kind === "scalar") return;
	if (node.kind === "list") {
		for (const item of node.items) collect(item, targets);
		return;
	}
	const own = rangeOf(entry(node, "position"));
	const value = entry(node, "raw");
	addWords(entry(node, "label"), rangeOf(entry(node, "labelPosition")), targets);
	addWords(value, rangeOf(entry(node, "valuePosition")), targets);
	if (value === undefined) addWords(entry(node, "value"), own, targets);
	for (const { value } of node.entries) collect(value, targets);
	if (own === null) return;
	// Of an item its words; and where its label is all that a field has, that counts.
	const isItem = value !== undefined && entry(node, "type") === undefined;
	const target = { ...own, node: isItem ? value : node };
	if (isItem || !targets.exact.has(keyOf(target))) targets.exact.set(keyOf(target), target);
	if (parts.has(textOf(entry(node, "type")) ?? "")) targets.ending.set(own.end, target);
}

/** The nodes that something missing stands behind. */
const parts: ReadonlySet<string> = new Set(["preamble", "field", "section"]);

function addWords(node: DataNode | undefined, range: Range | null, { exact, words }: Targets): void {
	if (node?.kind !== "scalar" || typeof node.value !== "string" || range === null) return;
	const target = { ...range, node };
	exact.set(keyOf(target), target);
	if (range.end > range.start) words.push(target);
}

const keyOf = ({ start, end }: Range): string => `${start}-${end}`;

function rangeOf(position: DataNode | undefined): Range | null {
	const [start, end] = [entry(position, "start"), entry(position, "end")].map((point) => entry(point, "offset"));
	if (start?.kind !== "scalar" || end?.kind !== "scalar") return null;
	return { start: Number(start.value), end: Number(end.value) };
}

/** The last words that start at or before a range, if they hold all of it. */
function wordsAround(words: readonly Target[], from: number, to: number): Target | undefined {
	let low = 0;
	let high = words.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((words[middle]?.start ?? 0) <= from) low = middle + 1;
		else high = middle;
	}
	const last = words[low - 1];
	return last !== undefined && last.end >= to ? last : undefined;
}

/** The strings of a tree with the way back to its file; many findings in one string ask for it once. */
function lastDecoded(text: string): (node: DataScalar) => MappedText {
	let known: { readonly node: DataScalar; readonly decoded: MappedText } | null = null;
	return (node) => {
		if (known?.node !== node) known = { node, decoded: decodedText(text, node) };
		return known.decoded;
	};
}
