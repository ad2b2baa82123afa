/** The last day that is "today" anywhere on earth: the clocks of Kiritimati are 14 hours ahead of UTC. */
export function todayAnywhere(now: Date): string {
	return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}
