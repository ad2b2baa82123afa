import { expect, test } from "vitest";
import { among, is, reads, sliceTokens, someIs, wordSet } from "../../../src/interpret/statements/tokens.ts";
import { wordBit } from "../../../src/text/words.ts";
import { passageOf } from "./passage.ts";

test.each([
	["words and marks", "Soap, please!", ["Soap", ",", "please", "!"]],
	["the full stop of a title", "Dr. Brandt", ["Dr.", "Brandt"]],
	["the full stop of an initial", "Una P. Brandt", ["Una", "P.", "Brandt"]],
	["the full stop of letters with full stops", "H.E. Brandt", ["H.E.", "Brandt"]],
	["the full stop of a suffix", "Brandt Jr. spoke", ["Brandt", "Jr.", "spoke"]],
	["the full stop behind any other word", "Una spoke.", ["Una", "spoke", "."]],
	["a small letter is no initial", "plan b. Then", ["plan", "b", ".", "Then"]],
	["two hyphens are a dash", "soap -- or ash", ["soap", "–", "or", "ash"]],
	["a possessive is one word", "Brandt’s soap", ["Brandt’s", "soap"]],
	["an apostrophe at the end is a mark", "the Alders’ soap", ["the", "Alders", "’", "soap"]],
	["line ends and tabs part as blanks do", "soap\n\tash", ["soap", "ash"]],
	["the number of a note behind a word is none", "Brandt[1], soap[12].", ["Brandt", ",", "soap", "."]],
	["a number in brackets of its own is three", "soap [2]", ["soap", "[", "2", "]"]],
	["nothing", " \n ", []],
])("%s: `%s`", (_why, text, tokens) => {
	expect(passageOf(text).tokens.map((token) => token.text)).toEqual(tokens);
});

test.each([
	["a word", "soap", { kind: "word", capital: false }],
	["a capital", "Soap", { kind: "word", capital: true, folded: "soap" }],
	["a capital beyond ASCII", "Žofia", { kind: "word", capital: true, folded: "žofia" }],
	["a prefix before a capital", "kaMaseko", { kind: "word", capital: true }],
	["an elided article before a capital", "d’Alvaro", { kind: "word", capital: true }],
	["a capital further on", "eBay", { kind: "word", capital: true }],
	["a small word in small letters", "de", { kind: "word", capital: false }],
	["an acronym is not its word", "WHO", { capital: true, folded: "WHO" }],
	["five capitals are no acronym", "WATER", { capital: true, folded: "water" }],
	["a figure", "1,200", { kind: "number", bits: 0, capital: false }],
	["a mark", "“", { kind: "mark", bits: 0 }],
	["possessive, curled", "Una’s", { possessive: true }],
	["possessive, straight", "Una's", { possessive: true }],
	["a plural is no possessive", "nuns", { possessive: false }],
])("%s: `%s`", (_why, text, expected) => expect(passageOf(text).tokens[0]).toMatchObject(expected));

test.each([
	["the class of a listed word", "chairman", wordBit.office],
	["in any letter case", "CHAIRMAN", wordBit.office],
	["with its full stop", "Prof.", wordBit.honorific],
	["less the possessive ending", "director’s", wordBit.office],
	["a plural that no list has", "pharmacists", wordBit.office],
	["an unknown word by its ending", "limnologist", wordBit.office],
])("%s: `%s`", (_why, text, bit) => expect(is(passageOf(text).tokens[0], bit)).toBe(true));

test("a gap is white space before a token", () => {
	expect(passageOf("Una (soap) - ash").tokens.map((token) => token.gap)).toEqual([
		false,
		true,
		false,
		false,
		true,
		true,
	]);
});

test.each([
	["letter case aside", "Thus", "thus", true],
	["but not for acronyms", "WHO", "who", false],
	["a mark", "”", "”", true],
	["another word", "then", "thus", false],
])("reads and among: %s", (_why, text, wanted, expected) => {
	const [token] = passageOf(text).tokens;
	expect(reads(token, "nothing", wanted)).toBe(expected);
	expect(among(token, wordSet(`nothing ${wanted}`))).toBe(expected);
});

test("nothing is known of a token that is not there", () => {
	expect(reads(undefined, "a")).toBe(false);
	expect(among(undefined, wordSet("a"))).toBe(false);
	expect(is(undefined, wordBit.office)).toBe(false);
});

test.each([
	["inside", 0, 2, true],
	["before it", 0, 1, false],
	["beyond the last token", 1, 99, true],
	["nothing", 1, 1, false],
])("someIs looks from one token up to another: %s", (_why, from, to, expected) => {
	expect(someIs(passageOf("our treasurer").tokens, { from, to }, wordBit.office)).toBe(expected);
});

test.each([
	["as it is written", "the “big” soap", 0, 5, "the “big” soap"],
	["white space collapsed", "the\n  soap\tash", 0, 3, "the soap ash"],
	["up to the end, exclusive", "one two three", 0, 2, "one two"],
	["nothing", "one two", 1, 1, ""],
	["turned round", "one two", 1, 0, ""],
	["beyond the end", "one two", 0, 3, ""],
])("sliceTokens: %s", (_why, text, from, to, expected) => {
	expect(sliceTokens(text, passageOf(text).tokens, { from, to })).toBe(expected);
});
