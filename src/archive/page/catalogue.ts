/** The reports as the page works with them: the facets of all in two flat lists of numbers each, and what their values are called. */
import { eachNumber } from "../data/digits.ts";
import type { FacetData, ReportsData } from "../data/shapes.ts";
import { folded } from "../data/words.ts";

/** A facet, and which report has which of its values. */
export interface Facet extends Omit<FacetData, "of"> {
	/** Where the values of each report begin in `ids`, and one more for the end. */
	readonly starts: Uint32Array;
	readonly ids: Uint32Array;
	/** How many reports have each value. */
	readonly totals: Uint32Array;
}

/** All reports. */
export interface Catalogue extends Omit<ReportsData, "facets"> {
	readonly count: number;
	readonly facets: readonly Facet[];
}

/** Unpacks the data of the first view. */
export function catalogueOf(data: ReportsData): Catalogue {
	const count = data.titles.length;
	return { ...data, count, facets: data.facets.map((facet) => facetOf(facet, count)) };
}

function facetOf({ of, ...facet }: FacetData, count: number): Facet {
	const starts = new Uint32Array(count + 1);
	const ids = new Uint32Array(of.length);
	const totals = new Uint32Array(facet.values.length);
	let [report, end, left] = [0, 0, 0];
	eachNumber(of, (number) => {
		if (left > 0) {
			ids[end++] = number;
			totals[number] = (totals[number] ?? 0) + 1;
			left--;
		} else left = number;
		if (left === 0) starts[++report] = end;
	});
	return { ...facet, starts, ids: ids.subarray(0, end), totals };
}

/** The values that a report has of a facet, by their places in `values`. */
export function idsOf({ starts, ids }: Facet, report: number): Uint32Array {
	return ids.subarray(starts[report], starts[report + 1]);
}

/** What a value of a facet is called in the page. */
export function valueLabel({ kind }: Pick<Facet, "kind">, value: string, { goals }: Pick<Catalogue, "goals">): string {
	if (kind === "year") return value === "" ? "No year" : value;
	if (kind !== "goals") return value;
	const goal = goals.find(({ number }) => String(number) === value);
	return goal === undefined ? value : `${value} ${goal.name}`;
}

/** What the order of values depends on. */
export interface ValueView {
	readonly chosen: ReadonlySet<string>;
	readonly counts: Uint32Array;
	/** What the reader looks for among the values; "" shows all. */
	readonly words: string;
	readonly goals: Catalogue["goals"];
}

/** The values that are chosen or lead to a report: chosen ones first, years and goals by number, others by how many. */
export function valueOrder(facet: Facet, { chosen, counts, words, goals }: ValueView): number[] {
	const looked = folded(words.trim());
	const ids = facet.values.flatMap((value, id) => {
		if (chosen.has(value)) return id;
		if ((counts[id] ?? 0) === 0) return [];
		return looked === "" || folded(valueLabel(facet, value, { goals })).includes(looked) ? id : [];
	});
	const isChosen = (id: number): number => (chosen.has(facet.values[id] ?? "") ? 1 : 0);
	const byCount = (a: number, b: number): number =>
		(counts[b] ?? 0) - (counts[a] ?? 0) || (facet.totals[b] ?? 0) - (facet.totals[a] ?? 0) || a - b;
	const sign = facet.kind === "year" ? -1 : facet.kind === "goals" ? 1 : 0;
	// No year at all comes last.
	const rank = (id: number): number =>
		facet.values[id] === "" ? Number.POSITIVE_INFINITY : sign * Number(facet.values[id]);
	const compare = sign === 0 ? byCount : (a: number, b: number) => rank(a) - rank(b);
	return ids.sort((a, b) => isChosen(b) - isChosen(a) || compare(a, b));
}
