import { expect, test } from "vitest";
import type { Entry } from "../../../src/interpret/statements/entry.ts";
import { readLine, readRoster } from "../../../src/interpret/statements/lines.ts";
import { passageOf, whole } from "./passage.ts";

/** `name, role` of each whom an entry names. */
function peopleOf({ people }: Entry): string[] {
	return people.map(({ written: { name, role } }) => (role === null ? name : `${name}, ${role}`));
}

function lineOf(text: string): Entry | null {
	const passage = passageOf(text);
	return readLine(passage, whole(passage));
}

test.each([
	["a name", "Una Brandt", ["Una Brandt"]],
	["a name with what ends a line", "Una Brandt:", ["Una Brandt"]],
	["a name and a role", "Dr Una Brandt, mayor of Wimble", ["Una Brandt, mayor of Wimble"]],
	["a name and a body in brackets", "Una Brandt (Soap Fund)", ["Una Brandt, Soap Fund"]],
	["two", "Dr Una Brandt and Mr Ilo Tamm", ["Una Brandt", "Ilo Tamm"]],
	["two with roles", "Ms Una Brandt, mayor, and Mr Ilo Tamm, nurse", ["Una Brandt, mayor", "Ilo Tamm, nurse"]],
	["a role before the colon", "Director of the Soap Fund: Una Brandt", ["Una Brandt, Director of the Soap Fund"]],
	["a number", "2. Una Brandt", ["Una Brandt"]],
	["a plural in the description", "Una Brandt, reporter of the reports", ["Una Brandt, reporter of the reports"]],
	["a surname that looks like a verb", "Yusuf al-Rashed", ["Yusuf al-Rashed"]],
	["a verb in a lead", "Welcome as planned by Una Brandt", ["Una Brandt"]],
	["a bracket may hold a verb", "Una Brandt, mayor (she said yes)", ["Una Brandt, mayor"]],
])("a line of people: %s: `%s`", (_why, text, people) => {
	const line = lineOf(text);
	expect(line === null ? null : peopleOf(line)).toEqual(people);
});

test.each([
	["a sentence", "Una Brandt said no"],
	["words behind a colon", "Una Brandt: the soap is dear"],
	["words before the name", "we met Una Brandt"],
	["words between the names", "Una Brandt thanked Ilo Tamm"],
	["a verb in the description", "Una Brandt, mayor, calls for soap"],
	["a verb without its subject", "Una Brandt, built the well"],
	["those who are not there", "Apologies: Una Brandt"],
	["no name", "soap and ash"],
	["nothing", ""],
])("no line of people: %s: `%s`", (_why, text) => expect(lineOf(text)).toBeNull());

test("a line says what part it gives, and whether it is a lone word", () => {
	expect(lineOf("Moderator: Una Brandt")?.part).toBe("moderator");
	expect(lineOf("Una Brandt, moderator")?.part).toBe("moderator");
	expect(lineOf("Una Brandt")?.part).toBeNull();
	expect(lineOf("Brandt")?.short).toBe(true);
	expect(lineOf("Dr Brandt")?.short).toBe(false);
});

test("a title, a role and a lead make a line surer, a lone word makes it less sure", () => {
	const [lone, bare, described, titled, led] = [
		"Tansk",
		"Orvo Tansk",
		"Orvo Tansk, mayor",
		"Dr Orvo Tansk",
		"Speaker: Orvo Tansk",
	].map((text) => lineOf(text)?.sure ?? 0) as [number, number, number, number, number];
	expect(lone).toBeLessThan(1);
	expect(described).toBe(bare + 1);
	expect(titled).toBe(bare + 3);
	expect(led).toBe(bare + 2);
});

test.each([
	[
		"three with roles",
		"Dr Una Brandt, mayor; Mr Ilo Tamm, nurse; and Ms Pia Holm, weaver.",
		["Una Brandt, mayor", "Ilo Tamm, nurse", "Pia Holm, weaver"],
	],
	[
		"behind a colon",
		"Those who spoke were: Dr Una Brandt, mayor; Mr Ilo Tamm, nurse; Ms Pia Holm, weaver",
		["Una Brandt, mayor", "Ilo Tamm, nurse", "Pia Holm, weaver"],
	],
	[
		"most of them",
		"Dr Una Brandt; Mr Ilo Tamm; a friend of the house; Ms Pia Holm",
		["Una Brandt", "Ilo Tamm", "Pia Holm"],
	],
	["hardly any of them", "Dr Una Brandt; the soap; a friend of the house; the ash", []],
	["two", "Dr Una Brandt, mayor; Mr Ilo Tamm, nurse", []],
	["those who were there", "Present: Dr Una Brandt; Mr Ilo Tamm; Ms Pia Holm", []],
	["those who were not", "Apologies: Dr Una Brandt; Mr Ilo Tamm; Ms Pia Holm", []],
	["no semicolon", "Dr Una Brandt, Mr Ilo Tamm, Ms Pia Holm", []],
])("a roster in one paragraph: %s: `%s`", (_why, text, people) => {
	expect(readRoster(passageOf(text)).flatMap(({ entry }) => peopleOf(entry))).toEqual(people);
});
