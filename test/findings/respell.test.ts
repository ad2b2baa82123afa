import { describe, expect, test } from "vitest";
import { respell, spellingDistance } from "../../src/findings/fix.ts";

describe("respell changes misspelt words, and nothing else", () => {
	test.each([
		["Repotrer", "Reporter", "Reporter"],
		["repotrer", "Reporter", "reporter"],
		["REPOTRER", "Reporter", "REPORTER"],
		["Repotrers", "Reporter", "Reporters"],
		["Repotrer(s)", "Reporter", "Reporter(s)"],
		["rePotrer", "Reporter", "Reporter"],
		["Meeting Orgnaiser", "Meeting Organizer", "Meeting Organiser"],
		["Meeting Orgnaizer", "Meeting Organizer", "Meeting Organizer"],
		["Date of Meetnig", "Date of Meeting", "Date of Meeting"],
		["Daet  of\u00a0the Meeting", "Date of Meeting", "Date  of\u00a0the Meeting"],
		["The Daet of Meeting", "Date of Meeting", "The Date of Meeting"],
		[
			"Brief Sumary of Presentation\n   of information",
			"Brief summary of presentation of information",
			"Brief Summary of Presentation\n   of information",
		],
		["Which SDG does this tpoic cover?", "Which SDG does this topic cover?", "Which SDG does this topic cover?"],
		["Which SDG does this topic covre", "Which SDG does this topic cover?", "Which SDG does this topic cover"],
		["Which DSG does this topic cover?", "Which SDG does this topic cover?", "Which SDG does this topic cover?"],
		["Isjc Stfaf Present", "ISJC Staff Present", "Isjc Staff Present"],
		["Icsj Staff Present", "ISJC Staff Present", "ISJC Staff Present"],
		["Dt\u200bae of Meeting", "Date of Meeting", "Date of Meeting"],
		["Dateof Meeting", "Date of Meeting", "Date of Meeting"],
	])("%j, %j expected", (written, expected, right) => expect(respell(written, expected)).toBe(right));
});

test("spellingDistance counts the edits of words that pair off, articles aside", () => {
	expect(spellingDistance("Daet of the Meeting:", "Date of Meeting")).toBe(1);
	expect(spellingDistance("Daet of Meeting", "Date")).toBe(Number.POSITIVE_INFINITY);
});
