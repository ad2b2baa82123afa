import { expect, test } from "vitest";
import { type Grouped, introducedTurn, isIntroduced, turnOf } from "../../../src/interpret/statements/group-turn.ts";
import { mentionsIn } from "../../../src/interpret/statements/mentions.ts";
import { knownAs, type People, peopleFrom } from "../../../src/interpret/statements/people.ts";
import { groupsOf } from "../../../src/interpret/statements/sentences.ts";
import { passageOf, whole } from "./passage.ts";

/** The last group of a text, among some who are known already. */
function groupIn(text: string, people: People = peopleFrom([])): Grouped {
	const passage = passageOf(text);
	const group = groupsOf(passage.tokens, mentionsIn(passage, whole(passage))).at(-1) ?? [];
	return { unit: 3, tokens: passage.tokens, people, group, range: { from: 0, to: text.length } };
}

const speech = { score: 4, part: null, only: false };

test("a verdict makes a turn, and its people are known from then on", () => {
	const grouped = groupIn("Dr Una Brandt, mayor, said no.");
	expect(turnOf(grouped, speech)).toMatchObject({ unit: 3, start: 0, end: 30, score: 4, part: null, only: false });
	expect(grouped.people.all.map(({ name, role }) => [name, role])).toEqual([["Una Brandt", "mayor"]]);
});

test("without a verdict there is no turn, but its people are known", () => {
	const grouped = groupIn("The nun met Dr Una Brandt.");
	expect(turnOf(grouped, null)).toBeNull();
	expect(grouped.people.all.map(({ name }) => name)).toEqual(["Una Brandt"]);
});

test.each([
	["a lone word that nobody bears", "Tansk said no.", 2, []],
	["a lone word and a role", "Tansk, mayor, said no.", 4, ["Tansk"]],
	["a lone word with a title", "Dr Tansk said no.", 4, ["Tansk"]],
	["a lone place, a role or not", "Lagos, mayor, said no.", 2, []],
	["two words", "Orvo Tansk said no.", 4, ["Orvo Tansk"]],
])("how far a verdict counts: %s", (_why, text, score, known) => {
	const grouped = groupIn(text);
	expect(turnOf(grouped, speech)?.score).toBe(score);
	expect(grouped.people.all.map(({ name }) => name)).toEqual(known);
});

test("a lone word that names somebody known counts in full", () => {
	const people = peopleFrom([{ name: "Orvo Tansk" }]);
	const turn = turnOf(groupIn("Tansk said no.", people), speech);
	expect([turn?.score, turn?.people[0]?.name]).toEqual([4, "Orvo Tansk"]);
});

test("a verdict with a part makes up for some of a lone word’s strangeness", () => {
	expect(turnOf(groupIn("Tansk presided."), { ...speech, part: "chair" })?.score).toBeCloseTo(2.8);
});

test("a role of all is everybody’s who has none", () => {
	const turn = turnOf(groupIn("Ilo Tamm and Una Brandt, both of the Soap Fund, said no."), speech);
	expect(turn?.people.map(({ role }) => role)).toEqual(["Soap Fund", "Soap Fund"]);
});

test("the part that the description gives counts where the verdict has none, and is noted", () => {
	const grouped = groupIn("The moderator, Una Brandt, said no.");
	expect(turnOf(grouped, speech)?.part).toBe("moderator");
	expect(grouped.people.leads.get("moderator")?.name).toBe("Una Brandt");
});

test.each([
	["with a title", "Dr Una Brandt came in.", true],
	["with a role", "Una Brandt, mayor, came in.", true],
	["two", "Dr Una Brandt and Mr Ilo Tamm came in.", true],
	["bare", "Una Brandt came in.", false],
	["three", "Dr Una Brandt, Mr Ilo Tamm and Ms Pia Holm came in.", false],
	["a possessive", "Dr Una Brandt’s soap came in.", false],
	["behind a preposition", "We heard of Dr Una Brandt.", false],
	["as an object of speech", "The nun thanked Dr Una Brandt.", false],
	["as content", "It is known that Dr Una Brandt came in.", false],
	["behind a pronoun", "There she met Dr Una Brandt.", false],
])("introduced: %s: `%s`", (_why, text, expected) => {
	const grouped = groupIn(text);
	const sentence = { from: 0, to: grouped.tokens.length };
	expect(isIntroduced(grouped, sentence)).toBe(expected);
	expect(introducedTurn(grouped, sentence)?.score ?? null).toBe(expected ? 0.7 : null);
});

test("who is known is told from who was never met", () => {
	const people = peopleFrom([]);
	const first = groupIn("Dr Una Brandt came in.", people).group[0];
	const known = first && knownAs(people, first);
	expect(introducedTurn(groupIn("Dr Una Brandt came in.", people), { from: 0, to: 6 })?.people).toEqual([known]);
});
