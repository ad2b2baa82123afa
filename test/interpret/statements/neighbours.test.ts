import { expect, test } from "vitest";
import { company, hasWordsBelow, isQuotation } from "../../../src/interpret/statements/neighbours.ts";
import { readUnits } from "../../../src/interpret/statements/readings.ts";
import { words } from "./passage.ts";
import { unitsIn } from "./units-of.ts";

function readings(summary: string) {
	return readUnits(unitsIn(summary), words);
}

test.each([
	["nobody beside it", "* Orvo Tansk: soap", 0],
	["no look-alike beside it", "* Orvo Tansk: soap\n* the ash is dear", 0],
	["few look-alikes", "* Orvo Tansk: soap\n* Pia Holm: ash\n* the lye\n* the tar\n* the wax", 0.4],
	["unsure look-alikes", "* Orvo Tansk: soap\n* Brint: ash", 1.2],
	["sure look-alikes", "* Orvo Tansk: soap\n* Pia Holm: ash", 2],
	["another list", "* Orvo Tansk: soap\n\nThe ash is dear.\n\n* Pia Holm: ash", 0],
])("items have %s", (_why, summary, support) => expect(company(readings(summary), 0)).toBe(support));

test("what hangs below an item has less than none", () => {
	expect(company(readings("* Orvo Tansk: soap\n   * Pia Holm: ash\n   * Ilo Voss: lye"), 1)).toBe(-1);
});

test("there is no company where nothing stands", () => expect(company([], 0)).toBe(0));

test.each([
	["a paragraph", "Dr Una Brandt\n\nSoap is dear and ash is not.", true],
	["another line of people", "Dr Una Brandt\n\nDr Ilo Tamm", false],
	["nothing", "Dr Una Brandt", false],
])("words below: %s", (_why, summary, expected) => expect(hasWordsBelow(readings(summary), 0)).toBe(expected));

test.each([
	["curled marks", "“Soap is dear.”", true],
	["straight marks", '"Soap is dear."', true],
	["a full stop behind them", "“Soap is dear”.", true],
	["words behind them", "“Soap is dear,” said the nun.", false],
	["words before them", "She said “soap”", false],
	["an item", "* “Soap is dear.”", false],
])("a quotation: %s: `%s`", (_why, summary, expected) => expect(isQuotation(unitsIn(summary)[0])).toBe(expected));

test("nothing is no quotation", () => expect(isQuotation(undefined)).toBe(false));
