/**
 * The two charts above the table: the reports over time, and the goals at a glance. Each has bars for the eye, and a table of
 * the same figures, whose buttons do what a click on a bar does.
 */
import { reportsIn, shown } from "../../data/counted.ts";
import type { Catalogue, Facet } from "../catalogue.ts";
import type { State } from "../state.ts";
import { timeline } from "../timeline.ts";
import { valueLabel } from "../values.ts";
import { byId, html, paint, replaceKept, svg } from "./element.ts";

/** What the charts show. */
export interface ChartView {
	readonly catalogue: Catalogue;
	/** Those that fit. */
	readonly reports: Uint32Array;
	/** For each facet. */
	readonly counts: readonly Uint32Array[];
	readonly chosen: State["chosen"];
}

/** Draws both; `choose` is told which value of which facet was picked in them. */
export function drawCharts(view: ChartView, choose: (key: string, value: string) => void): void {
	for (const [id, kind, barsOf] of [
		["timeline", "year", yearBars],
		["goals", "goals", goalBars],
	] as const) {
		const at = view.catalogue.facets.findIndex((facet) => facet.kind === kind);
		const facet = view.catalogue.facets[at];
		const bars = facet === undefined ? [] : barsOf(facet, view.counts[at] ?? facet.totals, view);
		const pick = (value: string): void => choose(facet?.key ?? "", value);
		drawChart({ id, summary: summary(bars), bars, choose: pick }, byId(id));
	}
}

type Bars = (facet: Facet, counts: Uint32Array, view: ChartView) => ChartBar[];

const yearBars: Bars = ({ key }, _, { catalogue, reports, chosen }) =>
	timeline(reports, catalogue.times).map(({ label, year, count }) => ({
		label,
		name: label,
		count,
		colour: null,
		value: year,
		chosen: year !== null && chosen.get(key)?.has(year) === true,
	}));

const goalBars: Bars = (facet, counts, { catalogue, chosen }) =>
	facet.values
		.map((value, id) => ({
			label: value,
			name: valueLabel(facet, value, catalogue),
			count: counts[id] ?? 0,
			colour: catalogue.goals.find(({ number }) => String(number) === value)?.colour ?? null,
			value,
			chosen: chosen.get(facet.key)?.has(value) === true,
		}))
		.sort((a, b) => Number(a.value) - Number(b.value));

/** What a chart shows, in a sentence; the table below it has all figures. */
function summary(bars: readonly ChartBar[]): string {
	const [first, last] = [bars[0], bars.at(-1)];
	if (first === undefined || last === undefined) return "";
	const top = bars.reduce((best, bar) => (bar.count > best.count ? bar : best));
	const span = bars.length === 1 ? first.name : `${first.name} to ${last.name}`;
	return `A bar for each of ${span}; the highest is ${top.name} with ${reportsIn(top.count)}. The table below has all figures.`;
}

/** One bar. */
export interface ChartBar {
	/** Short, below the bar. */
	readonly label: string;
	/** In full. */
	readonly name: string;
	readonly count: number;
	/** `#RRGGBB`; null is the page's own. */
	readonly colour: string | null;
	/** The value that the bar stands for; null where the list can't be narrowed to it. */
	readonly value: string | null;
	readonly chosen: boolean;
}

/** A chart in the page. */
export interface Chart {
	/** What begins the ids of its elements: `ID`, `ID-drawing` and `ID-figures`. */
	readonly id: string;
	/** What the picture shows, in a sentence. */
	readonly summary: string;
	readonly bars: readonly ChartBar[];
	readonly choose: (value: string) => void;
}

const height = 150;
const below = 24;
const above = 16;
/** Of a letter below the bars. */
const letter = 7.5;

/** Draws a chart in the figure that the page has for it. */
function drawChart({ id, summary, bars, choose }: Chart, figure: HTMLElement): void {
	figure.hidden = bars.length === 0;
	const [drawing, figures] = ["drawing", "figures"].map((part) => document.getElementById(`${id}-${part}`));
	if (figure.hidden || !drawing || !figures) return;
	const width = drawing.clientWidth || 600;
	const attributes = { role: "img", "aria-label": summary, viewBox: `0 0 ${width} ${height + below}` };
	const base = svg("line", { x1: 0, x2: width, y1: height + 0.5, y2: height + 0.5, class: "base" });
	drawing.replaceChildren(svg("svg", { ...attributes, height: height + below }, ...stroked(bars, width, choose), base));
	replaceKept(
		figures,
		bars.map((bar, at) => row(bar, { id: `${id}-${at}`, choose })),
	);
}

function stroked(bars: readonly ChartBar[], width: number, choose: Chart["choose"]): SVGElement[] {
	const most = Math.max(1, ...bars.map(({ count }) => count));
	const step = width / bars.length;
	const stroke = Math.min(56, Math.max(1, step * 0.74));
	const each = Math.ceil((Math.max(...bars.map(({ label }) => label.length)) * letter + 8) / step);
	const hasCounts = step > String(most).length * letter + 8;
	return bars.map((bar, at) => {
		const middle = (at + 0.5) * step;
		const size = ((height - above) * bar.count) / most;
		const box = { x: middle - stroke / 2, y: height - size, width: stroke, height: size, class: "stroke" };
		const group = svg(
			"g",
			{ class: bar.chosen ? "chosen" : null },
			svg("title", {}, `${bar.name}: ${reportsIn(bar.count)}`),
		);
		// As high as the chart, so that a low bar can be hit as well.
		group.append(svg("rect", { x: middle - step / 2, y: 0, width: step, height: height + below, class: "target" }));
		group.append(svg("rect", box));
		if (at % each === 0) group.append(text(bar.label, middle, height + 17));
		if (hasCounts && bar.count > 0) group.append(text(shown(bar.count), middle, height - size - 4));
		paint(group, bar.colour);
		const { value } = bar;
		if (value !== null) group.addEventListener("click", () => choose(value));
		return group;
	});
}

const text = (words: string, x: number, y: number): SVGElement => svg("text", { x, y, "text-anchor": "middle" }, words);

function row(
	{ name, count, value, chosen }: ChartBar,
	{ id, choose }: { readonly id: string; readonly choose: Chart["choose"] },
): HTMLElement {
	const button = html("button", { type: "button", id, "aria-pressed": chosen ? "true" : "false" }, name);
	if (value !== null) button.addEventListener("click", () => choose(value));
	const head = html("th", { scope: "row" }, value === null ? name : button);
	return html("tr", {}, head, html("td", {}, shown(count)));
}
