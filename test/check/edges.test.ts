/** Slips that are easy to tell twice, or not at all. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const today = "2026-11-24";

function found(notes: string, ...codes: string[]): string[] {
	return process(notes, { path: "notes.txt", today }).findings.flatMap((finding) => {
		if (!codes.includes(finding.code)) return [];
		const { line = 0, column = 0 } = finding.position?.start ?? {};
		return [`${finding.code} ${line}:${column}`];
	});
}

test("garbled characters in a label are one mistake", () => {
	const rest =
		"Date: 2 February 2016\nMeeting Organizer: Harbour Forum\nStaff Present: Ruth Delacroix\nWhich SDG does this topic cover? 14\nType of meeting: briefing";
	const codes = ["mojibake", "missing-field", "unknown-label", "misspelled-label"];
	expect(found(`${rest}\nReporterâ€™s: Ruth Delacroix\n`, ...codes)).toEqual(["mojibake 6:9"]);
	expect(found(`${rest}\nVenueâ€™s: Room 4\n`, ...codes)).toEqual(["missing-field 3:30", "mojibake 6:6"]);
});

test.each([
	["at the edge of a value", "Reporter: Ruth Delacroix\uFEFF\n", ["hidden-character 1:25"]],
	["in a line of its own", "Reporter: Ruth Delacroix\n\uFEFF\nTags: harbours\n", ["hidden-character 2:1"]],
	["many at once, as one", "Reporter: Ruth Delacroix\uFEFF\uFEFF\uFEFF\n", ["hidden-character 1:25"]],
	[
		"behind another that does not show, as one with it",
		"Reporter: Ruth Dela\u200b\uFEFFcroix\n",
		["hidden-character 1:20"],
	],
	["in a word, once", "Reporter: Ruth Dela\uFEFFcroix\n", ["hidden-character 1:20"]],
	["at the very start it says how the file is encoded", "\uFEFFReporter: Ruth Delacroix\n", []],
])("a byte order mark %s", (_, notes, expected) => {
	expect(found(notes, "hidden-character")).toEqual(expected);
});

test("what is left of an address is shown with what stands before it, be it one long word", () => {
	const notes = `Brief summary of presentation\n\n${"a".repeat(60)}(). It is so.\n`;
	const { findings } = process(notes, { path: "notes.txt", today });
	const lost = findings.flatMap((finding) => (finding.code === "lost-url" ? [finding.raw] : []));
	expect(lost).toEqual([`${"a".repeat(39)}(`]);
});

test.each([
	["Significanse of it", "Significance"],
	["Importence for us", "Importance for us"],
	["Brief sumary of presentation", "Brief summary of presentation"],
])("a misspelt label is taken for the nearest one, of however many words: %s", (label, expected) => {
	const { findings } = process(`Title: Harbours\n\n${label}:\n\nBoats were counted.\n`, { path: "notes.txt", today });
	const wanted = findings.flatMap((finding) => (finding.code === "misspelled-label" ? [finding.expected] : []));
	expect(wanted).toEqual([expected]);
});
