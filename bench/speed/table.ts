/** The table, for people at a terminal. */
import { type Growth, isMet, type Measured, type Race, type Slopes, type Verdict } from "./measured.ts";
import { digits, duration, memory } from "./units.ts";

/** One measurement: what it was, a line each, and its bars. */
export function printMeasured(measured: Measured): string {
	const lines = linesOf(measured);
	return `${[measured.what, ...aligned(lines), ...measured.verdicts.map(verdictLine)].join("\n")}\n\n`;
}

function linesOf(measured: Measured): string[][] {
	if (measured.kind === "race") return raceLines(measured);
	return measured.kind === "growth" ? growthLines(measured) : slopeLines(measured);
}

function slopeLines({ shapes }: Slopes): string[][] {
	return shapes.map(({ name, slope, points }) => [
		name,
		digits(slope),
		...points.map(({ size, value }) => `${memory(size / 1024)}: ${duration(value)}`),
	]);
}

function raceLines({ raced }: Race): string[][] {
	return raced.map(({ name, times, ratio, less, proof }) => [
		name,
		duration(times.median),
		`${duration(times.low)}-${duration(times.high)}, ${times.rounds} rounds`,
		ratio === null ? "" : `${digits(ratio.median)} x (${digits(ratio.low)}-${digits(ratio.high)})`,
		[proof, less].filter((text) => text !== null).join("; "),
	]);
}

function growthLines({ lines, unit }: Growth): string[][] {
	return lines.flatMap(({ name, points }) =>
		points.map(({ size, seconds, peak }) => [
			name,
			unit === "bytes" ? memory(size / 1024) : `${size.toLocaleString("en")} files`,
			duration(seconds),
			memory(peak),
		]),
	);
}

/** A bar, and whether it is met. */
const verdictLine = (verdict: Verdict): string =>
	`  ${(isMet(verdict) ? "met" : "MISSED").padEnd(6)}  ${verdict.what}: ${digits(verdict.value)}, at most ${verdict.atMost}`;

function aligned(lines: readonly (readonly string[])[]): string[] {
	const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
	return lines.map((line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}
