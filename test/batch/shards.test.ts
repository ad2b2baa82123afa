import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keeperOf, readShard, sliceOf } from "../../src/batch/plan.ts";

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
		["2/4", {}, { index: 2, total: 4 }],
		["1/1", {}, { index: 1, total: 1 }],
		["auto", { SLURM_ARRAY_TASK_ID: "3", SLURM_ARRAY_TASK_COUNT: "4" }, { index: 3, total: 4 }],
		[
			"auto",
			{
				SLURM_ARRAY_TASK_ID: "14",
				SLURM_ARRAY_TASK_MIN: "10",
				SLURM_ARRAY_TASK_STEP: "2",
				SLURM_ARRAY_TASK_COUNT: "5",
			},
			{ index: 3, total: 5 },
		],
		["auto/8", { JOB_COMPLETION_INDEX: "0" }, { index: 1, total: 8 }],
		["auto", { CI_NODE_INDEX: "4", CI_NODE_TOTAL: "4" }, { index: 4, total: 4 }],
		["auto", { CIRCLE_NODE_INDEX: "0", CIRCLE_NODE_TOTAL: "3" }, { index: 1, total: 3 }],
		["auto", { AWS_BATCH_JOB_ARRAY_INDEX: "1", AWS_BATCH_JOB_ARRAY_SIZE: "2" }, { index: 2, total: 2 }],
		["auto", { CLOUD_RUN_TASK_INDEX: "4", CLOUD_RUN_TASK_COUNT: "9" }, { index: 5, total: 9 }],
		["auto", { BUILDKITE_PARALLEL_JOB: "0", BUILDKITE_PARALLEL_JOB_COUNT: "6" }, { index: 1, total: 6 }],
	])("%s with %o", (written, env, expected) => expect(readShard(written, env)).toEqual(expected));

	test.each([
		["", {}, "Write one such as `2/4`"],
		["0/4", {}, "Write one from `1/4` to `4/4`."],
		["5/4", {}, "There is no shard `5/4` in `--shard`. Write one from `1/4` to `4/4`."],
		["1/0", {}, "Write one such as `2/4`."],
		["auto", {}, "No shard in the environment"],
		["auto", { JOB_COMPLETION_INDEX: "2" }, "Kubernetes does not say how many"],
		["auto/2", { JOB_COMPLETION_INDEX: "2" }, "`JOB_COMPLETION_INDEX=2` names no shard: there are 2."],
		["auto", { SLURM_ARRAY_TASK_ID: "2" }, "Slurm does not say how many"],
	])("%s with %o is refused", (written, env, expected) => expect(readShard(written, env)).toContain(expected));
});
