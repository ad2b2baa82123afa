import { expect, test } from "vitest";
import { readLead } from "../../../src/interpret/statements/leads.ts";
import { passageOf, whole, wordsIn } from "./passage.ts";

test.each([
	["nothing", "Una Brandt, mayor", { role: null, part: null, weight: 0 }, "Una Brandt, mayor"],
	["a number", "3. Una Brandt", { role: null, part: null, weight: 0 }, "Una Brandt"],
	["a number in brackets", "3) Una Brandt", { role: null, part: null, weight: 0 }, "Una Brandt"],
	["a figure that counts something", "3 nuns", { role: null, part: null, weight: 0 }, "3 nuns"],
	["a dash", "– Una Brandt", { role: null, part: null, weight: 0 }, "Una Brandt"],
	["a part", "Moderator: Una Brandt", { role: null, part: "moderator", weight: 2 }, "Una Brandt"],
	["a numbered part", "Speaker 2 – Una Brandt", { role: null, part: "speaker", weight: 2 }, "Una Brandt"],
	["a number and a part", "2. Respondent: Una Brandt", { role: null, part: "respondent", weight: 2 }, "Una Brandt"],
	["what is given", "Opening remarks: Una Brandt", { role: null, part: null, weight: 2 }, "Una Brandt"],
	["what is given, and by", "Address by Una Brandt", { role: null, part: null, weight: 2 }, "Una Brandt"],
	["by alone", "Soap by Una Brandt", { role: null, part: null, weight: 0 }, "Soap by Una Brandt"],
	[
		"an office",
		"Director of the Soap Fund: Una Brandt",
		{ role: "Director of the Soap Fund", part: null, weight: 1 },
		"Una Brandt",
	],
	["somebody else", "Ilo Tamm, director: Tansk", { role: null, part: null, weight: 0 }, "Ilo Tamm, director: Tansk"],
	["an unknown word", "Tansk remarks: Una Brandt", { role: null, part: null, weight: 0 }, "Tansk remarks: Una Brandt"],
	["a colon inside a word", "speaker:Una", { role: null, part: null, weight: 0 }, "speaker:Una"],
])("%s: `%s`", (_why, text, lead, behind) => {
	const passage = passageOf(text, true);
	const { to, ...rest } = readLead(passage, whole(passage));
	expect(rest).toEqual(lead);
	expect(wordsIn(passage, { from: to, to: passage.tokens.length })).toBe(behind);
});
