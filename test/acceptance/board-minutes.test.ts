// Real minutes of a board. They are no part of the project: where they do not lie beside the checkout, these tests are
// skipped. What is expected is read out of the text itself, by a way of its own: line by line, by indent.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { process, render, shippedForm } from "../../src/index.ts";
import type { ReportJson, SectionJson } from "../../src/output/json-schema.ts";
import { processorTime } from "../processor-time.ts";

const folder = new URL("../../../shared/families/asf-board/", import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
const form = shippedForm("board-minutes") ?? expect.fail("no form for boards");

const groups = {
	directorsPresent: "Directors Present",
	directorsAbsent: "Directors Absent",
	officersPresent: "Executive Officers Present",
	officersAbsent: "Executive Officers Absent",
	guests: "Guests",
};

/** The lines further right than the label, up to one that is not. */
function namesBelow(lines: readonly string[], label: string): string[] {
	const from = lines.findIndex((line) => line.trim() === `${label}:`);
	const indent = (line: string): number => line.length - line.trimStart().length;
	const names: string[] = [];
	for (const line of lines.slice(from + 1)) {
		if (line.trim() === "") continue;
		if (indent(line) <= indent(lines[from] ?? "")) break;
		names.push(line.trim().replace(/ left at .*/u, ""));
	}
	return names.filter((name) => name !== "none");
}

function between(lines: readonly string[], first: RegExp, last: RegExp): string[] {
	const from = lines.findIndex((line) => first.test(line));
	return lines.slice(from + 1, from + 1 + lines.slice(from + 1).findIndex((line) => last.test(line)));
}

// A file without any test is a fault to the runner.
if (files.length === 0) test.skip("needs minutes of boards beside the checkout", () => undefined);

describe.runIf(files.length > 0).each(files)("%s", (name) => {
	const text = readFileSync(new URL(name, folder), "utf8");
	const lines = text.split("\n");
	const outcome = process(text, { form, path: "minutes.txt" });
	const report = JSON.parse(render(outcome, "json")) as ReportJson;
	const section = (key: string): SectionJson => [report.sections[key]].flat()[0] ?? expect.fail(`no ${key}`);

	test("the date, and nothing at fault", () => {
		expect(report.fields["date"]).toBe(name.match(/\d{4}_\d\d_\d\d/u)?.[0].replaceAll("_", "-"));
		expect(outcome.findings.filter(({ code }) => code !== "lost-url")).toEqual([]);
		expect(report.unclassified).toEqual([]);
	});

	test.each(Object.entries(groups))("%s", (key, label) => {
		const people = report.fields[key] as readonly { readonly name: string }[];
		expect(people.map((person) => person.name)).toEqual(namesBelow(lines, label));
		if (key !== "directorsAbsent" && key !== "officersAbsent") expect(people.length).toBeGreaterThan(0);
	});

	test("the sections in order", () => {
		const headings = lines.flatMap((line) => /^ ?\d+\. (\p{Lu}.*)/u.exec(line)?.[1] ?? []).slice(0, 13);
		const found = report.sections as Record<string, SectionJson>;
		expect(Object.values(found).map(({ heading }) => heading)).toEqual([...headings, "ATTACHMENTS"]);
		expect(Object.keys(found)).toEqual(form.sections.map((each) => each.name));
		const nodes = outcome.report.children.flatMap((child) => (child.type === "section" ? [child.name] : []));
		expect(nodes).toEqual(Object.keys(found));
	});

	test("an item for each action", () => {
		const written = between(lines, /Review Outstanding Action Items/u, /Unfinished Business/u);
		const owners = written.flatMap((line) => /^ {4}\* (\w+):/u.exec(line)?.[1] ?? []);
		const { items = [], markdown } = section("actions");
		expect(items.map(({ owner }) => owner)).toEqual(owners);
		expect(markdown.match(/^- /gmu)).toHaveLength(owners.length);
		// Every word of the list lies in its items.
		expect(
			items.flatMap(({ owner, text: words, status }) => [`${owner}:`, words, "Status:", status ?? ""]).join(" "),
		).toSatisfy((all: string) => flat(all) === flat(written.join(" ").replaceAll(" * ", " ")));
	});

	test("a sub-heading for each report", () => {
		for (const [key, first, last] of [
			["executiveReports", /4\. Executive/u, /5\. Additional/u],
			["committeeReports", /6\. Committee/u, /7\. Special/u],
			["specialOrders", /7\. Special/u, /8\. Discussion/u],
		] as const) {
			const written = between(lines, first, last).filter((line) => /^ {4}[A-Z]{1,2}\. /u.test(line));
			const found = section(key).markdown.match(/^### .*/gmu) ?? [];
			expect(found.map((line) => line.replace(/^### /u, "").replaceAll("\\", ""))).toEqual(
				written.map((line) => line.replace(/^ *[A-Z]+\. /u, "").trim()),
			);
		}
	});

	test("thousands of lines take less than a blink", () => {
		const times = [1, 2, 3, 4, 5].map(() => {
			const elapsed = processorTime();
			process(text, { form });
			return elapsed();
		});
		// A fifth of a second where the machine has nothing else to do.
		expect(Math.min(...times)).toBeLessThan(1000);
	});
});

function flat(text: string): string {
	return text.replace(/\s+/gu, " ").trim();
}
