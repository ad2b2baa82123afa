import { expect, test } from "vitest";
import { honorificsOf, mayOpen } from "../../src/fields/honorific-list.ts";
import { words } from "./read.ts";

const { steps, openings, leads } = honorificsOf(words);

test("an honorific is found letter run by letter run", () => {
	expect(steps.next.get("lt")?.next.get("col")?.ends).toBe(true);
	expect(steps.next.get("he")?.ends).toBe("capitals");
	expect(steps.next.get("joy")).toBeUndefined();
});

test.each(["Captain Bell", "CAPT. BELL", "M. Leroy", "h.e. Bell", "Éva", "Sæunn", "M"])(
	"%s may open with one",
	(text) => {
		expect(mayOpen(openings, text, 0)).toBe(true);
	},
);

test.each(["Joy Lee", "Zora", "", "5 Bell"])("%s opens with none", (text) => {
	expect(mayOpen(openings, text, 0)).toBe(false);
});

test("what leads to one is known apart", () => {
	expect(mayOpen(leads, "the Very Rev.", 0)).toBe(true);
	expect(mayOpen(leads, "Captain", 0)).toBe(false);
});
