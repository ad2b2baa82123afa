/** The order of the table. */
import { startOf } from "../data/dates.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Sort } from "./state.ts";

/** Places reports are sorted by, made once: comparing titles takes long. */
export interface Ranks {
	/** The place of each report by its date; those without a year have none. */
	readonly date: Float64Array;
	readonly title: Float64Array;
}

/** Makes the places of all reports. */
export function ranksOf({ count, titles, dates }: Pick<Catalogue, "count" | "titles" | "dates">): Ranks {
	const starts = dates.map((date) => startOf(date) ?? "");
	const { compare } = new Intl.Collator("en", { numeric: true });
	return {
		date: places(count, starts, (a, b) => (a < b ? -1 : a > b ? 1 : 0)).map((place, report) =>
			starts[report] === "" ? Number.NaN : place,
		),
		title: places(count, titles, compare),
	};
}

/** Equal texts have one place. */
function places(count: number, texts: readonly string[], compare: (a: string, b: string) => number): Float64Array {
	const text = (report: number): string => texts[report] ?? "";
	const order = Array.from({ length: count }, (_, report) => report).sort((a, b) => compare(text(a), text(b)));
	const found = new Float64Array(count);
	let place = 0;
	for (const [at, report] of order.entries()) {
		if (at > 0 && compare(text(order[at - 1] ?? 0), text(report)) !== 0) place = at;
		found[report] = place;
	}
	return found;
}

/** The reports sorted; equal ones stay in the order of the catalogue, undated ones come last both ways. */
export function ordered(reports: Uint32Array, sort: Sort, { ranks, scores }: Keys): Uint32Array {
	const keys = sort.by === "match" ? (scores ?? ranks.date) : ranks[sort.by];
	const sign = sort.down ? -1 : 1;
	const last = sort.down ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	const key = (report: number): number => {
		const own = keys[report] ?? Number.NaN;
		return Number.isNaN(own) ? last : own;
	};
	return Uint32Array.from(reports).sort((a, b) => {
		const [one, other] = [key(a), key(b)];
		return one === other ? a - b : (one - other) * sign;
	});
}

/** What reports can be sorted by; no scores where nothing was searched for. */
export interface Keys {
	readonly ranks: Ranks;
	readonly scores: Float32Array | null;
}
