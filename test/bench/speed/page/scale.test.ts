import { describe, expect, test } from "vitest";
import { logAxis } from "../../../../bench/speed/page/scale.ts";

describe("a logarithmic axis", () => {
	test("reaches from the power below to the power above", () => {
		expect(logAxis([3, 40, 700], 10, [0, 300]).ticks).toEqual([1, 10, 100, 1000]);
	});

	test("ends at a value that is a power itself", () => {
		const bytes = [64, 256, 1024].map((kilobytes) => kilobytes * 1024);
		expect(logAxis(bytes, 4, [0, 1]).ticks).toEqual(bytes);
	});

	test("has a length where all values are one", () => expect(logAxis([10], 10, [0, 1]).ticks).toEqual([10, 100]));

	test("puts each factor at the same distance", () => {
		const { at } = logAxis([1, 1000], 10, [0, 300]);
		expect([1, 10, 100, 1000].map(at).map(Math.round)).toEqual([0, 100, 200, 300]);
	});

	test("runs upwards too", () => expect(Math.round(logAxis([1, 100], 10, [200, 0]).at(10))).toBe(100));
});
