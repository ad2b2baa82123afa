import type { World } from "../world.ts";

/** 100 MB: larger than any note, small enough to fit in memory several times. */
export const defaultMaxSize = 100_000_000;

/** The template where neither `-t` nor the name of the output says which. */
export const defaultTemplate = "markdown";

/** The last day that is "today" anywhere on earth: the clocks of Kiritimati are 14 hours ahead of UTC. */
export function defaultToday(now: World["now"]): string {
	return new Date(now().getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}
