import { expect, test } from "vitest";
import { inverted } from "../../../../src/interpret/statements/verdict/inverted.ts";
import { said, sceneOf } from "./scene-of.ts";

test.each([
	["first to take the floor", "First to take the floor was Una Brandt.", "speaks"],
	["then came", "Then came Una Brandt.", "speaks"],
	["a speech is her doing", "The closing words were Una Brandt’s.", "speaks"],
	["the moderator was", "The moderator was Una Brandt.", "moderator"],
	["next up, and a colon", "Next up: Una Brandt.", "speaks"],
	["a part and a colon", "Respondent: Una Brandt.", "respondent"],
	["a verb of speech behind an adverb", "Briefly spoke Dr Una Brandt.", "speaks"],
	["someone with title and role in few words", "There was Dr Una Brandt, mayor.", "speaks"],
	["a bare name in few words", "There was Una Brandt.", null],
	["what was to be", "Next to be invited was Una Brandt.", null],
	["a subject before the verb", "The nun thanked Una Brandt.", null],
	["a subject before a verb of speech", "The nun said Dr Una Brandt, mayor.", null],
	["a pronoun before the verb", "Then she came with Una Brandt.", null],
	["a verb that takes an object", "Next introduced was told Una Brandt.", null],
	["an object between", "Then spoke of soap Una Brandt.", null],
	["a colon behind other words", "Soap and ash: Una Brandt.", null],
	["a colon behind many words", "The first who ever came to us here: Una Brandt.", null],
	["no verb", "The first Una Brandt.", null],
	["too many words", `${"soap ".repeat(31)} then came Una Brandt.`, null],
])("%s: `%s`", (_why, text, expected) => expect(said(inverted(sceneOf(text)))).toBe(expected));

test("only who is named by her part has no words yet", () => {
	expect(inverted(sceneOf("The moderator was Una Brandt."))?.only).toBe(true);
	expect(inverted(sceneOf("Moderator: Una Brandt."))?.only).toBe(true);
	expect(inverted(sceneOf("Then came Una Brandt."))?.only).toBe(false);
});
