import type { Part } from "../../text/parts.ts";
import type { Known } from "./people.ts";

/** Someone may start to speak here. */
export interface Turn {
	readonly unit: number;
	/** Indexes into the unit's text: where the turn starts, and where the sentence or line that makes it ends. */
	readonly start: number;
	readonly end: number;
	/** Empty for an unnamed delegate, who takes the floor from whoever had it. */
	readonly people: readonly Known[];
	/** What follows may add to it. */
	score: number;
	readonly part: Part | null;
	/** Only listed or named as moderator: the line is all there is of her here. */
	readonly only: boolean;
}

/** Enough for someone new. */
export const enough = 3;

/** Whether two turns are of the same people. */
export function isSame(one: Turn | undefined, other: Turn): boolean {
	return (
		one !== undefined &&
		one.people.length === other.people.length &&
		one.people.every((each, at) => each === other.people[at])
	);
}
