import { describe, expect, test } from "vitest";
import { tried } from "../../../bench/guard/tried.ts";

const measuring = (values: readonly number[]) => {
	const left = [...values];
	return { left, measure: () => left.shift() ?? Number.NaN };
};

describe("a figure of the guard", () => {
	test.each([
		["at once within its bound", [1.5, 9, 9], true, 2],
		["within its bound the third time", [9, 9, 1.5], true, 0],
		["above it three times", [9, 8, 7, 1], false, 1],
	])("%s", (_name, values, right, unused) => {
		const { left, measure } = measuring(values);
		expect(tried("work", 2, measure).right).toBe(right);
		expect(left).toHaveLength(unused);
	});

	test("tells the lowest", () => {
		expect(tried("work", 2, measuring([9, 7, 8]).measure)).toEqual({
			what: "work",
			got: "7 x",
			bar: "<= 2 x",
			right: false,
		});
	});
});
