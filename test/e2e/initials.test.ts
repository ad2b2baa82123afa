/** Initials belong to the name that they stand in front of, wherever somebody is named and however it is written out. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** Notes in which one is named in the fields, and another in prose, since who is known from a field is joined to it. */
function notesOf(who: string, speaker: string, extension: string): string {
	const heading = extension === "md" ? "# " : "";
	return [
		"Date of Meeting: 2 February 2016",
		"Meeting Organizer: Harbour Forum",
		`ISJC Staff Present: Ruth Delacroix, ${who}; Jonas Feddersen`,
		`Reporter: ${who}`,
		"Which SDG does this topic cover? 14",
		"Type of meeting: Forum",
		`\n${heading}Brief summary of presentation of information made\n`,
		`${speaker} said that the harbour was full.\n\nJonas Feddersen asked why.\n`,
		`${heading}What was of particular significance to share with The Salvation Army globally?\n`,
		"The boats.\n",
	].join("\n");
}

function converted(notes: string, extension: string, template: string): string {
	const args = ["convert", "-", "--stdin-path", `notes.${extension}`, "-t", template, "--no-config"];
	const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], { input: notes, encoding: "utf8" });
	expect(stdout, stderr).not.toBe("");
	return stdout;
}

const people: readonly (readonly [who: string, person: { readonly name: string; readonly honorific?: string }])[] = [
	["M.C. van der Laan", { name: "M.C. van der Laan" }],
	["M. C. van der Laan", { name: "M. C. van der Laan" }],
	["M. C. Bell", { name: "M. C. Bell" }],
	["M.-C. van der Laan", { name: "M.-C. van der Laan" }],
	["J.-P. Bakker", { name: "J.-P. Bakker" }],
	["M.C.A. de Vries", { name: "M.C.A. de Vries" }],
	["Dr. M.C. van der Laan", { name: "M.C. van der Laan", honorific: "Dr." }],
	["M. Jean Dupont", { name: "Jean Dupont", honorific: "M." }],
	["M. N’Diaye Faye Ba", { name: "N’Diaye Faye Ba", honorific: "M." }],
];

describe.each(["txt", "md"])("in .%s", (extension) => {
	test.each(people)("%s", (who, person) => {
		const { fields } = JSON.parse(converted(notesOf(who, "Ruth Delacroix", extension), extension, "json"));
		expect(fields.reporter).toEqual([person]);
		expect(fields.staff).toEqual([{ name: "Ruth Delacroix" }, person, { name: "Jonas Feddersen" }]);
		const { sections } = JSON.parse(converted(notesOf("Ann Rook", who, extension), extension, "json"));
		expect(sections.summary.statements[0].speakers).toEqual([person]);
	});

	test("no template writes a blank between them", () => {
		for (const template of ["markdown", "markdown-brief", "html", "html-brief", "text", "csv"]) {
			const written = converted(notesOf("M.C. van der Laan", "M.C. van der Laan", extension), extension, template);
			expect(written).toContain("M.C. van der Laan");
			expect(written).not.toMatch(/M\. C\.|(?<!M\.)C\. van/);
		}
	});
});
