import { expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { findVerb, isCapital, lineWords } from "../../src/structure/sub-headings.ts";

/** How sure it is that a line holds a verb, behind a person's name or not. */
function signOf(line: string, named = false) {
	const form = shippedForm("un-meeting");
	if (form === null) throw new Error("The default form is missing.");
	return findVerb(lineWords(line), form.words, named);
}

test.each([
	["an auxiliary", "Soap is dear", "sure"],
	["a negation", "Soap isn't dear", "sure"],
	["a past form", "Nuns built wells", "sure"],
	["a present form", "Soap costs more", "sure"],
	["a past form that no list has", "Nuns flummoxed crowds", "maybe"],
	["a pronoun", "Soap as she likes", "maybe"],
	["a plural that is a noun too", "Water works", "maybe"],
	["a past form at the end of few words", "Soap built", "maybe"],
	["a participle", "Soap given by nuns", "none"],
	["a past form before `by`", "Wells built by nuns", "none"],
	["a line without its subject", "Built twelve wells", "sure"],
	["a name that opens like a verb", "Saw Htoo Eh", "none"],
	["a topic that asks", "What states said", "none"],
	["no verb", "Soap and ash", "none"],
	["nothing", "", "none"],
])("%s: `%s`", (_why, line, sign) => expect(signOf(line)).toBe(sign));

test.each([
	["a participle tells of her", "Una rescued from ice", "maybe"],
	["a verb of speech does not", "Una said no", "sure"],
	["nor does an auxiliary", "Una was there", "sure"],
])("behind a name %s", (_why, line, sign) => expect(signOf(line, true)).toBe(sign));

test.each([
	["blanks part them", " soap  and\tash ", ["soap", "and", "ash"]],
	["marks around them are no part of them", "“Soap,” (ash)!", ["Soap", "ash"]],
	["marks inside them are", "don't co-opt", ["don't", "co-opt"]],
	["marks alone are none", "soap … ash", ["soap", "ash"]],
])("words: %s", (_why, line, words) => expect(lineWords(line)).toEqual(words));

test.each([
	["throughout", "SOAP AND ASH", true],
	["but for one letter", "SOAP aND ASH", false],
	["two letters only", "UN", false],
	["no letters", "12 345", false],
])("capitals: %s", (_why, line, expected) => expect(isCapital(line)).toBe(expected));
