import { expect, test } from "vitest";
import { readLabel } from "../../../src/interpret/statements/labels.ts";
import { passageOf, whole, wordsIn } from "./passage.ts";

/** `name, role` of each whom a label names, and the words behind it; null for no label. */
function labelOf(text: string): { people: string[]; behind: string } | null {
	const passage = passageOf(text);
	const label = readLabel(passage, whole(passage));
	if (label === null) return null;
	const people = label.people.map(({ written: { name, role } }) => (role === null ? name : `${name}, ${role}`));
	return { people, behind: wordsIn(passage, { from: label.to, to: passage.tokens.length }) };
}

test.each([
	["a colon", "Una Brandt: soap is dear.", ["Una Brandt"], "soap is dear."],
	["a dash", "Una Brandt – soap is dear.", ["Una Brandt"], "soap is dear."],
	["a hyphen with a blank on one side", "Una Brandt- soap is dear.", ["Una Brandt"], "soap is dear."],
	[
		"a role and a colon",
		"Una Brandt, mayor of Wimble: soap is dear.",
		["Una Brandt, mayor of Wimble"],
		"soap is dear.",
	],
	["a body in brackets", "Una Brandt (Soap Fund) soap is dear.", ["Una Brandt, Soap Fund"], "soap is dear."],
	[
		"a body behind the dash",
		"Una Brandt – DPI Last year the soap rose.",
		["Una Brandt, DPI"],
		"Last year the soap rose.",
	],
	["a title", "Dr Brandt: soap is dear.", ["Brandt"], "soap is dear."],
	["a number", "2. Una Brandt: soap is dear.", ["Una Brandt"], "soap is dear."],
	["a part", "Moderator: Una Brandt – soap is dear.", ["Una Brandt"], "soap is dear."],
	[
		"two names, the first with a body",
		"Una Brandt (Soap Fund) and Ilo Tamm: no.",
		["Una Brandt, Soap Fund", "Ilo Tamm"],
		"no.",
	],
	["two names and a dash", "Una Brandt and Ilo Tamm – no.", ["Una Brandt", "Ilo Tamm"], "no."],
	["two names", "Una Brandt and Ilo Tamm: soap is dear.", ["Una Brandt", "Ilo Tamm"], "soap is dear."],
])("label: %s: `%s`", (_why, text, people, behind) => expect(labelOf(text)).toEqual({ people, behind }));

test.each([
	["a sentence", "Una Brandt said that soap is dear."],
	["a separator beyond the full stop", "Una Brandt left. Soap: dear."],
	["a separator in a quotation", "Una Brandt left “soap: dear”"],
	["words before the name", "We met Una Brandt: soap is dear."],
	["a possessive", "Una Brandt’s soap: dear."],
	["a verb behind the bracket", "Una Brandt (Soap Fund) said no."],
	["a comma behind the bracket", "Una Brandt (Soap Fund), a nun."],
	["two names and a verb", "Una Brandt and Ilo Tamm said no: soap is dear."],
	["a colon inside a word", "Una Brandt of the soap:ash"],
	["no name", "soap: dear"],
	["a hyphen without a blank", "Una Brandt-soap"],
	["nothing", ""],
])("no label: %s: `%s`", (_why, text) => expect(labelOf(text)).toBeNull());

test("a label says what part it gives, and whether it is a lone word", () => {
	const label = (text: string) => {
		const passage = passageOf(text);
		return readLabel(passage, whole(passage));
	};
	expect(label("Moderator: Una Brandt – soap is dear.")?.part).toBe("moderator");
	expect(label("Una Brandt, moderator: soap is dear.")?.part).toBe("moderator");
	expect(label("Brandt: soap is dear.")?.short).toBe(true);
	expect(label("Una Brandt: soap is dear.")?.short).toBe(false);
});
