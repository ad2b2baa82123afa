import { describe, expect, test } from "vitest";
import type { Person } from "../../src/ast/nodes.ts";
import { processorTime } from "../processor-time.ts";
import { contextOf, read } from "./read.ts";

function written({ honorific, name, role, affiliation, remark }: Person): string {
	const front = [honorific, name].filter((piece) => piece !== undefined).join(" ");
	return [front, role, affiliation, remark].filter((piece) => piece !== undefined).join(" | ");
}

function peopleIn(raw: string): (string | null)[] {
	return read("people", raw).items.map(({ value }) => (value === null ? null : written(value as Person)));
}

describe("two people with no comma between", () => {
	test.each([
		["Major Ann Bell Captain Bo Lee", ["Major Ann Bell", "Captain Bo Lee"]],
		["Major Ann Bell Captain Bo Lee Mr. Luke Hay", ["Major Ann Bell", "Captain Bo Lee", "Mr. Luke Hay"]],
		["Col. Ann Bell and Capt Bo Lee Maj Luke Hay", ["Col. Ann Bell", "Capt Bo Lee", "Maj Luke Hay"]],
		["Lt. Col. Ann Bell Lt-Col. Bo Lee", ["Lt. Col. Ann Bell", "Lt-Col. Bo Lee"]],
		["Robert Docter Captain Bo Lee", ["Robert Docter", "Captain Bo Lee"]],
		["Major Ann Bell Captain Teboho", ["Major Ann Bell", "Captain Teboho"]],
		["Major Ann Bell – Captain Bo Lee", ["Major Ann Bell", "Captain Bo Lee"]],
		["Ann Bell (Intern) Bo Lee (Intern)", ["Ann Bell | Intern", "Bo Lee | Intern"]],
		["Ann Bell (SAWSO) Captain Bo Lee", ["Ann Bell | SAWSO", "Captain Bo Lee"]],
		["Ann Bell/Bo Lee", ["Ann Bell", "Bo Lee"]],
		["Major Ann Bell; = Bo Lee", ["Major Ann Bell", "Bo Lee"]],
		["Major Ann Bell/Captain Bo Lee", ["Major Ann Bell", "Captain Bo Lee"]],
		["Captain Joy Bell Intern Jane Hay", ["Captain Joy Bell", "Jane Hay | Intern"]],
		["Ann Bell as well as Bo Lee", ["Ann Bell", "Bo Lee"]],
		["Ann Bell, with Bo Lee", ["Ann Bell", "Bo Lee"]],
		["Ann Bell with Captain Bo Lee", ["Ann Bell", "Captain Bo Lee"]],
		["Ann Bell together with Bo Lee", ["Ann Bell", "Bo Lee"]],
		["Ann Bell with UNICEF", ["Ann Bell | UNICEF"]],
		["Ann Bell with the Water Forum", ["Ann Bell | the Water Forum"]],
		["Ann Bell et al.", ["Ann Bell", "et al."]],
		["Ann Bell, Captain Bo Lee et al", ["Ann Bell", "Captain Bo Lee", "et al"]],
	])("%s", (raw, people) => {
		expect(peopleIn(raw)).toEqual(people);
	});
});

describe("numbers and bullets between people", () => {
	test.each([
		["1. Ann Bell 2. Bo Lee", ["Ann Bell", "Bo Lee"]],
		["1) Ann Bell, 2) Captain Bo Lee", ["Ann Bell", "Captain Bo Lee"]],
		["(1) Ann Bell (2) Bo Lee", ["Ann Bell", "Bo Lee"]],
		["• Major Ann Bell\n• Bo Lee (Intern)", ["Major Ann Bell", "Bo Lee | Intern"]],
		["1. Ann Bell\n2. Bo Lee", ["Ann Bell", "Bo Lee"]],
	])("%j", (raw, people) => {
		expect(peopleIn(raw)).toEqual(people);
	});
});

describe("one person, though a rank or a sign stands inside", () => {
	test.each([
		["Captain Ann Bell General Director", 1],
		["Commissioner Ann Bell Chief Executive", 1],
		["Programme Officer H.E. Mr. Joy Bell", 1],
		["Youth Worker Captain Bo Lee", 1],
		["Lt. Col. Rev. Ann Bell", 1],
		["Ann Major Bell", 1],
		["Captain Ann Major", 1],
		["Major King Abara", 1],
		["Captain Robert Docter Dean Pallant", 1],
		["Robert (Bob) Docter", 1],
		["Ann Bell Sr.", 1],
		["Ann Bell, HIV/AIDS office", 1],
		["Ann Bell (he/him)", 1],
		["Jane Doe – Human Rights Office", 1],
		["Jane Doe - Dean of Law", 1],
		["Ann Bell, 2nd floor", 1],
		["Majors Joseph and Mary Muindi", 2],
	])("%s: %i", (raw, count) => {
		expect(peopleIn(raw)).toHaveLength(count);
	});
});

test("`et al.` is no person", () => {
	expect(read("people", "Ann Bell et al.").items.map(({ value }) => (value as Person).group)).toEqual([
		undefined,
		true,
	]);
});

test.each([
	["Lt-Col. Dean Pallant", ["Lt-Col. Dean Pallant"]],
	["Lt-Col. Dean Pallant Major Ann Bell", ["Lt-Col. Dean Pallant", "Major Ann Bell"]],
	["Dean Ann Pallant", ["Dean Ann Pallant"]],
	["Dean Pallant, Major Ann Bell", ["Dean Pallant", "Major Ann Bell"]],
	["Dr. A. B. Smith (SAWSO), C. D.", ["Dr. A. B. Smith | SAWSO", "C. D."]],
])("%s", (raw, people) => {
	expect(peopleIn(raw)).toEqual(people);
});

describe("whoever helped with the notes is another person", () => {
	test.each([
		["Ann Bell w/ Captain Bo Lee", ["Ann Bell", "Captain Bo Lee"]],
		["Ann Bell (with Bo Lee)", ["Ann Bell", "Bo Lee"]],
		["Major Ann Bell with Josaia Tuilagi", ["Major Ann Bell", "Josaia Tuilagi"]],
		["Ann Bell with Plan International", ["Ann Bell | Plan International"]],
		["Ann Bell (with thanks to Bo Lee)", ["Ann Bell | with thanks to Bo Lee"]],
		["Ann Bell, typed by Captain Bo Lee", ["Ann Bell", "Captain Bo Lee | typed by"]],
		["Ann Bell (typed by Bo Lee), Luke Hay", ["Ann Bell", "Bo Lee | typed by", "Luke Hay"]],
		[
			"Ann Bell, from the notes and drawings of Captain Lee",
			["Ann Bell", "Captain Lee | from the notes and drawings of"],
		],
		["Ann Bell w/ notes from Bo Lee", ["Ann Bell", "Bo Lee | w/ notes from"]],
		["Written by Ann Bell", ["Ann Bell | Written by"]],
		["Ann Bell, recording for Grace Church", ["Ann Bell | recording for Grace Church"]],
		["Ann Bell with help from Joy Lee", ["Ann Bell", "Joy Lee | with help from"]],
		["Ann Bell, d'après les notes de Bo Lee", ["Ann Bell", "Bo Lee | d'après les notes de"]],
		["Ann Bell, con apuntes de Luis Paz", ["Ann Bell", "Luis Paz | con apuntes de"]],
		["Major Ann Bell with Captain MBEMBA Clarisse", ["Major Ann Bell", "Captain MBEMBA Clarisse"]],
	])("%s", (raw, people) => {
		expect(peopleIn(raw)).toEqual(people);
	});
});

test.each([
	["Majors Ezekiel and Ruth Ombati", ["Major Ezekiel Ombati", "Major Ruth Ombati"]],
	["Majors Ezekiel & Ruth van der Laan, Bo Lee", ["Major Ezekiel van der Laan", "Major Ruth van der Laan", "Bo Lee"]],
	["Majors Ann Bell and Bo Lee", ["Major Ann Bell", "Major Bo Lee"]],
	["Majors Bell and Lee", ["Major Bell", "Major Lee"]],
	["Major Ezekiel and Ruth Ombati", ["Major Ezekiel", "Ruth Ombati"]],
])("a rank in the plural and a family name are of both: %s", (raw, people) => {
	expect(peopleIn(raw)).toEqual(people);
});

test.each([
	["Ann Bell as chair", ["Ann Bell | as chair"]],
	["Ann Bell until noon, Joy Lee after lunch", ["Ann Bell | until noon", "Joy Lee | after lunch"]],
	["Capt Maxwell Nkoma after 11", ["Capt Maxwell Nkoma | after 11"]],
	["Bank of America", ["Bank of America"]],
	["Ann van der Laan of UNICEF", ["Ann van der Laan | UNICEF"]],
	["Commissioner (ret.) Ann Bell", ["Commissioner (ret.) Ann Bell"]],
])("what is told behind a name is no part of it: %s", (raw, people) => {
	expect(peopleIn(raw)).toEqual(people);
});

describe("a name before a remark of the form is another person's", () => {
	const remarks = [/^left at /, /^joined at /];

	test.each([
		["Ann Bell, Bo Lee left at 20:15", ["Ann Bell", "Bo Lee | left at 20:15"]],
		[
			"Ann Bell (holiday), Bo Lee left at 20:15, Luke Hay",
			["Ann Bell | holiday", "Bo Lee | left at 20:15", "Luke Hay"],
		],
		["Ann Bell left at 19:00, Bo Lee left at 20:15", ["Ann Bell | left at 19:00", "Bo Lee | left at 20:15"]],
		["Ann Bell (left at 19:00), Bo Lee", ["Ann Bell | left at 19:00", "Bo Lee"]],
		["Ann Bell, treasurer, left at 20:15", ["Ann Bell | treasurer | left at 20:15"]],
		["Ann Bell left at 19:00, joined at 20:00", ["Ann Bell | left at 19:00, joined at 20:00"]],
	])("%s", (raw, people) => {
		const { items } = read("people", raw, contextOf({ remarks }));
		expect(items.map(({ value }) => written(value as Person))).toEqual(people);
	});
});

test("reading a long list takes time that grows no faster than the list", () => {
	const time = (count: number): number => {
		const raw = "Ann / Captain (Intern) Bo - et al 2) typed by (with Bo Lee)) ".repeat(count);
		const elapsed = processorTime();
		read("people", raw);
		return elapsed();
	};
	time(500);
	expect(time(8000)).toBeLessThan(Math.max(200, time(1000) * 40));
});
