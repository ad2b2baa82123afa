/** The heading at the top, and numbers before the words of headings. */
import { describe, expect, test } from "vitest";
import { parseForm } from "../../../src/forms/load.ts";
import { interpret } from "../../../src/interpret/index.ts";
import { reportJson } from "../../../src/output/json.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";
import { txt } from "../../../src/structure/formats/txt.ts";

async function read(text: string, fields: string, headings = "markdown", format = markdown) {
	const sections = `sections:\n  topics: { label: Topics, matches: ["*"], repeatable: true }\n`;
	const loaded = await parseForm(`title: Reef\nheadings: [${headings}]\nfields:\n${fields}${sections}`, "reef");
	const form = "form" in loaded ? loaded.form : expect.fail(JSON.stringify(loaded.faults));
	const {
		fields: values,
		sections: found,
		unclassified,
	} = reportJson(interpret(format.parse(text, form), form), {
		form,
		source: null,
	});
	const topics = [found["topics"] ?? []].flat();
	const loose = unclassified.map((each) => each.markdown);
	return { title: values["title"], headings: topics.map(({ heading }) => heading), loose };
}

const date = "  date: { label: Date, type: date }\n";
const title = (where: string) => `  title: { label: Title, type: text, where: [${where}] }\n${date}`;
const front = "---\ntitle: Harbour Board\ndate: 2016-03-16\n---\n\n";

describe("the first heading", () => {
	test.each([
		["below front matter", `${front}## Welcome\n\na\n\n## Boats\n\nb\n`],
		["below nothing", "## Welcome\n\na\n\n## Boats\n\nb\n"],
		["one of several that are as high as can be", `${front}# Welcome\n\na\n\n# Boats\n\nb\n`],
	])("%s is a section", async (_where, text) => {
		expect((await read(text, date)).headings).toEqual(["Welcome", "Boats"]);
	});

	test("is no title where the form has a pattern for it and front matter has the title", async () => {
		const text = `${front}## Welcome\n\na\n`;
		const found = { title: "Harbour Board", headings: ["Welcome"], loose: [] };
		expect(await read(text, title("line, title"))).toEqual(found);
		expect(await read(text, title("title"))).toEqual(found);
	});

	test.each([
		["line, title", { title: "Harbour Board", headings: ["A"], loose: ["### Reef"] }],
		["title, line", { title: "Reef", headings: ["A"], loose: ["```\ntitle: Harbour Board\n```"] }],
		["title", { title: "Reef", headings: ["A"], loose: ["```\ntitle: Harbour Board\n```"] }],
	])("over another title in front matter, by where: [%s]", async (where, expected) => {
		expect(await read(`${front}# Reef\n\n## A\n\nx\n`, title(where))).toEqual(expected);
	});
});

describe("what a heading opens with", () => {
	const headings = async (text: string, style?: string) => (await read(`# Reef\n\n${text}\n`, date, style)).headings;

	test.each([
		"2021 budget",
		"12 January 2021",
		"12-14 January 2021",
		"3 boats sold",
		"A. Bell resigns",
		"C. Poe is the chair",
	])("%s keeps its words", async (words) => {
		expect(await headings(`## ${words}\n\nx\n\n## Q. Lee agrees\n\ny`)).toEqual([words, "Q. Lee agrees"]);
	});

	test.each(["2021 budget", "12 January 2021", "3 boats sold"])("%s keeps its words in plain text", async (words) => {
		const text = `Reef\n\nDate: 2 May 2021\n\n## ${words}\n\nx\n\n## 2. Nets\n\ny\n`;
		expect((await read(text, date, "markdown", txt)).headings).toEqual([words, "Nets"]);
	});

	test.each(["3. Boats", "3) Boats", "3: Boats", "2.1 Boats", "Item 3: Boats", "IV. Boats", "(b) Boats", "b) Boats"])(
		"%s is a number",
		async (words) => expect(await headings(`## ${words}\n\nx`)).toEqual(["Boats"]),
	);

	test("letters are numbers where they count up, or where the form asks for them", async () => {
		expect(await headings("## A. Boats\n\n### Z. Lee\n\nx\n\n## B. Nets")).toEqual(["Boats", "Nets"]);
		expect(await headings("## I. Boats\n\nx\n\n## II. Nets")).toEqual(["Boats", "Nets"]);
		expect(await headings("## A. Boats", "markdown, lettered")).toEqual(["Boats"]);
	});

	test("a number before a label that the form knows is one", async () => {
		expect(await headings("## 2 Topics\n\nx")).toEqual(["Topics"]);
	});
});
