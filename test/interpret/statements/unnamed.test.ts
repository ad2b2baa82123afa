import { expect, test } from "vitest";
import { mentionsIn } from "../../../src/interpret/statements/mentions.ts";
import { knownAs, leadWith, type People, peopleFrom } from "../../../src/interpret/statements/people.ts";
import { unnamedTurn } from "../../../src/interpret/statements/unnamed.ts";
import { passageOf, whole } from "./passage.ts";

/** A moderator and an ambassador. */
function peopleKnown(): People {
	const people = peopleFrom([]);
	const passage = passageOf("Ms Una Brandt and Ambassador Ilo Tamm of Voss");
	const [una, ilo] = mentionsIn(passage, whole(passage)).map((mention) => knownAs(people, mention));
	if (una === undefined || ilo === undefined) throw new Error("Expected two names.");
	leadWith(people, [una], "moderator");
	return people;
}

/** Who takes the floor in a sentence; null where nobody does, empty for somebody without a name. */
function speakersOf(text: string): string[] | null {
	const passage = passageOf(text);
	const turn = unnamedTurn(passage, whole(passage), { unit: 0, people: peopleKnown() });
	return turn === null ? null : turn.people.map(({ name }) => name);
}

test.each([
	["by her part", "The moderator thanked everybody.", ["Una Brandt"]],
	["by his title", "The ambassador asked why.", ["Ilo Tamm"]],
	["by `our`", "Our moderator asked why.", ["Una Brandt"]],
	["who may be weaker than somebody new", "The ambassador was able to come.", ["Ilo Tamm"]],
	["no one with this title", "A student asked why.", []],
	["no known one, with `an`", "An ambassador asked why.", []],
	["an unknown office", "The treasurer asked why.", []],
	["an unknown office whose verb is weak", "The treasurer was able to come.", null],
	["a thing", "The soap asked why.", null],
	["no article", "Students asked why.", null],
	["a silent verb", "The moderator sat down.", null],
	["no verb", "The moderator of the day", null],
	["a comma before the verb", "The moderator, by then, asked why.", null],
])("%s: `%s`", (_why, text, speakers) => expect(speakersOf(text)).toEqual(speakers));

test("the turn spans its sentence", () => {
	const passage = passageOf("Soap. The moderator asked why. Ash.");
	const turn = unnamedTurn(passage, { from: 2, to: 7 }, { unit: 4, people: peopleKnown() });
	expect(turn).toMatchObject({ unit: 4, start: 6, end: 30, score: 3, part: null, only: false });
});
