import { expect, test } from "vitest";
import { lineOfSentence, sentenceAt } from "../../src/preview/page/lookup.ts";

const lines = ["Reporter: Ann Bell", "", "Ms Bell said that nets are", "few. She left early.", "• nets are few"];

test.each([
	["as it stands", "She left early.", 4],
	["over two lines", "Ms Bell said that nets are few.", 3],
	["with other signs", "«Ms Bell said, that NETS are few!»", 3],
	["that ends otherwise", "Nets are few, and so on", 3],
	["of a field", "Ann Bell", 1],
	["that is not there", "Nobody knows", null],
	["of no words", "…", null],
])("finds the line of a sentence %s", (_, sentence, line) => {
	expect(lineOfSentence(sentence, lines)).toBe(line);
});

test.each([
	[0, "One is here"],
	[11, "One is here"],
	[14, "Two is “there"],
	[40, "Three"],
])("the sentence around offset %i", (offset, sentence) => {
	expect(sentenceAt("One is here. Two is “there.” Three", offset)).toBe(sentence);
});
