/** The reports as a table. */
import type { Catalogue } from "../catalogue.ts";
import { type Sort, type SortKey, type State, sortedBy, sortIn } from "../state.ts";
import { html, replaceKept } from "./element.ts";
import { reportRows } from "./report-row.ts";

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
