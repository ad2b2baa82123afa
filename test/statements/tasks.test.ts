/** What is to be done, below what was said: whoever is to do it says nothing there. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const head = "Date of meeting: 4 May 2016\n\nBrief summary of presentation of information made\n\n";
const talk = "Dr. Samuel Otieno, Kenya, said that schools throw girls out.\n\n";

function speakersOf(text: string, path: string): string[] {
	const { report } = process(`${head}${talk}${text}\n`, { path });
	const names = report.children.flatMap((child) =>
		child.type === "section" ? child.statements.flatMap(({ speakers }) => speakers.map(({ name }) => name)) : [],
	);
	return [...new Set(names)];
}

const notes = ["notes.txt", "notes.md"] as const;

test.each(
	notes.flatMap((path) => ["To do", "Next steps:", "Follow-up:", "Action points"].map((words) => [words, path])),
)("items below %s, in %s", (words = "", path = "") => {
	expect(speakersOf(`${words}\n\n- Joy Mbeki - email the slides\n- Ruth Bell: find a room`, path)).toEqual([
		"Samuel Otieno",
	]);
});

test.each(notes)("on the line itself, in %s", (path) => {
	for (const words of ["Next steps: Ruth Bell", "Next steps. Ruth Bell", "Action for Ruth Bell:"])
		expect(speakersOf(`${words} to write to the ministry.`, path), words).toEqual(["Samuel Otieno"]);
});

test.each(notes)("who says something there, or behind it, speaks, in %s", (path) => {
	const said = "Ms. Ruth Bell, of the Harbour Forum, said that she would write.";
	expect(speakersOf(`Next steps\n\n${said}`, path)).toEqual(["Samuel Otieno", "Ruth Bell"]);
	expect(speakersOf(`Next steps:\n\n- Find a room\n\n${said}`, path)).toEqual(["Samuel Otieno", "Ruth Bell"]);
});

const turns = ["Ruth Bell: Boats are old and the fees are high.", "Tom Mboya: We have no ports."];

test.each(notes)("turns below a line that could head tasks are still turns, in %s", (path) => {
	for (const line of ["Follow up", "What next?", "Actions"]) {
		const sign = path === "notes.md" ? "## " : "";
		const people = speakersOf(`${turns.join("\n\n")}\n\n${sign}${line}\n\n${turns.join("\n\n")}`, path);
		expect(people).toEqual(["Samuel Otieno", "Ruth Bell", "Tom Mboya"]);
	}
});

const rows = [
	["Joel Ruiz", "Write to the ministry"],
	["Priya Nair", "Ask the corps to visit a library"],
];

/** With tabs and with bars; Markdown has a rule below the head. */
function tablesOf(path: string, [head = [], ...others]: readonly (readonly string[])[]): string[] {
	const all = [head, ...others];
	if (path.endsWith(".txt")) return ["\t", " | "].map((sign) => all.map((row) => row.join(sign)).join("\n"));
	return [[head, head.map(() => "---"), ...others].map((row) => `| ${row.join(" | ")} |`).join("\n")];
}

const headed = (head: readonly string[]) => [head, ...rows.map((row) => [...row, "4 May"].slice(0, head.length))];

test.each(
	notes.flatMap((path) =>
		[["Who", "What"], ["Who", "What", "When"], ["Who", "Action"], ["Name", "Task", "By when"], rows[0] as string[]].map(
			(cells) => [cells, path] as const,
		),
	),
)("rows below %j below a heading, in %s", (cells, path) => {
	for (const table of tablesOf(path, headed(cells)))
		for (const sign of path.endsWith(".md") ? ["", "## "] : [""])
			expect(speakersOf(`${sign}Follow up\n\n${table}`, path)).toEqual(["Samuel Otieno"]);
});

test.each(notes)("rows whose own head says it, in %s", (path) => {
	for (const head of [
		["Who", "Action"],
		["Owner", "To do", "Deadline"],
	])
		for (const table of tablesOf(path, headed(head))) expect(speakersOf(table, path)).toEqual(["Samuel Otieno"]);
});

test.each(notes)("rows of speakers below such a heading speak, in %s", (path) => {
	const people = ["Samuel Otieno", "Joel Ruiz", "Priya Nair"];
	const points = [
		["Joel Ruiz", "Nets are few."],
		["Priya Nair", "Boats are old."],
	];
	const said = [
		["Joel Ruiz", "said that nets are few"],
		["Priya Nair", "asked who pays"],
	];
	for (const table of [
		...tablesOf(path, [["Speaker", "Main points"], ...points]),
		...tablesOf(path, [["Who", "What"], ...said]),
	])
		expect(speakersOf(`Follow up\n\n${table}`, path)).toEqual(people);
	for (const table of tablesOf(path, [["Who", "What"], ...points])) expect(speakersOf(table, path)).toEqual(people);
});
