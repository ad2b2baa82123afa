/** The reports as the page works with them, and what it calls the values of their facets. */
import { type FacetData, folded, type ReportsData } from "../data.ts";

/** A facet, and how many reports have each of its values. */
export interface Facet extends FacetData {
	readonly totals: Uint32Array;
}

/** All reports. */
export interface Catalogue extends ReportsData {
	readonly count: number;
	readonly facets: readonly Facet[];
}

/** Counts the data of the first view. */
export function catalogueOf(data: ReportsData): Catalogue {
	const facets = data.facets.map((facet) => {
		const totals = new Uint32Array(facet.values.length);
		for (const ids of facet.of) addCounts(totals, ids);
		return { ...facet, totals };
	});
	return { ...data, count: data.titles.length, facets };
}

/** Counts a report for each of its values. */
export function addCounts(counts: Uint32Array, ids: readonly number[] = []): void {
	for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
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
