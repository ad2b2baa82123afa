import { expect, test } from "vitest";
import { subject } from "../../../../src/interpret/statements/verdict/subject.ts";
import { sceneOf } from "./scene-of.ts";

test.each([
	["who says something at the head of a paragraph", "Una Brandt said no.", 4],
	["who says something further on", "It is dear. Una Brandt said no.", 3],
	["a title and a role", "Dr Una Brandt, mayor, said no.", 6],
	["behind an aside", "Una Brandt, who had come by train, said no.", 4],
	["`and` before her", "It is dear and Una Brandt said no.", 3.5],
	["a passive", "Una Brandt was thanked.", -2],
	["another verb", "Una Brandt rebuilt the well.", 2],
	["a relative clause at the head", "Una Brandt, who said no.", 4],
	["a relative clause further on", "It is dear. There, Una Brandt who said no.", null],
	["`it was she who`", "In Wimble it was Una Brandt who said no.", 4],
	["what she thinks", "And for Una Brandt, mayor, soap is dear.", 2.5],
	["a name and words in quotation marks", "It is dear. Una Brandt: “Soap is dear.”", 2],
	["a name and words behind a colon", "Una Brandt: soap is dear", 2],
	["a name and a dash", "Una Brandt – soap is dear", 1.5],
	["`thus` behind a quotation", "“Soap is dear.” Thus Una Brandt.", 3],
	["`thus` behind no quotation", "It is dear. Thus Una Brandt.", null],
	["a possessive", "Una Brandt’s soap said no.", null],
	["an object", "The nun met Una Brandt.", null],
	["no verb", "It is dear. Una Brandt and the soap.", null],
])("%s: `%s`", (_why, text, score) => {
	const found = subject(sceneOf(text))?.score ?? null;
	if (score === null) expect(found).toBeNull();
	else expect(found).toBeCloseTo(score);
});

test("her verb may give her a part", () => {
	expect(subject(sceneOf("Una Brandt moderated the session."))).toMatchObject({ part: "moderator", only: true });
});
