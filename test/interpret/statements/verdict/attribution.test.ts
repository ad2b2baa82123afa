import { expect, test } from "vitest";
import { attribution } from "../../../../src/interpret/statements/verdict/attribution.ts";
import { sceneOf } from "./scene-of.ts";

test.each([
	["a verb behind a quotation", "“Soap is dear,” said Una Brandt.", 3],
	["an adverb behind the verb", "“Soap is dear,” continued quietly Una Brandt.", 3],
	["a particle behind the verb", "“Soap is dear,” took up Una Brandt.", 3],
	["a dash", "“Soap is dear” – Una Brandt.", 3],
	["`that was`", "“Soap is dear.” That was Una Brandt.", 3],
	["whose words they are", "“Soap is dear” was the parting word of Una Brandt.", 3],
	["whose words they are, in the next sentence", "“Soap is dear.” The words are those of Una Brandt.", 3],
	["`according to`", "According to Una Brandt soap is dear.", 2],
	["`according to` and a role", "According to Una Brandt, mayor, soap is dear.", 3.8],
	["`according to` behind a quotation", "“Soap is dear,” according to Una Brandt.", 3],
	["words without quotation marks", "The millers pay enough already, grumbled Una Brandt.", 3],
	["few words without quotation marks", "Enough, grumbled Una Brandt.", null],
	["a verb whose object comes behind it", "After all the talk was over, thanked Una Brandt.", null],
	["somebody spoken to", "There he spoke to Una Brandt.", null],
	["no verb of speech", "“Soap is dear,” loomed Una Brandt.", null],
	["someone else before the verb", "He had no soap that day, and said Una Brandt.", null],
	["a name inside the quotation", "“Nobody,” he mused, “said Una Brandt”", null],
	["no quotation and no comma", "There spoke for the first time Una Brandt.", null],
])("%s: `%s`", (_why, text, score) => {
	const found = attribution(sceneOf(text))?.score ?? null;
	if (score === null) expect(found).toBeNull();
	else expect(found).toBeCloseTo(score);
});
