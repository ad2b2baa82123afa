import { describe, expect, test } from "vitest";
import { read } from "./read.ts";

const all = Array.from({ length: 17 }, (_, index) => index + 1);

describe("goals", () => {
	test.each([
		["5, 8, 16", [5, 8, 16]],
		["16, 5, 8, 5", [5, 8, 16]],
		["5; 8; 16.", [5, 8, 16]],
		["5 8 16", [5, 8, 16]],
		["5/8/16", [5, 8, 16]],
		["5 - 8 - 16", [5, 8, 16]],
		["5\n8\n16", [5, 8, 16]],
		["05", [5]],
		["SDGs 4, 5, 16", [4, 5, 16]],
		["SDG 5", [5]],
		["SDG5, SDG8", [5, 8]],
		["SDG#2 and SDG#16", [2, 16]],
		["SDG-5 & Goal 8", [5, 8]],
		["Goals: 5, 8", [5, 8]],
		["SDG 4 and SDG 5", [4, 5]],
		["SDG 5 & 8", [5, 8]],
		["#5", [5]],
		["SDG5/SDG8", [5, 8]],
		["SDG 3/4", [3, 4]],
		["(5) (8)", [5, 8]],
		["[5] [8]", [5, 8]],
		["SDG [5], SDG [8]", [5, 8]],
		["5[1], 8 [2]", [5, 8]],
		["Gender Equality[1] and SDG 8[2]", [5, 8]],
		["Gender Equality [5]", [5]],
		["3,4,5", [3, 4, 5]],
		["Nos. 3 and 4", [3, 4]],
		["SDG's 3 & 5", [3, 5]],
		["SDG(s): 5", [5]],
		["SDG 5 (mainly), also 16 & 17", [5, 16, 17]],
		["5 and cross-cutting", [5]],
		["5, 16+", [5, 16]],
		["All", all],
		["all.", all],
		["All 17", all],
		["All (17)", all],
		["All of them", all],
		["all the SDGs", all],
		["SDGs: all", all],
		["17 SDGs", all],
		["All goals are relevant", all],
		["All, with a focus on 5", all],
		["17, with a particular focus on 1, 2, 3, 5 and 14", [1, 2, 3, 5, 14, 17]],
		["17 Partnerships for the Goals", [17]],
		["5 Gender Equality, 12 Responsible Consumption and Production", [5, 12]],
		["SDG 3- Good Health and Wellbeing", [3]],
		["Goal 3: Good Health and Well-being; Goal 5", [3, 5]],
		["5 (Gender Equality), 16", [5, 16]],
		["3. Good Health and Well-being\n5. Gender Equality", [3, 5]],
		["SDG 16: Peace, Justice and Strong Institutions; 10", [10, 16]],
		["number 10 – Reduced Inequalities, number 11 – Sustainable Cities and Communities", [10, 11]],
		["Sustainable Development Goals (SDGs) number 10 – Reduced Inequalities", [10]],
		["Gender Equality", [5]],
		["gender equality and zero hunger", [2, 5]],
		["INDUSTRY, INNOVATION, & INFRASTRUCTURE", [9]],
		["Good Health & Well Being", [3]],
		["Gender Equality (SDG 5), Quality Education (4)", [4, 5]],
		["5, Quality Education", [4, 5]],
		["Goals 5 and 8; target 8.76", [5, 8]],
		["16; target 16.9", [16]],
		["5 (targets 5.1, 5.2 and 5.c)", [5]],
		["8; targets 3 and 4; 9", [8, 9]],
		["Goal 5, target 8.7 and goal 16", [5, 16]],
		["SDG 5; 16.2 and 16.3", [5]],
		["SDG 3 (3.4), SDG 5 (5.2)", [3, 5]],
		["SDGs 1-17", all],
		["SDGs 1 – 17", all],
		["3 – 10", [3, 10]],
		["five and eight", [5, 8]],
		["ODD cinq et dix-sept", [5, 17]],
		["1-5", [1, 2, 3, 4, 5]],
		["1 to 5", [1, 2, 3, 4, 5]],
		["SDGs 1–3 and 16", [1, 2, 3, 16]],
		["2030 Agenda: 5, 8", [5, 8]],
		["5, following resolution 70/179", [5]],
		["Agenda 21 and SDG 6", [6]],
		["5 and 8 (at CSW62, 12 women spoke)", [5, 8]],
		["3: Ensure healthy lives and promote well-being for all", [3]],
	])("%s", (raw, goals) => {
		const { value, items } = read("goals", raw);
		expect(value).toEqual(goals);
		expect(items.every((item) => item.value !== null)).toBe(true);
	});
});

describe("numbers that are no goal", () => {
	test.each([
		["18", [], ["18"]],
		["0", [], ["0"]],
		["99, 5", [5], ["99"]],
		["5, SDG 18 and 16", [5, 16], ["18"]],
		["15-20", [15], ["20"]],
		["everything", [], ["everything"]],
		["target 8.7", [], ["target 8.7"]],
		["SDG 16.2", [], ["SDG 16.2"]],
		["5.2, 5.3", [], ["5.2, 5.3"]],
		["Cross-cutting", [], ["Cross-cutting"]],
		["2030", [], ["2030"]],
		["all but 14", [], ["all but 14"]],
		["Education for all", [], ["Education for all"]],
		["CSW62", [], ["CSW62"]],
		["no idea\nsorry", [], ["no idea", "sorry"]],
	])("%s", (raw, value, unreadable) => {
		const reading = read("goals", raw);
		expect(reading.value).toEqual(value);
		expect(reading.items.filter((item) => item.value === null).map((item) => item.raw)).toEqual(unreadable);
	});
});

test("items keep the order and the places of the notes", () => {
	const { items } = read("goals", "SDG 16;  Gender Equality");
	expect(items.map(({ value, raw, position }) => [value, raw, position.start.column])).toEqual([
		[16, "16", 5],
		[5, "Gender Equality", 10],
	]);
});

test("without a vocabulary there are seventeen goals and no names", () => {
	expect(read("goals", "17, 18, Gender Equality", { vocabulary: [] }).items.map(({ value }) => value)).toEqual([
		17,
		null,
	]);
});

test("a form may number its own goals", () => {
	const vocabulary = [20, 21, 22].map((number) => ({ name: `Aim ${number}`, number, colour: null, aliases: [] }));
	expect(read("goals", "all", { vocabulary }).value).toEqual([20, 21, 22]);
	expect(read("goals", "5, 21", { vocabulary }).items.map(({ value }) => value)).toEqual([null, 21]);
});

test.each(["", "N/A", "none"])("%j names no goal", (raw) => {
	expect(read("goals", raw)).toEqual({ value: [], items: [] });
});

test.each([
	["5, foo", [5, null], ["5", "foo"]],
	["foo; SDG 5, Goal 8.", [null, 5, 8], ["foo", "5", "8"]],
	["17-1", [null], ["17-1"]],
	["8, gender equality", [8, 5], ["8", "gender equality"]],
	["5, and others", [5], ["5"]],
	["5, 8 for the fishers, mostly", [5, 8], ["5", "8"]],
])("%j: what is no goal is kept unread", (raw, values, written) => {
	const { items } = read("goals", raw);
	expect(items.map(({ value }) => value)).toEqual(values);
	expect(items.map((item) => item.raw)).toEqual(written);
});
