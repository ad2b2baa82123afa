/** A line below the value of a text field that is something of its own. */
import { expect, test } from "vitest";
import { process, render } from "../../src/library/process.ts";

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

test.each(paths)("a sentence below a blank line is no value of an empty field, in %s", (path) => {
	const said = "The minister could not come, so her deputy spoke for her.";
	const notes = (type: string) => `Date of Meeting: 2 February 2016\nType of meeting:\n\n${type}\n${summary}`;
	expect(fieldOf("type", notes(said), path)).toBe("");
	expect(fieldOf("type", notes("Side event of the harbours"), path)).toBe("Side event of the harbours");
});

test.each(
	paths.flatMap((path) =>
		["\n\nOpening\nMs Ada Okafor said so.", "\n\nMs Ada Okafor said so.", "\nMs Ada Okafor said so."].map((said) => [
			said,
			path,
		]),
	),
)("what is said below whoever reports is no second person: %j in %s", (said, path) => {
	const notes = `Date: 3 May 2019\n\nReporter\nRuta Berg${said}\n\nSignificance\nMarkets feed us.\n`;
	expect(fieldOf("reporter", notes, path)).toBe("Ruta Berg");
});

test("more people may stand below a blank line", () =>
	expect(fieldOf("reporter", `Date: 3 May 2019\n\nReporter\nRuta Berg\n\nAda Okafor\n${summary}`, "notes.txt")).toBe(
		"Ruta Berg\n\nAda Okafor",
	));

test.each(["- two interns", "AB", "the cook", "(chair)", "husband of Ann Bell"])("people stay below %j", (entry) => {
	const mark = entry.startsWith("- ") ? "- " : "";
	const list = `${mark}Ann Bell\n\n${entry}\n\n${mark}Juan Perez\n\n${mark}Leila Haddad`;
	const staff = fieldOf(
		"staff",
		`Date: 3 May 2019\nStaff present:\n\n${list}\n\nReporter: Juan Perez\n${summary}`,
		"notes.txt",
	);
	expect(staff).toContain("Leila Haddad");
});

test("a title may end in a comma", () => {
	const { title } = JSON.parse(
		render(process(`Women, Peace and Security,\n\nDate: 3 May 2019\n${summary}`, { path: "notes.txt" }), "json"),
	);
	expect(title).toBe("Women, Peace and Security,");
});

test.each(["Sea cables and their friends", "Here are my notes."])("a greeting is no title: %j", (line) => {
	const notes = `Hi Ann,\n\n${line}\n\nDate: 3 May 2019\nReporter: Ruta Berg\n${summary}`;
	const { title } = JSON.parse(render(process(notes, { path: "notes.txt" }), "json"));
	expect(title === line).toBe(!line.endsWith("."));
});

test("a paragraph below a table of labels is no value of its last one", () => {
	const table = "| Date of Meeting | 2 February 2016 |\n|---|---|\n| Type of meeting | |";
	expect(fieldOf("type", `${table}\n\nThe harbour of the north\n${summary}`, "notes.md")).toBe("");
});

test.each(paths)("what stands beside an unknown label of a list is none of its value, in %s", (path) => {
	const items = ["- Organizer: Ireland", "- Weather: fine", "- Speakers", "  - Ada Okafor, Kenya"];
	const notes = `- Date of Meeting: 2 February 2016\n${items.join("\n")}\n`;
	const { unclassified } = JSON.parse(render(process(notes, { path }), "json")) as { unclassified: unknown[] };
	expect(unclassified[0]).toMatchObject({ label: "Weather", markdown: "fine" });
});

test.each(paths)("bullets of prose below a value on its label's line are none of it, in %s", (path) => {
	const notes = `Date: 3 May 2019\nReporter: Ruta\n- Rwanda said that drones help, but no boots are replaced.\n- Bangladesh wants a date, and was not paid.\n${summary}`;
	expect(fieldOf("reporter", notes, path)).toBe("Ruta");
	expect(fieldOf("reporter", notes.replace(/- Rwanda.*\n.*\n/, "- Ann Bell\n"), path)).toContain("Ann Bell");
});

test.each(["#oceans #fish", "https://un.org/boats"])("%s is no more of a text", (line) => {
	const notes = `Date of Meeting: 2 February 2016\nType of meeting: side event\n${line}\nReporter: Ann Bell\n${summary}`;
	expect(fieldOf("type", notes, "notes.txt")).toBe("side event");
	const { findings } = process(notes, { path: "notes.txt" });
	expect(findings.map(({ code, position }) => `${code} ${position?.start.line}`)).toContain("unclassified-text 3");
});

test("tags may have signs with spaces on both sides between them", () => {
	const { report } = process(`Date: 2 May 2016${summary}\nTags: oceans / boats | HIV/AIDS · nets\n`, {
		path: "notes.txt",
	});
	const tags = report.children.find((child) => child.type === "field" && child.name === "tags");
	expect(tags).toMatchObject({ value: ["oceans", "boats", "HIV/AIDS", "nets"] });
});
