import { describe, expect, test } from "vitest";
import { logSlope, slope } from "../../../../bench/speed/measure/slope.ts";

const sizes = [64, 128, 256, 512];
const points = (cost: (size: number) => number) => sizes.map((size) => ({ size, value: cost(size) }));

describe("the slope of log time on log size", () => {
	test.each([
		["linear", (size: number) => 3 * size, 1],
		["quadratic", (size: number) => size * size, 2],
		["constant", () => 7, 0],
	])("of what is %s", (_name, cost, expected) => expect(logSlope(points(cost))).toBeCloseTo(expected, 10));

	test("of n log n lies a little above 1", () => {
		const found = logSlope(points((size) => size * Math.log(size)));
		expect(found).toBeGreaterThan(1.1);
		expect(found).toBeLessThan(1.3);
	});
});

test("a line's slope is what each step of size adds", () => {
	expect(slope(points((size) => 1000 + 0.5 * size))).toBeCloseTo(0.5, 10);
});
