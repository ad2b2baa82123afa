/** A line below the value of a text field that is something of its own. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const paths = ["notes.txt", "notes.md"] as const;

function fieldOf(name: string, notes: string, path: string): string | null {
	const { report } = process(notes, { path });
	const field = report.children.find((child) => child.type === "field" && child.name === name);
	return field?.type === "field" ? field.raw : null;
}

const summary = "\n\nsummary\nada okafor of kenya said that markets closed.\n";

test("where labels are in small letters, a line in small letters below a short value", () => {
	const notes = `date: 11 march 2026\norg by: NGO CSW / Girls Learn Intl\nchurch center 2nd fl\nme (Tamsin) + Jorge there\n\ntopic: girls online${summary}`;
	expect(fieldOf("organizer", notes, "notes.txt")).toBe("NGO CSW / Girls Learn Intl");
});

test("but it goes on behind a comma, below a word that binds, and where the note is wrapped", () => {
	const goesOn = (value: string) =>
		fieldOf("organizer", `date: 11 march 2026\norg by: ${value}\n\ntopic: girls online${summary}`, "notes.txt");
	for (const value of ["ngo csw,\ngirls learn intl", "ngo csw and\ngirls learn intl", "ngo csw\nGirls Learn Intl"])
		expect(goesOn(value)).toBe(value);
	const long = "the women's major group together with the permanent mission\nof uruguay";
	expect(goesOn(long)).toBe(long);
});

test("where labels are not in small letters, a line in small letters goes on", () => {
	const notes = `Date: 11 March 2026\nOrganizer: Girls Learn\ninternational\n\nTitle: Girls online${summary}`;
	expect(fieldOf("organizer", notes, "notes.txt")).toBe("Girls Learn\ninternational");
});

test.each(paths)("a bullet beside that of the label, in %s", (path) => {
	const notes = `* Title: Housing First\n* Conference Room 12, third floor\n* Organised by: Ireland\n* Reporter: Joy Hill\n${summary}`;
	expect(fieldOf("title", notes, path)).toBe("Housing First");
	const below = `* Title: Housing First\n  * What cities can learn\n* Organised by: Ireland\n* Reporter: Joy Hill\n${summary}`;
	expect(fieldOf("title", below, path)).toContain("cities");
});
