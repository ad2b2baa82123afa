/** Which reports fit what was chosen and searched for, how many more each other value would leave, and in which order. */
import { monthOf, startOf, yearsOf } from "../data/dates.ts";
import { addCounts, type Catalogue } from "./catalogue.ts";
import type { Sort, State } from "./state.ts";

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
export function narrow({ facets, count }: Catalogue, chosen: State["chosen"], found: Float32Array | null): Narrowed {
	const groups = facets.map((facet) => {
		const values = chosen.get(facet.key) ?? new Set();
		const wanted = new Set(facet.values.flatMap((value, id) => (values.has(value) ? id : [])));
		return { facet, wanted: values.size === 0 ? null : wanted, counts: new Uint32Array(facet.values.length) };
	});
	const reports = new Uint32Array(count);
	let length = 0;
	for (let report = 0; report < count; report++) {
		if (found !== null && (found[report] ?? 0) <= 0) continue;
		const failing = groups.filter(({ facet, wanted }) => wanted && !facet.of[report]?.some((id) => wanted.has(id)));
		if (failing.length > 1) continue;
		if (failing.length === 0) reports[length++] = report;
		for (const { facet, counts } of failing.length === 0 ? groups : failing) addCounts(counts, facet.of[report]);
	}
	return { reports: reports.subarray(0, length), counts: groups.map(({ counts }) => counts) };
}

/** Sorts some reports; equal ones stay in the order of the catalogue, and those without a date or title come last both ways. */
export type Order = (reports: Uint32Array, sort: Sort, scores: Float32Array | null) => Uint32Array;

/** Gives each report a number for each column once: comparing titles takes long, and numbers sort ten times as fast as with a function. */
export function orderOf({ titles, dates }: Pick<Catalogue, "titles" | "dates">): Order {
	let byTitle: readonly number[] | null = null;
	const starts = dates.map((date) => startOf(date) ?? "");
	const byDate = ranks(starts, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
	return (reports, { by, down }, scores) => {
		byTitle ??= by === "title" ? ranks(titles, new Intl.Collator("en", { numeric: true }).compare) : null;
		const column =
			by === "match" && scores !== null
				? scores.map((score) => Math.round(score * steps))
				: by === "title"
					? byTitle
					: byDate;
		const keys = Float64Array.from(reports, (report) => {
			const rank = column?.[report] ?? 0;
			return (rank < 0 ? last : down ? last - rank : rank) * titles.length + report;
		});
		return Uint32Array.from(keys.sort(), (key) => key % titles.length);
	};
}

/** Finer steps of scores than this tell nobody anything. */
const steps = 1000;

/** More than any rank; multiplied by the number of reports it is still exact. */
const last = 2 ** 28;

/** The rank of each text among the distinct ones, in their order; -1 for an empty one. */
function ranks(texts: readonly string[], compare: (a: string, b: string) => number): number[] {
	const sorted = [...new Set(texts)].sort(compare);
	let rank = 0;
	const places = new Map(sorted.map((text, at) => [text, compare(sorted[at - 1] ?? text, text) === 0 ? rank : ++rank]));
	return texts.map((text) => (text === "" ? -1 : (places.get(text) ?? 0)));
}

/** A stretch of time and its reports. */
export interface Bar {
	readonly label: string;
	/** The year, where the bar is one. */
	readonly year: string | null;
	readonly count: number;
}

/** How many of some reports there are of each year, or of each month where they span little time; without gaps, and none for no date. */
export function timeline(reports: Uint32Array, dates: readonly string[]): Bar[] {
	const [days, years, months] = [new Map<string, number>(), new Map<number, number>(), new Map<number, number>()];
	for (const report of reports) add(days, dates[report] ?? "", 1);
	for (const [date, count] of days) {
		for (const year of yearsOf(date)) add(years, year, count);
		const month = monthOf(date);
		if (month !== null) add(months, month, count);
	}
	const isShort = years.size > 0 && years.size <= fewYears && months.size > 1;
	return isShort
		? filled(months, (month) => ({ label: `${names[month % 12]} ${Math.floor(month / 12)}`, year: null }))
		: filled(years, (year) => ({ label: String(year), year: String(year) }));
}

function add<Key>(counts: Map<Key, number>, key: Key, count: number): void {
	counts.set(key, (counts.get(key) ?? 0) + count);
}

const fewYears = 2;
const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A slip such as the year 0206 must not make thousands of bars. */
const mostBars = 150;

function filled(counts: ReadonlyMap<number, number>, name: (at: number) => Omit<Bar, "count">): Bar[] {
	const known = [...counts.keys()].sort((a, b) => a - b);
	const [first = 0, last = first] = [known[0], known.at(-1)];
	const at = last - first < mostBars ? Array.from({ length: last - first + 1 }, (_, step) => first + step) : known;
	return known.length === 0 ? [] : at.map((each) => ({ ...name(each), count: counts.get(each) ?? 0 }));
}
