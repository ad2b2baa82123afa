import { expect, test } from "vitest";
import { judge } from "../../../../src/interpret/statements/verdict/index.ts";
import { sceneOf } from "./scene-of.ts";

/** Whether the people of a scene convince as speakers. */
function convinces(text: string): boolean {
	return (judge(sceneOf(text))?.score ?? 0) >= 3;
}

test.each([
	["subject of a verb of speech", "Dr Una Brandt said no."],
	["agent of a passive", "A welcome was given by Dr Una Brandt."],
	["behind a quotation", "“Soap is dear,” said Dr Una Brandt."],
	["in brackets behind a quotation", "“Soap is dear” (Dr Una Brandt)."],
	["behind her verb", "Then came Dr Una Brandt."],
	["the source of what was said", "Dissent came from Dr Una Brandt."],
	["listed", "The speakers were Dr Una Brandt and Ilo Tamm."],
	["heard", "We heard Dr Una Brandt."],
])("speaks: %s: `%s`", (_why, text) => expect(convinces(text)).toBe(true));

test.each([
	["thanked", "The nun thanked Dr Una Brandt."],
	["thanked, in the passive", "It is dear. Dr Una Brandt was thanked."],
	["quoted", "The nun quoted Dr Una Brandt."],
	["absent", "Apologies came from Dr Una Brandt."],
	["absent, in the second word", "With regrets came Dr Una Brandt."],
	["performing", "It is dear. Dr Una Brandt sang."],
	["a possessive", "It is dear. Dr Una Brandt’s soap said no."],
	["told of by somebody else", "All knew that Dr Una Brandt said no."],
	["history", "In 1950 Una Brandt said no."],
])("does not speak: %s: `%s`", (_why, text) => expect(convinces(text)).toBe(false));

test.each([
	["whatever is told", "It is dear, which the moderator, Una Brandt, did not mind.", "moderator"],
	["whatever is done to her", "It is dear. The chair, Una Brandt, was thanked.", "chair"],
])("who presides is known by it, %s: `%s`", (_why, text, part) => {
	expect(judge(sceneOf(text))).toMatchObject({ part, only: true });
});

test("a panellist is not known by what is told of her", () => {
	expect(judge(sceneOf("It is dear, which the panellist, Una Brandt, did not mind."))?.only ?? false).toBe(false);
});
