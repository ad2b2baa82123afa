/** Data with places: what YAML front matter and a JSON report have in common. */
import type { Position } from "unist";
import type { Locator } from "../../text/place.ts";
import type { ShapeFault } from "./shape-fault.ts";

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
