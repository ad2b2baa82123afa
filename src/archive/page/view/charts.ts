/**
 * The two charts above the table: the reports over time, and the goals at a glance. Each has bars for the eye, and a table of
 * the same figures, whose buttons do what a click on a bar does.
 */
import { reportsIn, shown } from "../../data/counted.ts";
import type { GoalData } from "../../data/shapes.ts";
import { type Facet, valueLabel } from "../catalogue.ts";
import { type Narrowed, timeline } from "../narrow.ts";
import { type Page, toggled } from "../state.ts";
import { byId, html, paint, replaceKept, svg } from "./element.ts";

interface ChartBar {
	/** Short, below the bar. */
	readonly label: string;
	/** In full. */
	readonly name: string;
	readonly count: number;
	/** Null or none is the page's own. */
	readonly colours?: GoalData["colours"];
	/** The value that the bar stands for; null where the list can't be narrowed to it. */
	readonly value: string | null;
}

/** Draws both. */
export function showCharts(page: Page, { reports, counts }: Narrowed): void {
	const { facets, dates } = page.catalogue;
	const [year, goals] = (["year", "goals"] as const).map((kind) => facets.findIndex((facet) => facet.kind === kind));
	const years = timeline(reports, dates).map(({ year, ...bar }) => ({ ...bar, name: bar.label, value: year }));
	drawChart("timeline", years, { page, facet: facets[year ?? -1] });
	const facet = facets[goals ?? -1];
	drawChart("goals", facet === undefined ? [] : goalBars(facet, counts[goals ?? -1] ?? facet.totals, page), {
		page,
		facet,
	});
}

function goalBars(facet: Facet, counts: Uint32Array, { catalogue }: Page): ChartBar[] {
	const bars = facet.values.map((value, id) => ({
		label: value,
		name: valueLabel(facet, value, catalogue),
		count: counts[id] ?? 0,
		colours: catalogue.goals.find(({ number }) => String(number) === value)?.colours ?? null,
		value,
	}));
	return bars.sort((a, b) => Number(a.value) - Number(b.value));
}

/** What a chart narrows by. */
interface Choice {
	readonly page: Page;
	readonly facet: Facet | undefined;
}

const isChosen = ({ value }: ChartBar, { page, facet }: Choice): boolean =>
	value !== null && page.state.chosen.get(facet?.key ?? "")?.has(value) === true;

/** A click on a bar selects its value. */
function choosing<Chosen extends Element>(element: Chosen, { value }: ChartBar, { page, facet }: Choice): Chosen {
	if (value !== null && facet !== undefined)
		element.addEventListener("click", () => page.go(toggled(page.state, facet.key, value)));
	return element;
}

const height = 150;
const below = 24;
const above = 16;
/** Of a letter below the bars. */
const letter = 7.5;

/** Draws a chart in the figure that the page has for it. */
function drawChart(id: "timeline" | "goals", bars: readonly ChartBar[], choice: Choice): void {
	byId(id).hidden = bars.length === 0;
	if (bars.length === 0) return;
	const drawing = byId(`${id}-drawing`);
	const width = drawing.clientWidth || 600;
	const size = { viewBox: `0 0 ${width} ${height + below}`, height: height + below };
	const base = svg("line", { x1: 0, x2: width, y1: height + 0.5, y2: height + 0.5, class: "base" });
	const groups = barGroups(bars, width, choice);
	drawing.replaceChildren(svg("svg", { role: "img", "aria-label": summary(bars), ...size }, ...groups, base));
	const rows = bars.map((bar, at) => {
		const pressed = String(isChosen(bar, choice));
		const button = html(
			"button",
			{ type: "button", class: "link", id: `${id}-${at}`, "aria-pressed": pressed },
			bar.name,
		);
		const head = html("th", { scope: "row" }, bar.value === null ? bar.name : choosing(button, bar, choice));
		return html("tr", {}, head, html("td", {}, shown(bar.count)));
	});
	replaceKept(byId(`${id}-figures`), rows);
}

/** What a chart shows, in a sentence; the table below it has all figures. */
function summary(bars: readonly ChartBar[]): string {
	const [first, last] = [bars[0]?.name, bars.at(-1)?.name];
	const top = bars.reduce((best, bar) => (bar.count > best.count ? bar : best));
	if (bars.length === 1) return `One bar: ${first} with ${reportsIn(top.count)}.`;
	return `${bars.length} bars, from ${first} to ${last}; the highest is ${top.name} with ${reportsIn(top.count)}. The table below has all figures.`;
}

function barGroups(bars: readonly ChartBar[], width: number, choice: Choice): SVGElement[] {
	const most = Math.max(1, ...bars.map(({ count }) => count));
	const step = width / bars.length;
	const thickness = Math.min(56, Math.max(1, step * 0.74));
	const labelled = Math.ceil((Math.max(...bars.map(({ label }) => label.length)) * letter + 8) / step);
	const hasCounts = step > String(most).length * letter + 8;
	return bars.map((bar, at) => {
		const { label, name, count, colours } = bar;
		const middle = (at + 0.5) * step;
		const size = ((height - above) * count) / most;
		const text = (words: string, y: number) => svg("text", { x: middle, y, "text-anchor": "middle" }, words);
		const group = svg(
			"g",
			{ class: isChosen(bar, choice) ? "chosen" : null },
			svg("title", {}, `${name}: ${reportsIn(count)}`),
			// As high as the chart, so that a low bar can be hit as well.
			svg("rect", { x: middle - step / 2, y: 0, width: step, height: height + below, class: "target" }),
			svg("rect", { x: middle - thickness / 2, y: height - size, width: thickness, height: size, class: "stroke" }),
			...(at % labelled === 0 ? [text(label, height + 17)] : []),
			...(hasCounts && count > 0 ? [text(shown(count), height - size - 4)] : []),
		);
		return choosing(paint(group, colours), bar, choice);
	});
}
