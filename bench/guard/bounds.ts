/**
 * What the guard lets through: well above what was reached when a bound was last set, which stands beside it, from runs on
 * a machine that was busy with twenty other things. A figure far below its bound is the moment to lower the bound.
 */
export const bounds = {
	/** Reached: 1.2. */
	checked: 2.2,
	/** Reached: 1.7. */
	rendered: 3,
	/** Reached: 3.7 to 4.2; what is quadratic has 16. */
	grown: 5.2,
	/** Reached: 1.8. */
	started: 3,
} as const;
