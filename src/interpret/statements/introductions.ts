/** Where a turn starts: a paragraph's first words may introduce somebody who speaks further on. */
import { isSame, type Turn } from "./turn.ts";

/** What is known of one unit. */
interface Opening {
	/** Those who are named in the first words, speaking or not. */
	readonly named: Turn[];
	/** The first who speaks, and the first who speaks after her. */
	first?: Turn;
	second?: Turn;
}

/** Lets a turn start at the head of its paragraph, if its speaker is introduced there and nobody else has spoken since. */
export function fromIntroductions(
	kept: readonly Turn[],
	among: { readonly turns: readonly Turn[]; readonly taken: readonly Turn[] },
): Turn[] {
	const openings = new Map<number, Opening>();
	for (const turn of among.turns) if (turn.start === 0) openingOf(openings, turn).named.push(turn);
	for (const turn of among.taken) {
		const opening = openingOf(openings, turn);
		opening.first ??= turn;
		if (opening.second === undefined && !isSame(opening.first, turn)) opening.second = turn;
	}
	return kept.map((turn) => (startsEarlier(turn, openings.get(turn.unit)) ? { ...turn, start: 0 } : turn));
}

function openingOf(openings: Map<number, Opening>, { unit }: Turn): Opening {
	const known = openings.get(unit) ?? { named: [] };
	openings.set(unit, known);
	return known;
}

function startsEarlier(turn: Turn, opening: Opening | undefined): boolean {
	if (turn.start === 0 || turn.people.length === 0 || opening === undefined) return false;
	const { first, second, named } = opening;
	const alone = first === undefined || first.start >= turn.start || isSame(first, turn);
	const since = second === undefined || second.start >= turn.start;
	return alone && since && named.some((each) => isSame(each, turn));
}
