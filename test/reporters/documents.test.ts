// What is found in a document stands in a paragraph or a cell of a table, not in a line.
import { expect, test } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { toMessage } from "../../src/findings/message.ts";
import { reporters } from "../../src/reporters/index.ts";
import { plain } from "../../src/reporters/reporter.ts";
import { findingLines } from "../../src/reporters/terminal.ts";
import { printed } from "./every-finding.ts";

const text = "Date: soon\n\nRepotrer: Ann\n";
const place = (line: number, offset: number, length: number) => ({
	start: { line, column: 1, offset },
	end: { line, column: 1 + length, offset: offset + length },
});
const misspelt: Finding = {
	code: "misspelled-label",
	label: "Repotrer",
	expected: "Reporter",
	position: place(3, 12, 8),
	where: "table 1, row 2, cell 1",
	unfixable: true,
};
const images: Finding = { code: "external-content", position: null, what: "3 images" };
const files = [{ path: "notes.docx", text, findings: [misspelt, images] }];

const reporterNamed = async (name: string) => {
	const found = reporters.find((each) => each.name === name);
	if (found === undefined) throw new Error(name);
	return printed(await found.load(), files);
};

test("pretty shows the words without a number, and says that nothing is repaired", async () => {
	expect(await reporterNamed("pretty")).toMatchInlineSnapshot(`
		"notes.docx
		  info  Not read, or only as plain text: \`3 images\`. Compare the report with the original.  external-content

		  table 1, row 2, cell 1  error  Misspelt label \`Repotrer\`. Write \`Reporter\`.  misspelled-label
		     | Repotrer: Ann
		     | ^^^^^^^^

		1 file: 1 error, 1 info
		Documents can't be fixed here. Change them in the program that made them.
		Details: rapporteur explain misspelled-label
		"
	`);
});

test("json has no numbers", async () => {
	const [first, second] = JSON.parse(await reporterNamed("json")).files[0].findings;
	expect(second).toMatchObject({
		line: null,
		column: null,
		offset: null,
		endOffset: null,
		where: "table 1, row 2, cell 1",
	});
	expect(first).toMatchObject({ line: null, where: "the whole file" });
});

test("github has the place in the message", async () => {
	const [line] = (await reporterNamed("github")).split("\n");
	expect(line).toMatch(/^::error file=notes\.docx,title=misspelled-label::table 1, row 2, cell 1: Misspelt label/);
});

test("sarif has a logical place and no repair", async () => {
	const [result] = JSON.parse(await reporterNamed("sarif")).runs[0].results.filter(
		({ ruleId }: { ruleId: string }) => ruleId === "misspelled-label",
	);
	expect(result.locations).toEqual([
		{
			physicalLocation: { artifactLocation: { uri: "notes.docx", uriBaseId: "%SRCROOT%" } },
			logicalLocations: [{ fullyQualifiedName: "table 1, row 2, cell 1" }],
		},
	]);
	expect(result.fixes).toBeUndefined();
});

test("junit has the place behind the path", async () => {
	expect(await reporterNamed("junit")).toContain("notes.docx: table 1, row 2, cell 1: error misspelled-label");
});

test("lines have it too, and messages of vfile as a note", () => {
	expect(findingLines("notes.docx", [misspelt], plain)).toMatch(/^notes\.docx: table 1, row 2, cell 1 {2}error/);
	expect(toMessage(misspelt)).toMatchObject({ place: undefined, note: "In table 1, row 2, cell 1" });
});
