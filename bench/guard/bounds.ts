/**
 * What the guard lets through: well above what was reached when a bound was last set, which stands beside it: a machine that is
 * busy with twenty other things gives up to a third more. A figure far below its bound is the moment to lower the bound.
 */
export const bounds = {
	/** Reached: 2.0. */
	checked: 3.5,
	/** Reached: 2.9. */
	rendered: 5,
	/** Reached: 4.0; what is quadratic has 16. */
	grown: 5.2,
	/** Reached: 2.5. */
	started: 3.5,
} as const;
