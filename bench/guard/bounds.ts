/**
 * What the guard lets through: well above what was reached when a bound was last set, which stands beside it, from runs on
 * a machine that was busy with twenty other things. A figure far below its bound is the moment to lower the bound.
 */
export const bounds = {
	/** Reached: 2.0 to 2.6. */
	checked: 3.5,
	/** Reached: 2.6 to 4.1. */
	rendered: 5,
	/** Reached: 3.7 to 4.2; what is quadratic has 16. */
	grown: 5.2,
	/** Reached: 1.7 to 2.5. */
	started: 3.5,
} as const;
