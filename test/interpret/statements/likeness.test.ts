import { expect, test } from "vitest";
import { likenessOf } from "../../../src/interpret/statements/likeness.ts";
import { passageOf, whole } from "./passage.ts";

test.each([
	["unknown words", "Orvo Tansk", 2.4],
	["a given name first", "Anna Tansk", 3.2],
	["an acronym", "TKWO", -1],
	["an initial that is a word too", "A. Tansk", 2.7],
	["such an initial alone", "A.", 0],
	["a family name last that is a word too", "Anna Church", 2.5],
	["the same before one unknown word", "Church Tansk", 1.7],
	["the same before two", "Church Orvo Tansk", 1.4],
	["the same between two", "Orvo Church Tansk", 1.4],
	["a body", "Orvo Foundation", -1.3],
	["nothing", "", 0],
])("%s: `%s`", (_why, text, expected) => {
	const passage = passageOf(text);
	const { from, to } = whole(passage);
	expect(likenessOf(passage.tokens, from, to)).toBeCloseTo(expected);
});
