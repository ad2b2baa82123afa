import { expect, test } from "vitest";
import { workforceFor } from "../../src/cli/workforce.ts";

const { signal } = new AbortController();

/** How often the engine was asked to compile later, for so many items. */
function asked(total: number, jobs: number | null): number {
	let times = 0;
	const nothing = () => ({ send: () => {}, end: () => {}, stop: () => {} });
	const world = { startThread: nothing, cores: () => 2, compileLater: () => void times++ };
	const labour = { total, jobs, signal, setup: {} as never, patience: 1000 };
	const work = async (item: number): Promise<number> => item;
	workforceFor({ ...labour, work, lost: (item) => item, mayBeSlow: () => false }, world);
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
