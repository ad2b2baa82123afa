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
