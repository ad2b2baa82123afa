/** Markdown inside a JSON string: parsed as decoded, placed where it stands in the file. */
import type { Node } from "unist";
import type { Block } from "../../ast/nodes.ts";
import { splitLines } from "../../text/lines.ts";
import { locator } from "../../text/place.ts";
import type { DataScalar, Placing } from "./data.ts";
import { parseBlocks } from "./markdown-blocks.ts";
import type { LimitedPlacing } from "./markdown-limit.ts";

/** The blocks of a string; a leaf with an escape of JSON's in it is split around that. */
export function escapedBlocks(node: DataScalar, placing: LimitedPlacing): Block[] {
	const decoded = String(node.value);
	const offsets = decodedOffsets(placing.text, node.start + 1, decoded.length);
	const { limit } = placing;
	const cut: typeof limit.cut = (what, offset) => limit.cut(what, offsets[offset] ?? 0);
	const blocks = parseBlocks(decoded, { ...limit, cut }) ?? plainBlocks(decoded);
	return blocks.map((block) => placed(block, { offsets, placing }) as Block);
}

/** Of too much Markdown, each line is a paragraph of plain words. */
function plainBlocks(text: string): Block[] {
	const { position } = locator(text);
	return splitLines(text).flatMap(({ start, end }): Block[] => {
		const value = text.slice(start, end).trim();
		if (value === "") return [];
		const from = text.indexOf(value, start);
		const place = position(from, from + value.length);
		return [{ type: "paragraph", children: [{ type: "text", value, position: place }], position: place }];
	});
}

interface Mapping {
	/** Where each unit of the decoded text starts in the file, and where the last one ends. */
	readonly offsets: Uint32Array;
	readonly placing: Placing;
}

/** Where each unit of a decoded JSON string starts in the file, and where the last one ends. */
export function decodedOffsets(text: string, start: number, length: number): Uint32Array {
	const offsets = new Uint32Array(length + 1);
	let at = start;
	for (let index = 0; index < length; index++) {
		offsets[index] = at;
		at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2;
	}
	offsets[length] = at;
	return offsets;
}

interface Tree extends Node {
	readonly value?: string;
	readonly children?: readonly Node[];
}

function placed(node: Tree, mapping: Mapping): Tree {
	const start = node.position?.start.offset ?? 0;
	const end = node.position?.end.offset ?? 0;
	const position = mapped(mapping, start, end);
	if (node.children === undefined) return { ...node, position };
	const children = node.children.flatMap((child) =>
		child.type === "text" ? leaves(child, mapping) : [placed(child, mapping)],
	);
	return { ...node, position, children };
}

function leaves(leaf: Tree, mapping: Mapping): Tree[] {
	const start = leaf.position?.start.offset ?? 0;
	const end = leaf.position?.end.offset ?? 0;
	const value = leaf.value ?? "";
	if (value.length !== end - start) return [placed(leaf, mapping)];
	const split: Tree[] = [];
	let from = start;
	for (let at = start; at < end; at++) {
		if (width(mapping, at) === 1) continue;
		if (at > from) split.push(piece(value.slice(from - start, at - start), mapped(mapping, from, at)));
		split.push(piece(value.slice(at - start, at + 1 - start), mapped(mapping, at, at + 1)));
		from = at + 1;
	}
	if (end > from) split.push(piece(value.slice(from - start), mapped(mapping, from, end)));
	return split;
}

function piece(value: string, position: ReturnType<typeof mapped>): Tree {
	return { type: "text", value, position };
}

function width({ offsets }: Mapping, at: number): number {
	return (offsets[at + 1] ?? 0) - (offsets[at] ?? 0);
}

function mapped({ offsets, placing }: Mapping, start: number, end: number) {
	return placing.locator.position(offsets[start] ?? 0, offsets[end] ?? 0);
}
