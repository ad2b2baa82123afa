import { expect, test } from "vitest";
import { rangeOf, startsLater } from "../../../src/interpret/statements/range-of.ts";
import type { Turn } from "../../../src/interpret/statements/turn.ts";
import { knownBy, turnOf } from "./turn-of.ts";
import { noteOf, unitsIn } from "./units-of.ts";

const summary = "Soap is dear. Ash is not.\n\nLye is rare. Wax is soft.\n\nTar is black.";
const [una, ilo] = [knownBy("Una"), knownBy("Ilo")];
const next = (unit: number, start = 0) => turnOf([ilo], { unit, start });

const inParagraph = next(0, 14);

test.each([
	["to the end of the section", turnOf([una]), {}, "Soap is dear. Ash is not. Lye is rare. Wax is soft. Tar is black."],
	["to the paragraph of the next", turnOf([una]), { later: next(1) }, "Soap is dear. Ash is not."],
	[
		"to the words of the next, further down",
		turnOf([una]),
		{ later: next(1, 13) },
		"Soap is dear. Ash is not. Lye is rare.",
	],
	["to the words of the next, in the same paragraph", turnOf([una]), { later: inParagraph }, "Soap is dear."],
	["from where it starts", turnOf([una], { start: 14 }), { later: next(1) }, "Ash is not."],
	["over a line of hers alone", turnOf([una], { only: true, end: 13 }), { later: next(2) }, "Soap is dear."],
	[
		"over words that are the next’s too",
		turnOf([una], { end: 25 }),
		{ next: next(0), later: next(2) },
		"Soap is dear. Ash is not.",
	],
	[
		"over such words, up to the next clause",
		turnOf([una], { end: 25 }),
		{ next: next(0), later: inParagraph },
		"Soap is dear.",
	],
])("runs %s", (_why, turn, below: { next?: Turn; later?: Turn }, text) => {
	const { later, next: following = later } = below;
	const { start, end } = rangeOf(unitsIn(summary), turn, { next: following, later });
	expect(noteOf(summary).slice(start.offset, end.offset).replace(/\s+/gu, " ")).toBe(text);
});

test.each([
	["in a later paragraph", next(1), turnOf([una]), true],
	["further on in the same", next(0, 5), turnOf([una]), true],
	["at the same place", next(0), turnOf([una]), false],
	["before it", next(0), turnOf([una], { start: 5 }), false],
])("starts later: %s", (_why, turn, before, expected) => expect(startsLater(turn, before)).toBe(expected));
