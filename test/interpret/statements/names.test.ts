import { expect, test } from "vitest";
import { nameAt } from "../../../src/interpret/statements/names.ts";
import { sliceTokens } from "../../../src/interpret/statements/tokens.ts";
import { passageOf } from "./passage.ts";

/** `honorific|name` of the name that starts the text; null when none does. */
function nameOf(text: string): string | null {
	const { tokens } = passageOf(text);
	const name = nameAt(tokens, 0);
	if (name === null) return null;
	const { start, from, to } = name;
	return `${sliceTokens(text, tokens, { from: start, to: from })}|${sliceTokens(text, tokens, { from, to })}`;
}

test.each([
	["two capitals", "Una Brandt said", "|Una Brandt"],
	["a title", "Ms Una Brandt said", "Ms|Una Brandt"],
	["a run of titles", "H.E. Prof. Dr. Una Brandt", "H.E. Prof. Dr.|Una Brandt"],
	["a title behind a comma", "Prof., Dr. Una Brandt", "Prof., Dr.|Una Brandt"],
	["an article before a title", "the Hon. Una Brandt", "the Hon.|Una Brandt"],
	["what goes on a title", "Professor Emeritus Una Brandt", "Professor Emeritus|Una Brandt"],
	["a rank in brackets", "Commissioner (Dr.) Una Brandt", "Commissioner (Dr.)|Una Brandt"],
	["retired, in brackets", "Captain (ret’d) Una Brandt", "Captain (ret’d)|Una Brandt"],
	["a title in small letters", "father Ilo Tamm", "father|Ilo Tamm"],
	["a title before a full name only", "Dame Ulla Renn", "Dame|Ulla Renn"],
	["that title before a lone name is a given name", "Dame Ndoumbe sang", "|Dame Ndoumbe"],
	["the same behind another title", "H.E. Dame Ndoumbe sang", "H.E.|Dame Ndoumbe"],
	["an initial", "Una P. Brandt", "|Una P. Brandt"],
	["particles", "Ilo van der Zand said", "|Ilo van der Zand"],
	["a particle that is joined", "Ilo al-Qadin said", "|Ilo al-Qadin"],
	["a particle at the end is none", "Ilo van said", "|Ilo"],
	["a suffix behind a comma", "Ilo Tamm, Jr. said", "|Ilo Tamm, Jr."],
	["a nickname", "Ilo “Bo” Tamm said", "|Ilo “Bo” Tamm"],
	["a nickname in brackets", "Ilo (Bo) Tamm said", "|Ilo (Bo) Tamm"],
	["a bracket that ends the name is none", "Ilo Tamm (Bo) said", "|Ilo Tamm"],
	["a stray blank in a hyphen", "Ilo Tamm- Voss – soap", "|Ilo Tamm- Voss"],
	["a possessive ends it", "Ilo Tamm’s Soap", "|Ilo Tamm’s"],
	["the place of a peer", "Lord Tamm of Wimble said", "Lord|Tamm of Wimble"],
	["the body of anybody else", "Mr Tamm of Wimble said", "Mr|Tamm"],
	["another title opens another name", "Una Brandt Dr Ilo Tamm", "|Una Brandt"],
	["a verb ends it", "Una said", "|Una"],
])("%s: `%s`", (_why, text, name) => expect(nameOf(text)).toBe(name));

test.each([
	["a small word", "soap is dear"],
	["a pronoun", "She said"],
	["a month", "March came"],
	["an unknown word in -ing", "Fathoming Tamm"],
	["an office before the name", "Deputy Treasurer Una Brandt"],
	["a mark", "“Una”"],
	["nothing", ""],
])("no name starts with %s: `%s`", (_why, text) => expect(nameOf(text)).toBeNull());

/** Whether a text is somebody's name by itself. */
function isPerson(text: string): boolean {
	return (nameAt(passageOf(text).tokens, 0)?.likeness ?? 0) >= 2;
}

test.each([
	["unknown words", "Orvo Tansk", true],
	["a known given name", "Anna Tansk", true],
	["a given name and an ordinary word", "Anna Church", true],
	["an initial", "O. Tansk", true],
	["a title and an ordinary word", "Mr Church", true],
	["a long name in capitals", "ORVILO TANSKY", true],
	["a lone unknown word", "Tansk", false],
	["a body", "Orvo Foundation", false],
	["a body of ordinary words", "Water Council", false],
	["ordinary words", "Clean Water", false],
	["an acronym", "TKWO", false],
	["an ordinary word with an acronym", "Water TKW", false],
	["a place", "Nairobi", false],
])("likeness: %s: `%s`", (_why, text, expected) => expect(isPerson(text)).toBe(expected));

test("a possessive name says so", () => {
	expect(nameAt(passageOf("Ilo Tamm’s soap").tokens, 0)?.possessive).toBe(true);
	expect(nameAt(passageOf("Ilo Tamm said").tokens, 0)?.possessive).toBe(false);
});

test.each([
	["a title", "with father Ilo Tamm", "father Ilo Tamm"],
	["no title of somebody’s", "her father Ilo Tamm", null],
	["no title of one of several", "a father Ilo Tamm", null],
])("a title in small letters: %s: `%s`", (_why, text, name) => {
	const { tokens } = passageOf(text);
	const run = nameAt(tokens, 1);
	expect(run && sliceTokens(text, tokens, { from: run.start, to: run.to })).toBe(name);
});

test("a line in capitals is no longer than any name", () => {
	const { tokens } = passageOf("Tansk ".repeat(40));
	expect(nameAt(tokens, 0)?.to).toBe(16);
});
