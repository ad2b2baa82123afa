/** Eight times the text takes about eight times as long, whatever shape it has. */
import { expect, test } from "vitest";
import { process as read, render } from "../../src/index.ts";
import { processorTimeOf } from "../processor-time.ts";
import { markdownShapes, type Shape, textShapes } from "./shapes.ts";

/** Decodes, parses, interprets, checks, and renders to every format. */
function convert(bytes: Uint8Array, path: string): void {
	const outcome = read(bytes, { path, today: "2030-01-01" });
	for (const format of ["markdown", "json", "html"]) render(outcome, format);
}

/** Three times as much as linear is left to the garbage; what is quadratic takes 64 times as long. */
function isLinear(little: () => void, much: () => void): boolean {
	little();
	return [1, 2, 3].some(() => processorTimeOf(much) < Math.max(100, 24 * processorTimeOf(little)));
}

/** Markdown takes some ten times as long. */
const sized: readonly (readonly [string, Shape, number])[] = [
	...textShapes.map((shape) => [shape.name, shape, 8_000] as const),
	...markdownShapes.map((shape) => [shape.name, shape, 4_000] as const),
];

test.each(sized)("%s", (_, { make, path }, size) => {
	const [little, much] = [make(size), make(8 * size)];
	expect(much.length / little.length).toBeCloseTo(8, 0);
	expect(
		isLinear(
			() => convert(little, path),
			() => convert(much, path),
		),
	).toBe(true);
});

test("what is quadratic is seen", () => {
	const loop = (size: number) => () => {
		let sum = 0;
		for (let at = 0; at < size * size; at++) sum += at % 7;
		return sum;
	};
	expect(isLinear(loop(2_000), loop(16_000))).toBe(false);
});

test("the shapes have names of their own", () => expect(new Set(sized.map(([name]) => name)).size).toBe(sized.length));
