/** Which parts of a report rules look at. */
import { expect, test } from "vitest";
import { parseForm, process } from "../../src/index.ts";

const findingsOf = (notes: string) =>
	process(notes, { path: "notes.txt", today: "2030-01-01" })
		.findings.filter(({ code }) => !code.startsWith("missing-"))
		.map(({ code, position }) => `${code} ${position?.start.line}:${position?.start.column}`);

test("parts are judged in the order of the notes", () => {
	expect(findingsOf("Reporter: Ruth Delacroix\nVenue: Room 4\nDate of Meeting: 2 February 2016\n")).toEqual([
		"unknown-label 2:1",
		"section-order 3:1",
	]);
});

test("the second of a duplicate is not among them", () => {
	expect(findingsOf("Reporter: Ruth Delacroix\nReporter: 1234\n")).toEqual(["duplicate-field 2:1"]);
});

test("a field that still holds its hint is not filled in, and one with characters that are wrong not legible", () => {
	expect(
		findingsOf("Date of Meeting: 2 Feb\u200bruary 2016\nMeeting Organizer: Forum\nReporter: [your name]\n"),
	).toEqual(["hidden-character 1:23", "unfilled-placeholder 3:11"]);
});

test("a date above the first label is in no order, since no label could be moved", async () => {
	const keys = ["title", "present", "date", "place"].map((key) => {
		const type = key === "present" ? "people" : key === "date" ? "date" : "text";
		return `  ${key}: { label: ${key}, type: ${type}, where: [line, title] }`;
	});
	const loaded = await parseForm(`title: Club\nfields:\n${keys.join("\n")}\n`, "club");
	if (!("form" in loaded)) throw new Error(JSON.stringify(loaded.faults));
	const notes = "Rowing club\n4 May 2019\n\nPresent: Bo Li\nPlace: The hall\n";
	const { findings } = process(notes, { path: "notes.txt", today: "2030-01-01", form: loaded.form });
	expect(findings.map(({ code }) => code)).toEqual([]);
});

test("a section that may occur several times has no place in the order", async () => {
	const sections = "  last: { label: Closing }\n  topic: { label: Topic, matches: ['*'], repeatable: true }\n";
	const form = `title: Club\nheadings: [numbered]\nfields:\n  place: { label: Place, type: text }\nsections:\n${sections}`;
	const loaded = await parseForm(form, "club");
	if (!("form" in loaded)) throw new Error(JSON.stringify(loaded.faults));
	const notes =
		"Place: The hall\n\n1. Boats\nThe boats were sold.\n\n2. Closing\nThe meeting ended.\n\n3. Ropes\nOld.\n";
	const { findings } = process(notes, { path: "notes.txt", today: "2030-01-01", form: loaded.form });
	expect(findings.map(({ code }) => code)).toEqual([]);
});

test.each(["notes.txt", "notes.md"])("text above the first section, where a later one is missing, in %s", (path) => {
	const hash = path === "notes.md" ? "## " : "";
	const told = (above: string, below: string) =>
		process(
			`Date of Meeting: 2 May 2016\n\n${above}${hash}Summary of information\n\nBoats were counted.\n\n${below}\n`,
			{
				path,
				today: "2030-01-01",
			},
		).findings.flatMap((each) => {
			if (each.code === "unclassified-text") return [`text ${each.position?.start.line}`];
			return each.code === "missing-section" ? [`section ${each.nearest?.line ?? ""}`] : [];
		});
	const lost = "It was held by the Harbour Forum, with the Mission of Fiji.\n\n";
	expect(told(lost, "Tags: boats")).toEqual(["text 3", "section "]);
	expect(told("", "Why this is important to us. Our teams count boats.\n\nTags: boats")).toEqual(["section 7"]);
	expect(told("", "We thank them. Our teams count boats.\n\nTags: boats")).toEqual(["section "]);
});
