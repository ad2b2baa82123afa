import fc from "fast-check";
import { expect, test } from "vitest";
import { frontCoded, frontDecoded } from "../../../src/archive/data/digits.ts";

test("words come without what they share with the one before", () =>
	expect(frontCoded(["peace", "peaceful", "plan"])).toBe("0peace 5ful 1lan"));

test("any sorted words come back", () => {
	const word = fc.stringMatching(/^[\p{L}\p{N}]{1,60}$/u);
	fc.assert(
		fc.property(fc.array(word), (words) => {
			const sorted = [...new Set(words)].sort();
			const text = frontCoded(sorted);
			expect(text).not.toMatch(/\p{Cs}/u);
			expect(frontDecoded(text)).toEqual(sorted);
		}),
	);
});
