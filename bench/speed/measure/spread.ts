/** What many measurements of one thing come to. */
export interface Spread {
	readonly median: number;
	readonly low: number;
	readonly high: number;
	readonly rounds: number;
}

/** The middle one, or between the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
	if (below === undefined || above === undefined) throw new RangeError("Unexpected median of nothing");
	return (below + above) / 2;
}

/** The median and the ends. */
export function spreadOf(values: readonly number[]): Spread {
	return { median: median(values), low: Math.min(...values), high: Math.max(...values), rounds: values.length };
}

/** Ours against theirs, round by round: what disturbs a whole round disturbs both, and cancels out. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Spread {
	const rounds = Math.min(ours.length, theirs.length);
	return spreadOf(
		Array.from({ length: rounds }, (_, round) => (ours[round] ?? Number.NaN) / (theirs[round] ?? Number.NaN)),
	);
}
