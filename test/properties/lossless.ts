/** The lossless rule, as a walker over any report: what it holds against the source. */
import type { Node, Position } from "unist";
import type { ParsedReport, Report } from "../../src/ast/nodes.ts";

interface Piece {
	readonly kind: string;
	readonly value: string;
	readonly start: number;
	readonly end: number;
}

interface Loose extends Node {
	readonly children?: readonly Loose[];
	readonly value?: unknown;
	readonly label?: string | null;
	readonly labelPosition?: Position | null;
	readonly raw?: string;
	readonly valuePosition?: Position;
	readonly marks?: readonly { readonly value: string; readonly position: Position }[];
	readonly parts?: readonly { readonly raw: string; readonly position: Position }[];
	readonly data?: { readonly marks?: Loose["marks"]; readonly derived?: true };
}

/** Everything that breaks the lossless rule, in words; empty when nothing does. */
export function faults({ marks = [], ...report }: Report | ParsedReport, notes: string): string[] {
	const found: string[] = [];
	const pieces: Piece[] = [];
	let text = notes;
	for (const { value, position } of marks) {
		const [start, end] = [position.start.offset ?? 0, position.end.offset ?? 0];
		if (text.slice(start, end) !== value || !/^[-=:+>| \t]+$/.test(value))
			found.push(`sign ${value} differs from its slice`);
		checkPosition(position, "sign", { text, starts: lineStarts(text), found, pieces });
		text = text.slice(0, start) + sign.repeat(end - start) + text.slice(end);
	}
	walk(report as Loose, { text, starts: lineStarts(text), found, pieces });
	pieces.sort((left, right) => left.start - right.start || left.end - right.end);
	let end = 0;
	for (const piece of pieces) {
		if (!isSlice(piece.value, text.slice(piece.start, piece.end))) found.push(`${name(piece)} differs from its slice`);
		if (piece.start < end) found.push(`${name(piece)} overlaps what stands before it`);
		uncovered(text, { start: end, end: piece.start }, found);
		end = Math.max(end, piece.end);
	}
	uncovered(text, { start: end, end: text.length }, found);
	return found;
}

/** In place of each sign of quoted mail or of a table: to what stands around it, it is a blank or a tab. */
const sign = "\uffff";

const isSlice = (value: string, slice: string): boolean =>
	value.replace(/[ \t]/g, (space, at: number) => (slice[at] === sign ? sign : space)) === slice;

interface Tour {
	readonly text: string;
	readonly starts: readonly number[];
	readonly found: string[];
	readonly pieces: Piece[];
}

function walk(node: Loose, tour: Tour): void {
	checkPosition(node.position, node.type, tour);
	if (node.data?.derived) {
		// Its words lie in a text leaf too, so they count there.
		for (const part of node.parts ?? []) checkPart(part, node, tour);
		return;
	}
	if (node.type === "text") add(tour, { kind: "text", value: String(node.value), position: node.position });
	if (node.labelPosition) add(tour, { kind: "label", value: node.label ?? "", position: node.labelPosition });
	if (node.valuePosition) add(tour, { kind: "value", value: node.raw ?? "", position: node.valuePosition });
	for (const mark of [...(node.marks ?? []), ...(node.data?.marks ?? [])]) add(tour, { kind: "mark", ...mark });
	for (const part of node.parts ?? []) checkPart(part, node, tour);
	for (const own of [node.labelPosition, node.valuePosition, ...(node.marks ?? []).map((mark) => mark.position)]) {
		if (own && !inside(own, node.position)) tour.found.push(`a part of ${node.type} lies outside it`);
	}
	for (const child of node.children ?? []) {
		if (!inside(child.position, node.position)) tour.found.push(`${child.type} lies outside its ${node.type}`);
		walk(child, tour);
	}
}

function add(tour: Tour, piece: { kind: string; value: string; position: Position | undefined }): void {
	checkPosition(piece.position, piece.kind, tour);
	const [start, end] = [piece.position?.start.offset ?? -1, piece.position?.end.offset ?? -1];
	tour.pieces.push({ kind: piece.kind, value: piece.value, start, end });
}

function checkPart(part: { raw: string; position: Position }, node: Loose, tour: Tour): void {
	checkPosition(part.position, "part", tour);
	if (!inside(part.position, node.valuePosition)) tour.found.push("a part lies outside its value");
	const { start, end } = part.position;
	if (!isSlice(part.raw, tour.text.slice(start.offset, end.offset))) tour.found.push("a part differs from its slice");
}

function inside(inner: Position | undefined, outer: Position | undefined): boolean {
	if (!inner || !outer) return false;
	return (inner.start.offset ?? -1) >= (outer.start.offset ?? 0) && (inner.end.offset ?? -1) <= (outer.end.offset ?? 0);
}

const lineStarts = (text: string): number[] => [
	0,
	...Array.from(text.matchAll(/\r\n|\n|\r(?!\n)/gu), ({ 0: end, index }) => index + end.length),
];

/** Lines and columns are counted again from the text, by another way than the program's. */
function checkPosition(position: Position | undefined, kind: string, { text, starts, found }: Tour): void {
	for (const point of position ? [position.start, position.end] : []) {
		const offset = point.offset ?? 0;
		const cut = text[offset - 1] === "\r" && text[offset] === "\n";
		const [start, next] = [starts[point.line - 1] ?? -1, starts[point.line] ?? text.length + 1];
		const right = start <= offset && offset < next && point.column === offset - start + 1;
		if (!right && !cut) found.push(`${kind} at ${point.offset} is not ${point.line}:${point.column}`);
	}
	if (position === undefined) found.push(`${kind} has no position`);
	else if ((position.start.offset ?? 0) > (position.end.offset ?? 0)) found.push(`${kind} ends before it starts`);
}

function uncovered(text: string, { start, end }: { start: number; end: number }, found: string[]): void {
	const left = text.slice(start, end).replaceAll(sign, " ").trim();
	if (left !== "") found.push(`${JSON.stringify(left)} lies in nothing`);
}

function name(piece: Piece): string {
	return `${piece.kind} ${JSON.stringify(piece.value)} at ${piece.start}`;
}
