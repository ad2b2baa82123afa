import { expect, test } from "vitest";
import type { Person } from "../../../src/ast/values.ts";
import { statementsOf } from "../../../src/interpret/statements/index.ts";
import { words } from "./passage.ts";
import { noteOf, summaryOf } from "./units-of.ts";

/** Each statement of a summary as `names :: part`. */
function spokenIn(summary: string, present: readonly Person[] = []): string[] {
	return statementsOf(summaryOf(noteOf(summary)), words, present).map(
		({ speakers, part }) => `${speakers.map(({ name }) => name).join(" + ")} :: ${part}`,
	);
}

test.each([
	["a sentence", "Dr Una Brandt, mayor, said no.", ["Una Brandt :: speaker"]],
	["a label", "Dr Una Brandt: soap is dear.", ["Una Brandt :: speaker"]],
	[
		"a label, and who speaks up behind it",
		"Dr Una Brandt: soap is dear. Mr Ilo Tamm, nurse, said no.",
		["Una Brandt :: speaker", "Ilo Tamm :: speaker"],
	],
	["a label, and a bare name behind it", "Dr Una Brandt: soap is dear. Pia Holm said no.", ["Una Brandt :: speaker"]],
	["a line above words", "Dr Una Brandt, mayor\n\nSoap is dear and ash is not.", ["Una Brandt :: speaker"]],
	[
		"a roster in one paragraph",
		"Dr Una Brandt, mayor; Mr Ilo Tamm, nurse; Ms Pia Holm, weaver.",
		["Una Brandt :: speaker", "Ilo Tamm :: speaker", "Pia Holm :: speaker"],
	],
	[
		"a roster below its part",
		"Panellists:\n\n* Dr Una Brandt, mayor\n* Mr Ilo Tamm, nurse",
		["Una Brandt :: panellist", "Ilo Tamm :: panellist"],
	],
	[
		"labels that are sure in company alone",
		"* Orvo Tansk: soap\n* Brint Vosk: ash\n* Lunt Harv: lye",
		["Orvo Tansk :: speaker", "Brint Vosk :: speaker", "Lunt Harv :: speaker"],
	],
	["no lone word", "Brint: soap is dear and ash is not.", []],
	["a quotation above the name", "“Soap is dear.”\n\n* Dr Una Brandt, mayor", ["Una Brandt :: speaker"]],
	[
		"the moderator by her part alone",
		"The session was moderated by Dr Una Brandt. Mr Ilo Tamm said no. The moderator asked why.",
		["Ilo Tamm :: speaker", "Una Brandt :: moderator"],
	],
	["nobody", "Soap is dear and ash is not.", []],
])("%s: `%s`", (_why, summary, spoken) => expect(spokenIn(summary)).toEqual(spoken));

test("a lone word is a label when a field names her", () => {
	expect(spokenIn("Brandt: soap is dear and ash is not.", [{ name: "Una Brandt" }])).toEqual(["Una Brandt :: speaker"]);
});

test.each([
	["a label", "Dr Una Brandt: soap is dear.\n\nAsh is not."],
	[
		"a label behind which somebody without a name asks",
		"Dr Una Brandt: soap is dear. A student asked why.\n\nAsh is not.",
	],
	["a line", "Dr Una Brandt, mayor\n\nSoap is dear and ash is not."],
])("the words below belong to %s", (_why, summary) => {
	const note = noteOf(summary);
	const [statement] = statementsOf(summaryOf(note), words);
	expect(note.slice(statement?.position.start.offset, statement?.position.end.offset)).toBe(summary);
});

test("a statement names title and role", () => {
	const [statement] = statementsOf(summaryOf(noteOf("Dr Una Brandt, mayor of Wimble, said no.")), words);
	expect(statement?.speakers).toEqual([{ name: "Una Brandt", honorific: "Dr", role: "mayor of Wimble" }]);
});

test("the name below a quotation takes the quotation with it", () => {
	const note = noteOf("“Soap is dear.”\n\n* Dr Una Brandt, mayor");
	const [statement] = statementsOf(summaryOf(note), words);
	expect(note.slice(statement?.position.start.offset).startsWith("“Soap")).toBe(true);
});
