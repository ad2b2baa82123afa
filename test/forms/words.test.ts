import { expect, test } from "vitest";
import { compileWords, expandWords } from "../../src/forms/words.ts";
import { wordBit } from "../../src/text/words.ts";

const words = compileWords(
	expandWords({ office: "representative", officeEnding: "ologist", given: "Ann Élodie", honorific: "HE" }),
	"english",
);

test.each([
	["Ann", wordBit.given],
	["ANN.", wordBit.given],
	["ÉLODIE", wordBit.given],
	["HE", wordBit.honorific],
	["he", 0],
	["Representatives", wordBit.office],
	["REPRESENTATIVES", wordBit.office],
	["Criminologist", wordBit.office],
	["CRIMINOLOGIST.", wordBit.office],
	["ologist", 0],
	["Kettering", 0],
	["Crosses", 0],
	["", 0],
])("%s", (word, bits) => {
	expect(words.bits(word)).toBe(bits);
});
