/** Where the words of a turn stand in the source. */
import type { Position } from "unist";
import type { Turn } from "./turn.ts";
import { pointAt, type Unit } from "./units.ts";

/** Who takes the floor below a turn. */
export interface Below {
	/** The next of other people; she may speak in the same words. */
	readonly next: Turn | undefined;
	/** The next who speaks in words of her own. */
	readonly later: Turn | undefined;
}

/** Whether a turn starts behind the start of another that stands before it. */
export function startsLater(turn: Turn, before: Turn): boolean {
	return turn.unit > before.unit || turn.start > before.start;
}

/** From a turn's start to the next who takes the floor, or to the end of the section; a line alone for those only listed. */
export function rangeOf(units: readonly Unit[], turn: Turn, below: Below): Position {
	const unit = units[turn.unit] as Unit;
	return { start: pointAt(unit, turn.start), end: endOf(units, turn, below) };
}

function endOf(units: readonly Unit[], turn: Turn, { next, later }: Below): Position["end"] {
	const unit = units[turn.unit] as Unit;
	const clause = later?.unit === turn.unit ? later.start : null;
	const shares = next !== later;
	if (turn.only || shares) return wordsEnd(unit, Math.min(turn.end, clause ?? turn.end));
	if (later === undefined) return (units.at(-1) as Unit).position.end;
	if (clause !== null) return wordsEnd(unit, clause);
	const last = units[later.unit] as Unit;
	const opens = later.start <= (last.tokens[0]?.start ?? 0);
	return opens ? (units[later.unit - 1] as Unit).position.end : wordsEnd(last, later.start);
}

/** Behind the last word before an index. */
function wordsEnd(unit: Unit, index: number): Position["end"] {
	let end = index;
	while (end > 0 && unit.text.charAt(end - 1).trim() === "") end--;
	return pointAt(unit, end, true);
}
