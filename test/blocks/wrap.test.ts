import { expect, test } from "vitest";
import { parseText } from "../../src/structure/plain-notes.ts";
import { form } from "../structure/form.ts";
import { outlineOf, summaryOf } from "../structure/outline-of.ts";

const wrapped = `The meeting asked why the person who owns the animal earns the least
from the jumper that is sold in the city. It was said more than once
that the clip had to be sold through a single broker, and payment in
7. That was the number of the room, as somebody found out before the
others, and the broker was not in it.`;

test("lines wrapped by hand are one paragraph, whatever they begin with", () => {
	expect(summaryOf(wrapped)).toBe(`p ${wrapped.replaceAll("\n", "⏎")}`);
});

test("a short wrapped paragraph is one, by its sentences", () => {
	const lines = "This paragraph was wrapped\nby hand at a narrow\nwidth.";
	expect(summaryOf(lines)).toBe(`p ${lines.replaceAll("\n", "⏎")}`);
});

test("wrapped paragraphs without blank lines between are two", () => {
	const second = wrapped.replace("The meeting", "Next, they");
	expect(summaryOf(`${wrapped}\n${second}`).split("\n")).toHaveLength(2);
});

test.each([
	["sentences", "Ann spoke of water.\nRay spoke of air.\nAll agreed."],
	["jotted notes", "premix costs him 3 dollars\nsmall mills cannot pay\ninspectors take bread home"],
	["long lines", `Ann ${"said what she had to say ".repeat(9)}\nand Ray`],
])("notes one a line stay so: %s", (_name, lines) => {
	expect(summaryOf(lines).split("\n")).toHaveLength(lines.split("\n").length);
});

test("the line end and indent between two lines is a leaf of its own", () => {
	const text = "Brief summary of presentation\n• One line \r\n   goes on here.";
	const section = parseText(text, form).children[0];
	const list = section?.type === "section" ? section.children[0] : undefined;
	const paragraph = list?.type === "list" ? list.children[0]?.children[0] : undefined;
	expect(paragraph).toMatchObject({
		children: [{ value: "One line" }, { value: " \r\n   " }, { value: "goes on here." }],
	});
});

test.each([
	[
		"a wrapped value",
		"Type of meeting: Observance of the first Albinism Awareness\nDay",
		"field type: Observance of the first Albinism Awareness⏎Day",
	],
	[
		"a list goes on",
		"ISJC Staff Present: Captain Ann Bell, Major Lee and Dr. Ray\nCole and Mary Day",
		"field staff: Captain Ann Bell, Major Lee and Dr. Ray⏎Cole and Mary Day",
	],
])("values of wrapped notes: %s", (_name, lines, first) => {
	const notes = `${lines}\n\nBrief summary of presentation\n\n${wrapped}`;
	expect(outlineOf(notes).split("\n")[0]).toBe(first);
});

test.each([
	[
		"lower case goes on",
		"Type of meeting: HLPF side event and round table of experts\non water",
		"field type: HLPF side event and round table of experts⏎on water",
	],
	["a bracket goes on", "Date of Meeting: 12 June 2018\n(morning)", "field date: 12 June 2018⏎(morning)"],
	["a capital begins another value", "Meeting Organizer: UN Women\nUK aid", "field organizer: UN Women / UK aid"],
	[
		"an address stands alone",
		"Web links for more information\nA page of the network about water and more\nhttps://a.example",
		"field links: A page of the network about water and more / https://a.example",
	],
])("values of other notes: %s", (_name, notes, outline) => {
	expect(outlineOf(notes)).toBe(outline);
});
