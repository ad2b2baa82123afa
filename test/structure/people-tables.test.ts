/** A table below a label of people: each row is one person, and its head is nobody. */
import { describe, expect, test } from "vitest";
import { process, render } from "../../src/library/process.ts";

const header = "Date: 8 June 2026\nReporter: Joy Hill\n";
const sections = "\nSummary\nMs Ada Okafor of Kenya said that markets closed.\n";

function staffOf(table: string, path = "notes.txt"): unknown {
	const notes = path.endsWith(".md")
		? `# Fish\n\n**Date:** 8 June 2026\n\n**Staff present:**\n\n${table}\n\n## Summary\n\nMs Ada Okafor spoke.\n`
		: `${header}Staff present:\n${table}\n${sections}`;
	const { report } = process(notes, { path });
	const field = report.children.find((child) => child.type === "field" && child.name === "staff");
	return field?.type === "field" ? field.value : null;
}

const expected = [
	{ name: "Ilebrang Ngira", honorific: "H.E.", role: "chair", affiliation: "Permanent Mission of Palau, Palau" },
	{ name: "Sandeep Wick", honorific: "Mr.", affiliation: "Fisherfolk Solidarity, Sri Lanka" },
	{ name: "Hallvard Brekke", affiliation: "Institute of Research (IMR), Norway" },
	{ name: "Luis Tuazon", affiliation: "our office", remark: "notes" },
];

const rows = [
	["Name", "Organization", "Country"],
	["H.E. Ilebrang Ngira", "Permanent Mission of Palau (chair)", "Palau"],
	["Mr. Sandeep Wick", "Fisherfolk Solidarity", "Sri Lanka"],
	["Hallvard Brekke", "Institute of Research (IMR)", "Norway"],
	["Luis Tuazon", "our office (notes)", ""],
];
const lines = (between: (cells: readonly string[]) => string): string => rows.map(between).join("\n");
const padded = (cells: readonly string[]): string =>
	cells
		.map((cell) => cell.padEnd(36))
		.join("")
		.trimEnd();
const closed = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const ruled = lines(closed).replace("\n", "\n|---|---|---|\n");

describe("a table of those present", () => {
	test.each([
		["bars", lines((cells) => cells.join(" | ").trimEnd()), "notes.txt"],
		[
			"bars in columns",
			lines((cells) =>
				cells
					.map((cell) => cell.padEnd(34))
					.join(" | ")
					.trimEnd(),
			),
			"notes.txt",
		],
		["tabs", lines((cells) => cells.join("\t").trimEnd()), "notes.txt"],
		["columns of blanks", lines(padded), "notes.txt"],
		["closed bars", ruled, "notes.txt"],
		["a table of Markdown", ruled, "notes.md"],
		["tabs in Markdown", lines((cells) => cells.join("\t").trimEnd()), "notes.md"],
	])("%s", (_, table, path) => {
		expect(staffOf(table, path)).toEqual(expected);
	});

	test.each(["notes.txt", "notes.md"])("an office with a cell of its own is the role, in %s", (path) => {
		const bell = { name: "Ann Bell", role: "chair", affiliation: "Oven Ltd" };
		const people = [
			["Name", "Office", "Body"],
			["Ann Bell", "chair", "Oven Ltd"],
			["Ann Bell", "Oven Ltd", "chair"],
			["Ann Bell", "(chair)", "Oven Ltd"],
		];
		const table = people.map(closed).join("\n").replace("\n", "\n|---|---|---|\n");
		expect(staffOf(table, path)).toEqual([bell, bell, bell]);
	});

	test("several may share a row; a surname in front is no other person", () => {
		const table =
			"Name | Body\nAnn Bell, Bob Cole | our office\nRuth Hill and Joy Ray | Oven Ltd\nCole Stone, Ann Marie | Reef Trust";
		expect(staffOf(table)).toMatchObject([
			{ name: "Ann Bell", affiliation: "our office" },
			{ name: "Bob Cole", affiliation: "our office" },
			{ name: "Ruth Hill", affiliation: "Oven Ltd" },
			{ name: "Joy Ray", affiliation: "Oven Ltd" },
			expect.anything(),
		]);
	});

	test("the name may stand in another column, or in two", () => {
		expect(staffOf("No. | Agency | Full name\n1 | Oven Ltd | Ann Bell\n2 | Reef Trust | Bob Cole")).toEqual([
			{ name: "Ann Bell", affiliation: "Oven Ltd" },
			{ name: "Bob Cole", affiliation: "Reef Trust" },
		]);
		expect(staffOf("First name\tSurname\tBody\nAnn\tBell\tOven Ltd\nBob\tCole\tReef Trust")).toEqual([
			{ name: "Ann Bell", affiliation: "Oven Ltd" },
			{ name: "Bob Cole", affiliation: "Reef Trust" },
		]);
	});

	test("without a head, where only the first cells open like names", () => {
		expect(staffOf("Mr. Sandeep Wick | Fisherfolk Solidarity | Sri Lanka\nMs. Ida Lund | Oven Ltd | Norway")).toEqual([
			{ name: "Sandeep Wick", honorific: "Mr.", affiliation: "Fisherfolk Solidarity, Sri Lanka" },
			{ name: "Ida Lund", honorific: "Ms.", affiliation: "Oven Ltd, Norway" },
		]);
	});

	test("names in columns are a person each", () => {
		const names = "Ann Bell     Bob Cole     Ida Lund\nJoan Moe     Ruth Rook    Tim Voss\nUna Wick     Joy Hill";
		expect(staffOf(names)).toHaveLength(8);
	});

	test.each(["notes.txt", "notes.md"])("no word of the table is lost, in %s", (path) => {
		const notes = `${header}Staff present:\n\n${ruled}\n${sections}`;
		for (const template of ["json", "markdown", "html", "text", "ast"]) {
			const output = render(process(notes, { path }), template);
			for (const word of rows.flat().flatMap((cell) => cell.match(/\p{L}{2,}/gu) ?? [])) expect(output).toContain(word);
		}
	});
});
