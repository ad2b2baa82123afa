/** Turns become statements: who convinces, and whose words are joined. */
import type { Statement } from "../../ast/nodes.ts";
import type { Part } from "../../text/parts.ts";
import { fromIntroductions } from "./introductions.ts";
import { type Known, personOf } from "./people.ts";
import { type Below, rangeOf, startsLater } from "./range-of.ts";
import { enough, isSame, type Turn } from "./turn.ts";
import type { Unit } from "./units.ts";

/** Enough for someone who is known to speak. */
const enoughAgain = 1.5;

/** Keeps the turns that convince, joins neighbours of the same speakers, and gives each its range. */
export function assemble(units: readonly Unit[], turns: readonly Turn[]): Statement[] {
	for (const turn of turns) if (turn.score >= enough) for (const known of turn.people) known.speaks = true;
	const taken = turns.filter(isTaken);
	for (const turn of taken) for (const known of turn.people) known.part = strongerPart(known.part, turn.part);
	const kept = fromIntroductions(withoutEmptyListings(taken), turns);
	const statements: Statement[] = [];
	let below: Below = { next: undefined, later: undefined };
	for (let at = kept.length - 1; at >= 0; at--) {
		const turn = kept[at] as Turn;
		if (isSame(kept[at - 1], turn)) continue;
		const later = below.next !== undefined && startsLater(below.next, turn) ? below.next : below.later;
		const position = rangeOf(units, turn, { next: below.next, later });
		below = { next: turn, later };
		if (turn.people.length === 0) continue;
		statements.push({ speakers: turn.people.map(personOf), part: partOf(turn), position });
	}
	return statements.reverse();
}

function isTaken({ score, people }: Turn): boolean {
	if (score >= enough) return true;
	return score >= enoughAgain && people.length > 0 && people.every((each) => each.speaks);
}

/** Someone only listed needs no statement of that line when she speaks elsewhere; right below it, the line opens her words. */
function withoutEmptyListings(turns: readonly Turn[]): readonly Turn[] {
	if (!turns.some((turn) => turn.only)) return turns;
	const talking = new Set<Known>();
	for (const turn of turns) if (!turn.only) for (const known of turn.people) talking.add(known);
	return turns.map((turn, at) => {
		if (!turn.only || turn.people.length === 0) return turn;
		const next = turns[at + 1];
		if (next !== undefined && isSame(next, turn) && !isListedBelow(turns[at - 1], turn))
			return { ...turn, only: false };
		const people = turn.people.filter((each) => !talking.has(each));
		return people.length === turn.people.length ? turn : { ...turn, people };
	});
}

/** The line is one of a roster. */
function isListedBelow(before: Turn | undefined, turn: Turn): boolean {
	return before?.only === true && turn.unit - before.unit <= 1;
}

const rank: Record<Part, number> = { speaker: 0, panellist: 1, respondent: 2, chair: 3, moderator: 4 };

function strongerPart(one: Part | null, other: Part | null): Part | null {
	if (one === null || other === null) return one ?? other;
	return rank[other] > rank[one] ? other : one;
}

function partOf(turn: Turn): Part {
	return turn.people.reduce<Part | null>((part, each) => strongerPart(part, each.part), null) ?? "speaker";
}
