/** Every stretch of a report that was written by people, for rules about characters. */
import type { Node, Position } from "unist";
import type { Field, Report } from "../ast/nodes.ts";
import { positionWithin } from "../text/place.ts";

/** A label, the value of a field or a leaf of prose. */
export interface Written {
	readonly text: string;
	readonly position: Position;
}

/** What of a node in prose is looked at. */
interface Loose extends Node {
	readonly value?: unknown;
	readonly children?: readonly Node[];
}

/** Visits them in source order. */
export function eachWritten(report: Report, visit: (written: Written) => void): void {
	for (const child of report.children) {
		// What was taken out of prose is looked at there.
		if (child.type === "field" && child.data?.derived === true) continue;
		if ("label" in child && child.label !== null && child.labelPosition !== null) {
			visit({ text: child.label, position: child.labelPosition });
		}
		if (child.type === "field") for (const value of valuesOf(child)) visit(value);
		else for (const block of child.children) walk(block, visit);
	}
}

/** There may be millions of nodes: a leaf is asked for its text alone, the others for their children. */
function walk(node: Loose, visit: (written: Written) => void): void {
	if (node.type !== "text" && node.children !== undefined) {
		for (const child of node.children) walk(child, visit);
	} else if (typeof node.value === "string" && node.position !== undefined) {
		visit({ text: node.value, position: node.position });
	}
}

/** A list that the source writes with more than its items and what parts them is looked at item by item. */
function valuesOf({ raw, valuePosition, items }: Field): readonly Written[] {
	const whole = { text: raw, position: valuePosition };
	if (isSlice(whole) || items.length === 0) return [whole];
	return items.map(({ raw, position }) => ({ text: raw, position }));
}

/** Whether its text is as long as its place in the source: nothing in it is written otherwise. */
export function isSlice({ text, position }: Written): boolean {
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
