/** From places in the notes that a tree was made of to places in the tree's own file. */
import type { Point, Position } from "unist";
import { locator } from "../../text/place.ts";
import { type DataNode, type DataScalar, entry, type Placing, placeOf, textOf } from "./data.ts";
import { decodedOffsets } from "./escaped-blocks.ts";
import { readJson } from "./json-data.ts";

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
	const unitsOf = lastUnits(text);
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
		const units = unitsOf(node);
		const [first, last] = [units[from - around.start] ?? node.start, units[to - around.start] ?? node.end];
		return placing.locator.position(first, last);
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

/** Where each unit of a string stands in the file; many findings in one string count it once. */
function lastUnits(text: string): (node: DataScalar) => Uint32Array {
	let known: { readonly node: DataScalar; readonly units: Uint32Array } | null = null;
	return (node) => {
		if (known?.node !== node) known = { node, units: decodedOffsets(text, node.start + 1, String(node.value).length) };
		return known.units;
	};
}
