import { expect, test } from "vitest";
import { interleaved } from "../../../../bench/speed/measure/rounds.ts";

test("every round runs everybody once, every other one backwards, and few rounds where that was asked for", () => {
	const order: string[] = [];
	const contender = (name: string, rounds?: number) => ({
		name,
		run: () => order.push(name),
		...(rounds === undefined ? {} : { rounds }),
	});
	const times = interleaved([contender("a"), contender("b"), contender("c", 1)], 3);
	expect(order.join("")).toBe("abcbaab");
	expect(times).toEqual([[1, 5, 6], [2, 4, 7], [3]]);
});
