import { expect, test } from "vitest";
import { fromIntroductions } from "../../../src/interpret/statements/introductions.ts";
import { knownBy, turnOf } from "./turn-of.ts";

const [una, ilo] = [knownBy("Una"), knownBy("Ilo")];
const opening = turnOf([una], { unit: 1, score: 0.7 });
const late = turnOf([una], { unit: 1, start: 40 });

test.each([
	["she is introduced at the head", [late], [opening, late], 0],
	["somebody else is", [late], [turnOf([ilo], { unit: 1, score: 0.7 }), late], 40],
	["nobody is", [late], [late], 40],
	["she is, in another paragraph", [late], [turnOf([una], { score: 0.7 }), late], 40],
	["somebody speaks before her", [turnOf([ilo], { unit: 1, start: 20 }), late], [opening, late], 40],
	["somebody speaks in the paragraph above", [turnOf([ilo]), late], [opening, late], 0],
	["somebody speaks in the same words", [late, turnOf([ilo], { unit: 1, start: 40 })], [opening, late], 40],
	["somebody speaks behind her", [late, turnOf([ilo], { unit: 1, start: 60 })], [opening, late], 0],
	["she has no name", [turnOf([], { unit: 1, start: 40 })], [turnOf([], { unit: 1 })], 40],
])("where a turn starts when %s", (_why, kept, turns, start) => {
	const found = fromIntroductions(kept, turns).find(
		(turn) => turn.people[0] === (kept.includes(late) ? una : undefined),
	);
	expect(found?.start).toBe(start);
});
