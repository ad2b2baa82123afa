import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keeperOf, readShard, sliceOf } from "../../src/batch/shards.ts";

const slices = (paths: readonly string[], total: number) =>
	Array.from({ length: total }, (_, at) => sliceOf(paths, (path) => path, { index: at + 1, total }));

describe("the slices of a run", () => {
	test("hold each input once, in its order, and as many as each other", () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.string(), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (paths, total) => {
				paths.sort();
				const all = slices(paths, total);
				expect(all.flat().sort()).toEqual(paths);
				for (const slice of all) expect([...slice].sort()).toEqual(slice);
				const sizes = all.map(({ length }) => length);
				expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
			}),
		);
	});

	test("mix what stands together", () => {
		const paths = Array.from({ length: 100 }, (_, at) => `${String(at).padStart(3, "0")}.txt`);
		const [first = []] = slices(paths, 2);
		expect(first.filter((path) => path < "050.txt").length).toBeGreaterThan(10);
		expect(first.filter((path) => path >= "050.txt").length).toBeGreaterThan(10);
	});

	test("have a keeper for what none of them was given", () => {
		for (const path of ["a", "b", "ü"]) expect([1, 2, 3]).toContain(keeperOf(path, 3));
	});
});

describe("--shard", () => {
	test.each([
		["2/4", { index: 2, total: 4 }],
		["1/1", { index: 1, total: 1 }],
	])("%s", (written, expected) => expect(readShard(written)).toEqual(expected));

	test.each([
		["", "expected one such as `2/4`"],
		["auto", "expected one such as `2/4`"],
		["0/4", "expected one from 1 to 4"],
		["5/4", "expected one from 1 to 4"],
		["1/0", "expected one from 1 to"],
	])("%s is refused", (written, expected) => expect(readShard(written)).toContain(expected));
});
