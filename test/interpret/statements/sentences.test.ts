import { expect, test } from "vitest";
import { mentionsIn } from "../../../src/interpret/statements/mentions.ts";
import { clauseBefore, groupsOf, sentencesOf } from "../../../src/interpret/statements/sentences.ts";
import { passageOf, whole, wordsIn } from "./passage.ts";

test.each([
	["a full stop before a capital", "Soap is dear. Ash is not.", ["Soap is dear.", "Ash is not."]],
	["no full stop at all", "Soap is dear", ["Soap is dear"]],
	["a full stop before a small letter", "Soap costs approx. two coins.", ["Soap costs approx. two coins."]],
	["a full stop without a blank behind it", "Go to ash.Org now.", ["Go to ash.Org now."]],
	["the full stop of a title", "We met Dr. Alder. He left.", ["We met Dr. Alder.", "He left."]],
	["a closing quotation mark stays with its words", "“Soap!” Then ash.", ["“Soap!”", "Then ash."]],
	["so does a closing bracket", "(Soap is dear.) Ash is not.", ["(Soap is dear.)", "Ash is not."]],
	["several stops are one", "Soap?! No…  Ash.", ["Soap?!", "No…", "Ash."]],
	["a figure may open a sentence", "Soap rose. 40 shops shut.", ["Soap rose.", "40 shops shut."]],
	["so may a quotation mark", "Soap rose. “Ash fell.”", ["Soap rose.", "“Ash fell.”"]],
	["a straight quotation mark belongs to what it opens", 'Soap rose. "Ash fell."', ["Soap rose.", '"Ash fell."']],
	["a word that only quotes", "“Soap?” asked the nun.", ["“Soap?” asked the nun."]],
])("%s: `%s`", (_why, text, sentences) => {
	const passage = passageOf(text);
	expect(sentencesOf(passage.tokens, 0).map((range) => wordsIn(passage, range))).toEqual(sentences);
});

test("sentences start at the token that is asked for", () => {
	const passage = passageOf("Alder: Soap rose. Ash fell.");
	expect(sentencesOf(passage.tokens, 2).map((range) => wordsIn(passage, range))).toEqual(["Soap rose.", "Ash fell."]);
});

test("what no sentence is long as is cut", () => {
	const ranges = sentencesOf(passageOf("soap ".repeat(1000)).tokens, 0);
	expect(ranges.map(({ from, to }) => to - from)).toEqual([401, 401, 198]);
});

test.each([
	["behind the last semicolon", "one; two; three", "three"],
	["from the start where there is none", "one two three", "one two three"],
])("a clause begins %s", (_why, text, clause) => {
	const passage = passageOf(text);
	const to = passage.tokens.length;
	expect(wordsIn(passage, { from: clauseBefore(passage.tokens, { from: 0, to }), to })).toBe(clause);
});

test.each([
	["by `and`", "Una Brandt and Ilo Tamm sang.", [["Una Brandt", "Ilo Tamm"]]],
	["by a comma behind a role", "Una Brandt, mayor, and Ilo Tamm sang.", [["Una Brandt", "Ilo Tamm"]]],
	["by `together with`", "Una Brandt together with Ilo Tamm sang.", [["Una Brandt", "Ilo Tamm"]]],
	["three of them", "Una Brandt, Ilo Tamm and Pia Holm sang.", [["Una Brandt", "Ilo Tamm", "Pia Holm"]]],
	["not across a verb", "Una Brandt thanked Ilo Tamm.", [["Una Brandt"], ["Ilo Tamm"]]],
	["not across a full stop", "We met Una Brandt. Ilo Tamm sang.", [["Una Brandt"], ["Ilo Tamm"]]],
	["nobody", "It is dear.", []],
])("people are named together %s", (_why, text, groups) => {
	const passage = passageOf(text);
	const found = groupsOf(passage.tokens, mentionsIn(passage, whole(passage)));
	expect(found.map((group) => group.map(({ written }) => written.name))).toEqual(groups);
});
