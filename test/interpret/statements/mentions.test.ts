import { expect, test } from "vitest";
import { mentionsIn } from "../../../src/interpret/statements/mentions.ts";
import { passageOf, whole } from "./passage.ts";

/** The names in a text. */
function namesIn(text: string): string[] {
	const passage = passageOf(text);
	return mentionsIn(passage, whole(passage)).map(({ written }) => written.name);
}

test.each([
	["everybody, in order", "Ms Una Brandt thanked Dr Ilo Tamm.", ["Una Brandt", "Ilo Tamm"]],
	["nobody", "the soap is dear", []],
	["behind a role", "the mayor, Orvo Tansk, left", ["Orvo Tansk"]],
	["behind an office and what it is of", "Minister of Education Orvika wa Tansk left", ["Orvika wa Tansk"]],
	["no body", "the Clean Hope Foundation paid", []],
	["no tail of a body", "we met Hope Foundation Tansk", []],
	["no title that ends an office", "the Goodwill Ambassador left", []],
	["a titled name behind it", "the Goodwill Ambassador Dr Ilo Tamm left", ["Ilo Tamm"]],
	["no month", "it was in March", []],
	["no acronym behind a preposition", "she came from TKWO", []],
	["no lone word behind an article", "the Tansk is a river", []],
	["no lone word behind a preposition", "she lives in Tansk", []],
	["no place behind a comma", "in Tansk, Sydney", []],
	["the person and not the body that sends her", "For Terre des Voss, Prof. Una Brandt said", ["Una Brandt"]],
	["no pronoun or article", "She left. The soap stayed.", []],
])("finds %s: `%s`", (_why, text, names) => expect(namesIn(text)).toEqual(names));

test("looks between two tokens only", () => {
	const passage = passageOf("Una Brandt, Ilo Tamm, Pia Holm");
	const names = (from: number, to: number) => mentionsIn(passage, { from, to }).map(({ written }) => written.name);
	expect(names(3, 5)).toEqual(["Ilo Tamm"]);
	expect(names(0, 4)).toEqual(["Una Brandt"]);
});
