/** Makes a row of contenders that were timed side by side. */

import { type Contender, interleaved } from "./measure/rounds.ts";
import { ratioOf, spreadOf } from "./measure/spread.ts";
import type { Raced, Verdict } from "./measured.ts";

/** A contender, and what the table has to say of it. */
export interface Entrant extends Contender {
	/** How its work differs from ours. */
	readonly less: string | null;
	/** How it was seen that it did its work; asked once all rounds are over. */
	readonly proof: () => string | null;
}

/** An entrant and its seconds, round by round. */
export interface Timed {
	readonly entrant: Entrant;
	readonly seconds: readonly number[];
}

/** Runs all of them side by side. */
export function race(entrants: readonly Entrant[], rounds: number): readonly Timed[] {
	const times = interleaved(entrants, rounds);
	return entrants.map((entrant, index) => ({ entrant, seconds: times[index] ?? [] }));
}

/** The lines of a table; the first of them is set against all others. */
export function ranked(timed: readonly Timed[]): readonly Raced[] {
	const ours = timed[0]?.seconds ?? [];
	return timed.map(({ entrant, seconds }, index) => ({
		name: entrant.name,
		times: spreadOf(seconds),
		ratio: index === 0 ? null : ratioOf(ours, seconds),
		less: entrant.less,
		proof: entrant.proof(),
	}));
}

/** A bar against one of the contenders; none where it was not there. */
export function against(raced: readonly Raced[], name: string, atMost: number): readonly Verdict[] {
	const ratio = raced.find((each) => each.name === name)?.ratio ?? null;
	return ratio === null ? [] : [{ what: `against ${name}`, value: ratio.median, atMost }];
}
