import { expect, test } from "vitest";
import { isMark, plainEnd, skipBlanks, tokenEnd } from "../../../src/interpret/statements/scan.ts";

test.each([
	["a plain word", "water runs", "water"],
	["a word before a comma", "water, soap", "water"],
	["an apostrophe inside a word", "don’t go", "don’t"],
	["a hyphen inside a word", "co-chair of", "co-chair"],
	["a hyphen that only ends a word", "pre- and post-war", "pre"],
	["full stops between letters", "H.E. Sarr", "H.E"],
	["a full stop that ends a sentence", "soap. Then", "soap"],
	["a letter with a mark", "Žofia said", "Žofia"],
	["a combining mark", "e\u0301tat libre", "e\u0301tat"],
	["digits behind letters", "covid19 rose", "covid19"],
	["a date in figures", "3/5/2017, noon", "3/5/2017"],
	["an ordinal in figures", "21st century", "21st"],
	["a figure that ends a sentence", "1999. Then", "1999"],
	["two hyphens are one mark", "--and", "--"],
	["one hyphen is one", "-and", "-"],
	["a quotation mark", "“Yes”", "“"],
	["a character of two units", "😀!", "😀"],
])("%s: `%s`", (_why, text, first) => expect(text.slice(0, tokenEnd(text, 0))).toBe(first));

test.each([
	["a comma", ",", true],
	["a lone hyphen", "-and", true],
	["two hyphens are read as one", "--and", false],
	["a dash", "—and", true],
	["a quotation mark", "“Yes”", true],
	["a character of two units", "😀!", false],
	["a letter", "a", false],
	["a letter beyond ASCII", "é", false],
	["a figure", "1", false],
])("mark: %s: `%s`", (_why, text, mark) => expect(isMark(text, 0)).toBe(mark));

test.each([
	["a word in small letters", "soap is", 4],
	["nothing where a capital stands", "Soap is", 0],
	["nothing where the word goes on in a capital", "soApy", 0],
	["nothing where it goes on behind an apostrophe", "isn't", 0],
	["up to an apostrophe that goes on with nothing", "isn' t", 3],
	["nothing where a letter beyond ASCII follows", "soapé", 0],
	["to the end of the text", "soap", 4],
])("plain: %s: `%s`", (_why, text, end) => expect(plainEnd(text, 0)).toBe(end));

test.each([
	["blanks and tabs", " \t x", 3],
	["a blank that does not break", "\u00a0x", 1],
	["nothing to skip", "x", 0],
	["blanks to the end", "  ", 2],
])("blanks: %s", (_why, text, end) => expect(skipBlanks(text, 0)).toBe(end));
