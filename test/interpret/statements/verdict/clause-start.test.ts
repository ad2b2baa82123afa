import { expect, test } from "vitest";
import { clauseStart } from "../../../../src/interpret/statements/verdict/clause-start.ts";
import { sceneOf } from "./scene-of.ts";

test.each([
	["the head of the sentence", "Dr Una Brandt said no.", 0],
	["a bullet", "• Dr Una Brandt said no.", 0],
	["small words", "Even so our own Dr Una Brandt said no.", 0],
	["`thus`", "Thus Dr Una Brandt said no.", 0],
	["`thereupon`", "Thereupon Dr Una Brandt said no.", 0],
	["an ordinal", "Next Dr Una Brandt said no.", 0],
	["`it was`", "On the other side it was Dr Una Brandt who said no.", 0],
	["a semicolon", "Soap is dear; Dr Una Brandt said no.", 0],
	["`whereas`", "Soap is dear whereas Dr Una Brandt said no.", 0],
	["`and` before someone with a role", "Soap is dear and Una Brandt, mayor, said no.", 0],
	["`and` before a bare name", "Soap is dear and Una Brandt said no.", -0.5],
	["a short lead", "After that Dr Una Brandt said no.", 0],
	["a lead in -ing and a comma", "Answering a question, Dr Una Brandt said no.", 0],
	["a lead with a preposition and a comma", "In the hall, Dr Una Brandt said no.", 0],
	["her own remarks and a comma", "In her opening remarks, Dr Una Brandt said no.", 0],
	["a part that `as` gives", "As moderator, Dr Una Brandt said no.", 0],
	["a closing quotation mark", "“Soap is dear” Dr Una Brandt said.", 0],
	["a dash", "The soap – Dr Una Brandt said no.", -0.5],
	["a place without a comma", "In introducing the hall Dr Una Brandt said no.", -0.5],
	["a relative", "All liked his aunt, Dr Una Brandt.", null],
	["`his` right before her", "There came his Dr Una Brandt.", null],
	["content of somebody else", "All knew that Dr Una Brandt said no.", null],
	["a subject and a comma", "Nuns were there, Dr Una Brandt said.", null],
	["an object", "The nun met Dr Una Brandt.", null],
	["a place with a verb in it", "In the hall nuns met Dr Una Brandt.", null],
])("%s: `%s`", (_why, text, place) => expect(clauseStart(sceneOf(text))).toBe(place));
