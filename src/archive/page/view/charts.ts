/** The two charts above the table: the reports over time, and the goals at a glance. */

import { reportsIn } from "../../data/counted.ts";
import type { Catalogue, Facet } from "../catalogue.ts";
import type { State } from "../state.ts";
import { timeline } from "../timeline.ts";
import { valueLabel } from "../value-label.ts";
import { type ChartBar, drawChart } from "./bar-chart.ts";
import { byId } from "./element.ts";

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
