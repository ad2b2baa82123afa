/** What the list can be narrowed by, a box to tick for each value; and what it is narrowed by, each with a button that takes it away. */
import { shown } from "../../data/counted.ts";
import { type Facet, valueLabel, valueOrder } from "../catalogue.ts";
import { type Page, start, toggled } from "../state.ts";
import { byId, goalChip, html, replaceKept } from "./element.ts";

/** How many groups of values are open at first. */
const openGroups = 3;
/** How many values a group shows at first, and at most. */
const few = 8;
const many = 100;

/** Makes the groups; returns what shows the values that can be chosen now, by how many reports have each. */
export function facetGroups(page: Page): (counts: readonly Uint32Array[]) => void {
	const groups = page.catalogue.facets.map((facet, at) => facetGroup(facet, page, at < openGroups));
	byId("facets").replaceChildren(...groups.map(({ element }) => element));
	return (counts) => {
		for (const [at, { show }] of groups.entries()) show(counts[at] ?? new Uint32Array());
	};
}

function facetGroup(facet: Facet, page: Page, open: boolean) {
	const { key, label, values, kind } = facet;
	const list = html("ul", { class: "values" });
	const more = html("button", { type: "button", class: "more link" });
	const picked = html("span", { class: "picked" });
	const find = html("input", {
		type: "search",
		class: "find",
		"aria-label": `Find in ${label}`,
		placeholder: "Find…",
		autocomplete: "off",
	});
	find.hidden = values.length <= few * 2 || kind === "goals";
	const summary = html("summary", {}, html("span", { class: "name" }, label), picked);
	const element = html("details", { class: "facet", open, "data-facet": key }, summary, find, list, more);
	let [all, counts] = [false, facet.totals];
	const draw = (): void => {
		const chosen = page.state.chosen.get(key) ?? new Set();
		picked.textContent = chosen.size === 0 ? "" : `${chosen.size} chosen`;
		// Sorting the names of all speakers takes long, and nobody looks.
		if (!element.open) return;
		const ids = valueOrder(facet, { chosen, counts, words: find.value, goals: page.catalogue.goals });
		const isWhole = find.value !== "" || kind === "goals";
		const most = all || isWhole ? many : Math.max(few, chosen.size);
		replaceKept(
			list,
			ids.slice(0, most).map((id) => valueItem(facet, id, { page, count: counts[id] ?? 0 })),
		);
		more.hidden = ids.length <= few || isWhole;
		more.textContent = all ? "Show fewer" : `Show ${ids.length > many ? `the first ${many}` : `all ${ids.length}`}`;
		more.setAttribute("aria-expanded", String(all));
	};
	list.addEventListener("change", ({ target }) => {
		if (target instanceof HTMLInputElement)
			page.go(toggled(page.state, key, values[Number(target.dataset["value"])] ?? ""));
	});
	element.addEventListener("toggle", draw);
	find.addEventListener("input", draw);
	more.addEventListener("click", () => {
		all = !all;
		draw();
	});
	const show = (now: Uint32Array): void => {
		counts = now;
		draw();
	};
	return { element, show };
}

function valueItem(
	facet: Facet,
	id: number,
	{ page, count }: { readonly page: Page; readonly count: number },
): HTMLElement {
	const { state, catalogue } = page;
	const value = facet.values[id] ?? "";
	const name = valueLabel(facet, value, catalogue);
	const isGoal = facet.kind === "goals";
	const checked = state.chosen.get(facet.key)?.has(value) === true;
	const box = html("input", { type: "checkbox", id: `${facet.key}/${id}`, "data-value": id, checked });
	const words = html("span", { class: "value" }, isGoal ? name.slice(value.length).trim() || value : name);
	const chip = isGoal ? [goalChip(value, catalogue.goals)] : [];
	return html("li", {}, html("label", {}, box, ...chip, words, html("span", { class: "count" }, shown(count))));
}

/** Shows what is chosen. */
export function showChips(page: Page): void {
	const { state, catalogue } = page;
	const button = (name: string, attributes: Record<string, string>, next: () => typeof state): HTMLElement => {
		const element = html("button", { type: "button", ...attributes }, html("span", {}, name));
		element.addEventListener("click", () => page.go(next()));
		return element;
	};
	const chips = [...state.chosen].flatMap(([key, values]) => {
		const facet = catalogue.facets.find((each) => each.key === key);
		const label = (facet?.label ?? key).replace(/[?:]$/, "");
		return [...values].map((value) => {
			const name = `${label}: ${facet === undefined ? value : valueLabel(facet, value, catalogue)}`;
			return button(name, { class: "chip", "aria-label": `Remove ${name}` }, () => toggled(state, key, value));
		});
	});
	if (chips.length > 0) chips.push(button("Clear all", { class: "link" }, () => ({ ...start, query: state.query })));
	byId("chips").hidden = chips.length === 0;
	byId("chips").replaceChildren(...chips);
}
