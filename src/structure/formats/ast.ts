/** The tree as JSON, read back: its places are those of the notes that it was made from. */

import type { Position } from "unist";
import type { ParsedReport } from "../../ast/nodes.ts";
import {
	type DataNode,
	type DataScalar,
	decodedText,
	entry,
	lastStarting,
	type Placing,
	placeOf,
	plainValue,
	readJson,
	type ShapeFault,
	textOf,
} from "../../blocks/data.ts";

import { treeFault, versionFault } from "../../blocks/shapes.ts";
import { type MappedText, sourceOffset } from "../../text/mapped-text.ts";
import { locator } from "../../text/place.ts";
import { parsedReport } from "../nodes.ts";
import { formatFault, type InputFormat } from "./format.ts";

/** Trees. */
export const ast: InputFormat = {
	name: "ast",
	about: "The syntax tree as JSON, as `-t ast` writes it",
	extensions: [],
	opens: (text) => /^\s*\{\s*"type"\s*:\s*"report"/.test(text),
	formName: (text) => textOf(entry(readJson(text).data, "form")),
	fault(text) {
		return formatFault(text, faultIn(text));
	},
	places: placesInTree,
	// A tree holds its words several times over: changed in one place, it would contradict itself.
	repairs: () => () => false,
	parse(text, form) {
		const { data } = readJson(text);
		const end = locator(text).point(text.length);
		if (data === undefined || faultIn(text) !== null) return parsedReport(form, { children: [], end });
		// `faultIn` has proven the shape.
		const { children, marks = [], position } = plainValue(data) as ParsedReport;
		return { ...parsedReport(form, { children, marks, end }), position };
	},
};

function faultIn(text: string): ShapeFault | null {
	const read = readJson(text);
	if (read.data === undefined) return read;
	const version = entry(read.data, "version");
	return (version === undefined ? null : versionFault(read.data, version)) ?? treeFault(read.data);
}

/** What the words at a place of the notes are in the file. */
interface Target {
	/** Offsets in the notes. */
	readonly start: number;
	readonly end: number;
	readonly node: DataNode;
}

/** All targets, found in several ways. */
interface Targets {
	/** By their whole range. */
	readonly exact: Map<string, Target>;
	/** By where they end: what something missing stands behind. */
	readonly ending: Map<number, Target>;
	/** Labels, values and leaves of prose, which do not overlap, in their order. */
	readonly words: Target[];
}

/** Tells where in a tree's file each place of its notes is spelled. */
function placesInTree(text: string): (position: Position) => Position {
	const { data } = readJson(text);
	if (data === undefined) return (position) => position;
	const placing: Placing = { text, locator: locator(text) };
	const targets: Targets = { exact: new Map(), ending: new Map(), words: [] };
	collect(data, targets);
	targets.words.sort((one, other) => one.start - other.start);
	const known = new Map<DataScalar, MappedText>();
	return ({ start, end }) => {
		const [from, to] = [start.offset ?? 0, end.offset ?? 0];
		const found = from === to ? targets.ending.get(from) : targets.exact.get(keyOf(from, to));
		if (found !== undefined)
			return from === to ? placing.locator.position(found.node.end, found.node.end) : placeOf(found.node, placing);
		const around = from === to ? undefined : lastStarting(targets.words, from);
		if (around === undefined || around.end < to) return placing.locator.position(data.start, data.start);
		const { node } = around;
		if (node.kind !== "scalar" || String(node.value).length !== around.end - around.start)
			return placeOf(node, placing);
		const decoded = known.get(node) ?? decodedText(text, node);
		known.set(node, decoded);
		const offset = (at: number): number => sourceOffset(decoded, at - around.start);
		return placing.locator.position(offset(from), offset(to));
	};
}

function collect(node: DataNode, targets: Targets): void {
	if (node.kind === "list") for (const item of node.items) collect(item, targets);
	if (node.kind !== "map") return;
	const own = entry(node, "position");
	const raw = entry(node, "raw");
	addWords(entry(node, "label"), entry(node, "labelPosition"), targets);
	addWords(raw, entry(node, "valuePosition"), targets);
	if (raw === undefined) addWords(entry(node, "value"), own, targets);
	for (const { value } of node.entries) collect(value, targets);
	const type = textOf(entry(node, "type"));
	// Of an item its words; and where its label is all that a field has, that counts.
	const isItem = raw !== undefined && type === null;
	const target = targetAt(own, isItem ? raw : node);
	if (target === null) return;
	const key = keyOf(target.start, target.end);
	if (isItem || !targets.exact.has(key)) targets.exact.set(key, target);
	if (type === "preamble" || type === "field" || type === "section") targets.ending.set(target.end, target);
}

function addWords(node: DataNode | undefined, position: DataNode | undefined, { exact, words }: Targets): void {
	const target = node?.kind === "scalar" && typeof node.value === "string" ? targetAt(position, node) : null;
	if (target === null) return;
	exact.set(keyOf(target.start, target.end), target);
	if (target.end > target.start) words.push(target);
}

const keyOf = (start: number, end: number): string => `${start}-${end}`;

function targetAt(position: DataNode | undefined, node: DataNode): Target | null {
	const [start, end] = [entry(position, "start"), entry(position, "end")].map((point) => entry(point, "offset"));
	if (start?.kind !== "scalar" || end?.kind !== "scalar") return null;
	return { start: Number(start.value), end: Number(end.value), node };
}
