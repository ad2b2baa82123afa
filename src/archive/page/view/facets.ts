/** What the list can be narrowed by, a box to tick for each value; and what it is narrowed by, each with a button that takes it away. */
import { shown } from "../../data/counted.ts";
import type { Catalogue, Facet } from "../catalogue.ts";
import { type State, start, toggled } from "../state.ts";
import { valueLabel, valueOrder } from "../values.ts";
import { goalChip, html, replaceKept } from "./element.ts";

/** A group in the page. */
export interface FacetGroup {
	readonly facet: Facet;
	readonly element: HTMLElement;
	draw(chosen: ReadonlySet<string>, counts: Uint32Array): void;
}

/** What a group needs to know of the page. */
export interface GroupContext {
	readonly catalogue: Catalogue;
	readonly open: boolean;
	/** Told which value was ticked or unticked. */
	readonly choose: (key: string, value: string) => void;
}

const few = 8;
const many = 100;

/** Makes a group; `draw` shows the values that can be chosen now. */
export function facetGroup(facet: Facet, { catalogue, open, choose }: GroupContext): FacetGroup {
	const parts = groupParts(facet, open);
	const { element, list, more, picked, find } = parts;
	let all = false;
	let last: Parameters<FacetGroup["draw"]> = [new Set(), facet.totals];
	const draw: FacetGroup["draw"] = (chosen, counts) => {
		last = [chosen, counts];
		picked.textContent = chosen.size === 0 ? "" : `${chosen.size} chosen`;
		// Sorting the names of all speakers takes long, and nobody looks.
		if (!element.open) return;
		const ids = valueOrder(facet, { chosen, counts, words: find.value, goals: catalogue.goals });
		const most = all || find.value !== "" || facet.kind === "goals" ? many : Math.max(few, chosen.size);
		const items = ids.slice(0, most).map((id) => valueItem(facet, { id, chosen, count: counts[id] ?? 0, catalogue }));
		replaceKept(list, items);
		more.hidden = ids.length <= few || find.value !== "" || facet.kind === "goals";
		more.textContent = all ? "Show fewer" : `Show ${ids.length > many ? `the first ${many}` : `all ${ids.length}`}`;
		more.setAttribute("aria-expanded", String(all));
	};
	list.addEventListener("change", ({ target }) => {
		if (target instanceof HTMLInputElement) choose(facet.key, facet.values[Number(target.dataset["value"])] ?? "");
	});
	element.addEventListener("toggle", () => draw(...last));
	find.addEventListener("input", () => draw(...last));
	more.addEventListener("click", () => {
		all = !all;
		draw(...last);
	});
	return { facet, element, draw };
}

function groupParts({ key, label, values, kind }: Facet, open: boolean) {
	const list = html("ul", { class: "values" });
	const more = html("button", { type: "button", class: "more" });
	const picked = html("span", { class: "picked" });
	const name = `Find in ${label}`;
	const find = html("input", {
		type: "search",
		class: "find",
		"aria-label": name,
		placeholder: "Find…",
		autocomplete: "off",
	});
	find.hidden = values.length <= few * 2 || kind === "goals";
	const element = html(
		"details",
		{ class: "facet", open, "data-facet": key },
		html("summary", {}, html("span", { class: "name" }, label), picked),
		find,
		list,
		more,
	);
	return { element, list, more, picked, find };
}

interface ItemContext {
	readonly id: number;
	readonly chosen: ReadonlySet<string>;
	readonly count: number;
	readonly catalogue: Catalogue;
}

function valueItem(facet: Facet, { id, chosen, count, catalogue }: ItemContext): HTMLElement {
	const value = facet.values[id] ?? "";
	const name = valueLabel(facet, value, catalogue);
	const isGoal = facet.kind === "goals";
	const box = html("input", {
		type: "checkbox",
		id: `${facet.key}/${id}`,
		"data-value": id,
		checked: chosen.has(value),
	});
	const words = html("span", { class: "value" }, isGoal ? name.slice(value.length).trim() || value : name);
	const chip = isGoal ? [goalChip(value, catalogue.goals)] : [];
	return html("li", {}, html("label", {}, box, ...chip, words, html("span", { class: "count" }, shown(count))));
}

/** Draws the chips; each calls `go` with what to show. */
export function drawChips(
	place: HTMLElement,
	{ state, catalogue }: { readonly state: State; readonly catalogue: Catalogue },
	go: (state: State) => void,
): void {
	const chips = [...state.chosen].flatMap(([key, values]) => {
		const facet = catalogue.facets.find((each) => each.key === key);
		const label = (facet?.label ?? key).replace(/[?:]$/, "");
		return [...values].map((value) => {
			const name = facet === undefined ? value : valueLabel(facet, value, catalogue);
			return chip(`${label}: ${name}`, () => go(toggled(state, key, value)));
		});
	});
	if (chips.length > 0) chips.push(button("Clear all", "clear", () => go({ ...start, query: state.query })));
	place.hidden = chips.length === 0;
	replaceKept(place, chips);
}

function chip(name: string, remove: () => void): HTMLElement {
	const element = button(name, "chip", remove);
	element.setAttribute("aria-label", `Remove ${name}`);
	return element;
}

function button(name: string, kind: string, act: () => void): HTMLElement {
	const element = html("button", { type: "button", class: kind }, html("span", {}, name));
	element.addEventListener("click", act);
	return element;
}
