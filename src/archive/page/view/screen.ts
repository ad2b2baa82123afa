/** All that the page shows, drawn anew whenever the reader asks for something else. */
import type { Catalogue } from "../catalogue.ts";
import { narrow, ordered, ordersOf } from "../narrow.ts";
import type { Found } from "../search.ts";
import { type State, sortIn, toggled } from "../state.ts";
import { statusText } from "../values.ts";
import { drawCharts } from "./charts.ts";
import { byId } from "./element.ts";
import { drawChips, facetGroup } from "./facets.ts";
import { drawPageButtons, reportTable } from "./report-table.ts";

/** What is to be seen. */
export interface Scene {
	readonly state: State;
	/** Null where nothing is searched for. */
	readonly found: Found | null;
	/** Whether only titles are searched so far. */
	readonly titlesOnly: boolean;
}

/** The page as it is drawn. */
export interface Screen {
	draw(scene: Scene): void;
	/** Shows all reports that fit, not a page of them; for printing. */
	drawWhole(state: State): void;
}

const pageSize = 50;

/** More rows than this take too long to lay out, on paper too. */
const mostRows = 5000;

/** How many groups of values are open at first. */
const openGroups = 3;

/** Puts the empty parts into the page; `go` is told what the reader asks for with them. */
export function screenOf(catalogue: Catalogue, go: (change: (state: State) => State) => void): Screen {
	const orders = ordersOf(catalogue);
	const choose = (key: string, value: string): void => go((state) => toggled(state, key, value));
	const groups = catalogue.facets.map((facet, at) => facetGroup(facet, { catalogue, open: at < openGroups, choose }));
	byId("facets").replaceChildren(...groups.map(({ element }) => element));
	const table = reportTable(byId("reports"), catalogue, (state) => go(() => state));
	let fitting: Uint32Array = new Uint32Array();
	return {
		draw({ state, found, titlesOnly }) {
			const scores = found?.scores ?? null;
			const { reports, counts } = narrow(catalogue, state.chosen, scores);
			fitting = ordered(reports, sortIn(state), { orders, scores });
			const page = Math.min(state.page, pagesOf(fitting));
			table.draw(state, fitting.subarray((page - 1) * pageSize, page * pageSize));
			drawPageButtons(byId("pages"), { page, pages: pagesOf(fitting) }, (to) => turnTo(to, go));
			const shown = { fitting: fitting.length, all: catalogue.count, partly: found?.partly ?? false, titlesOnly };
			byId("status").textContent = statusText(shown);
			drawChips(byId("chips"), { state, catalogue }, (next) => go(() => next));
			for (const [at, { draw, facet }] of groups.entries()) {
				draw(state.chosen.get(facet.key) ?? new Set(), counts[at] ?? facet.totals);
			}
			drawCharts({ catalogue, reports, counts, chosen: state.chosen }, choose);
			drawForm(state);
		},
		drawWhole: (state) => table.draw(state, fitting.subarray(0, mostRows)),
	};
}

const pagesOf = ({ length }: Uint32Array): number => Math.max(1, Math.ceil(length / pageSize));

function turnTo(page: number, go: (change: (state: State) => State) => void): void {
	go((state) => ({ ...state, page }));
	byId("list").scrollIntoView();
}

/** The search box and the choice of the order. */
function drawForm(state: State): void {
	const box = byId("q");
	if (box instanceof HTMLInputElement && box.value !== state.query) box.value = state.query;
	const choice = byId("sort");
	if (!(choice instanceof HTMLSelectElement)) return;
	for (const option of choice.options) if (option.value === "-match") option.disabled = state.query === "";
	const { by, down } = sortIn(state);
	choice.value = `${down ? "-" : ""}${by}`;
}
