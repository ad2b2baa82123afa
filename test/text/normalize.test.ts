import { expect, test } from "vitest";
import { labelWords, normalizeLabel, stem } from "../../src/text/normalize.ts";

test.each([
	["Meeting Organizer", "Meeting Organiser"],
	["Meeting Organizer", "MEETING ORGANIZERS:"],
	["Meeting Organizer", "  meeting \t organisers :  "],
	["Meeting Organizer", "Meeting\u00a0Organizer"],
	["Meeting Organizer", "Ｍｅｅｔｉｎｇ Organizer："],
	["Meeting Organizer", "The Meeting Organizer –"],
	["Meeting Organizer", "Meeting Organi\u200bzer"],
	["Meeting Organizer", "\ufeffMeeting Organizer"],
	["Meeting Organizer", "Meeting Organizer — "],
	["Meeting Organizer", "Meeting\u0085Organizer"],
	["Date of Meeting", "Date of the meeting?"],
	["Date of Meeting", "date\u2003of meeting:-"],
	["Which SDG does this topic cover?", "Which SDGs does this topic cover"],
	["Colour", "colors"],
	["Reporter", "Reporters"],
	["Summary", "Summaries"],
	["Address", "Addresses"],
	["Ofﬁcers", "officer"],
	["Chair’s report", "Chair's report"],
])("%s and %s are equal", (one, other) => {
	expect(normalizeLabel(other)).toBe(normalizeLabel(one));
	expect(normalizeLabel(one)).not.toBe("");
});

test.each([
	["Reporter", "Repotrer"],
	["Meeting Organizer", "Organizer Meeting"],
	["Date of Meeting", "Date Meeting"],
	["Meeting Title", "MeetingTitle"],
	["Date", "Dates of"],
])("%s and %s are not", (one, other) => {
	expect(normalizeLabel(other)).not.toBe(normalizeLabel(one));
});

test.each(["", " ", ":", "— ?", "\u00a0", "\u200b", "the"])("%j has no words", (label) => {
	expect(normalizeLabel(label)).toBe("");
});

test.each([
	["organisers", "organizer"],
	["organising", "organizing"],
	["organisation", "organization"],
	["honour", "honor"],
	["hour", "hour"],
	["rise", "rise"],
	["analyse", "analyze"],
	["tags", "tag"],
	["is", "is"],
	["class", "class"],
	["boxes", "box"],
	["cases", "case"],
	["ties", "tie"],
])("the stem of %s is %s", (word, expected) => {
	expect(stem(word)).toBe(expected);
});

test("words keep their written length and their articles", () => {
	expect(labelWords("The Reporters:")).toEqual([
		{ written: "the", stem: "the" },
		{ written: "reporters", stem: "reporter" },
	]);
});
