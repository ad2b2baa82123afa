/** The reports as a table, and the buttons that leaf through it. Their frame stands in the page. */
import { readableDate } from "../../../fields/edtf.ts";
import { relativeUri } from "../../../text/links.ts";
import { shown } from "../../data.ts";
import type { Facet } from "../catalogue.ts";
import { type Page, sortedBy, sortIn } from "../state.ts";
import { byId, goalChip, html } from "./element.ts";

/** What sorts, and what leafs. */
const columns = ["date", "title"] as const;
const leaves = {
	first: () => 1,
	previous: (page: number) => page - 1,
	next: (page: number) => page + 1,
	last: (_: number, pages: number) => pages,
};

/** Sets up the table and its buttons; returns functions that show reports and the number of pages. */
export function reportTable(page: Page) {
	const facets = page.catalogue.facets.filter(({ column }) => column);
	// The roles stay when a narrow page lays the table out in another way.
	byId("heads").append(...facets.map(({ label }) => html("th", { scope: "col", role: "columnheader" }, label)));
	for (const by of columns) byId(`sort-${by}`).addEventListener("click", () => page.go(sortedBy(page.state, by)));
	let pages = 1;
	for (const [id, to] of Object.entries(leaves)) {
		byId(id).addEventListener("click", () => {
			page.go({ ...page.state, page: to(Math.min(page.state.page, pages), pages) });
			byId("list").scrollIntoView();
		});
	}
	return {
		showReports(reports: Uint32Array): void {
			const sort = sortIn(page.state);
			for (const by of columns) {
				const direction = sort.by !== by ? "none" : sort.down ? "descending" : "ascending";
				byId(`head-${by}`).setAttribute("aria-sort", direction);
			}
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
