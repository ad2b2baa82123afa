/** What the reader has asked for, as the address of the page keeps it behind `#`. */
import { reportsIn, shown } from "../data/counted.ts";
import type { Catalogue } from "./catalogue.ts";

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

/** The sort that a column's button asks for: the other way round where it is the column's already. */
export function sortedBy(state: State, by: SortKey): State {
	const now = sortIn(state);
	const down = now.by === by ? !now.down : by === "date";
	return { ...state, sort: { by, down }, page: 1 };
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
