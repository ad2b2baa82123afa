/** The timeline: drawn for the eye, with a table of the same figures. */
import type { Bar } from "../timeline.ts";
import { html, replaceKept, reportsIn, shown, svg } from "./element.ts";

/** Where the timeline stands in the page. */
export interface TimelinePlaces {
	readonly drawing: HTMLElement;
	/** The body of the table. */
	readonly figures: HTMLElement;
}

const height = 150;
const below = 22;
const above = 16;

/** Draws the bars; a year narrows the list to it, by its bar or by its button in the table. */
export function drawTimeline(
	{ drawing, figures }: TimelinePlaces,
	bars: readonly Bar[],
	choose: (year: string) => void,
): void {
	drawing.replaceChildren(picture(bars, drawing.clientWidth || 600, choose));
	replaceKept(
		figures,
		bars.map((bar) => html("tr", {}, html("th", { scope: "row" }, named(bar, choose)), html("td", {}, shown(bar.count)))),
	);
}

function named({ label, year }: Bar, choose: (year: string) => void): HTMLElement {
	if (year === null) return html("span", {}, label);
	const button = html("button", { type: "button", id: `in-${year}` }, label);
	button.addEventListener("click", () => choose(year));
	return button;
}

function picture(bars: readonly Bar[], width: number, choose: (year: string) => void): SVGElement {
	const most = Math.max(1, ...bars.map(({ count }) => count));
	const step = width / Math.max(1, bars.length);
	const stroke = Math.min(56, Math.max(1, step * 0.72));
	const labelled = Math.ceil((longest(bars) * 7.5 + 10) / step);
	const drawn = bars.flatMap((bar, at) => {
		const middle = (at + 0.5) * step;
		const size = ((height - above) * bar.count) / most;
		const rect = svg("rect", { x: middle - stroke / 2, y: height - size, width: stroke, height: size, class: "stroke" });
		rect.append(svg("title", {}, `${bar.label}: ${reportsIn(bar.count)}`));
		if (bar.year !== null) rect.addEventListener("click", () => choose(bar.year ?? ""));
		const isLabelled = at % labelled === 0;
		const label = svg("text", { x: middle, y: height + 16, "text-anchor": "middle" }, bar.label);
		const count = svg("text", { x: middle, y: height - size - 4, "text-anchor": "middle" }, shown(bar.count));
		const roomy = step > 34 && bar.count > 0;
		return [rect, ...(isLabelled ? [label] : []), ...(roomy ? [count] : [])];
	});
	const base = svg("line", { x1: 0, x2: width, y1: height + 0.5, y2: height + 0.5, class: "base" });
	const attributes = { role: "img", "aria-label": summary(bars), viewBox: `0 0 ${width} ${height + below}`, height: height + below };
	return svg("svg", attributes, ...drawn, base);
}

const longest = (bars: readonly Bar[]): number => Math.max(1, ...bars.map(({ label }) => label.length));

/** What the picture shows, in a sentence; the table has the figures. */
function summary(bars: readonly Bar[]): string {
	const [first, last] = [bars[0], bars.at(-1)];
	if (first === undefined || last === undefined) return "No report has a date.";
	const top = bars.reduce((best, bar) => (bar.count > best.count ? bar : best));
	return `Reports from ${first.label} to ${last.label}; the most, ${shown(top.count)}, in ${top.label}. The table below has all figures.`;
}
