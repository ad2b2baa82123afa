/** Tables in plain text: between tabs, between bars, and lined up with blanks. */
import { expect, test } from "vitest";
import { process, render } from "../../src/library/process.ts";

const heading = "Brief summary of presentation of information made\n\n";

const read = (text: string) => {
	const { report } = process(text, { path: "notes.txt" });
	const sections = report.children.filter((child) => child.type === "section");
	const cells = sections
		.flatMap(({ children }) => children)
		.flatMap((block) => (block.type === "table" ? block.children : []))
		.map((row) =>
			row.children.map(({ children }) => children.map((leaf) => ("value" in leaf ? leaf.value : " ")).join("")),
		);
	const speakers = sections.flatMap(({ statements }) => statements.flatMap((statement) => statement.speakers));
	return { report, cells, speakers: speakers.map(({ name, role }) => `${name}: ${role}`) };
};

const rows = [
	["Speaker", "From", "Points"],
	["Ms Carla Figueiredo", "Mission of Portugal", "Welcomed all. She said that waiting lists grew after the cuts."],
	["Dr. Stefan Marić", "UNODC", "Said that one in six people who need treatment get it."],
];
const people = ["Carla Figueiredo: Mission of Portugal", "Stefan Marić: UNODC"];

test.each([
	["tabs", rows.map((cells) => cells.join("\t")).join("\n")],
	["bars", rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n")],
	["bars and rules", `+---+---+---+\n${rows.map((cells) => `|${cells.join("|")}|`).join("\n|---|:-:|---|\n")}`],
	["open bars", rows.map((cells) => cells.join(" | ")).join("\n")],
	["blanks", rows.map((cells) => cells.map((cell) => cell.padEnd(24)).join("")).join("\n")],
	["blanks, and blank lines", rows.map((cells) => cells.map((cell) => cell.padEnd(24)).join("")).join("\n\n")],
])("cells between %s", (_, table) => {
	const found = read(`${heading}${table}\n`);
	expect(found.cells).toEqual(rows);
	expect(found.speakers).toEqual(people);
});

test("cells that go on over several lines, with the role below the name", () => {
	const found = read(`${heading}Ms Carla Figueiredo    Welcomed all. She said that waiting
Mission of Portugal    lists grew after the cuts.

Dr. Stefan Marić       Said that one in six people who need
UNODC                  treatment get it.
`);
	expect(found.cells.map(([name]) => name)).toEqual([
		"Ms Carla Figueiredo Mission of Portugal",
		"Dr. Stefan Marić UNODC",
	]);
	expect(found.speakers).toEqual(people);
});

test("prose that happens to hold two blanks is no table", () => {
	const prose = "She said so.  He did not.\nThey went on.  Nobody left early.\nIt was late.  All were tired.\n";
	expect(read(`${heading}${prose}`).cells).toEqual([]);
});

test.each([
	"Date of Meeting\t8 July 2021",
	"| Date of Meeting | 8 July 2021 |",
	"|**Date of Meeting**|8 July 2021|",
	"Date of Meeting      8 July 2021",
])("a label and its value in cells: %j", (line) => {
	const { report } = read(`${line}\n`);
	const fields = report.children.filter((child) => child.type === "field");
	expect(fields.map(({ name, value }) => [name, value])).toEqual([["date", "2021-07-08"]]);
});

test("a date in a cell above the first label takes nothing of the table away", () => {
	const text = "Venue\t2 February 2016\nRome\tItaly\n\nReporter: Ann Bell\n";
	expect(render(process(text, { path: "notes.txt" }), "markdown")).toMatch(/Venue[\s\S]*Rome[\s\S]*Italy/);
});
