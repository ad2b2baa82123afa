/** Stretches and places of a text. */
import type { Point, Position } from "unist";
import { type Line, splitLines } from "./lines.ts";

/** Turns offsets of one text into unist points and positions. */
export interface Locator {
	point(offset: number): Point;
	position(start: number, end: number): Position;
}

/** Makes a locator, which counts the lines when it is first asked for a place. */
export function locator(text: string): Locator {
	let lines: readonly Line[] | null = null;
	const point = (offset: number): Point => {
		lines ??= splitLines(text);
		const line = lineAt(lines, offset);
		const start = lines[line]?.start ?? 0;
		const end = lines[line];
		// A final line end opens a line that holds nothing, and an offset there belongs to it.
		if (end !== undefined && offset >= end.next && end.next > end.end) {
			return { line: line + 2, column: offset - end.next + 1, offset };
		}
		return { line: line + 1, column: offset - start + 1, offset };
	};
	return { point, position: (start, end) => ({ start: point(start), end: point(end) }) };
}

function lineAt(lines: readonly Line[], offset: number): number {
	let low = 0;
	let high = lines.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((lines[middle]?.start ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The position of `raw.slice(start, end)`, where `raw` is the source text that `whole` spans. */
export function positionWithin(whole: Position, raw: string, start: number, end: number): Position {
	return positionsFrom(whole.start, raw)(start, end);
}

/** The positions of parts of `raw`, which begins at a known point. They are best asked for in order: each is counted on from the last. */
export function positionsFrom(begin: Point, raw: string): (start: number, end: number) => Position {
	let known = begin;
	let at = 0;
	return (start, end) => {
		if (start < at) [known, at] = [begin, 0];
		known = pointBehind(known, raw, { start: at, end: start });
		at = start;
		return { start: known, end: pointBehind(known, raw, { start, end }) };
	};
}

/** The point behind `raw.slice(start, end)`, of which the first character stands at a known point. */
export function pointBehind(from: Point, raw: string, { start, end }: TextSpan): Point {
	let { line, column } = from;
	for (let at = start; at < end; at++) {
		const unit = raw.charCodeAt(at);
		const breaks = unit === 10 || (unit === 13 && raw.charCodeAt(at + 1) !== 10);
		if (breaks) {
			line++;
			column = 1;
		} else column++;
	}
	return { line, column, offset: (from.offset ?? 0) + end - start };
}

/** Stretches of a text. */

/** A stretch of a text, its end exclusive. */
export interface TextSpan {
	readonly start: number;
	readonly end: number;
}

/** A text with spaces where some stretches were, so that places stay. */
export function blanked(text: string, stretches: readonly TextSpan[]): string {
	if (stretches.length === 0) return text;
	const all = [...stretches, { start: text.length, end: text.length }];
	return all
		.map(({ start, end }, at) => text.slice(stretches[at - 1]?.end ?? 0, start) + " ".repeat(end - start))
		.join("");
}
