import { expect, test } from "vitest";
import {
	bracketEnd,
	descriptionEnd,
	isUnmistakable,
	isVerb,
	phraseBefore,
	skipAdverbs,
	startsPerson,
} from "../../../src/interpret/statements/phrases.ts";
import { passageOf, whole, wordsIn } from "./passage.ts";

/** The verbs of a text, each as it stands. */
function verbsOf(text: string): string[] {
	const { tokens } = passageOf(text);
	return tokens.filter((_, at) => isVerb(tokens, at)).map((token) => token.text);
}

test.each([
	["a listed verb", "Una said so", ["said"]],
	["an auxiliary", "Una will leave", ["will"]],
	["an unknown word in -ed", "Una flummoxed them", ["flummoxed"]],
	["that word behind an article", "the flummoxed crowd", []],
	["that word before `by`: a participle", "Una, flummoxed by soap", []],
	["a noun behind `of`", "director of works", []],
	["a noun behind a possessive", "Una’s remains", []],
	["a capital", "Said Una", []],
	["a verb of speech that is a noun behind an article", "the address", []],
])("verbs: %s: `%s`", (_why, text, verbs) => expect(verbsOf(text)).toEqual(verbs));

test.each([
	["several", "then quietly said", "said"],
	["in -ly", "firmly said", "said"],
	["none", "said then", "said"],
	["no capital", "Then said", "Then"],
])("skipAdverbs: %s: `%s`", (_why, text, word) => {
	const { tokens } = passageOf(text);
	expect(tokens[skipAdverbs(tokens, 0)]?.text).toBe(word);
});

test.each([
	["behind the closing one", "(soap) is", 3],
	["whichever closes", "(soap] is", 3],
	["behind the opening one where none closes", "(soap is", 1],
	["behind the opening one where none closes soon", `(${"soap ".repeat(30)})`, 1],
])("bracketEnd: %s", (_why, text, end) => expect(bracketEnd(passageOf(text).tokens, 0)).toBe(end));

test.each([
	["a verb", "mayor of Wimble said no", "mayor of Wimble"],
	["an adverb before a verb", "mayor of Wimble quietly said no", "mayor of Wimble"],
	["a full stop", "mayor of Wimble. Soap", "mayor of Wimble"],
	["a dash", "mayor of Wimble – soap", "mayor of Wimble"],
	["a hyphen between blanks", "mayor of Wimble - soap", "mayor of Wimble"],
	["a colon with a blank behind it", "mayor: soap", "mayor"],
	["a relative clause", "mayor who left", "mayor"],
	["what she is to do", "mayor of Wimble to conclude", "mayor of Wimble"],
	["the next person", "mayor of Wimble, and Dr Ilo Tamm of Voss", "mayor of Wimble"],
	["a pronoun", "mayor and she left", "mayor"],
	["`with`", "mayor, with two nuns", "mayor"],
	["a lower-case phrase without office", "mayor, soap in hand", "mayor"],
	["nothing, at a second office", "mayor, former head of Voss, said", "mayor, former head of Voss"],
	["nothing, at a body behind a comma", "mayor, Wimble Council, said", "mayor, Wimble Council"],
	["nothing, at a bracket", "mayor (acting) of Wimble said", "mayor (acting) of Wimble"],
])("a description is ended by %s: `%s`", (_why, text, description) => {
	const passage = passageOf(text);
	const to = descriptionEnd(passage.tokens, whole(passage), false);
	expect(wordsIn(passage, { from: 0, to })).toBe(description);
});

test.each([
	["a verb", "mayor, reports to the Council", "mayor, reports to the Council"],
	["a lower-case phrase", "mayor, soap in hand", "mayor, soap in hand"],
	["what might be a name", "mayor, Orvo Tansk", "mayor, Orvo Tansk"],
])("on a line of its own it goes on over %s", (_why, text, description) => {
	const passage = passageOf(text, true);
	const to = descriptionEnd(passage.tokens, whole(passage), true);
	expect(wordsIn(passage, { from: 0, to })).toBe(description);
});

test.each([
	["a titled name", "mayor, Dr Ilo Tamm", "mayor"],
	["a name whose given name is known", "mayor, Anna Tansk", "mayor"],
	["`who`", "mayor who left", "mayor"],
])("on a line of its own it is still ended by %s", (_why, text, description) => {
	const passage = passageOf(text, true);
	const to = descriptionEnd(passage.tokens, whole(passage), true);
	expect(wordsIn(passage, { from: 0, to })).toBe(description);
});

test.each([
	["a title and a name", "Dr Tamm", true, true],
	["a given name that is known, and a role", "Anna Tansk, mayor", true, true],
	["unknown words and a role", "Orvo Tansk, mayor", true, false],
	["unknown words and a verb", "Orvo Tansk said", true, false],
	["unknown words that go on", "Orvo Tansk soap", false, false],
	["a lone word", "Orvo, mayor", false, false],
	["a body", "Wimble Council, Voss", false, false],
	["small letters", "soap, ash", false, false],
])("a person starts: %s: `%s`", (_why, text, starts, unmistakable) => {
	const { tokens } = passageOf(text);
	expect(startsPerson(tokens, 0)).toBe(starts);
	expect(isUnmistakable(tokens, 0)).toBe(unmistakable);
});

test.each([
	["an office with its article", "yesterday the mayor", "the mayor"],
	["an office of a body", "the director of the Soap Fund", "the director of the Soap Fund"],
	["a body with its adjective", "the tiny foundation", "the tiny foundation"],
	[
		"an office and its body behind a comma",
		"said Lecturer in Ash, Wimble Institute",
		"Lecturer in Ash, Wimble Institute",
	],
	["nothing but other words", "the soap", null],
	["no office next to the name", "the mayor said that", null],
	["a preposition next to the name", "the mayor of", null],
	["nothing", "", null],
])("phraseBefore: %s: `%s`", (_why, text, phrase) => {
	const passage = passageOf(text);
	const found = phraseBefore(passage.tokens, 0, passage.tokens.length);
	expect(found === null ? null : wordsIn(passage, found)).toBe(phrase);
});
