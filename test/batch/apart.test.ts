import { expect, test } from "vitest";
import type { Workforce } from "../../src/batch/in-order.ts";
import { apart } from "../../src/batch/in-order.ts";

test("each item is done by whom it is for, in order", async () => {
	const done: string[] = [];
	const force = (name: string): Workforce<number, string> => ({
		chunk: 9,
		window: 9,
		work: async (items) => items.map((item) => `${name} ${item}`),
		end: () => void done.push(name),
	});
	const both = apart({ quick: force("quick"), slow: force("slow"), mayBeSlow: (item) => item > 2 });
	expect(await both.work([1, 3, 2])).toEqual(["quick 1", "slow 3", "quick 2"]);
	both.end();
	expect(done).toEqual(["quick", "slow"]);
});
