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

/** A part of it; all of it where it is not as long as its place in the source, an escape for example. */
export function placeWithin({ text, position }: Written, start: number, end: number): Position {
	const length = (position.end.offset ?? 0) - (position.start.offset ?? 0);
	return length === text.length ? positionWithin(position, text, start, end) : position;
}
