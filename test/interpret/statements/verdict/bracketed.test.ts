import { expect, test } from "vitest";
import { bracketed } from "../../../../src/interpret/statements/verdict/bracketed.ts";
import { said, sceneOf } from "./scene-of.ts";

test.each([
	["behind a quotation", "“Pay the millers” (Una Brandt) was one view.", "speaks"],
	["with an office at the end of a sentence", "Soap is dear (Una Brandt, mayor).", "speaks"],
	["two with offices", "Soap is dear (Una Brandt, mayor, and Ilo Tamm, nurse).", "speaks"],
	["two with one office", "Soap is dear (Una Brandt and Ilo Tamm, mayor).", null],
	["a bare name at the end of a sentence", "Soap is dear (Una Brandt).", null],
	["with an office amid a sentence", "Soap (Una Brandt, mayor) is dear.", null],
	["more in the bracket behind it", "Soap is dear (Una Brandt, mayor, said so).", null],
	["more in the bracket before it", "Soap is dear (says Una Brandt, mayor).", null],
	["no bracket", "Soap is dear, Una Brandt, mayor.", null],
])("%s: `%s`", (_why, text, expected) => expect(said(bracketed(sceneOf(text)))).toBe(expected));
