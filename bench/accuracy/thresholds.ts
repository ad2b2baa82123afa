import type { Tally } from "./compare.ts";
import { scoreOf } from "./print.ts";

/** What a field must reach: the share of notes that are exactly right, or F1. */
interface Bar {
	readonly fields: readonly string[];
	readonly measure: "exact" | "f1";
	readonly atLeast: number;
}

const header = ["date", "organizer", "staff", "reporters", "sdgs", "meetingType"];
const counts = [
	"summaryParagraphs",
	"summarySubheads",
	"summaryListItems",
	"summaryListDepth",
	"significanceParagraphs",
	"significanceListItems",
];

/**
 * `known` for notes that the program was built with, `unseen` for those that it was not, and `fixtures` for our own,
 * which are harder on speakers than real notes: what is reached on them must not get lost.
 */
const bars: ReadonlyMap<string, readonly Bar[]> = new Map<string, readonly Bar[]>([
	[
		"known",
		[
			{ fields: [...header, "sections", "links", "tags"], measure: "exact", atLeast: 1 },
			{ fields: counts, measure: "exact", atLeast: 0.97 },
			{ fields: ["speakers"], measure: "f1", atLeast: 0.97 },
		],
	],
	[
		"unseen",
		[
			{ fields: header, measure: "exact", atLeast: 0.97 },
			{ fields: ["sections", "tags"], measure: "exact", atLeast: 1 },
			{ fields: ["links"], measure: "exact", atLeast: 0.9 },
			{ fields: ["speaker names"], measure: "f1", atLeast: 0.95 },
			{ fields: ["speakers"], measure: "f1", atLeast: 0.9 },
		],
	],
	[
		"fixtures",
		[
			{ fields: [...header, "sections", "tags"], measure: "exact", atLeast: 1 },
			{ fields: ["links", ...counts], measure: "exact", atLeast: 0.96 },
			{ fields: ["speaker names"], measure: "f1", atLeast: 0.92 },
			{ fields: ["speakers"], measure: "f1", atLeast: 0.88 },
		],
	],
]);

/** The names of the sets of bars. */
export const barNames: readonly string[] = [...bars.keys()];

/** One line for each bar that is missed. */
export function missedBars(tallies: readonly Tally[], name: string): string[] {
	return (bars.get(name) ?? []).flatMap(({ fields, measure, atLeast }) =>
		tallies
			.filter((tally) => fields.includes(tally.field) && scoreOf(tally)[measure] < atLeast)
			.map((tally) => `${tally.field}: ${measure} ${scoreOf(tally)[measure].toFixed(3)}, expected at least ${atLeast}`),
	);
}
