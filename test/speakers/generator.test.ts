import { describe, expect, test } from "vitest";
import { mulberry32 } from "../../bench/notes/random.ts";
import { score } from "../../bench/notes/score.ts";
import { layouts } from "../../bench/notes/speakers/layouts.ts";
import * as lexicons from "../../bench/notes/speakers/lexicons.ts";
import { noteFrom } from "./notes.ts";
import { traps } from "./traps.ts";

const seeds = [1, 2, 3, 5, 8, 13, 21, 34];
const collapse = (text: string): string => text.replace(/\s+/gu, " ");
const repeated = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

describe.each(layouts.map((layout) => [layout.name, layout] as const))("%s", (_name, layout) => {
	test.each(seeds)("seed %i: the same twice, two speakers or more, all of them in the text", (seed) => {
		const section = layout.build(mulberry32(seed));
		expect(layout.build(mulberry32(seed))).toEqual(section);
		expect(section.speakers.length).toBeGreaterThanOrEqual(2);
		expect(repeated(section.speakers.map((speaker) => speaker.name))).toEqual([]);
		const text = collapse(section.summary);
		for (const { honorific, name, role } of section.speakers) {
			expect(text).toContain(honorific === null ? name : `${honorific} ${name}`);
			if (role !== null) expect(text.toLowerCase()).toContain(role.toLowerCase());
		}
		expect(text).not.toMatch(/[{}]|undefined|null|\[object/u);
	});
});

test("different seeds give different texts", () => {
	for (const layout of layouts)
		expect(new Set(seeds.map((seed) => layout.build(mulberry32(seed)).summary)).size).toBe(seeds.length);
});

test("names of layouts and of traps are unique, and there are enough of them", () => {
	expect(repeated(layouts.map((layout) => layout.name))).toEqual([]);
	expect(repeated(traps.map((trap) => trap.name))).toEqual([]);
	expect(repeated(traps.map((trap) => trap.text))).toEqual([]);
	expect(layouts.length).toBeGreaterThanOrEqual(32);
	expect(traps.length).toBeGreaterThanOrEqual(48);
});

test.each([
	["names", [...lexicons.womensNames, ...lexicons.mensNames], 120],
	["honorifics", lexicons.honorifics, 25],
	["offices", lexicons.offices, 50],
	["bodies", lexicons.bodies, 50],
	["speech phrases", lexicons.speechPhrases, 40],
	["neutral sentences", lexicons.neutralSentences, 60],
	["topics", lexicons.topics, 12],
] as const)("%s: enough and none twice", (_name, items, least) => {
	expect(repeated(items)).toEqual([]);
	expect(items.length).toBeGreaterThanOrEqual(least);
});

test("a note holds its summary whole, between its two headings", () => {
	const note = noteFrom("The room was full.", mulberry32(7));
	expect(note).toMatch(
		/Brief summary of presentation of information made\n\nThe room was full\.\n\nWhat was of particular significance/u,
	);
	expect(noteFrom("The room was full.", mulberry32(7))).toBe(note);
});

test("the score counts names, exact matches, misses and extras", () => {
	const expected = [
		{ name: "Ana  Roy", honorific: "Ms", role: "the Head" },
		{ name: "Bo Li", honorific: null, role: null },
		{ name: "Cy Day" },
	];
	const found = [
		{ name: "Ana Roy", honorific: "Ms", role: "Head" },
		{ name: "Bo Li", role: "Poet" },
		{ name: "Di Fox" },
	];
	expect(score(expected, found)).toMatchObject({ expected: 3, found: 3, names: 2, exact: 1 });
	expect(score(expected, found).misses).toHaveLength(3);
	expect(score([{ name: "Bo" }], [{ name: "Bo" }, { name: "Bo" }])).toMatchObject({ names: 1, exact: 1 });
});
