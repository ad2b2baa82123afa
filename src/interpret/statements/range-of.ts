/** Where the words of a turn stand in the source. */
import type { Position } from "unist";
import type { Turn } from "./turn.ts";
import { pointAt, type Unit } from "./units.ts";

/** From a turn's start to the next who takes the floor, or to the end of the section; a line alone for those only listed. */
export function rangeOf(
	units: readonly Unit[],
	{ start, next }: { readonly start: Turn; readonly next: Turn | undefined },
): Position {
	const unit = units[start.unit] as Unit;
	return { start: pointAt(unit, start.start), end: endOf(units, start, next) };
}

function endOf(units: readonly Unit[], turn: Turn, next: Turn | undefined): Position["end"] {
	const unit = units[turn.unit] as Unit;
	const parts = next?.unit === turn.unit && next.start > turn.start;
	if (turn.only) return wordsEnd(unit, parts ? Math.min(turn.end, next.start) : turn.end);
	if (next === undefined) return (units.at(-1) as Unit).position.end;
	if (parts) return wordsEnd(unit, next.start);
	// Both speak in the same words.
	if (next.unit === turn.unit) return wordsEnd(unit, turn.end);
	const below = units[next.unit] as Unit;
	const opens = next.start <= (below.tokens[0]?.start ?? 0);
	return opens ? (units[next.unit - 1] as Unit).position.end : wordsEnd(below, next.start);
}

/** Behind the last word before an index. */
function wordsEnd(unit: Unit, index: number): Position["end"] {
	let end = index;
	while (end > 0 && unit.text.charAt(end - 1).trim() === "") end--;
	return pointAt(unit, end, true);
}
