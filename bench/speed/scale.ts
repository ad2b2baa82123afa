/** How much of everything. */
export interface Scale {
	/** Rounds of what takes a part of a second, a second, many seconds, and minutes. */
	readonly rounds: { readonly many: number; readonly some: number; readonly few: number; readonly one: number };
	readonly notes: { readonly few: number; readonly many: number };
	/** Numbers of files, and bytes of one file, between which growth is measured. */
	readonly files: readonly number[];
	readonly bytes: readonly number[];
	/** Of hostile notes: how many shapes, and megabytes of the largest. */
	readonly hostile: { readonly shapes: number; readonly megabytes: number };
}

/** What the bars are meant for. */
export const full: Scale = {
	rounds: { many: 31, some: 7, few: 5, one: 1 },
	notes: { few: 1_000, many: 10_000 },
	files: [100, 1_000, 10_000, 100_000],
	bytes: [1, 4, 16, 64, 256, 1024].map((times) => times * 64 * 1024),
	hostile: { shapes: Number.POSITIVE_INFINITY, megabytes: 8 },
};

/** Enough to see that everything runs; no figure of it is worth keeping. */
export const quick: Scale = {
	rounds: { many: 5, some: 2, few: 2, one: 1 },
	notes: { few: 100, many: 500 },
	files: [100, 200, 400],
	bytes: [1, 2, 4].map((times) => times * 64 * 1024),
	hostile: { shapes: 2, megabytes: 0.25 },
};
