import { expect, test } from "vitest";
import { peopleFrom } from "../../../src/interpret/statements/people.ts";
import { enough } from "../../../src/interpret/statements/turn.ts";
import { turnsOf } from "../../../src/interpret/statements/turns.ts";
import { passageOf } from "./passage.ts";

/** Each turn that convinces as `names :: words`, in a text that is one unit. */
function turnsIn(text: string, from = 0): string[] {
	const turns = turnsOf({ unit: 0, passage: passageOf(text), people: peopleFrom([]), from });
	return turns
		.filter(({ score }) => score >= enough)
		.map(({ people, start, end }) => `${people.map(({ name }) => name).join(" + ")} :: ${text.slice(start, end)}`);
}

test.each([
	[
		"a sentence each",
		"Dr Una Brandt said no. Mr Ilo Tamm said yes.",
		["Una Brandt :: Dr Una Brandt said no.", "Ilo Tamm :: Mr Ilo Tamm said yes."],
	],
	[
		"two in clauses of one sentence",
		"Dr Una Brandt said no; Mr Ilo Tamm said yes.",
		["Una Brandt :: Dr Una Brandt said no; Mr Ilo Tamm said yes.", "Ilo Tamm :: Mr Ilo Tamm said yes."],
	],
	[
		"from the first sentence of her quotation",
		"“It is dear. It is rare.” That was Dr Una Brandt.",
		["Una Brandt :: “It is dear. It is rare.” That was Dr Una Brandt."],
	],
	[
		"not over a quotation of her own",
		"“It is dear.” Dr Una Brandt, mayor: “It is rare.”",
		["Una Brandt :: Dr Una Brandt, mayor: “It is rare.”"],
	],
	[
		"who is named in her quotation says nothing",
		"“Ms Pia Holm said no,” noted Dr Una Brandt.",
		["Una Brandt :: “Ms Pia Holm said no,” noted Dr Una Brandt."],
	],
	[
		"who is introduced, and then `she said`",
		"Dr Una Brandt had come by train. She said no.",
		["Una Brandt :: Dr Una Brandt had come by train."],
	],
	["who is introduced, and then nothing is said", "Dr Una Brandt had come by train. She sat at the back.", []],
	["`she` is the last who was named", "Dr Una Brandt had come by train. The nun met Ms Pia Holm. She said no.", []],
	[
		"who is introduced, and some sentences later `she said`",
		"Dr Una Brandt had come by train. It was late. She said no.",
		["Una Brandt :: Dr Una Brandt had come by train."],
	],
	["somebody without a name", "A student asked why.", [" :: A student asked why."]],
	["nobody", "It is dear.", []],
])("%s: `%s`", (_why, text, turns) => expect(turnsIn(text)).toEqual(turns));

test("only what stands behind a label counts", () => {
	expect(turnsIn("Dr Una Brandt said no. Mr Ilo Tamm said yes.", 6)).toEqual(["Ilo Tamm :: Mr Ilo Tamm said yes."]);
});

test("a quotation behind a label is not of her who speaks next", () => {
	expect(turnsIn("Brandt: “Soap is dear.” Ms Pia Holm said no.", 2)).toEqual(["Pia Holm :: Ms Pia Holm said no."]);
});

test("a later sentence tells what she is", () => {
	const passage = passageOf("Dr Una Brandt said no. She is the mayor of Wimble.");
	const [turn] = turnsOf({ unit: 0, passage, people: peopleFrom([]), from: 0 });
	expect(turn?.people[0]?.role).toBe("mayor of Wimble");
});
