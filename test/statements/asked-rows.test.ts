/** Rows of who asked, what, and what was answered. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const rows = [
	["Asked by", "Question", "Answer"],
	[
		"Delegate of Chile",
		"Who is liable when a saw injures someone?",
		"Mbeki-Jones: the borrower signs a waiver, but the law differs in each country.",
	],
	[
		"NGO (unnamed)",
		"Can refugees borrow without papers?",
		"Kettunen: yes, in Helsinki a letter from a shelter is enough.",
	],
];
const speakers = [
	["Speaker", "Function", "Main points"],
	["Sanna Kettunen", "Deputy Permanent Representative of Finland", "Helsinki lends drills."],
	["Gareth Mbeki-Jones", "Director", "Insurance is the cost."],
];

function tableOf(path: string, [head = [], ...others]: readonly (readonly string[])[]): string {
	if (path.endsWith("txt")) return [head, ...others].map((row) => row.join("\t")).join("\n");
	return [head, head.map(() => "---"), ...others].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

test.each(["notes.txt", "notes.md"])("the question is not of whoever answers, in %s", (path) => {
	const sign = path.endsWith("md") ? "## " : "";
	const tables = `${tableOf(path, speakers)}\n\nQuestions from the floor\n\n${tableOf(path, rows)}`;
	const notes = `Date: 2 May 2016\n\n${sign}Summary\n\n${tables}\n`;
	const { report } = process(notes, { path });
	const statements = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
	const said = statements.map(({ position: { start, end } }) => notes.slice(start.offset, end.offset));
	for (const [, question = "", answer = ""] of rows.slice(1)) {
		expect(said.some((words) => words.includes(answer))).toBe(true);
		for (const words of said) expect(words).not.toContain(question);
	}
});
