import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { github, workflowCommand } from "../../src/reporters/github.ts";
import { plain } from "../../src/reporters/reporter.ts";
import { printed, summaryOf } from "./every-finding.ts";
import { runs } from "./runs.ts";

interface Command {
	readonly name: string;
	readonly properties: Readonly<Record<string, string>>;
	readonly message: string;
}

/**
 * Reads a line as GitHub's runner does (ActionCommand in actions/runner): the name up to a space, properties split at
 * commas and at their first `=`, the message behind `::`; then each is unescaped, `%25` last.
 */
function decoded(line: string): Command | null {
	if (!line.startsWith("::")) return null;
	const end = line.indexOf("::", 2);
	const head = line.slice(2, end);
	const space = head.indexOf(" ");
	const pairs = space < 0 ? [] : head.slice(space + 1).split(",");
	const properties = pairs.map((pair) => {
		const at = pair.indexOf("=");
		return [pair.slice(0, at), property(pair.slice(at + 1))] as const;
	});
	return {
		name: space < 0 ? head : head.slice(0, space),
		properties: Object.fromEntries(properties),
		message: data(line.slice(end + 2)),
	};
}

const data = (text: string): string => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
const property = (text: string): string => data(text.replaceAll("%3A", ":").replaceAll("%2C", ","));

const commandsOf = (text: string): Command[] =>
	text.split("\n").flatMap((line) => {
		const command = decoded(line);
		return command === null ? [] : [command];
	});

const legible = (text: string): string => text.replace(/[^\P{C}\n\r]|[\u2028\u2029]/gu, "\uFFFD");

describe("a workflow command", () => {
	test.each(["plain", "100%", "%0A%25%3A", "a,b=c:d::e", "line\nline\r\nline\r", "::error::x"])(
		"carries %j",
		(text) => {
			const line = workflowCommand("error", { file: text, line: 1, col: null, title: text }, text);
			expect(line).not.toMatch(/[\r\n]/);
			expect(decoded(line)).toEqual({
				name: "error",
				properties: { file: text, line: "1", title: text },
				message: text,
			});
		},
	);

	test("needs no property", () => expect(workflowCommand("notice", {}, "x")).toBe("::notice::x"));
});

describe("github", () => {
	test.each(runs)("has an annotation for each finding: %s", (_, files) => {
		const commands = commandsOf(printed(github, files));
		const expected = files.flatMap(({ path, findings }) => findings.map(({ code }) => `${path}: ${code}`));
		const told = commands.map(({ properties }) => `${properties["file"] ?? null}: ${properties["title"]}`);
		expect(told.sort()).toEqual(expected.map(legible).sort());
		for (const { properties, message } of commands) {
			expect(Object.keys(properties).join()).toMatch(/^(?:file,)?(?:line,endLine,(?:col,endColumn,)?)?title$/);
			expect(message).not.toBe("");
		}
	});

	test("puts the worst first", () => {
		const names = commandsOf(printed(github, runs.at(-2)?.[1] ?? [])).map(({ name }) => name);
		expect(names).toEqual([...names].sort((left, right) => order.indexOf(left) - order.indexOf(right)));
		expect(new Set(names)).toEqual(new Set(order));
	});

	test("marks the place, and only lines where it spans several", () => {
		const finding = (end: Finding["position"]): Finding => ({ code: "unknown-label", position: end, label: "Venue" });
		const start = { line: 3, column: 5, offset: 20 };
		const one = finding({ start, end: { line: 3, column: 10, offset: 25 } });
		const two = finding({ start, end: { line: 4, column: 2, offset: 30 } });
		expect(
			printed(github, [{ path: "a.txt", text: "", findings: [one, two] }])
				.split("\n")
				.slice(0, 2),
		).toEqual([
			"::warning file=a.txt,line=3,endLine=3,col=5,endColumn=10,title=unknown-label::`Venue` is not a field of this form; its text is kept, but in no field. Use a label of the form, or add this one to the form.",
			"::warning file=a.txt,line=3,endLine=4,title=unknown-label::`Venue` is not a field of this form; its text is kept, but in no field. Use a label of the form, or add this one to the form.",
		]);
	});
});

const order = ["error", "warning", "notice"];

describe("the job's summary", () => {
	const summaryPage = (files: Parameters<typeof printed>[1]): string => {
		const writer = github.begin(plain);
		for (const file of files) writer.file(file);
		writer.end(summaryOf(files));
		return writer.jobSummary?.() ?? "";
	};

	test("is one calm line when nothing was found", () => {
		expect(summaryPage(runs[1]?.[1] ?? [])).toBe("## Rapporteur\n\n1 file&#58; no problems found\n");
	});

	test.each(runs)("has a row of four cells for each finding and nothing that Markdown obeys: %s", (_, files) => {
		const page = summaryPage(files);
		const rows = page
			.split("\n")
			.slice(6)
			.filter((line) => line !== "");
		expect(rows).toHaveLength(files.flatMap(({ findings }) => findings).length);
		for (const row of rows) {
			expect(row.split(/(?<!\\)\|/)).toHaveLength(6);
			expect(
				row
					.slice(1, -1)
					.replaceAll(" | ", "")
					.replace(/&#\d+;/g, ""),
			).not.toMatch(/[<>`*_[\]\\|@#!:]/);
		}
		expect(page.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u2028]/u);
	});

	test("stays below the size that GitHub takes, and says what is missing", () => {
		const finding: Finding = { code: "unknown-label", position: null, label: "会".repeat(100) };
		const page = summaryPage([{ path: "a.txt", text: "", findings: Array.from({ length: 5_000 }, () => finding) }]);
		expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024);
		expect(Buffer.byteLength(page)).toBeGreaterThan(800_000);
		const [, left = ""] = /\n\nThere is no room for (\d+) more: .*\n$/.exec(page) ?? [];
		expect(Number(left) + page.split("\n").filter((line) => line.startsWith("| warning")).length).toBe(5_000);
	});
});
