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
	readonly children?: readonly Node[];
}

/** Visits them in source order. */
export function eachWritten(report: Report, visit: (written: Written) => void): void {
	walk(report, visit);
}

function walk(node: Loose, visit: (written: Written) => void): void {
	const { position, label, labelPosition, raw, valuePosition } = node;
	if (typeof label === "string" && labelPosition) visit({ text: label, position: labelPosition });
	if (raw !== undefined && valuePosition !== undefined) visit({ text: raw, position: valuePosition });
	if (typeof node.value === "string" && node.type !== "field" && position) visit({ text: node.value, position });
	for (const child of node.children ?? []) walk(child, visit);
}

/** The places of its parts, best asked for in order: they are counted on from the last one. */
export function placesIn({ text, position }: Written): (start: number, end: number) => Position {
	const length = (position.end.offset ?? 0) - (position.start.offset ?? 0);
	// An escape, for example, is not as long as its place in the source.
	if (length !== text.length) return () => position;
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
