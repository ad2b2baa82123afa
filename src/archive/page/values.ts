/** What the page calls values and counts, which values of a facet it shows, and in what order. */
import { reportsIn, shown } from "../data/counted.ts";
import { folded } from "../data/words.ts";
import type { Catalogue, Facet } from "./catalogue.ts";

/** What a value of a facet is called in the page. */
export function valueLabel({ kind }: Pick<Facet, "kind">, value: string, { goals }: Pick<Catalogue, "goals">): string {
	if (kind === "year") return value === "" ? "No year" : value;
	if (kind !== "goals") return value;
	const goal = goals.find(({ number }) => String(number) === value);
	return goal === undefined ? value : `${value} ${goal.name}`;
}

/** What the order depends on. */
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
	const compare = facet.kind === "year" ? byNumber(facet, -1) : facet.kind === "goals" ? byNumber(facet, 1) : byCount;
	function byCount(a: number, b: number): number {
		return (counts[b] ?? 0) - (counts[a] ?? 0) || (facet.totals[b] ?? 0) - (facet.totals[a] ?? 0) || a - b;
	}
	return ids.sort((a, b) => isChosen(b) - isChosen(a) || compare(a, b));
}

/** No year at all comes last. */
const byNumber =
	({ values }: Facet, sign: number) =>
	(a: number, b: number): number => {
		const [one = "", other = ""] = [values[a], values[b]];
		if (one === "" || other === "") return one === other ? 0 : one === "" ? 1 : -1;
		return (Number(one) - Number(other)) * sign;
	};

/** What it depends on. */
export interface Shown {
	readonly fitting: number;
	readonly all: number;
	/** Whether the reports only hold some of the words. */
	readonly partly: boolean;
	/** Whether only titles are searched so far. */
	readonly titlesOnly: boolean;
}

/** How many reports there are, in words. */
export function statusText({ fitting, all, partly, titlesOnly }: Shown): string {
	const reports = reportsIn(all);
	const count = fitting === all ? reports : fitting === 0 ? `None of ${reports}` : `${shown(fitting)} of ${reports}`;
	const sentences = [count];
	if (partly && fitting > 0) sentences.push("None holds all of the words, these hold some");
	if (titlesOnly) sentences.push("Titles only so far: the words are being loaded");
	return `${sentences.join(". ")}.`;
}
