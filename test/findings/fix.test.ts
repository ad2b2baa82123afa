import { expect, test } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { fixIn, fixOf } from "../../src/findings/fix.ts";

const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 9, offset: 8 } };
const misspelled: Finding = { code: "misspelled-label", position, label: "REPOTRER", expected: "Reporter" };
const garbled: Finding = { code: "mojibake", position, raw: "â€™", expected: "’" };

test("fixOf repairs misspelt labels and garbled characters, and nothing else", () => {
	expect(fixOf(misspelled)).toEqual({ position, raw: "REPOTRER", text: "REPORTER" });
	expect(fixOf(garbled)).toEqual({ position, raw: "â€™", text: "’" });
	expect(fixOf({ code: "broken-tag", position, raw: "SDG16: Peace", expected: "SDG16: Peace, Justice" })).toBeNull();
	expect(fixOf({ ...garbled, position: null })).toBeNull();
	expect(fixOf({ ...garbled, unfixable: true })).toBeNull();
});

test("fixIn repairs only what stands in the text as it was found", () => {
	expect(fixIn(misspelled, "REPOTRER: Ruth")?.text).toBe("REPORTER");
	expect(fixIn(misspelled, '"\\u0052EPOTRER": Ruth')).toBeNull();
	expect(fixIn(misspelled, null)).toBeNull();
	expect(fixIn({ ...misspelled, expected: "Repotrer" }, "REPOTRER: Ruth")).toBeNull();
});

test("words that a label lacks are left to people, and a torn one is joined", () => {
	const repair = (label: string): string | null => fixOf({ ...misspelled, label, expected: "Reporter" })?.text ?? null;
	expect(repair("Repotrer of today")).toBeNull();
	expect(repair("Re porter")).toBe("Reporter");
});

test.each([
	["Tgas", "Tags"],
	["Tabs", null],
	["bags", null],
	["Tagss", "Tags"],
	["Reprter", "Reporter"],
	["Rented SDGs", null],
	["Irrelated SDGs", null],
	["eRlated SDGs", "Related SDGs"],
])("a label that may be made of other words is left to people: %s", (label, repaired) => {
	const expected = label.includes(" ") ? "Related SDGs" : label.startsWith("R") ? "Reporter" : "Tags";
	expect(fixOf({ ...misspelled, label, expected })?.text ?? null).toBe(repaired);
});
