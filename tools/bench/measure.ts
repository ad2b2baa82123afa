/** Times programs side by side, and writes down what came of it. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is to be started. */
export interface Command {
	readonly program: string;
	readonly args: readonly string[];
	readonly cwd: string;
}

/** A line of the table: ours against another, and the bar where there is one. */
export interface Line {
	readonly what: string;
	readonly against: string;
	readonly ours: string;
	readonly theirs: string;
	/** The ratio, or what else is held to the bar. */
	readonly value: number;
	readonly range: string;
	readonly atMost: number | null;
}

/** Something that can be timed, and how it is seen that it did its work: asked once all rounds are over. */
export interface Entrant {
	readonly name: string;
	/** Seconds. */
	readonly run: () => number;
	readonly prove?: () => void;
	/** Those that take minutes take part in one round. */
	readonly slow?: boolean;
}

/** Runs a program to its end; it prints to a file, which nobody has to read meanwhile. */
export function timed({ program, args, cwd }: Command): { readonly seconds: number; readonly printed: string } {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-timed-"));
	const file = openSync(join(folder, "printed"), "w");
	const start = process.hrtime.bigint();
	const { status, error } = spawnSync(program, args, { cwd, stdio: ["ignore", file, file] });
	const seconds = Number(process.hrtime.bigint() - start) / 1e9;
	closeSync(file);
	const printed = readFileSync(join(folder, "printed"), "utf8");
	rmSync(folder, { recursive: true });
	if (error !== undefined) throw error;
	// A linter that finds something ends with 1, as a check does; whoever could not do the whole job has not raced.
	if (status !== 0 && status !== 1) throw new Error(`Unexpected exit code ${status}: ${printed.slice(-500)}`);
	return { seconds, printed };
}

/** The first against each of the others: each round runs all of them once, every other round in reverse order. */
export function race(
	what: string,
	entrants: readonly Entrant[],
	rounds: number,
	bars: Readonly<Record<string, number>>,
) {
	const times = entrants.map((): number[] => []);
	for (let round = 0; round < rounds; round++) {
		const order = entrants.map((entrant, at) => ({ entrant, at }));
		if (round % 2 === 1) order.reverse();
		for (const { entrant, at } of order) if (round === 0 || !entrant.slow) times[at]?.push(entrant.run());
	}
	for (const { prove } of entrants) prove?.();
	const [ours = [], ...others] = times;
	return others.map((theirs, at): Line => {
		const against = entrants[at + 1]?.name ?? "";
		// Round by round: what disturbs a whole round disturbs both, and cancels out.
		const ratios = theirs.map((seconds, round) => (ours[round] ?? Number.NaN) / seconds);
		const range = `${digits(Math.min(...ratios))} to ${digits(Math.max(...ratios))}`;
		const [own, other] = [ours, theirs].map((seconds) => duration(median(seconds)));
		const atMost = bars[against] ?? null;
		return { what, against, ours: own ?? "", theirs: other ?? "", value: median(ratios), range, atMost };
	});
}

/** The middle one, or between the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
	if (below === undefined || above === undefined) throw new RangeError("Unexpected median of nothing");
	return (below + above) / 2;
}

/** A time. */
export function duration(seconds: number): string {
	if (seconds < 0.001) return `${digits(seconds * 1e6)} µs`;
	return seconds < 1 ? `${digits(seconds * 1000)} ms` : `${digits(seconds)} s`;
}

/** Memory, from kilobytes. */
export function memory(kilobytes: number): string {
	if (kilobytes < 1024) return `${digits(kilobytes)} KB`;
	return kilobytes < 1024 ** 2 ? `${digits(kilobytes / 1024)} MB` : `${digits(kilobytes / 1024 ** 2)} GB`;
}

/** Three digits that count, and no exponent. */
export function digits(value: number): string {
	const rounded = Number(value.toPrecision(3));
	return Math.abs(value) < 100 ? String(rounded) : rounded.toLocaleString("en", { maximumFractionDigits: 0 });
}
