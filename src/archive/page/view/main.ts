/** The page at work: loads the reports, shows what the address asks for and what the reader does, then loads the index of words. */
import type { ReportsData } from "../../data/shapes.ts";
import { type Catalogue, catalogueOf } from "../catalogue.ts";
import { readState, type State, writeState } from "../state.ts";
import { byId } from "./element.ts";
import { loadData, type Searcher, searcher } from "./load.ts";
import { screenOf } from "./screen.ts";

/** What the page can be asked for. */
interface View {
	readonly state: State;
	/** Shows another state and keeps it in the address. */
	go(state: State): void;
	/** Shows what the address asks for now. */
	follow(): Promise<void>;
	/** Shows the same again, where the search may know more by now or the window has another size. */
	again(): Promise<void>;
	/** Shows all reports that fit, not a page of them; for printing. */
	showWhole(): void;
}

/** Makes the view; nothing is shown before `follow`. */
function viewOf(catalogue: Catalogue, search: Searcher): View {
	const screen = screenOf(catalogue, (change) => go(change(state)));
	let state = readState(location.hash);
	let turn = 0;

	async function show(): Promise<void> {
		const own = ++turn;
		const { growing } = search;
		const found = await search.find(state.query);
		// While words were loaded, something else may have been asked for.
		if (own === turn) screen.draw({ state, found, titlesOnly: growing && found !== null });
	}

	function go(next: State): void {
		const typed = next.query !== state.query;
		state = next;
		show().catch(tell);
		keep(next, typed);
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
		showWhole: () => screen.drawWhole(state),
	};
}

/** A word typed letter by letter is one step back, not ten. */
function keep(state: State, typed: boolean): void {
	const text = `#${writeState(state)}`;
	if (typed) history.replaceState(null, "", text);
	else if (text !== location.hash) history.pushState(null, "", text);
}

/** Says in the page what went wrong. */
function tell(error: unknown): void {
	const status = document.getElementById("status");
	if (status !== null) status.textContent = error instanceof Error ? error.message : String(error);
}

/** Keeps the view up with the reader. */
function listen(view: View): void {
	const box = byId("q");
	box.addEventListener("input", ({ target }) => {
		if (target instanceof HTMLInputElement) view.go({ ...view.state, query: target.value, page: 1 });
	});
	byId("search").addEventListener("submit", (event) => {
		event.preventDefault();
		byId("reports").focus();
	});
	byId("sort").addEventListener("change", ({ target }) => {
		if (!(target instanceof HTMLSelectElement)) return;
		view.go({ ...view.state, sort: readState(`sort=${target.value}`).sort, page: 1 });
	});
	byId("skip").addEventListener("click", (event) => {
		// The address keeps what is shown: a place in the page would take it away.
		event.preventDefault();
		byId("reports").focus();
	});
	addEventListener("popstate", () => void view.follow().catch(tell));
	addEventListener("keydown", (event) => pressed(event, box));
	addEventListener("beforeprint", () => view.showWhole());
	addEventListener("afterprint", () => void view.again().catch(tell));
	listenToWidth(view);
}

/** `/` goes to the search box, as on many pages; Escape empties it. */
function pressed(event: KeyboardEvent, box: HTMLElement): void {
	const { target, key } = event;
	const isWriting = target instanceof HTMLInputElement && target.type === "search";
	if (key !== "/" || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
	event.preventDefault();
	box.focus();
}

function listenToWidth(view: View): void {
	const wide = matchMedia("(min-width: 60rem)");
	const open = (): void => {
		// Paper is narrow, and what the reader sees is what she wants on it.
		if (matchMedia("print").matches) return;
		for (const id of ["filters", "glance"]) byId(id).toggleAttribute("open", wide.matches);
	};
	open();
	wide.addEventListener("change", open);
	// What is closed has no width to draw for.
	byId("glance").addEventListener("toggle", () => void view.again().catch(tell));
	let width = innerWidth;
	addEventListener("resize", () => {
		if (width !== innerWidth) void view.again().catch(tell);
		width = innerWidth;
	});
}

async function run(): Promise<void> {
	const catalogue = catalogueOf(JSON.parse(await loadData("reports")) as ReportsData);
	const search = searcher(catalogue);
	const view = viewOf(catalogue, search);
	await view.follow();
	document.documentElement.dataset["ready"] = "reports";
	listen(view);
	await search.grow();
	document.documentElement.dataset["ready"] = "words";
	if (view.state.query !== "") await view.again();
}

run().catch(tell);
