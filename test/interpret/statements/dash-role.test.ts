import { expect, test } from "vitest";
import { dashRole } from "../../../src/interpret/statements/dash-role.ts";
import { passageOf, wordsIn } from "./passage.ts";

test.each([
	[
		"a phrase up to the full stop",
		"founder of a night school in Wimble. Soap is dear.",
		"founder of a night school in Wimble",
	],
	["a phrase up to the next dash", "mayor of Wimble – soap is dear", "mayor of Wimble"],
	["an acronym before a sentence", "DPI Last year the soap rose.", "DPI"],
	["a body before a sentence", "Wimble Council His story moved all.", "Wimble Council"],
	["a body with a small word in it", "Council of Voss Soap is dear.", "Council of Voss"],
	["an aside in brackets", "Wimble Council (Voss) Soap is dear", "Wimble Council (Voss)"],
	["words at once", "soap is dear and ash is not.", null],
	["a name without office or body", "Wimble. Soap is dear.", null],
	["a sentence with an office in it", "The mayor said no.", null],
	["nothing", "", null],
])("%s: `%s`", (_why, text, role) => {
	const passage = passageOf(text);
	const end = dashRole(passage.tokens, 0, passage.tokens.length);
	expect(end === null ? null : wordsIn(passage, { from: 0, to: end })).toBe(role);
});
