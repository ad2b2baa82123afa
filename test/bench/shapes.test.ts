/** Eight times the text takes about eight times as long, whatever shape it has; `npm run shapes` measures more of it. */
import { describe, expect, test } from "vitest";
import { processorTimeOf } from "../../bench/processor-time.ts";
import { bytesOf, convert } from "../../bench/shapes/measure.ts";
import { slope } from "../../bench/shapes/row.ts";
import type { Shape } from "../../bench/shapes/shape.ts";
import { shapes } from "../../bench/shapes/shapes.ts";

const small = 8_000;
/** Markdown takes some ten times as long. */
const smallMarkdown = 4_000;

/** Processor time in milliseconds, so that whatever else the machine does is not counted. */
function timeOf(bytes: Uint8Array, shape: Shape): number {
	return processorTimeOf(() => convert(bytes, shape));
}

/** Three times as much as linear is left to the garbage; what is quadratic takes 64 times as long. */
function isLinear(shape: Shape): boolean {
	const size = shape.path === undefined ? small : smallMarkdown;
	const [little, much] = [bytesOf(shape, size), bytesOf(shape, 8 * size)];
	timeOf(little, shape);
	return [1, 2, 3].some(() => timeOf(much, shape) < Math.max(100, 24 * timeOf(little, shape)));
}

test.each(shapes.map((shape) => [shape.name, shape] as const))("%s", (_, shape) => {
	expect(isLinear(shape)).toBe(true);
});

test("what is quadratic is seen", () => {
	const costs = [1, 2, 4, 8].map((size) => ({ bytes: size, milliseconds: 3 * size * size }));
	expect(slope(costs)).toBeCloseTo(2);
	expect(slope(costs.map(({ bytes }) => ({ bytes, milliseconds: 7 * bytes })))).toBeCloseTo(1);
});

describe("the shapes", () => {
	test("have names of their own", () => expect(new Set(shapes.map(({ name }) => name)).size).toBe(shapes.length));

	test.each(shapes.map((shape) => [shape.name, shape] as const))(
		"%s is as long as it is asked to be",
		(_, { make }) => {
			expect(make(2 * small).length / (2 * small)).toBeCloseTo(1, 1);
		},
	);
});
