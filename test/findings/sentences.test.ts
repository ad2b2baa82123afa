import { describe, expect, test } from "vitest";
import { type Finding, isFault, sentence, severities } from "../../src/findings/finding.ts";
import { kinds } from "../../src/findings/kinds.ts";
import { toMessage } from "../../src/findings/message.ts";

const position = { start: { line: 3, column: 1, offset: 20 }, end: { line: 3, column: 5, offset: 24 } };

describe("sentence", () => {
	test.each<[Finding, string]>([
		[
			{ code: "missing-field", position, label: "Date", type: "date" },
			"Required field `Date` not found. Add a line `Date: <date>`.",
		],
		[
			{ code: "duplicate-section", position, label: "Tags", first: position },
			"Section `Tags` is already on line 3. Keep one of the two.",
		],
		[
			{ code: "duplicate-section", position, label: "Tags", first: position, where: "paragraph 4" },
			"Section `Tags` appears a second time. Keep one of the two.",
		],
		[
			{ code: "missing-section", position, label: "A", nearest: { words: "a", line: 7 }, where: "paragraph 4" },
			"Section `A` not found. If `a` is meant for it, write `A` instead.",
		],
		[{ code: "hidden-character", position, character: "\u200b\ufeff" }, "Hidden character `U+200B U+FEFF`. Remove it."],
		[
			{ code: "missing-section", position, label: "A", where: "paragraph 4" },
			"Section `A` not found. Add a line with this heading.",
		],
		[
			{ code: "goal-tag-mismatch", position, onlyField: [5, 8], onlyTags: [16] },
			"Goals and tags differ: 5, 8 only in the field, 16 only in the tags. Write the same goals in both.",
		],
		[
			{ code: "ambiguous-date", position, raw: "02/03/2016", readings: ["2 March 2016", "3 February 2016"] },
			"Ambiguous date `02/03/2016` (`2 March 2016`, `3 February 2016`). Write the month as a word.",
		],
		[
			{ code: "too-large", position: null, message: "Too large: 9 bytes. The limit is 8." },
			"Too large: 9 bytes. The limit is 8.",
		],
		[
			{ code: "unknown-label", position, label: "Ven\u001B[31mue\n\u202E\u2065" },
			"`VenU+001B[31mue U+202E U+2065` is not a field of this form; its text is kept, but in no field. Use a label of the form, or add this one to the form.",
		],
		[
			{ code: "unknown-label", position, label: "می\u200Cخواهم 👩\u200D🌾 De\u200Dla \u200D\uD800" },
			"`می\u200Cخواهم 👩\u200D🌾 DeU+200Dla U+200D U+D800` is not a field of this form; its text is kept, but in no field. Use a label of the form, or add this one to the form.",
		],
		[
			{ code: "unknown-label", position, label: `${"x".repeat(198)}🌾${"y".repeat(10_000)}` },
			`\`${"x".repeat(198)}…\` is not a field of this form; its text is kept, but in no field. Use a label of the form, or add this one to the form.`,
		],
	])("%o", (finding, words) => expect(sentence(finding)).toBe(words));
});

test("every code has a severity, and errors are what exit 2 is made of", () => {
	expect(Object.keys(kinds).sort()).toEqual(Object.keys(severities).sort());
	const faults = Object.entries(severities).filter(([code]) => isFault({ code } as Finding));
	expect(faults).toHaveLength(15);
	expect(new Set(faults.map(([, severity]) => severity))).toEqual(new Set(["error"]));
});

describe("toMessage", () => {
	test("speaks to every tool built on vfile", () => {
		const message = toMessage({ code: "misspelled-label", position, label: "Repotrer", expected: "Reporter" });
		expect(message).toMatchObject({
			ruleId: "misspelled-label",
			source: "rapporteur",
			fatal: true,
			expected: ["Reporter"],
			line: 3,
			column: 1,
		});
		expect(message.reason).toBe("Misspelt label `Repotrer`. Write `Reporter`.");
	});

	test("points to the first of two", () => {
		const { cause } = toMessage({ code: "duplicate-field", position, label: "Date", first: position });
		expect(cause).toMatchObject({ place: position });
	});

	test.each([
		["unknown-label", false],
		["external-content", undefined],
	] as const)("%s has fatal %s", (code, fatal) => {
		expect(toMessage({ code, position: null, label: "", what: "" } as Finding).fatal).toBe(fatal);
	});
});
