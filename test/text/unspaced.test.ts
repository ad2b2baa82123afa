import { expect, test } from "vitest";
import { unspaced } from "../../src/forms/labels.ts";

test.each([
	["one word", "S O A P", "SOAP"],
	["two words", "S O A P   A S H", "SOAP   ASH"],
	["a word that is not spaced", "SOAP", null],
	["one of two words spaced", "S O A P ASH", null],
	["two letters", "a b", "ab"],
	["one letter", "a", null],
	["too long a line", "a ".repeat(200), null],
])("spaced letters: %s", (_why, text, expected) => expect(unspaced(text)).toBe(expected));
