/** What the reader has asked for, as the address of the page keeps it behind `#`. */
import { type FacetData, folded, monthOf, type ReportsData, reportsIn, shown, startOf, yearsOf } from "../data.ts";

/** How the table is sorted; `match` is by how well a report fits the words. */
export type SortKey = "date" | "title" | "match";

/** What the page shows. */
export interface State {
	readonly query: string;
	/** For each facet by its key, the values that were chosen, as written. */
	readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
	/** Null leaves it to the page: the best match first, else the newest. */
	readonly sort: Sort | null;
	/** From 1. */
	readonly page: number;
}

/** A column and its direction. */
export interface Sort {
	readonly by: SortKey;
	readonly down: boolean;
}

/** Nothing asked for. */
export const start: State = { query: "", chosen: new Map(), sort: null, page: 1 };

/** What the parts of the page share. */
export interface Page {
	readonly catalogue: Catalogue;
	/** What is asked for now. */
	readonly state: State;
	/** Asks for something else. */
	go(state: State): void;
}

/** Parses the part after `#`; invalid parts are ignored. */
export function readState(hash: string): State {
	const chosen = new Map<string, Set<string>>();
	const state = { query: "", sort: null as Sort | null, page: 1 };
	for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ""))) {
		if (key === "q") state.query = value;
		else if (key === "sort") state.sort = sortOf(value);
		else if (key === "page") state.page = pageOf(value);
		else chosen.set(key, (chosen.get(key) ?? new Set()).add(value));
	}
	return { ...state, chosen };
}

/** The text after `#`; "" without a search. */
export function writeState({ query, chosen, sort, page }: State): string {
	const pairs = new URLSearchParams();
	if (query !== "") pairs.append("q", query);
	for (const [key, values] of chosen) for (const value of values) pairs.append(key, value);
	if (sort !== null) pairs.append("sort", `${sort.down ? "-" : ""}${sort.by}`);
	if (page > 1) pairs.append("page", String(page));
	return pairs.toString();
}

/** The same with a value of a facet chosen, or no more. */
export function toggled(state: State, key: string, value: string): State {
	const values = new Set(state.chosen.get(key));
	if (!values.delete(value)) values.add(value);
	const chosen = new Map(state.chosen);
	if (values.size === 0) chosen.delete(key);
	else chosen.set(key, values);
	return { ...state, chosen, page: 1 };
}

/** The sort that counts. */
export function sortIn({ sort, query }: State): Sort {
	if (sort !== null && (sort.by !== "match" || query !== "")) return sort;
	return query === "" ? { by: "date", down: true } : { by: "match", down: true };
}

const keys: readonly SortKey[] = ["date", "title", "match"];

function sortOf(value: string): Sort | null {
	const by = keys.find((key) => key === value.replace(/^-/, ""));
	return by === undefined ? null : { by, down: value.startsWith("-") };
}

function pageOf(value: string): number {
	return /^[1-9]\d{0,6}$/.test(value) ? Number(value) : 1;
}

/** How many of the reports fit, in words; `partly` if they only hold some of the words, `titlesOnly` as long as only titles are searched. */
export function statusText(
	fitting: number,
	all: number,
	{ partly, titlesOnly }: Record<"partly" | "titlesOnly", boolean>,
): string {
	const reports = reportsIn(all);
	const count = fitting === all ? reports : fitting === 0 ? `None of ${reports}` : `${shown(fitting)} of ${reports}`;
	const some = partly && fitting > 0 ? " No report has all of the words; these have some of them." : "";
	return `${count}.${some}${titlesOnly ? " Only titles are searched until the words are loaded." : ""}`;
}

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
	return isShort ? filled(months, (month) => `${names[month % 12]} ${Math.floor(month / 12)}`) : filled(years, String);
}

function add<Key>(counts: Map<Key, number>, key: Key, count: number): void {
	counts.set(key, (counts.get(key) ?? 0) + count);
}

const fewYears = 2;
const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A slip such as the year 0206 must not make thousands of bars. */
const mostBars = 150;

function filled(counts: ReadonlyMap<number, number>, labelOf: (at: number) => string): Bar[] {
	const known = [...counts.keys()].sort((a, b) => a - b);
	const [first = 0, last = first] = [known[0], known.at(-1)];
	const at = last - first < mostBars ? Array.from({ length: last - first + 1 }, (_, step) => first + step) : known;
	return known.length === 0 ? [] : at.map((each) => ({ label: labelOf(each), count: counts.get(each) ?? 0 }));
}

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
function addCounts(counts: Uint32Array, ids: readonly number[] = []): void {
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
