/** Every stretch of a report that was written by people, for rules about characters. */
import type { Node, Position } from "unist";
import type { Report } from "../ast/nodes.ts";
import { positionWithin } from "../text/place.ts";

/** A label, the value of a field or a leaf of prose. */
export interface Written {
	readonly text: string;
	readonly position: Position;
}

/** What of any node is looked at. */
interface Loose extends Node {
	readonly value?: unknown;
	readonly label?: string | null;
	readonly labelPosition?: Position | null;
	readonly raw?: string;
	readonly valuePosition?: Position;
	readonly items?: readonly { readonly raw: string; readonly position: Position }[];
	readonly children?: readonly Node[];
}

/** Visits them in source order. */
export function eachWritten(report: Report, visit: (written: Written) => void): void {
	walk(report, visit);
}

function walk(node: Loose, visit: (written: Written) => void): void {
	const { position, label, labelPosition, raw, valuePosition } = node;
	if (typeof label === "string" && labelPosition) visit({ text: label, position: labelPosition });
	if (raw !== undefined && valuePosition !== undefined) {
		for (const value of valuesOf({ text: raw, position: valuePosition }, node.items ?? [])) visit(value);
	}
	if (typeof node.value === "string" && node.type !== "field" && position) visit({ text: node.value, position });
	for (const child of node.children ?? []) walk(child, visit);
}

/** A list that the source writes with more than its items and what parts them is looked at item by item. */
function valuesOf(whole: Written, items: NonNullable<Loose["items"]>): readonly Written[] {
	if (isSlice(whole) || items.length === 0) return [whole];
	return items.map(({ raw, position }) => ({ text: raw, position }));
}

function isSlice({ text, position }: Written): boolean {
	return (position.end.offset ?? 0) - (position.start.offset ?? 0) === text.length;
}

/** The places of its parts, best asked for in order: they are counted on from the last one. */
export function placesIn({ text, position }: Written): (start: number, end: number) => Position {
	// An escape, for example, is not as long as its place in the source.
	if (!isSlice({ text, position })) return () => position;
	let known = position;
	let at = 0;
	return (start, end) => {
		if (start < at) {
			known = position;
			at = 0;
		}
		const place = positionWithin(known, text.slice(at), start - at, end - at);
		known = { start: place.start, end: position.end };
		at = start;
		return place;
	};
}
