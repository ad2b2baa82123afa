import { expect, test } from "vitest";
import { assemble } from "../../../src/interpret/statements/assemble.ts";
import type { Turn } from "../../../src/interpret/statements/turn.ts";
import { knownBy, turnOf } from "./turn-of.ts";
import { noteOf, unitsIn } from "./units-of.ts";

const summary = ["Soap is dear.", "Ash is not.", "Lye is rare.", "Wax is soft."].join("\n\n");

/** Each statement of some turns in four paragraphs as `names :: part :: first words…`. */
function assembled(turns: readonly Turn[]): string[] {
	const note = noteOf(summary);
	return assemble(unitsIn(summary), turns).map(({ speakers, part, position }) => {
		const text = note.slice(position.start.offset, position.end.offset).replace(/\s+/gu, " ");
		return `${speakers.map(({ name }) => name).join(" + ")} :: ${part} :: ${text}`;
	});
}

test("a turn runs to the next, the last to the end of the section", () => {
	const turns = [turnOf([knownBy("Una")]), turnOf([knownBy("Ilo")], { unit: 2 })];
	expect(assembled(turns)).toEqual([
		"Una :: speaker :: Soap is dear. Ash is not.",
		"Ilo :: speaker :: Lye is rare. Wax is soft.",
	]);
});

test("neighbours of the same people are one statement", () => {
	const una = knownBy("Una");
	expect(assembled([turnOf([una]), turnOf([una], { unit: 2 })])).toEqual([
		"Una :: speaker :: Soap is dear. Ash is not. Lye is rare. Wax is soft.",
	]);
});

test.each([
	["enough for somebody new", 3, 1],
	["short of enough", 2.9, 0],
])("a turn convinces or not: %s", (_why, score, statements) => {
	expect(assembled([turnOf([knownBy("Una")], { score })])).toHaveLength(statements);
});

test.each([
	["enough for her who speaks elsewhere", 1.5, 3],
	["short even of that", 1.4, 2],
])("a weaker turn convinces or not: %s", (_why, score, statements) => {
	const una = knownBy("Una");
	const turns = [turnOf([una]), turnOf([knownBy("Ilo")], { unit: 1 }), turnOf([una], { unit: 2, score })];
	expect(assembled(turns)).toHaveLength(statements);
});

test("a weaker turn of two needs both to speak elsewhere", () => {
	const una = knownBy("Una");
	const both = turnOf([una, knownBy("Ilo")], { unit: 2, score: 2 });
	expect(assembled([turnOf([una]), both])).toHaveLength(1);
});

test("somebody without a name ends a statement and has none", () => {
	expect(assembled([turnOf([knownBy("Una")]), turnOf([], { unit: 1 })])).toEqual(["Una :: speaker :: Soap is dear."]);
});

test("who is only named has that line, and none where she speaks elsewhere", () => {
	const una = knownBy("Una");
	const listed = turnOf([una], { only: true, end: 13 });
	const ilo = turnOf([knownBy("Ilo")], { unit: 2 });
	expect(assembled([listed, ilo])).toEqual([
		"Una :: speaker :: Soap is dear.",
		"Ilo :: speaker :: Lye is rare. Wax is soft.",
	]);
	expect(assembled([listed, ilo, turnOf([una], { unit: 3 })])).toEqual([
		"Ilo :: speaker :: Lye is rare.",
		"Una :: speaker :: Wax is soft.",
	]);
});

test("a line of hers right above her words opens them", () => {
	const una = knownBy("Una");
	expect(assembled([turnOf([una], { only: true, end: 13 }), turnOf([una], { unit: 1 })])).toEqual([
		"Una :: speaker :: Soap is dear. Ash is not. Lye is rare. Wax is soft.",
	]);
});

test("the last line of a roster does not", () => {
	const una = knownBy("Una");
	const roster = [turnOf([knownBy("Ilo")], { only: true, end: 13 }), turnOf([una], { unit: 1, only: true, end: 11 })];
	expect(assembled([...roster, turnOf([una], { unit: 2 })])).toEqual([
		"Ilo :: speaker :: Soap is dear.",
		"Una :: speaker :: Lye is rare. Wax is soft.",
	]);
});

test.each([
	["the only one", ["panellist"], "panellist"],
	["moderator over chair", ["chair", "moderator"], "moderator"],
	["chair over respondent", ["respondent", "chair"], "chair"],
	["the first of equals", ["panellist", null], "panellist"],
	["speaker without any", [null], "speaker"],
] as const)("the part of all that is said of her: %s", (_why, parts, expected) => {
	const una = knownBy("Una");
	const turns = parts.map((part, unit) => turnOf([una], { unit, part }));
	expect(assembled(turns)).toEqual([`Una :: ${expected} :: Soap is dear. Ash is not. Lye is rare. Wax is soft.`]);
});
