import { expect, test } from "vitest";
import { predicateAt } from "../../../src/interpret/statements/predicate.ts";
import { passageOf, words } from "./passage.ts";

function predicateOf(text: string) {
	const { tokens } = passageOf(text);
	return predicateAt(tokens, 0, tokens.length, words);
}

test.each([
	["a verb of speech", "said that soap is dear", 3],
	["behind an adverb", "then quietly added a word", 3],
	["a verb of speech in the present", "calls for soap", 3],
	["a carrier with speech behind it", "gave a short talk", 3],
	["a carrier with a particle", "pushed back hard", 3],
	["a carrier with an object", "gave soap to all", 0.8],
	["a carrier whose speech is beyond the comma", "gave soap, then a talk", 0.8],
	["a carrier and a colon", "went on: “Soap is dear”", 3],
	["a silent verb", "attended with a friend", -2],
	["a silent verb that is speech with its noun", "interpreted the findings", 3],
	["a silent verb that leads to speech", "rejoined to say no", 3],
	["any other verb", "rebuilt the well", 1],
	["any other verb before speech", "rebuilt her argument", 1.5],
	["an unknown verb by its ending", "flummoxed everybody", 1],
	["what she once did", "used to preach", -2],
	["an auxiliary", "will travel on", 1],
	["a negation", "didn't come", -2],
	["a negation of two words", "did not come", -2],
	["a perfect of speech", "has urged restraint", 3],
	["a past perfect of speech", "had urged restraint", 2],
	["a past perfect of anything else", "had rebuilt the well", 0],
	["who was second", "was the second to speak", 3],
	["who was next", "was next", 3],
	["who was next, and a full stop", "was next. Soap is dear", 3],
	["who was first to speak", "was first to speak", 3],
	["who was next to be thanked", "was next to be thanked", -3],
	["where she was", "was next to the well", -1],
	["what was done to her next", "was next thanked", -3],
	["who was short", "was brief", 3],
	["who was able", "was able to come", 1.5],
	["who was given the floor", "was given the floor", 2.5],
	["who was given something else", "was given soap", -3],
	["a passive", "was thanked by all", -3],
	["a passive in the perfect", "has been thanked by all", -3],
	["who was introduced may follow", "was introduced", -1],
	["anything that she is", "is a widow", -1],
])("%s: `%s`", (_why, text, score) => expect(predicateOf(text)).toEqual({ score, part: null, only: false }));

test.each([
	["a verb that is a part", "moderated the session", { score: 4, part: "moderator", only: true }],
	["who took the chair", "took the chair", { score: 4, part: "chair", only: true }],
	["who acted as something", "acted as respondent", { score: 4, part: "respondent", only: true }],
	["who is something", "was the moderator", { score: 4, part: "moderator", only: true }],
	["a speaker has words", "was the keynote speaker", { score: 4, part: "speaker", only: false }],
	["who is in the chair", "was in the chair", { score: 4, part: "chair", only: true }],
])("part: %s: `%s`", (_why, text, expected) => expect(predicateOf(text)).toEqual(expected));

test.each([
	["a capital", "Said the nun"],
	["a noun", "soap and ash"],
	["a mark", ", mayor"],
	["nothing", ""],
])("no verb: %s: `%s`", (_why, text) => expect(predicateOf(text)).toBeNull());

test("the sentence ends where it is said to", () => {
	const { tokens } = passageOf("gave soap gladly ; the talk");
	expect(predicateAt(tokens, 0, 0, words)).toBeNull();
	expect(predicateAt(tokens, 0, 3, words)?.score).toBe(0.8);
});
