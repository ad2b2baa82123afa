import type { Tally } from "./compare.ts";
import { scoreOf } from "./print.ts";

/** The bars that `--bars` holds the score to. */
const exact = new Set(["date", "organizer", "staff", "reporters", "sdgs", "meetingType", "sections", "links", "tags"]);
const atLeast = new Map([["speakers", 0.97]]);
const counted = /^(?:summary|significance)[A-Z]/;

/** One line for each bar that is missed. */
export function missedBars(tallies: readonly Tally[]): string[] {
	return tallies.flatMap((tally) => {
		const { exact: share, f1 } = scoreOf(tally);
		if (exact.has(tally.field) && share < 1) return [`${tally.field}: expected all notes right`];
		if (counted.test(tally.field) && share < 0.97) return [`${tally.field}: expected 97 % of the notes right`];
		const bar = atLeast.get(tally.field);
		return bar !== undefined && f1 < bar ? [`${tally.field}: expected F1 of at least ${bar}`] : [];
	});
}
