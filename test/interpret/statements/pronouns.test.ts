import { expect, test } from "vitest";
import { pronounRole, pronounSpeaks } from "../../../src/interpret/statements/pronouns.ts";
import { passageOf, whole } from "./passage.ts";

test.each([
	["a pronoun and a verb of speech", "She said that soap is dear.", true],
	["behind an adverb", "He then added a word.", true],
	["behind a lead and a comma", "In her village, she noted, soap is dear.", true],
	["behind a quotation", "“Soap is dear,” he said.", true],
	["a carrier with its speech", "She gave a short talk.", true],
	["a silent verb", "She sat at the back.", false],
	["any other verb", "He rebuilt the well.", false],
	["a pronoun that is no subject", "All thanked her, and left.", false],
	["someone else", "The nun said no.", false],
	["a comma too far back", `${"soap ".repeat(20)}, she said no.`, false],
	["no verb behind a quotation", "“Soap,” she and all others.", false],
])("speaks: %s: `%s`", (_why, text, speaks) => {
	const passage = passageOf(text);
	expect(pronounSpeaks(passage, whole(passage))).toBe(speaks);
});

test.each([
	["an office of a body", "He is the President of the Soap Fund.", "President of the Soap Fund"],
	["in the past", "She was a nurse in Wimble.", "nurse in Wimble"],
	["up to the verb", "She is the mayor who left.", "mayor"],
	["up to what she did", "She is the mayor of Wimble and said no.", "mayor of Wimble"],
	["no office", "She is a friend.", null],
	["a part", "She is the moderator.", null],
	["no article", "She is mayor of Wimble.", null],
	["another verb", "She met the mayor.", null],
	["someone else", "Ilo is the mayor.", null],
])("role: %s: `%s`", (_why, text, role) => {
	const passage = passageOf(text);
	expect(pronounRole(passage, whole(passage))).toBe(role);
});
