/** Goals at a glance: a table whose bars are drawn for the eye, and whose figures say the same. */
import type { Catalogue, Facet } from "../catalogue.ts";
import { html, replaceKept, shown, svg } from "./element.ts";
import { goalChip, paint } from "./goal.ts";

/** What the chart shows. */
export interface GoalsView {
	readonly catalogue: Catalogue;
	readonly facet: Facet;
	readonly counts: Uint32Array;
	readonly chosen: ReadonlySet<string>;
}

/** Draws a row for each goal that some report has; its button narrows the list to the goal, or no more. */
export function drawGoals(body: HTMLElement, view: GoalsView, choose: (value: string) => void): void {
	const ids = [...view.facet.values.keys()].sort((a, b) => Number(view.facet.values[a]) - Number(view.facet.values[b]));
	const most = Math.max(1, ...view.counts);
	replaceKept(
		body,
		ids.map((id) => goalRow(view, { id, most }, choose)),
	);
}

function goalRow(
	{ catalogue: { goals }, facet, counts, chosen }: GoalsView,
	{ id, most }: { readonly id: number; readonly most: number },
	choose: (value: string) => void,
): HTMLElement {
	const value = facet.values[id] ?? "";
	const goal = goals.find(({ number }) => String(number) === value);
	const count = counts[id] ?? 0;
	const button = html(
		"button",
		{ type: "button", id: `goal-${id}`, "aria-pressed": chosen.has(value) ? "true" : "false" },
		goalChip(value, goals),
		html("span", {}, goal?.name ?? ""),
	);
	button.addEventListener("click", () => choose(value));
	const bar = svg("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
	const stroke = svg("rect", { width: (100 * count) / most, height: 10, class: "goal-bar" });
	paint(stroke, goal?.colour ?? null);
	bar.append(stroke);
	return html(
		"tr",
		{},
		html("th", { scope: "row" }, button),
		html("td", { class: "drawn", "aria-hidden": "true" }, bar),
		html("td", { class: "count" }, shown(count)),
	);
}
