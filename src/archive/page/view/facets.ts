/** What the list can be narrowed by, a box to tick for each value; and what it is narrowed by, each with a button that takes it away. */
import { type GoalData, reportsIn, shown } from "../../data.ts";
import {
	type Catalogue,
	type Facet,
	type Narrowed,
	type Page,
	start,
	timeline,
	toggled,
	valueLabel,
	valueOrder,
} from "../state.ts";
import { byId, goalChip, html, paint, replaceKept, svg } from "./element.ts";

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

interface ChartBar {
	/** Short, below the bar. */
	readonly label: string;
	/** In full. */
	readonly name: string;
	readonly count: number;
	/** None is the page's own. */
	readonly colours?: GoalData["colours"] | undefined;
}

/** Draws both. */
export function showCharts({ catalogue }: Page, { reports, counts }: Narrowed): void {
	const { facets, dates } = catalogue;
	drawChart(
		"timeline",
		timeline(reports, dates).map((bar) => ({ ...bar, name: bar.label })),
	);
	const at = facets.findIndex(({ kind }) => kind === "goals");
	const facet = facets[at];
	drawChart("goals", facet === undefined ? [] : goalBars(facet, counts[at] ?? facet.totals, catalogue));
}

function goalBars(facet: Facet, counts: Uint32Array, catalogue: Catalogue): ChartBar[] {
	const bars = facet.values.map((value, id) => ({
		label: value,
		name: valueLabel(facet, value, catalogue),
		count: counts[id] ?? 0,
		colours: catalogue.goals.find(({ number }) => String(number) === value)?.colours,
	}));
	return bars.sort((a, b) => Number(a.label) - Number(b.label));
}

const height = 150;
const below = 24;
const above = 16;
/** Of a letter below the bars. */
const letter = 7.5;

/** Draws a chart in the figure that the page has for it. */
function drawChart(id: "timeline" | "goals", bars: readonly ChartBar[]): void {
	byId(id).hidden = bars.length === 0;
	if (bars.length === 0) return;
	const drawing = byId(`${id}-drawing`);
	const width = drawing.clientWidth || 600;
	const size = { viewBox: `0 0 ${width} ${height + below}`, height: height + below };
	const base = svg("line", { x1: 0, x2: width, y1: height + 0.5, y2: height + 0.5, class: "base" });
	const groups = barGroups(bars, width);
	drawing.replaceChildren(svg("svg", { role: "img", "aria-label": summary(bars), ...size }, ...groups, base));
	const rows = bars.map(({ name, count }) =>
		html("tr", {}, html("th", { scope: "row" }, name), html("td", {}, shown(count))),
	);
	byId(`${id}-figures`).replaceChildren(...rows);
}

/** What a chart shows, in a sentence; the table below it has all figures. */
function summary(bars: readonly ChartBar[]): string {
	const [first, last] = [bars[0]?.name, bars.at(-1)?.name];
	const top = bars.reduce((best, bar) => (bar.count > best.count ? bar : best));
	if (bars.length === 1) return `One bar: ${first} with ${reportsIn(top.count)}.`;
	return `${bars.length} bars, from ${first} to ${last}; the highest is ${top.name} with ${reportsIn(top.count)}. The table below has all figures.`;
}

function barGroups(bars: readonly ChartBar[], width: number): SVGElement[] {
	const most = Math.max(1, ...bars.map(({ count }) => count));
	const step = width / bars.length;
	const thickness = Math.min(56, Math.max(1, step * 0.74));
	const labelled = Math.ceil((Math.max(...bars.map(({ label }) => label.length)) * letter + 8) / step);
	const hasCounts = step > String(most).length * letter + 8;
	return bars.map(({ label, name, count, colours }, at) => {
		const middle = (at + 0.5) * step;
		const size = ((height - above) * count) / most;
		const text = (words: string, y: number) => svg("text", { x: middle, y, "text-anchor": "middle" }, words);
		const group = svg(
			"g",
			{},
			svg("title", {}, `${name}: ${reportsIn(count)}`),
			svg("rect", { x: middle - thickness / 2, y: height - size, width: thickness, height: size, class: "stroke" }),
			...(at % labelled === 0 ? [text(label, height + 17)] : []),
			...(hasCounts && count > 0 ? [text(shown(count), height - size - 4)] : []),
		);
		return paint(group, colours);
	});
}
