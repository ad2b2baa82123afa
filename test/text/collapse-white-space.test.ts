import fc from "fast-check";
import { expect, test } from "vitest";
import { collapseWhiteSpace } from "../../src/text/spaces.ts";

test("collapseWhiteSpace makes every run of white space one space", () => {
	expect(collapseWhiteSpace(" Ann \n Lee\u00a0")).toBe("Ann Lee");
	expect(collapseWhiteSpace("Ann Lee")).toBe("Ann Lee");
	expect(collapseWhiteSpace("Ann\tLee")).toBe("Ann Lee");
});

test("lone spaces stay, and every other white space becomes one", () => {
	const text = fc.string({ unit: fc.constantFrom(" ", "\n", "\t", "\u00a0", "\ufeff", "a", "b", "é") });
	fc.assert(
		fc.property(text, (written) => {
			expect(collapseWhiteSpace(written)).toBe(written.replace(/\s+/g, " ").trim());
		}),
	);
});
