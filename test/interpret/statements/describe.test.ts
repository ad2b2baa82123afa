import { expect, test } from "vitest";
import { opensBody } from "../../../src/interpret/statements/describe.ts";
import type { Mention } from "../../../src/interpret/statements/mention.ts";
import { mentionsIn } from "../../../src/interpret/statements/mentions.ts";
import { passageOf, whole } from "./passage.ts";

/** The last who is named in a text. */
function mentionIn(text: string, loose = false): Mention | undefined {
	const passage = passageOf(text, loose);
	return mentionsIn(passage, whole(passage)).at(-1);
}

test.each([
	["behind a comma", "Una Brandt, mayor of Wimble, said", "mayor of Wimble"],
	["behind a comma, without its article", "Una Brandt, the mayor of Wimble, said", "mayor of Wimble"],
	["behind `of`", "Una Brandt of the Soap Fund said", "Soap Fund"],
	["behind `from`", "Una Brandt from Wimble said", "Wimble"],
	["behind `on behalf of`", "Una Brandt on behalf of the Soap Fund said", "Soap Fund"],
	["behind `representing`", "Una Brandt, representing the Soap Fund, said", "Soap Fund"],
	["behind `who is`", "Una Brandt, who is mayor of Wimble, said", "mayor of Wimble"],
	["in brackets", "Una Brandt (Soap Fund) said", "Soap Fund"],
	["before the name", "the mayor of Wimble, Una Brandt, said", "mayor of Wimble"],
	["before the name without a comma", "the limnologist Una Brandt said", "limnologist"],
	["behind rather than before", "our director Una Brandt of the Soap Fund said", "Soap Fund"],
	["an attribute in -ed", "Una Brandt, retired nurse from Voss, said", "retired nurse from Voss"],
	["no material behind `for`", "Hostel Brandt for seafarers", null],
	["no relative clause without an office", "Una Brandt, who is tall, said", null],
	["no verb", "Una Brandt, said the nun", null],
	["no figure", "Una Brandt, 40 years on", null],
	["no pronoun", "Una Brandt, she said", null],
	["no remark in brackets", "Una Brandt (by phone) said", null],
	["not the next person", "Una Brandt, Dr Ilo Tamm’s aunt", null],
	["nothing behind a possessive", "Una Brandt’s director", null],
	["a year that leads in is no role", "In 1999, Una Brandt said", null],
	["not the asker whom a lead ends with", "Replying to a question from the mayor, Una Brandt said", null],
])("role: %s: `%s`", (_why, text, role) => {
	const passage = passageOf(text);
	expect(mentionsIn(passage, whole(passage))[0]?.written.role ?? null).toBe(role);
});

test.each([
	["behind a dash", "Una Brandt – Soap Fund", "Soap Fund"],
	["behind a colon", "Una Brandt: Soap Fund", "Soap Fund"],
	["behind a bar", "Una Brandt | mayor", "mayor"],
	["behind a bracket and a comma", "Una Brandt (Voss), mayor of Wimble", "Voss"],
	["behind a remark in brackets", "Una Brandt (by phone), mayor of Wimble", "mayor of Wimble"],
	["no words behind a colon", "Una Brandt: the boys drop out of school", null],
])("role on a line of its own: %s: `%s`", (_why, text, role) => {
	const passage = passageOf(text, true);
	expect(mentionsIn(passage, whole(passage))[0]?.written.role ?? null).toBe(role);
});

test.each([
	["for a body", "For the Soap Fund, Una Brandt said", "Soap Fund"],
	["on behalf of a body", "On behalf of the Soap Fund, Una Brandt said", "Soap Fund"],
	["speaking for a body", "Speaking for the Soap Fund, Una Brandt said", "Soap Fund"],
	["a role behind the name says more", "For the Soap Fund, Una Brandt, mayor of Wimble, said", "mayor of Wimble"],
	["for nothing that has a name", "For the poor, Una Brandt said", null],
	["for a whole sentence", "For Wimble: no, Una Brandt said", null],
])("a body before the comma: %s: `%s`", (_why, text, role) => expect(mentionIn(text)?.written.role ?? null).toBe(role));

test.each([
	["the title, as it is written", "the Rev. Dr. Una Brandt said", { honorific: "Rev. Dr.", name: "Una Brandt" }],
	["no title", "Una Brandt said", { honorific: null, name: "Una Brandt" }],
	["the name less its possessive ending", "Dr Una Brandt’s soap", { honorific: "Dr", name: "Una Brandt" }],
	["white space collapsed", "Dr  Una\nBrandt said", { honorific: "Dr", name: "Una Brandt" }],
])("written: %s: `%s`", (_why, text, written) => expect(mentionIn(text)?.written).toMatchObject(written));

test.each([
	["a role", "Una Brandt, mayor, said", { part: null, described: true }],
	["a part behind the name", "Una Brandt, moderator, said", { part: "moderator", described: true }],
	["a part before the name", "the moderator, Una Brandt, said", { part: "moderator", described: true }],
	["no description", "Una Brandt said", { part: null, described: false, weighty: false }],
	["a description with an office", "Una Brandt, mayor, said", { weighty: true, described: true }],
	["a description without one", "Una Brandt from Wimble said", { weighty: false, described: true }],
	["a role of all who are named", "Ilo Tamm and Una Brandt, both of the Soap Fund, said", { shared: true }],
	["a role of one", "Ilo Tamm and Una Brandt, of the Soap Fund, said", { shared: false }],
])("what a description says: %s: `%s`", (_why, text, expected) => expect(mentionIn(text)).toMatchObject(expected));

test("a part in brackets and a role behind them are both hers", () => {
	expect(mentionIn("Una Brandt (moderator), mayor of Wimble", true)).toMatchObject({
		part: "moderator",
		written: { role: "mayor of Wimble" },
	});
});

test.each([
	["For UNHCR, Ms Una Brandt", true],
	["On behalf of the Soap Fund, Ms Una Brandt", true],
	["Speaking for UNHCR, Ms Una Brandt", true],
	["Ms Una Brandt, for UNHCR", false],
	["", false],
])("a body may be named first: `%s`: %s", (text, opens) => expect(opensBody(passageOf(text).tokens, 0)).toBe(opens));
