/** The reports as the page works with them: the facets of all in two flat lists of numbers each. */
import { eachNumber } from "../data/digits.ts";
import type { FacetData, ReportsData } from "../data/shapes.ts";
import { type Times, timesOf } from "./timeline.ts";

/** A facet, and which report has which of its values. */
export interface Facet extends Omit<FacetData, "of"> {
	/** The place of each value in `values`. */
	readonly idOf: ReadonlyMap<string, number>;
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
	readonly times: Times;
}

/** Unpacks the data of the first view. */
export function catalogueOf(data: ReportsData): Catalogue {
	const count = data.titles.length;
	return { ...data, count, times: timesOf(data.dates), facets: data.facets.map((facet) => facetOf(facet, count)) };
}

function facetOf({ of, ...facet }: FacetData, count: number): Facet {
	const starts = new Uint32Array(count + 1);
	const ids = new Uint32Array(of.length);
	const totals = new Uint32Array(facet.values.length);
	let report = 0;
	let end = 0;
	let left = 0;
	eachNumber(of, (number) => {
		if (left > 0) {
			ids[end++] = number;
			totals[number] = (totals[number] ?? 0) + 1;
			left--;
		} else left = number;
		if (left === 0) starts[++report] = end;
	});
	const idOf = new Map(facet.values.map((value, id) => [value, id]));
	return { ...facet, idOf, starts, ids: ids.subarray(0, end), totals };
}

/** The values that a report has of a facet. */
export function valuesOf(facet: Facet, report: number): string[] {
	const ids = facet.ids.subarray(facet.starts[report], facet.starts[report + 1]);
	return Array.from(ids, (id) => facet.values[id] ?? "");
}
