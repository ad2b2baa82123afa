import { is } from "valibot";
import { expect, test } from "vitest";
import { findingSchema } from "../../../src/batch/ledger/finding-schema.ts";
import { everyFinding, textWith } from "../../reporters/every-finding.ts";

test.each([null, textWith("words").position])(
	"a finding of each code at %o is sound, and one without its data is not (quoted mail has none)",
	(position) => {
		for (const finding of everyFinding("words", position)) {
			expect([finding.code, is(findingSchema, JSON.parse(JSON.stringify(finding)))]).toEqual([finding.code, true]);
			const bare = { code: finding.code, position };
			expect([finding.code, is(findingSchema, bare)]).toEqual([finding.code, finding.code === "quoted-mail"]);
		}
	},
);

test.each([null, 1, "future-date", [], {}, { code: "constructor", position: null }])("%j is no finding", (data) => {
	expect(is(findingSchema, data)).toBe(false);
});
