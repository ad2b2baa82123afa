import fc from "fast-check";
import { expect, test } from "vitest";
import type { LabelTarget } from "../../src/forms/form.ts";
import { labelIndex } from "../../src/forms/labels.ts";

const labels = ["Date of Meeting", "The Organisers", "Q&A", "Tags", "Companies who?", "Colour"];
const target: LabelTarget = { kind: "field", name: "one", label: "One", closing: false };
const indexOf = (texts: readonly string[]) => labelIndex(texts.map((text) => ({ text, target })));
const index = indexOf(labels);
const { mayOpen } = index;

test.each([
	"Date: 2 May",
	"Dtae of Meeting",
	"a date",
	"The the date",
	"Organizer(s): Ann",
	"Teh Organisers",
	"Q&A",
	"tag",
	"Tgas?",
	"company",
	"companeis",
	"colors",
	"D a t e",
	"**Tags**",
	"Ｄate",
	"d\u200bate",
	"Organ\ufeffizer: Ann",
	"\u00a0date",
])("a label may open %j", (text) => {
	expect(mayOpen(text, 0, text.length)).toBe(true);
});

test.each(["Venue: Rome", "A venue", "Participants wrote it down", "x".repeat(500)])("no label opens %.20j", (text) => {
	expect(mayOpen(text, 0, text.length)).toBe(false);
});

test("only the stretch counts", () => {
	expect(mayOpen("xx Venue Tags", 3, 8)).toBe(false);
	expect(mayOpen("xx Tags", 3, 7)).toBe(true);
});

test("a label without a word of its own leaves everything open", () => {
	expect(indexOf(["The"]).mayOpen("Venue", 0, 5)).toBe(true);
});

/** Letters, and what ends a word, or turns into something else or nothing. */
const signs = "aes zu:(-?·\ufeff\u200b\u00a0\u00ad";

test("no text that is taken for a label is refused", () => {
	const text = fc.tuple(fc.constantFrom(...labels), fc.nat(), fc.string({ unit: fc.constantFrom(...signs) }));
	fc.assert(
		fc.property(text, ([label, at, more]) => {
			const from = at % label.length;
			const line = `${label.slice(0, from)}${more}${label.slice(from + (at % 3))}`.trimStart();
			const known = index.find(line) ?? index.near(line) ?? index.prefix(line);
			if (known !== null) expect(mayOpen(line, 0, line.length)).toBe(true);
		}),
		{ numRuns: 5000 },
	);
});
