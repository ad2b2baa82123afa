/** Titles in front of a name, degrees behind it, and what describes whoever bears it. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const head = "Date of meeting: 4 May 2016\n\nBrief summary of presentation of information made\n\n";

function speakersOf(text: string, path: string): string[][] {
	const { report } = process(`${head}${text}\n`, { path });
	return report.children.flatMap((child) =>
		child.type === "section"
			? child.statements.flatMap(({ speakers }) =>
					speakers.map(({ honorific, name, role }) => [honorific ?? "", name, role ?? ""]),
				)
			: [],
	);
}

test.each([
	[
		"The Permanent Representative of Ecuador Ambassador Hernán Cole Egas welcomed the participants.",
		["Ambassador", "Hernán Cole Egas", "Permanent Representative of Ecuador"],
	],
	[
		"The chief nursing officer of Scotland Professor Morag Bell said that care is cheap.",
		["Professor", "Morag Bell", "chief nursing officer of Scotland"],
	],
	[
		"Special Adviser on Housing of the Harbour Union Captain Leila Bell spoke of fees.",
		["Captain", "Leila Bell", "Special Adviser on Housing of the Harbour Union"],
	],
	["Usec. Florante Bell of the Department of Health said that clinics close.", ["Usec.", "Florante Bell"]],
	["The delegate of Mexico, Mtro. Julián Arreola, asked how to support parents.", ["Mtro.", "Julián Arreola"]],
	["The director of the archive, RNDr. Petra Tichá, CSc., shared her experience.", ["RNDr.", "Petra Tichá"]],
	["Brig. Gen. (Retd) Samir Alam said that rivers rise.", ["Brig. Gen. (Retd)", "Samir Alam"]],
	["General (ret.) Alioune Bell said that soldiers read.", ["General (ret.)", "Alioune Bell"]],
	["Univ.-Prof. Dr. Waltraud Bell asked each of them for one sentence.", ["Univ.-Prof. Dr.", "Waltraud Bell"]],
	["The rector of the university, prof. PhDr. Jana Bell, spoke on students.", ["prof. PhDr.", "Jana Bell"]],
])("%s", (text, [honorific = "", name = "", role]) => {
	for (const path of ["notes.txt", "notes.md"]) {
		const [first] = speakersOf(text, path);
		expect(first?.slice(0, 2)).toEqual([honorific, name]);
		if (role !== undefined) expect(first?.[2]).toBe(role);
	}
});

test.each(["Ph.D.", "PhD", "CSc.", "LL.M."])("%s behind a name is no role", (degree) => {
	const [first] = speakersOf(
		`The minister of justice, Ms Petra Bell, ${degree}, said that courts are slow.`,
		"notes.txt",
	);
	expect(first?.[1]).toBe("Petra Bell");
	expect(first?.[2]).not.toContain(degree.replace(/\.$/, ""));
});

test("what somebody said, in the cell behind her, does not describe her", () => {
	const rows = [
		["Time", "Speaker", "Points"],
		["10:10", "Prof. Vera Hans", "Argentina has new juries since 2015, for serious crimes alone."],
		["10:25", "Tomás Rey", "Served in 2019 in a trial. It took six weeks."],
	];
	const speakers = speakersOf(rows.map((cells) => cells.join("\t")).join("\n"), "notes.txt");
	expect(speakers.map(([, name, role]) => [name, role])).toEqual([
		["Vera Hans", ""],
		["Tomás Rey", ""],
	]);
});
