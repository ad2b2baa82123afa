/** A logarithmic axis: where a value stands, and which values are written beside it. */
export interface Axis {
	readonly at: (value: number) => number;
	readonly ticks: readonly number[];
}

/** From the power of `base` below all values to the one above them, between two places of the picture. */
export function logAxis(values: readonly number[], base: number, [from, to]: readonly [number, number]): Axis {
	const log = (value: number): number => Math.log(value) / Math.log(base);
	const low = Math.floor(log(Math.min(...values)) + 1e-9);
	const high = Math.max(low + 1, Math.ceil(log(Math.max(...values)) - 1e-9));
	const ticks = Array.from({ length: high - low + 1 }, (_, step) => base ** (low + step));
	return { at: (value) => from + ((log(value) - low) / (high - low)) * (to - from), ticks };
}
