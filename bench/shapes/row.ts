/** One line of the table: what a shape costs. */
import type { Cost } from "./measure.ts";

/** What a shape was measured at. */
export interface Row {
	readonly name: string;
	readonly costs: readonly Cost[];
	/** In bytes, at the largest size. */
	readonly peak: number;
}

/** Time that grows as its text has a slope of 1; what is quadratic has 2. */
export const bar = 1.14;

/** The slope of log time on log size, by least squares. */
export function slope(costs: readonly Cost[]): number {
	const points = costs.map(({ bytes, milliseconds }) => [Math.log(bytes), Math.log(milliseconds)] as const);
	const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
	const [x, y] = [mean(points.map(([size]) => size)), mean(points.map(([, time]) => time))];
	const together = points.reduce((sum, [size, time]) => sum + (size - x) * (time - y), 0);
	return together / points.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
}

/** The table, as Markdown. */
export function printRows(rows: readonly Row[]): string {
	const lines = rows.map(({ name, costs, peak }) => {
		const [first, last] = [costs[0], costs.at(-1)];
		const found = slope(costs);
		const mark = found > bar ? " **above the bar**" : "";
		return `| ${name} | ${found.toFixed(2)}${mark} | ${shown(first)} | ${shown(last)} | ${Math.round(peak / 2 ** 20)} MB |`;
	});
	const sizes = [rows[0]?.costs[0], rows[0]?.costs.at(-1)].map((cost) => sizeOf(cost));
	const head = `| shape | slope | ${sizes.join(" | ")} | peak memory |\n|---|---|---|---|---|`;
	return [head, ...lines, ""].join("\n");
}

function sizeOf(cost: Cost | undefined): string {
	const kilobytes = Math.round((cost?.bytes ?? 0) / 1024);
	return kilobytes < 1024 ? `${kilobytes} KB` : `${Math.round(kilobytes / 1024)} MB`;
}

function shown(cost: Cost | undefined): string {
	const time = cost?.milliseconds ?? Number.NaN;
	return time < 1000 ? `${time.toFixed(0)} ms` : `${(time / 1000).toFixed(2)} s`;
}
