import { expect, test } from "vitest";
import type { Mention } from "../../../src/interpret/statements/mention.ts";
import {
	findKnown,
	type Known,
	knownAs,
	leadWith,
	type People,
	peopleFrom,
	personOf,
	titledKnown,
} from "../../../src/interpret/statements/people.ts";

/** A mention that is only what is written. */
function mentionOf(name: string, honorific: string | null = null, role: string | null = null): Mention {
	const run = { start: 0, from: 0, to: 1, likeness: 3, possessive: false };
	const rest = { part: null, weighty: false, shared: false, described: false };
	return { from: 0, to: 1, name: run, written: { honorific, name, role }, ...rest };
}

/** Everybody as a statement names them, after some have been named in this order. */
function namedAfter(...mentions: readonly Mention[]): object[] {
	const people = peopleFrom([]);
	for (const mention of mentions) knownAs(people, mention);
	return people.all.map(personOf);
}

test.each([
	["each once", [mentionOf("Una Brandt"), mentionOf("Una Brandt")], [{ name: "Una Brandt" }]],
	["letter case and marks aside", [mentionOf("Una P. Brandt"), mentionOf("UNA P BRANDT")], [{ name: "Una P. Brandt" }]],
	["by surname", [mentionOf("Una Brandt"), mentionOf("Brandt", "Ms")], [{ name: "Una Brandt" }]],
	["by given name", [mentionOf("Una Brandt"), mentionOf("Una")], [{ name: "Una Brandt" }]],
	["no half of a word", [mentionOf("Una Brandt"), mentionOf("Brand")], [{ name: "Una Brandt" }, { name: "Brand" }]],
	[
		"with a title that comes later",
		[mentionOf("Una Brandt"), mentionOf("Una Brandt", "Dr")],
		[{ name: "Una Brandt", honorific: "Dr" }],
	],
	[
		"with the first role",
		[mentionOf("Una Brandt"), mentionOf("Brandt", null, "mayor"), mentionOf("Una", null, "nun")],
		[{ name: "Una Brandt", role: "mayor" }],
	],
	[
		"a titled surname completed by the whole name",
		[mentionOf("Brandt", "Dr"), mentionOf("Una Brandt")],
		[{ name: "Una Brandt", honorific: "Dr" }],
	],
	[
		"a bare surname is somebody else",
		[mentionOf("Brandt"), mentionOf("Una Brandt")],
		[{ name: "Brandt" }, { name: "Una Brandt" }],
	],
	[
		"a title that reads like a given name",
		[mentionOf("Ulla Renn", "Dame"), mentionOf("Dame Ulla")],
		[{ name: "Ulla Renn", honorific: "Dame" }],
	],
	[
		"another given name is somebody else",
		[mentionOf("Una Brandt"), mentionOf("Ilo Brandt")],
		[{ name: "Una Brandt" }, { name: "Ilo Brandt" }],
	],
])("knows people %s", (_why, mentions, people) => expect(namedAfter(...mentions)).toEqual(people));

test("of two with the same surname the latest is meant; of two with the same name the first", () => {
	const people = peopleFrom([]);
	const una = knownAs(people, mentionOf("Una Brandt"));
	const ilo = knownAs(people, mentionOf("Ilo Brandt"));
	expect(findKnown(people, "Brandt")).toBe(ilo);
	expect(findKnown(people, "Una Brandt")).toBe(una);
	expect(findKnown(people, "Pia")).toBeNull();
});

test("nobody speaks by being named", () => {
	expect(knownAs(peopleFrom([]), mentionOf("Una Brandt", "Dr", "mayor"))).toMatchObject({ speaks: false, part: null });
});

test("those whom the fields name are known, and nothing is changed in the fields", () => {
	const present = [{ name: "Una Brandt", honorific: "Captain" }];
	const people = peopleFrom(present);
	knownAs(people, mentionOf("Brandt", "Captain", "nurse"));
	expect(people.all.map(personOf)).toEqual([{ name: "Una Brandt", honorific: "Captain", role: "nurse" }]);
	expect(present).toEqual([{ name: "Una Brandt", honorific: "Captain" }]);
});

/** Two people with titles and roles. */
function titledPeople(): People {
	const people = peopleFrom([]);
	knownAs(people, mentionOf("Una Brandt", "Ambassador", "Secretary General of the Soap Fund"));
	knownAs(people, mentionOf("Ilo Tamm", "Rabbi", "director"));
	knownAs(people, mentionOf("Pia Holm", null, "director of a choir"));
	return people;
}

test.each([
	["by her title", "Rabbi", "Ilo Tamm"],
	["by her role", "Secretary General", "Una Brandt"],
	["with a hyphen", "Secretary-General", "Una Brandt"],
	["the latest who has it", "director", "Pia Holm"],
	["not by half of it", "Rabbi General", null],
	["not by a word that nobody has", "treasurer", null],
	["not by nothing", "", null],
])("someone is meant %s: `%s`", (_why, title, name) => {
	expect(titledKnown(titledPeople(), title)?.name ?? null).toBe(name);
});

test.each<[string, number, "moderator" | "chair" | "speaker" | null, boolean]>([
	["who moderates", 1, "moderator", true],
	["who chairs", 1, "chair", true],
	["no one who speaks", 1, "speaker", false],
	["no one without a part", 1, null, false],
	["no two", 2, "moderator", false],
	["nobody", 0, "moderator", false],
])("leads: %s", (_why, count, part, leads) => {
	const people = titledPeople();
	leadWith(people, people.all.slice(0, count), part);
	expect([...people.leads.values()]).toEqual(leads ? [people.all[0] as Known] : []);
});
