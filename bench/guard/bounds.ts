/**
 * What the guard lets through: about one and a half times what was measured when a bound was last set, beside it. A figure
 * far below its bound is the moment to lower the bound.
 */
export const bounds = {
	/** Reached: 2.0. */
	checked: 3,
	/** Reached: 2.9. */
	rendered: 4.3,
	/** Reached: 2.0; what is quadratic has 4. */
	doubled: 2.8,
	/** Reached: 2.5. */
	started: 3.6,
} as const;
