import { expect, test } from "vitest";
import { type Item, openPool, type Workload } from "../../../src/cli/pool/pool.ts";
import { settings } from "../settings.ts";

/** How often the engine was asked to compile later, for so many items. */
function asked(total: number, jobs: number | null): number {
	let times = 0;
	const nothing = () => ({ send: () => {}, end: () => {}, stop: () => {} });
	const world = { startThread: nothing, cores: () => 2, delayOptimizer: () => void times++ };
	const workload: Workload<Item, Item> = {
		job: { lost: (item) => item },
		setup: { kind: "count", cwd: "/", settings: { ...settings, jobs }, configs: [] },
		work: async (item) => item,
		total,
		signal: new AbortController().signal,
	};
	openPool(workload, world);
	return times;
}

test.each([
	[1, null, 0],
	[99, null, 0],
	[100, null, 1],
	[2000, null, 1],
	[200, 2, 1],
])("for %i items and jobs %j the engine is asked %i times to compile later", (total, jobs, expected) => {
	expect(asked(total, jobs)).toBe(expected);
});
