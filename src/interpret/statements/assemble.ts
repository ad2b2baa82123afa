/** Turns become statements: each runs until the next turn, a sub-heading or the section's end. */
import type { Part, Statement } from "../../ast/nodes.ts";
import { type Known, personOf } from "./people.ts";
import { enough, type Turn } from "./turn.ts";
import { pointAt, type Unit } from "./units.ts";

/** Keeps the turns that convince, joins neighbours of the same speakers, and gives each its range. */
export function assemble(units: readonly Unit[], turns: readonly Turn[]): Statement[] {
	for (const turn of turns) if (turn.score >= enough) for (const known of turn.people) known.speaks = true;
	const taken = turns.filter(
		(turn) =>
			turn.score >= enough || (turn.score >= 1.5 && turn.people.length > 0 && turn.people.every((each) => each.speaks)),
	);
	for (const turn of taken) for (const known of turn.people) known.part = strongerPart(known.part, turn.part);
	const kept = withoutEmptyListings(taken).map((turn) => fromIntroduction(turn, turns, taken));
	const statements: Statement[] = [];
	for (const [at, turn] of kept.entries()) {
		if (turn.people.length === 0 || isSame(kept[at - 1], turn)) continue;
		const next = kept.slice(at + 1).find((each) => !isSame(turn, each));
		statements.push({ speakers: turn.people.map(personOf), part: partOf(turn), position: rangeOf(units, turn, next) });
	}
	return statements;
}

function isSame(one: Turn | undefined, other: Turn): boolean {
	return (
		one !== undefined &&
		one.people.length === other.people.length &&
		one.people.every((each, at) => each === other.people[at])
	);
}

/** A statement starts where its speaker is introduced: at the head of its paragraph, if nobody spoke since. */
function fromIntroduction(turn: Turn, turns: readonly Turn[], taken: readonly Turn[]): Turn {
	if (turn.start === 0 || turn.people.length === 0) return turn;
	const opening = turns.find((each) => each.unit === turn.unit && each.start === 0 && isSame(each, turn));
	if (
		opening === undefined ||
		taken.some((each) => each.unit === turn.unit && each.start < turn.start && !isSame(each, turn))
	)
		return turn;
	return { ...turn, start: 0 };
}

/** Someone only listed needs no statement of that line when she speaks elsewhere. */
function withoutEmptyListings(turns: readonly Turn[]): Turn[] {
	const talking = new Set<Known>(turns.filter((turn) => !turn.only).flatMap((turn) => turn.people));
	return turns.flatMap((turn, at) => {
		if (!turn.only || turn.people.length === 0) return [turn];
		const next = turns[at + 1];
		if (next !== undefined && isSame(next, turn)) return [{ ...turn, only: false }];
		const people = turn.people.filter((each) => !talking.has(each));
		return people.length === turn.people.length ? [turn] : [{ ...turn, people }];
	});
}

const rank: Record<Part, number> = { speaker: 0, panellist: 1, respondent: 2, chair: 3, moderator: 4 };

function strongerPart(one: Part | null, other: Part | null): Part | null {
	if (one === null || other === null) return one ?? other;
	return rank[other] > rank[one] ? other : one;
}

function partOf(turn: Turn): Part {
	return turn.people.reduce<Part | null>((part, each) => strongerPart(part, each.part), null) ?? "speaker";
}

function rangeOf(units: readonly Unit[], turn: Turn, next: Turn | undefined): Statement["position"] {
	const unit = units[turn.unit] as Unit;
	const start = pointAt(unit, turn.start);
	if (turn.only) return { start, end: pointAt(unit, turn.end, true) };
	if (next === undefined) return { start, end: (units.at(-1) as Unit).position.end };
	if (next.start > 0) return { start, end: pointAt(units[next.unit] as Unit, next.start, true) };
	return {
		start,
		end: next.unit > turn.unit ? (units[next.unit - 1] as Unit).position.end : pointAt(unit, turn.end, true),
	};
}
