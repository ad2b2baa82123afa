/** The two charts above the table. */
import type { Catalogue } from "../catalogue.ts";
import type { State } from "../state.ts";
import { timeline } from "../timeline.ts";
import { byId } from "./element.ts";
import { drawGoals } from "./goals-chart.ts";
import { drawTimeline } from "./timeline-chart.ts";

/** What the charts show. */
export interface ChartView {
	readonly catalogue: Catalogue;
	/** Those that fit. */
	readonly reports: Uint32Array;
	/** For each facet. */
	readonly counts: readonly Uint32Array[];
	readonly chosen: State["chosen"];
}

const nothing: ReadonlySet<string> = new Set();

/** Draws both; `choose` is told which value of which facet was picked in them. */
export function drawCharts(view: ChartView, choose: (key: string, value: string) => void): void {
	const { catalogue, reports, counts, chosen } = view;
	const years = catalogue.facets.find(({ kind }) => kind === "year");
	const bars = timeline(reports, catalogue.dates);
	byId("timeline").hidden = bars.length === 0;
	const places = { drawing: byId("timeline-drawing"), figures: byId("timeline-figures") };
	drawTimeline(places, bars, (year) => choose(years?.key ?? "", year));
	const at = catalogue.facets.findIndex(({ kind }) => kind === "goals");
	const facet = catalogue.facets[at];
	byId("goals").hidden = facet === undefined;
	if (facet === undefined) return;
	const goals = { catalogue, facet, counts: counts[at] ?? facet.totals, chosen: chosen.get(facet.key) ?? nothing };
	drawGoals(byId("goals-figures"), goals, (value) => choose(facet.key, value));
}
