import { expect, test } from "vitest";
import { agent } from "../../../../src/interpret/statements/verdict/agent.ts";
import { said, sceneOf } from "./scene-of.ts";

test.each([
	["a participle of speech", "A welcome was given by Una Brandt.", "speaks"],
	["an adverb before `by`", "A welcome was given jointly by Una Brandt and Ilo Tamm.", "speaks"],
	["an adverb in -ly", "A plea was delivered firmly by Una Brandt.", "speaks"],
	["a phrase before `by`", "A question was put on behalf of the millers by Una Brandt.", "speaks"],
	["someone unnamed first", "A plea was delivered by a woman in blue, Una Brandt.", "speaks"],
	["who moderates", "The session was moderated by Una Brandt.", "moderator"],
	["who chairs", "The session was chaired by Una Brandt.", "chair"],
	["a vague participle of a meeting", "The session was led by Una Brandt.", "speaks"],
	["a vague participle of speech", "The closing words were brought by Una Brandt.", "speaks"],
	["an unusual participle of a meeting", "The session was rescued by Una Brandt.", "speaks"],
	["an unusual participle and a full introduction", "Soap was weighed by Dr Una Brandt, mayor.", "speaks"],
	["an unusual participle and a bare name", "Soap was weighed by Una Brandt.", null],
	["a vague participle of anything else", "The parade was led by Una Brandt.", null],
	["what is performed", "A song was delivered by Una Brandt.", null],
	["a pronoun that is its object", "She was weighed by Dr Una Brandt, mayor.", null],
	["no participle", "The soap by Una Brandt.", null],
	["no `by`", "A welcome was given to Una Brandt.", null],
	["`by` and a pronoun before the comma", "Soap was given by her, Una Brandt.", null],
])("%s: `%s`", (_why, text, expected) => expect(said(agent(sceneOf(text)))).toBe(expected));

test("who moderates or chairs is only named, who gives a welcome speaks", () => {
	expect(agent(sceneOf("The session was moderated by Una Brandt."))?.only).toBe(true);
	expect(agent(sceneOf("A welcome was given by Una Brandt."))?.only).toBe(false);
});

test("an unusual participle weighs less", () => {
	expect(agent(sceneOf("A welcome was given by Una Brandt."))?.score).toBe(3);
	expect(agent(sceneOf("The session was rescued by Una Brandt."))?.score).toBe(1);
});
