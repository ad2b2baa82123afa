/** The figures as Markdown. */
import type { Machine } from "../machine.ts";
import { type Growth, isMet, type Measured, type Race, type Slopes } from "../measured.ts";
import { digits, duration, memory } from "../units.ts";

/** A table from its rows; the first is its head. */
function table([head = [], ...rows]: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
	return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** Every bar, and what was reached. */
export function barsTable(measured: readonly Measured[]): string {
	const rows = measured.flatMap(({ what, verdicts }) =>
		verdicts.map((verdict) => [
			what,
			verdict.what,
			`${digits(verdict.value)}`,
			`${verdict.atMost}`,
			isMet(verdict) ? "met" : `**missed** by ${digits((verdict.value / verdict.atMost - 1) * 100)} %`,
		]),
	);
	return table([["what", "ratio", "reached", "at most", ""], ...rows]);
}

/** Who took part in a race. */
export function raceTable({ what, raced }: Race): string {
	const rows = raced.map(({ name, times, ratio, less, proof }) => [
		name,
		duration(times.median),
		`${duration(times.low)} to ${duration(times.high)}`,
		String(times.rounds),
		ratio === null ? "" : `${digits(ratio.median)} (${digits(ratio.low)} to ${digits(ratio.high)})`,
		proof ?? "",
		less ?? "",
	]);
	const head = ["", "median", "range", "rounds", "ratio", "read", "difference"];
	return `**${sentence(what)}**\n\n${table([head, ...rows])}`;
}

/** What was measured at each size. */
export function growthTable({ lines, unit }: Growth): string {
	const sizes = lines[0]?.points.map(({ size }) => size) ?? [];
	const rows = sizes.map((size, at) => [
		unit === "bytes" ? memory(size / 1024) : size.toLocaleString("en"),
		...lines.map(({ points }) => {
			const point = points[at];
			return point === undefined ? "" : `${duration(point.seconds)}, ${memory(point.peak)}`;
		}),
	]);
	return table([[unit === "bytes" ? "one file of" : "files", ...lines.map(({ name }) => name)], ...rows]);
}

/** How many shapes the page shows; all are in bench/results.json. */
const shownShapes = 10;

/** How steep the steepest shapes are. */
export function slopesTable({ shapes }: Slopes): string {
	const sizes = shapes[0]?.points.map(({ size }) => memory(size / 1024)) ?? [];
	const steepest = [...shapes].sort((one, other) => other.slope - one.slope).slice(0, shownShapes);
	const rows = steepest.map(({ name, slope, points }) => [
		name,
		digits(slope),
		...points.map(({ value }) => duration(value)),
	]);
	const shown = table([["shape", "slope", ...sizes], ...rows]);
	return `${shown}\n\nThe ${rows.length} steepest of ${shapes.length} shapes; the others are in bench/results.json.`;
}

/** The machine and everybody's version. */
export function machineText({ node, system, processor, cores, memory: gigabytes, peers }: Machine): string {
	const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
	return `${processor}, ${cores} cores, ${gigabytes} GB; ${system}; Node ${node}.\n\n${versions.join(", ")}.`;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
