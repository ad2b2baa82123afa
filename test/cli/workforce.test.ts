import { expect, test } from "vitest";
import { type Workload, workforceFor } from "../../src/cli/workforce.ts";
import { settings } from "./settings.ts";

/** How often the engine was asked to compile later, for so many items. */
function asked(total: number, jobs: number | null): number {
	let times = 0;
	const nothing = () => ({ send: () => {}, end: () => {}, stop: () => {} });
	const world = { startThread: nothing, cores: () => 2, compileLater: () => void times++ };
	const workload: Workload<number, number> = {
		job: { lost: (item) => item, inputOf: () => null, withInput: null },
		setup: { kind: "count", cwd: "/", settings: { ...settings, jobs }, configs: [] },
		work: async (item) => item,
		total,
		signal: new AbortController().signal,
	};
	workforceFor(workload, world);
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
