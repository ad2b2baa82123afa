import fc from "fast-check";
import { expect, test } from "vitest";
import { digits, numbersIn } from "../../../src/archive/data.ts";

test.each([
	[0, "0"],
	[31, "v"],
	[32, "w1"],
	[1023, "_v"],
])("%i is %s", (number, text) => expect(digits(number)).toBe(text));

test("any numbers come back from their letters", () => {
	fc.assert(
		fc.property(fc.array(fc.nat(2 ** 40)), (numbers) => {
			expect(numbersIn(numbers.map(digits).join(""))).toEqual(numbers);
		}),
	);
});

test("letters need no escape in a script", () =>
	expect(Array.from({ length: 5000 }, (_, number) => digits(number)).join("")).toMatch(/^[\w-]+$/));
