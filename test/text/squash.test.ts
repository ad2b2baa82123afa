import fc from "fast-check";
import { expect, test } from "vitest";
import { squash } from "../../src/text/squash.ts";

test("squash makes every run of white space one space", () => {
	expect(squash(" Ann \n Lee\u00a0")).toBe("Ann Lee");
	expect(squash("Ann Lee")).toBe("Ann Lee");
	expect(squash("Ann\tLee")).toBe("Ann Lee");
});

test("lone spaces stay, and every other white space becomes one", () => {
	const text = fc.string({ unit: fc.constantFrom(" ", "\n", "\t", "\u00a0", "\ufeff", "a", "b", "é") });
	fc.assert(
		fc.property(text, (written) => {
			expect(squash(written)).toBe(written.replace(/\s+/g, " ").trim());
		}),
	);
});
