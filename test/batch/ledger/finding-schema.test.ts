import { is } from "valibot";
import { expect, test } from "vitest";
import { findingSchema } from "../../../src/batch/ledger/entry.ts";
import { everyFinding, textWith } from "../../reporters/every-finding.ts";

test.each([null, textWith("words").position])("a finding of each code at %o is sound", (position) => {
	for (const finding of everyFinding("words", position))
		expect([finding.code, is(findingSchema, JSON.parse(JSON.stringify(finding)))]).toEqual([finding.code, true]);
});

const sound = { code: "duplicate-field", position: null, label: "Date", first: textWith("words").position };

test.each([
	null,
	1,
	"future-date",
	[],
	{},
	{ code: "constructor", position: null },
	{ ...sound, position: 1 },
	{ ...sound, label: 1 },
	{ ...sound, first: {} },
	{ code: "duplicate-field", position: null, label: "Date" },
	{ code: "ambiguous-date", position: null, raw: "02/03/2016", readings: [1, 2] },
])("%j is no finding", (data) => expect(is(findingSchema, data)).toBe(false));
