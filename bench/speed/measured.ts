/** What a row comes to, as results.json keeps it. */
import type { Point } from "./measure/slope.ts";
import type { Spread } from "./measure/spread.ts";

/** A bar and what was reached. */
export interface Verdict {
	readonly what: string;
	readonly value: number;
	readonly atMost: number;
}

/** One contender of a race; the first of a row is ours. */
export interface Raced {
	readonly name: string;
	/** Seconds. */
	readonly times: Spread;
	/** Ours against this one; null for ours itself. */
	readonly ratio: Spread | null;
	/** How its work differs from ours, and how many files it read. */
	readonly less: string | null;
	readonly proof: string | null;
}

/** A race. */
export interface Race {
	readonly row: string;
	readonly kind: "race";
	readonly what: string;
	readonly raced: readonly Raced[];
	readonly verdicts: readonly Verdict[];
}

/** A measurement at one size. */
export interface GrowthPoint {
	readonly size: number;
	readonly seconds: number;
	/** Kilobytes at most. */
	readonly peak: number;
}

/** How time and memory grow with a size. */
export interface Growth {
	readonly row: string;
	readonly kind: "growth";
	readonly what: string;
	/** What the size counts. */
	readonly unit: "files" | "bytes";
	readonly lines: readonly { readonly name: string; readonly points: readonly GrowthPoint[] }[];
	readonly verdicts: readonly Verdict[];
}

/** How steeply time grows with the size of hostile notes. */
export interface Slopes {
	readonly row: string;
	readonly kind: "slopes";
	readonly what: string;
	/** Times are seconds of processor time. */
	readonly shapes: readonly { readonly name: string; readonly slope: number; readonly points: readonly Point[] }[];
	readonly verdicts: readonly Verdict[];
}

/** What a row comes to. */
export type Measured = Race | Growth | Slopes;

/** Whether a bar is met. */
export const isMet = ({ value, atMost }: Verdict): boolean => value <= atMost;
