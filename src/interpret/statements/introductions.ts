/** Where a turn starts: a paragraph's first words may introduce somebody who speaks further on. */
import { isSame, type Turn } from "./turn.ts";

/** Lets a turn start at the head of its paragraph, if its speaker is introduced there and nobody has spoken since. */
export function fromIntroductions(kept: readonly Turn[], turns: readonly Turn[]): readonly Turn[] {
	if (kept.every(({ start }) => start === 0)) return kept;
	const openings = new Map<number, Turn[]>();
	for (const turn of turns) {
		if (turn.start !== 0) continue;
		const opening = openings.get(turn.unit);
		if (opening === undefined) openings.set(turn.unit, [turn]);
		else opening.push(turn);
	}
	return kept.map((turn, at) => {
		if (turn.start === 0 || !isAlone(turn, kept[at - 1], kept[at + 1])) return turn;
		const introduced = openings.get(turn.unit)?.some((each) => isSame(each, turn)) ?? false;
		return introduced ? { ...turn, start: 0 } : turn;
	});
}

/** Nobody speaks before her in her paragraph, or in the same words. */
function isAlone(turn: Turn, before: Turn | undefined, next: Turn | undefined): boolean {
	if (turn.people.length === 0 || before?.unit === turn.unit) return false;
	return next?.unit !== turn.unit || next.start > turn.start;
}
