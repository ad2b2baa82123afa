/**
 * Runs the page: loads the reports, shows the search in the address, reacts to the reader, then loads the index of
 * words.
 */
import { readableDate } from "../../../fields/edtf.ts";
import { relativeUri } from "../../../text/links.ts";
import { type ReportsData, shown } from "../../data.ts";
import { type Found, searcher } from "../search.ts";
import {
	type Catalogue,
	catalogueOf,
	type Facet,
	narrow,
	orderOf,
	type Page,
	readState,
	type State,
	sortIn,
	statusText,
	writeState,
} from "../state.ts";
import { byId, goalChip, html, input } from "./element.ts";
import { facetGroups, showCharts, showChips } from "./facets.ts";

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

/** What leafs. */
const leaves = {
	first: () => 1,
	previous: (page: number) => page - 1,
	next: (page: number) => page + 1,
	last: (_: number, pages: number) => pages,
};

/** Sets up the table and its buttons; returns functions that show reports and the number of pages. */
function reportTable(page: Page) {
	const facets = page.catalogue.facets.filter(({ column }) => column);
	// The roles stay when a narrow page lays the table out in another way.
	byId("heads").append(...facets.map(({ label }) => html("th", { scope: "col", role: "columnheader" }, label)));
	let pages = 1;
	for (const [id, to] of Object.entries(leaves)) {
		byId(id).addEventListener("click", () => {
			page.go({ ...page.state, page: to(Math.min(page.state.page, pages), pages) });
			byId("list").scrollIntoView();
		});
	}
	return {
		showReports(reports: Uint32Array): void {
			byId("table").hidden = reports.length === 0;
			byId("rows").replaceChildren(...Array.from(reports, (report) => rowOf(report, facets, page)));
		},
		showPage(now: number, of: number): void {
			pages = of;
			byId("pages").hidden = pages <= 1;
			byId("page").textContent = `Page ${shown(now)} of ${shown(pages)}`;
			for (const [id, to] of Object.entries(leaves)) {
				const there = to(now, pages);
				byId(id).toggleAttribute("disabled", there === now || there < 1 || there > pages);
			}
		},
	};
}

function rowOf(report: number, facets: readonly Facet[], { catalogue }: Page): HTMLElement {
	const { titles, dates, pages } = catalogue;
	const [title = "", date = "", [main = "", ...further] = []] = [titles[report], dates[report], pages[report]];
	const cells = facets.map((facet) => {
		const values = (facet.of[report] ?? []).map((id) => facet.values[id] ?? "");
		return html("td", { role: "cell", class: facet.kind }, ...cellContent(facet, values, catalogue.goals));
	});
	return html(
		"tr",
		{ role: "row" },
		html("td", { role: "cell", class: "date" }, date === "" ? "No date" : readableDate(date)),
		html(
			"td",
			{ role: "cell", class: "title" },
			html("a", { href: relativeUri(main) }, title || main),
			...further.map((path) => html("a", { class: "further", href: relativeUri(path) }, linkLabel(path, main))),
		),
		...cells,
	);
}

const few = 3;

function cellContent({ kind }: Facet, values: readonly string[], goals: Page["catalogue"]["goals"]): (Node | string)[] {
	if (values.length === 0) return [];
	if (kind === "goals")
		return [html("ul", { class: "goals" }, ...values.map((value) => html("li", {}, goalChip(value, goals))))];
	const more = values.length > few ? ` and ${values.length - few} more` : "";
	return [values.slice(0, few).join(", ") + more];
}

/** What a further page of a report is called: what its name has that the main page's has not (`a.letter.html`). */
function linkLabel(path: string, main: string): string {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const stem = main.slice(main.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
	return name.startsWith(`${stem}.`) ? name.slice(stem.length + 1).replace(/\.[^.]*$/, "") : name;
}
