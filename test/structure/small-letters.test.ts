/** Notes without capitals, as they are dictated or typed on a phone: there, a small letter does not carry a line on. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const told = [
	"summary",
	"ann bell of the coast guard said the boats were counted",
	"bo li from fiji asked why nobody had told them of the nets",
	"",
	"significance",
	"we could count too",
];
const head = [
	"date 2 february 2016",
	"organizer harbour forum and the coast guard of the north",
	"venue the old customs house on the pier",
	"time ten to twelve",
	"staff ruth delacroix",
	"reporter ruth delacroix",
	"goal 14",
	"type briefing",
];
const organizerOf = (lines: readonly string[], path: string): string | undefined => {
	const { report } = process(`${lines.join("\n")}\n`, { path });
	const field = report.children.find((child) => child.type === "field" && child.name === "organizer");
	return field?.type === "field" ? field.raw : undefined;
};

const capital = (line: string): string => line.charAt(0).toUpperCase() + line.slice(1);

test.each([
	["all lines", head],
	["one line with a capital", head.map((line, index) => (index === 0 ? capital(line) : line))],
	["another one", head.map((line, index) => (index === 4 ? capital(line) : line))],
	["labels with colons", head.map((line) => line.replace(" ", ": "))],
])("an organizer ends with its line: %s", (_name, lines) => {
	for (const path of ["notes.txt", "notes.md"])
		expect(organizerOf([...lines, "", ...told], path)).toBe("harbour forum and the coast guard of the north");
});

test("a line that had no room for more goes on with a word that binds it", () => {
	const long = "organizer the harbour forum of the north and the permanent mission";
	const lines = head.flatMap((line, index) => (index === 1 ? [long, "of uruguay"] : index === 2 ? [] : [line]));
	expect(organizerOf([...lines, "", ...told], "notes.txt")).toMatch(/mission\nof uruguay$/);
});

test("a full stop at the end makes no paragraph of lines in small letters", () => {
	const lines = [...head, "", "summary", "ann bell said boats were counted", "bo li asked why", "she did not know."];
	const { report } = process(`${lines.join("\n")}\n`, { path: "notes.txt" });
	const section = report.children.find((child) => child.type === "section");
	expect(section?.type === "section" ? section.children : []).toHaveLength(3);
});

test("a few small words right above a line, apart from the text before, are a sub-heading", () => {
	const notes = [...head, "", ...told, "", "follow up", "ask ann for the study", "send bo the recording", ""].join(
		"\n",
	);
	const { report } = process(notes, { path: "notes.txt" });
	const section = report.children.find((child) => child.type === "section" && child.name === "significance");
	expect(section).toMatchObject({ children: [{}, { type: "heading" }, { type: "paragraph" }, { type: "paragraph" }] });
});

test.each(["notes.txt", "notes.md"])("who spoke above begins a line of her own, in %s", (path) => {
	const lines = [
		"ilana seid (palau amb) - said the reef is our bank",
		"she wants everyone to ratify bbnj",
		"",
		"dr marco duarte, marine biologist - showed maps",
		"seid - agreed",
	];
	const mark = path.endsWith(".md") ? "## " : "";
	const notes = `Date: 14 October 2024\nReporter: Ann Bell\n\n${mark}Summary\n\n${lines.join("\n")}\n`;
	const { report } = process(notes, { path });
	const statements = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
	const said = statements.map(({ speakers: [speaker], position: { start, end } }) => [
		speaker?.name,
		notes.slice(start.offset, end.offset).split("\n").length,
	]);
	expect(said).toEqual([
		["ilana seid", 2],
		[expect.stringContaining("marco duarte"), 1],
		["ilana seid", 1],
	]);
});
