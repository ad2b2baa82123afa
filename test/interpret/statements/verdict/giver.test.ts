import { expect, test } from "vitest";
import { giver } from "../../../../src/interpret/statements/verdict/giver.ts";
import { said, sceneOf } from "./scene-of.ts";

test.each([
	["what came from her", "Dissent came from Una Brandt.", "speaks"],
	["what is by her", "Closing words by Una Brandt.", "speaks"],
	["the floor that went to her", "The floor went to Una Brandt.", "speaks"],
	["the last word that fell to her", "The last word fell to Una Brandt.", "speaks"],
	["what was left to her", "It was left to Una Brandt to end.", "speaks"],
	["what remained for her", "It remained for Una Brandt to end.", "speaks"],
	["whose turn it was", "Then it was the turn of Una Brandt.", "speaks"],
	["whom the hall heard from", "The hall heard from Una Brandt.", "speaks"],
	["with whom we ended", "We ended with Una Brandt.", "speaks"],
	["with whose turn the session ended", "The session ended with Una Brandt.", "speaks"],
	["under her guidance", "It went on under the guidance of Una Brandt.", "moderator"],
	["under her chairmanship", "It went on under the chairmanship of Una Brandt.", "chair"],
	["thanks that go to her", "Thanks went to Una Brandt.", null],
	["a question about her", "A question about Una Brandt.", null],
	["music from her", "A song of welcome came from Una Brandt.", null],
	["a subject that has a verb", "The nun mentioned remarks by Una Brandt.", null],
	["a pronoun", "She read remarks by Una Brandt.", null],
	["the content of a clause", "All agreed that dissent came from Una Brandt.", null],
	["with whom something else ended", "The fair ended with Una Brandt.", null],
	["with whom we left", "We left with Una Brandt.", null],
	["no speech", "Soap came from Una Brandt.", null],
	["no preposition", "Dissent Una Brandt.", null],
])("%s: `%s`", (_why, text, expected) => expect(said(giver(sceneOf(text)))).toBe(expected));

test("who guides is only named", () => {
	expect(giver(sceneOf("It went on under the guidance of Una Brandt."))?.only).toBe(true);
	expect(giver(sceneOf("Dissent came from Una Brandt."))?.only).toBe(false);
});
