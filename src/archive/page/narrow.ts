/** Which reports fit what was chosen, in which order, and how many more each other value would leave. */
import { startOf } from "../data/dates.ts";
import type { Catalogue, Facet } from "./catalogue.ts";
import type { Sort, SortKey, State } from "./state.ts";

/** The reports that fit, and for each facet how many there would be with each value. */
export interface Narrowed {
	/** In the order of the catalogue. */
	readonly reports: Uint32Array;
	readonly counts: readonly Uint32Array[];
}

/**
 * A report fits when it has one of the values chosen of every facet, and is among those found. A facet's own choice
 * does not count for its counts: they say what would be there if another value were chosen as well.
 */
export function narrow(catalogue: Catalogue, chosen: State["chosen"], found: Float32Array | null): Narrowed {
	const wanted = catalogue.facets.map((facet) => wantedIds(facet, chosen.get(facet.key)));
	const counts = catalogue.facets.map(({ values }) => new Uint32Array(values.length));
	const reports = new Uint32Array(catalogue.count);
	let length = 0;
	for (let report = 0; report < catalogue.count; report++) {
		if (found !== null && (found[report] ?? 0) <= 0) continue;
		const failing = failingFacet(catalogue.facets, wanted, report);
		if (failing === several) continue;
		if (failing === none) {
			reports[length++] = report;
			for (let at = 0; at < counts.length; at++) count(catalogue.facets[at], counts[at], report);
		} else count(catalogue.facets[failing], counts[failing], report);
	}
	return { reports: reports.subarray(0, length), counts };
}

const none = -1;
const several = -2;

function wantedIds(facet: Facet, values: ReadonlySet<string> | undefined): Uint8Array | null {
	if (values === undefined || values.size === 0) return null;
	const wanted = new Uint8Array(facet.values.length);
	for (const value of values) {
		const id = facet.idOf.get(value);
		if (id !== undefined) wanted[id] = 1;
	}
	return wanted;
}

/** The one facet that a report fails; or that it fails none or several. */
function failingFacet(facets: readonly Facet[], wanted: readonly (Uint8Array | null)[], report: number): number {
	let failing = none;
	for (let at = 0; at < facets.length; at++) {
		const facet = facets[at];
		const ids = wanted[at];
		if (facet === undefined || ids === null || ids === undefined || hasOne(facet, ids, report)) continue;
		if (failing !== none) return several;
		failing = at;
	}
	return failing;
}

function hasOne({ starts, ids }: Facet, wanted: Uint8Array, report: number): boolean {
	for (let at = starts[report] ?? 0; at < (starts[report + 1] ?? 0); at++) if (wanted[ids[at] ?? 0] === 1) return true;
	return false;
}

function count(facet: Facet | undefined, counts: Uint32Array | undefined, report: number): void {
	if (facet === undefined || counts === undefined) return;
	const { starts, ids } = facet;
	for (let at = starts[report] ?? 0; at < (starts[report + 1] ?? 0); at++) {
		const id = ids[at] ?? 0;
		counts[id] = (counts[id] ?? 0) + 1;
	}
}

/** All reports in the order of a column. */
export interface Orders {
	of(by: Exclude<SortKey, "match">, down: boolean): Uint32Array;
}

/** Sorts all reports once for each order that is asked for: comparing titles takes long. */
export function ordersOf({ titles, dates }: Pick<Catalogue, "titles" | "dates">): Orders {
	const { compare } = new Intl.Collator("en", { numeric: true });
	const made = new Map<string, Uint32Array>();
	const make = (by: "date" | "title", down: boolean): Uint32Array => {
		if (by === "title") return sorted(titles, compare, down);
		const starts = dates.map((date) => startOf(date) ?? "");
		return sorted(starts, (a, b) => (a < b ? -1 : a > b ? 1 : 0), down);
	};
	return {
		of(by, down) {
			const key = `${by} ${down}`;
			const order = made.get(key) ?? make(by, down);
			made.set(key, order);
			return order;
		},
	};
}

/** Equal ones stay in the order of the catalogue, those without a text come last both ways. */
function sorted(texts: readonly string[], compare: (a: string, b: string) => number, down: boolean): Uint32Array {
	const sign = down ? -1 : 1;
	return Uint32Array.from(texts.keys()).sort((a, b) => {
		const [one = "", other = ""] = [texts[a], texts[b]];
		if (one === "" || other === "") return one === other ? a - b : one === "" ? 1 : -1;
		return compare(one, other) * sign || a - b;
	});
}

/** Some reports sorted; by match where there are scores. */
export function ordered(
	reports: Uint32Array,
	{ by, down }: Sort,
	{ orders, scores }: { readonly orders: Orders; readonly scores: Float32Array | null },
): Uint32Array {
	if (by === "match" && scores !== null) return byScore(reports, scores, down);
	const order = orders.of(by === "match" ? "date" : by, down);
	if (reports.length === order.length) return order;
	const fits = new Uint8Array(order.length);
	for (const report of reports) fits[report] = 1;
	return order.filter((report) => fits[report] === 1);
}

/** Finer steps than this tell nobody anything. */
const steps = 1000;

/** Score and place as one number, which sorts ten times as fast as with a function that compares. */
function byScore(reports: Uint32Array, scores: Float32Array, down: boolean): Uint32Array {
	const { length } = scores;
	const keys = Float64Array.from(reports, (report) => {
		const score = Math.round((scores[report] ?? 0) * steps);
		return (down ? -score : score) * length + report;
	}).sort();
	return Uint32Array.from(keys, (key) => ((key % length) + length) % length);
}
