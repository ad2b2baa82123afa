/**
 * Runs the page: loads the reports, shows the search in the address, reacts to the reader, then loads the index of
 * words.
 */
import type { ReportsData } from "../../data.ts";
import { type Catalogue, catalogueOf } from "../catalogue.ts";
import { type Found, searcher } from "../search.ts";
import { narrow, orderOf, type Page, readState, type State, sortIn, statusText, writeState } from "../state.ts";
import { byId, input } from "./element.ts";
import { facetGroups, showCharts, showChips } from "./facets.ts";
import { reportTable } from "./report-table.ts";

declare global {
	interface Window {
		rapporteurArchive?: (name: string, fingerprint: string, text: string) => void;
	}
}

const waiting = new Map<string, (fingerprint: string, text: string) => void>();

window.rapporteurArchive = (name, fingerprint, text) => {
	waiting.get(name)?.(fingerprint, text);
	waiting.delete(name);
};

const { fingerprint = "" } = document.documentElement.dataset;

/** The text of a data file. The page's policy lets scripts in that this one asks for, and no others. */
function loadData(name: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const fail = (reason: string): void => reject(new Error(`${name}.js ${reason}`));
		waiting.set(name, (own, text) => {
			if (own === fingerprint) resolve(text);
			else fail("belongs to another version of this page: load the page again");
		});
		const script = document.createElement("script");
		// The fingerprint keeps a browser from taking an older file out of its cache.
		script.src = `catalogue.data/${name}.js?${fingerprint}`;
		script.onerror = () => fail("could not be loaded: it must be next to this page, in the folder catalogue.data");
		script.onload = () => script.remove();
		document.head.append(script);
	});
}

const pageSize = 50;

/** More rows than this take too long to lay out, on paper too. */
const mostRows = 5000;

/** Makes the view; nothing is shown before `follow`. */
function viewOf(catalogue: Catalogue) {
	const search = searcher(catalogue.titles, loadData);
	const order = orderOf(catalogue);
	let state = readState(location.hash);
	let turn = 0;
	let fitting: Uint32Array = new Uint32Array();
	const view = {
		catalogue,
		get state(): State {
			return state;
		},
		go(next: State): void {
			const typed = next.query !== state.query;
			state = next;
			view.again();
			const text = `#${writeState(next)}`;
			// A word typed letter by letter is one step back, not ten.
			if (typed) history.replaceState(null, "", text);
			else if (text !== location.hash) history.pushState(null, "", text);
		},
		/** Shows the same again, where the search may know more by now or the window has another size. */
		again: (): void => void show().catch(tell),
		/** Shows what the address asks for now. */
		follow(): Promise<void> {
			state = readState(location.hash);
			return show();
		},
		/** Shows all reports that fit, not a page of them; for printing. */
		showWhole: (): void => table.showReports(fitting.subarray(0, mostRows)),
		/** Loads the index of words, and searches again with it. */
		async grow(): Promise<void> {
			await search.grow();
			if (state.query !== "") await show();
		},
	};
	const [table, showFacets] = [reportTable(view), facetGroups(view)];
	async function show(): Promise<void> {
		const own = ++turn;
		const { titlesOnly } = search;
		const found = await search.find(state.query);
		// While words were loaded, something else may have been asked for.
		if (own === turn) draw(found, titlesOnly && found !== null);
	}
	function draw(found: Found | null, titlesOnly: boolean): void {
		const { scores = null, partly = false } = found ?? {};
		const narrowed = narrow(catalogue, state.chosen, scores);
		fitting = order(narrowed.reports, sortIn(state), scores);
		const pages = Math.max(1, Math.ceil(fitting.length / pageSize));
		const page = Math.min(state.page, pages);
		table.showReports(fitting.subarray((page - 1) * pageSize, page * pageSize));
		table.showPage(page, pages);
		byId("status").textContent = statusText(fitting.length, catalogue.count, { partly, titlesOnly });
		showChips(view);
		showFacets(narrowed.counts);
		showCharts(view, narrowed);
		showForm(view);
	}
	return view;
}

/** The search box and the choice of the order. */
function showForm({ state }: Page): void {
	if (input("q").value !== state.query) input("q").value = state.query;
	const { by, down } = sortIn(state);
	const best = document.querySelector("#sort [value='-match']");
	best?.toggleAttribute("disabled", state.query === "");
	input("sort").value = `${down ? "-" : ""}${by}`;
}

/** Says in the page what went wrong. */
function tell(error: unknown): void {
	byId("status").textContent = error instanceof Error ? error.message : String(error);
}

type View = ReturnType<typeof viewOf>;

/** Keeps the view up with the reader. */
function listen(view: View): void {
	const focusReports = (event: Event): void => {
		// The address keeps what is shown: a place in the page would take it away.
		event.preventDefault();
		byId("reports").focus();
	};
	byId("q").addEventListener("input", () => view.go({ ...view.state, query: input("q").value, page: 1 }));
	byId("search").addEventListener("submit", focusReports);
	byId("skip").addEventListener("click", focusReports);
	byId("sort").addEventListener("change", () => {
		view.go({ ...view.state, sort: readState(`sort=${input("sort").value}`).sort, page: 1 });
	});
	addEventListener("popstate", () => void view.follow().catch(tell));
	addEventListener("keydown", goToSearch);
	addEventListener("beforeprint", view.showWhole);
	addEventListener("afterprint", view.again);
	// What is closed has no width to draw for.
	byId("glance").addEventListener("toggle", view.again);
	listenToWidth(view);
}

/** `/` goes to the search box, as on many pages. */
function goToSearch(event: KeyboardEvent): void {
	const { target, key } = event;
	const isWriting = target instanceof HTMLInputElement && target.type === "search";
	if (key !== "/" || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
	event.preventDefault();
	byId("q").focus();
}

function listenToWidth(view: View): void {
	const wide = matchMedia("(min-width: 60rem)");
	const open = (): void => {
		// Paper is narrow; print what is on the screen.
		if (matchMedia("print").matches) return;
		for (const id of ["filters", "glance"]) byId(id).toggleAttribute("open", wide.matches);
	};
	open();
	wide.addEventListener("change", open);
	let width = innerWidth;
	addEventListener("resize", () => {
		if (width !== innerWidth) view.again();
		width = innerWidth;
	});
}

async function run(): Promise<void> {
	const view = viewOf(catalogueOf(JSON.parse(await loadData("reports")) as ReportsData));
	await view.follow();
	document.documentElement.dataset["ready"] = "reports";
	listen(view);
	await view.grow();
	document.documentElement.dataset["ready"] = "words";
}

run().catch(tell);
