import fc from "fast-check";
import { expect, test } from "vitest";
import { letters, mayBeWithin } from "../../src/forms/letters.ts";
import { edits } from "../../src/text/edits.ts";

test("words within a few edits are never ruled out", () => {
	const word = fc.string({ unit: fc.constantFrom(..."abcdeé-"), maxLength: 6 });
	fc.assert(
		fc.property(word, word, fc.integer({ min: 1, max: 2 }), (one, other, limit) => {
			if (edits(one, other, limit) <= limit) expect(mayBeWithin(limit, letters(one), letters(other))).toBe(true);
		}),
		{ numRuns: 2000 },
	);
});

test.each([
	[1, "venue", "tags", false],
	[1, "tgas", "tags", true],
	[1, "tax", "tags", false],
	[2, "tax", "tags", true],
	[2, "speaker", "meeting", false],
])("within %i: %s, %s: %s", (limit, one, other, expected) => {
	expect(mayBeWithin(limit, letters(one), letters(other))).toBe(expected);
});
