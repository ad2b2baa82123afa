/** The reports as a table, and the buttons that leaf through it. */
import { readableDate } from "../../../fields/edtf.ts";
import { relativeAddress } from "../../addresses.ts";
import { shown } from "../../data/counted.ts";
import type { FurtherLink } from "../../data/shapes.ts";
import { type Catalogue, type Facet, valuesOf } from "../catalogue.ts";
import { type Sort, type SortKey, type State, sortedBy, sortIn } from "../state.ts";
import { goalChip, html, replaceKept } from "./element.ts";

/** The table in the page. */
export interface ReportTable {
	/** Shows these reports. */
	draw(state: State, reports: Uint32Array): void;
}

/** Makes the table; `go` is told how the reader wants it sorted. The roles stay when a narrow page lays it out anew. */
export function reportTable(place: HTMLElement, catalogue: Catalogue, go: (state: State) => void): ReportTable {
	const columns = catalogue.facets.filter(({ column }) => column);
	const rowOf = reportRows(catalogue, columns);
	const head = html("tr", { role: "row" });
	const body = html("tbody", { role: "rowgroup" });
	const caption = html("caption", {}, "Reports");
	const top = html("thead", { role: "rowgroup" }, head);
	const table = html("table", { role: "table", class: "reports" }, caption, top, body);
	place.replaceChildren(table);
	return {
		draw(state, reports) {
			const sort = sortIn(state);
			const sorted = (by: SortKey, label: string) => sortHead({ by, label, sort }, () => go(sortedBy(state, by)));
			const others = columns.map(({ label }) => html("th", { scope: "col", role: "columnheader" }, label));
			replaceKept(head, [sorted("date", "Date"), sorted("title", "Report"), ...others]);
			// An empty table is none; that nothing was found is said above it.
			table.hidden = reports.length === 0;
			body.replaceChildren(...Array.from(reports, rowOf));
		},
	};
}

interface Head {
	readonly by: SortKey;
	readonly label: string;
	readonly sort: Sort;
}

function sortHead({ by, label, sort }: Head, act: () => void): HTMLElement {
	const button = html("button", { type: "button", id: `sort-${by}` }, label);
	button.addEventListener("click", act);
	const direction = sort.by !== by ? "none" : sort.down ? "descending" : "ascending";
	return html("th", { scope: "col", role: "columnheader", "aria-sort": direction }, button);
}

/** Makes rows of a catalogue's reports. */
function reportRows(catalogue: Catalogue, columns: readonly Facet[]): (report: number) => HTMLElement {
	const further = new Map<number, FurtherLink[]>();
	for (const link of catalogue.further) further.set(link.report, [...(further.get(link.report) ?? []), link]);
	return (report) =>
		html(
			"tr",
			{ role: "row" },
			html("td", { role: "cell", class: "date" }, dateText(catalogue.dates[report] ?? "")),
			html("td", { role: "cell", class: "title" }, ...links(report, catalogue, further.get(report) ?? [])),
			...columns.map((facet) => cell(facet, report, catalogue)),
		);
}

const dateText = (date: string): string => (date === "" ? "No date" : readableDate(date));

function links(report: number, { titles, paths }: Catalogue, further: readonly FurtherLink[]): HTMLElement[] {
	const title = html("a", { href: relativeAddress(paths[report] ?? "") }, titles[report] || (paths[report] ?? ""));
	const others = further.map(({ path, label }) => html("a", { class: "further", href: relativeAddress(path) }, label));
	return [title, ...others];
}

const few = 3;

function cell(facet: Facet, report: number, { goals }: Catalogue): HTMLElement {
	const values = valuesOf(facet, report);
	const attributes = { role: "cell", class: facet.kind, "data-label": facet.label };
	if (facet.kind === "goals") {
		const chips = values.map((value) => html("li", {}, goalChip(value, goals)));
		return html("td", attributes, ...(chips.length === 0 ? [] : [html("ul", { class: "goals" }, ...chips)]));
	}
	const more = values.length > few ? ` and ${values.length - few} more` : "";
	return html("td", attributes, values.slice(0, few).join(", ") + more);
}

/** Which page there is of how many. */
export interface Leaf {
	readonly page: number;
	readonly pages: number;
}

/** Draws the buttons; each calls `go` with the page to show. */
export function drawPageButtons(place: HTMLElement, { page, pages }: Leaf, go: (page: number) => void): void {
	place.hidden = pages <= 1;
	const turn = (id: string, label: string, to: number): HTMLElement => {
		const button = html("button", { type: "button", id, disabled: to < 1 || to > pages }, label);
		button.addEventListener("click", () => go(to));
		return button;
	};
	replaceKept(place, [
		turn("first", "First", page === 1 ? 0 : 1),
		turn("previous", "Previous", page - 1),
		html("span", {}, `Page ${shown(page)} of ${shown(pages)}`),
		turn("next", "Next", page + 1),
		turn("last", "Last", page === pages ? pages + 1 : pages),
	]);
}
