import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerInOrder, type Pool } from "../../../src/cli/pool.ts";

/** Answers each item when it likes; remembers how many items waited at most. */
function force(window: number, delays: readonly number[]) {
	let [begun, waiting, most, ended] = [0, 0, 0, 0];
	const made: Pool<number, string> = {
		window,
		async work(item) {
			waiting++;
			most = Math.max(most, waiting);
			for (let turns = delays[begun++ % delays.length] ?? 0; turns > 0; turns--) await Promise.resolve();
			waiting--;
			return item % 7 === 6 ? null : `${item}`;
		},
		end: () => {
			ended++;
		},
	};
	return { made, most: () => most, ended: () => ended };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

async function told(items: number[], pool: Pool<number, string>, stopAt = Number.POSITIVE_INFINITY) {
	const seen: string[] = [];
	const asking = {
		known: async (item: number) => (item % 5 === 0 ? `known ${item}` : null),
		isStopped: () => seen.length >= stopAt,
	};
	for await (const { item, answer } of answerInOrder(items, pool, asking)) seen.push(`${item}: ${answer}`);
	return seen;
}

const expected = (items: number[]): string[] =>
	items
		.filter((item) => item % 5 === 0 || item % 7 !== 6)
		.map((item) => `${item}: ${item % 5 === 0 ? `known ${item}` : item}`);

describe("answerInOrder", () => {
	test("tells every answer in order, and holds no more than it may", async () => {
		const delays = fc.array(fc.nat(9), { minLength: 1 });
		const property = fc.asyncProperty(fc.nat(60), fc.nat(12), delays, async (count, window, waits) => {
			const { made, most, ended } = force(window, waits);
			expect(await told(numbers(count), made)).toEqual(expected(numbers(count)));
			expect(most()).toBeLessThanOrEqual(window + 1);
			expect(ended()).toBe(1);
		});
		await fc.assert(property, { numRuns: 200 });
	});

	test("begins nothing more once it is stopped", async () => {
		const { made } = force(0, [0]);
		expect(await told(numbers(60), made, 10)).toEqual(expected(numbers(60)).slice(0, 10));
	});

	test("lets the pool go when nobody listens any more", async () => {
		const { made, ended } = force(4, [1]);
		for await (const _ of answerInOrder(numbers(20), made, { known: async () => null, isStopped: () => false })) break;
		expect(ended()).toBe(1);
	});
});
