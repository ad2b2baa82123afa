/** What the page shows, drawn anew whenever the reader asks for something else. */
import type { Catalogue } from "../catalogue.ts";
import { narrow } from "../narrow.ts";
import { ordered, ranksOf } from "../order.ts";
import type { Found } from "../search.ts";
import { readState, type State, sortIn, toggled, writeState } from "../state.ts";
import { statusText } from "../status.ts";
import { drawCharts } from "./charts.ts";
import { drawChips } from "./chips.ts";
import { byId } from "./element.ts";
import { facetGroup } from "./facet-group.ts";
import { drawPageButtons } from "./page-buttons.ts";
import { reportTable } from "./report-table.ts";
import type { Searcher } from "./search-box.ts";

/** The page at work. */
export interface View {
	readonly state: State;
	/** Shows another state and keeps it in the address. */
	go(state: State): void;
	/** Shows what the address asks for now. */
	follow(): Promise<void>;
	/** Shows the same again, where the search may know more by now or the window has another size. */
	again(): Promise<void>;
	/** Shows all reports that fit, not a page of them; for printing. */
	showAll(): void;
}

const pageSize = 50;

/** More rows than this take too long to lay out, on paper too. */
const mostRows = 5000;

/** Makes the view; nothing is shown before `follow`. */
export function viewOf(catalogue: Catalogue, search: Searcher): View {
	const ranks = ranksOf(catalogue);
	const groups = catalogue.facets.map((facet, at) =>
		facetGroup(facet, { catalogue, open: at < 3, choose: (key, value) => go(toggled(state, key, value)) }),
	);
	byId("facets").replaceChildren(...groups.map(({ element }) => element));
	const table = reportTable(byId("reports"), catalogue, (next) => go(next));
	let state = readState(location.hash);
	let turn = 0;
	let fitting: Uint32Array = new Uint32Array();

	async function show(): Promise<void> {
		const own = ++turn;
		const titlesOnly = search.growing;
		const found = await search.find(state.query);
		// While words were loaded, something else may have been asked for.
		if (own === turn) draw(found, titlesOnly && found !== null);
	}

	function draw(found: Found | null, titlesOnly: boolean): void {
		const { reports, counts } = narrow(catalogue, state.chosen, found?.scores ?? null);
		fitting = ordered(reports, sortIn(state), { ranks, scores: found?.scores ?? null });
		const pages = Math.max(1, Math.ceil(fitting.length / pageSize));
		const page = Math.min(state.page, pages);
		table.draw(state, fitting.subarray((page - 1) * pageSize, page * pageSize));
		drawPageButtons(byId("pages"), { page, pages }, (to) => {
			go({ ...state, page: to });
			byId("status").scrollIntoView();
		});
		const partly = found?.partly ?? false;
		byId("status").textContent = statusText({ fitting: fitting.length, all: catalogue.count, partly, titlesOnly });
		drawChips(byId("chips"), { state, catalogue }, go);
		for (const [at, { draw }] of groups.entries()) {
			const facet = catalogue.facets[at];
			if (facet !== undefined) draw(state.chosen.get(facet.key) ?? new Set(), counts[at] ?? facet.totals);
		}
		drawCharts({ catalogue, reports, counts, chosen: state.chosen }, (key, value) => go(toggled(state, key, value)));
		const sort = sortIn(state);
		drawForm(state.query, `${sort.down ? "-" : ""}${sort.by}`);
	}

	function go(next: State): void {
		const typed = next.query !== state.query;
		state = next;
		void show();
		const text = `#${writeState(next)}`;
		// A word typed letter by letter is one step back, not ten.
		if (typed) history.replaceState(null, "", text);
		else if (text !== location.hash) history.pushState(null, "", text);
	}

	return {
		get state() {
			return state;
		},
		go,
		follow() {
			state = readState(location.hash);
			return show();
		},
		again: show,
		showAll: () => table.draw(state, fitting.subarray(0, mostRows)),
	};
}

function drawForm(query: string, sort: string): void {
	const box = byId("q");
	if (box instanceof HTMLInputElement && box.value !== query) box.value = query;
	const choice = byId("sort");
	if (!(choice instanceof HTMLSelectElement)) return;
	for (const option of choice.options) if (option.value === "-match") option.disabled = query === "";
	choice.value = sort;
}
