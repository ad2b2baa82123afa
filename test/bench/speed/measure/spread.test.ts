import { describe, expect, test } from "vitest";
import { median, ratioOf, spreadOf } from "../../../../bench/speed/measure/spread.ts";

describe("median", () => {
	test.each([
		[[3], 3],
		[[5, 1, 3], 3],
		[[4, 1, 3, 100], 3.5],
		[[10, 9, 100], 10],
	])("of %j is %d", (values, expected) => expect(median(values)).toBe(expected));

	test("of nothing is a fault", () => expect(() => median([])).toThrow("Unexpected median of nothing"));

	test("leaves the values in their order", () => {
		const values = [3, 1, 2];
		median(values);
		expect(values).toEqual([3, 1, 2]);
	});
});

test("a spread has the ends and the number of rounds", () => {
	expect(spreadOf([4, 2, 9])).toEqual({ median: 4, low: 2, high: 9, rounds: 3 });
});

describe("a ratio", () => {
	test("is taken round by round, so that a slow round for both changes nothing", () => {
		expect(ratioOf([2, 20, 2], [1, 10, 1])).toEqual({ median: 2, low: 2, high: 2, rounds: 3 });
	});

	test("counts the rounds that both took part in", () => {
		expect(ratioOf([6, 8, 100], [2, 2])).toEqual({ median: 3.5, low: 3, high: 4, rounds: 2 });
	});
});
