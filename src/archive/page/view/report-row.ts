/** One report in the table. */
import { readableDate } from "../../../fields/readable-date.ts";
import { relativeAddress } from "../../addresses.ts";
import type { FurtherLink } from "../../data/shapes.ts";
import { type Catalogue, type Facet, valuesOf } from "../catalogue.ts";
import { html } from "./element.ts";
import { goalChip } from "./goal.ts";

/** Makes rows of a catalogue's reports. */
export function reportRows(catalogue: Catalogue, columns: readonly Facet[]): (report: number) => HTMLElement {
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
