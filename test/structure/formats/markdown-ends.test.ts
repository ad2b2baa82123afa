/** Where a list of people ends in Markdown notes, and that what stands behind it is not lost. */
import { expect, test } from "vitest";
import { parseForm } from "../../../src/forms/load.ts";
import { interpret } from "../../../src/interpret/index.ts";
import { reportJson } from "../../../src/output/json.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";

const opened = "The chair opened the meeting. Dana Ek had sent a letter that was read out.";
const short = "The chair opened the meeting.";

async function read(text: string, where: string) {
	const fields = `fields:\n  present: { label: Present, type: people, where: [${where}] }\n`;
	const sections = `sections:\n  topics: { label: Topics, matches: ["*"], repeatable: true, fields: [present] }\n`;
	const loaded = await parseForm(`title: Reef\nheadings: [markdown]\n${fields}${sections}`, "reef");
	const form = "form" in loaded ? loaded.form : expect.fail(JSON.stringify(loaded.faults));
	const report = interpret(markdown.parse(text, form), form);
	const { fields: values, sections: found, unclassified } = reportJson(report, { form, source: null });
	const people = values["present"] as { name: string }[] | null;
	return {
		names: (people ?? []).map(({ name }) => name).join(", "),
		loose: unclassified.map(({ markdown: prose }) => prose).join("\n\n"),
		prose: (found["topics"] as { markdown: string }[] | undefined)?.map((section) => section.markdown).join("\n\n"),
	};
}

test.each([
	["a paragraph below the line of the label", "line", `**Present:** Ann Bell, Bo Li\n\n${short}`, short],
	["a paragraph, where lines may follow", "line, following", `Present: Ann Bell, Bo Li\n\n${short}`, short],
	["a paragraph, where a list may follow", "line, list", `Present: Ann Bell, Bo Li\n\n${short}`, short],
	["a sentence right below the names", "line, following", `Present: Ann Bell, Bo Li\n${opened}`, opened],
	["a sentence behind lines of names", "line, following", `Present:\nAnn Bell\nBo Li\n\n${short}`, short],
	["a list behind a blank line", "line", "Present: Ann Bell, Bo Li\n\n- rain\n- wind", "- rain\n- wind"],
	["a quotation", "line", "Present: Ann Bell, Bo Li\n\n> rain", "> rain"],
])("%s is no person", async (_what, where, text, loose) => {
	expect(await read(`# Reef\n\n${text}\n`, where)).toMatchObject({
		names: "Ann Bell, Bo Li",
		loose: `### Reef\n\n${loose}`,
	});
});

test("a sentence below a label that has its value on its own line only", async () => {
	expect(await read(`Present:\n\n${short}\n`, "line")).toMatchObject({ names: "", loose: short });
});

test.each([
	["lines in the paragraph of the label", "line", "Present: Ann Bell,\nBo Li"],
	["short lines between blank lines, below a label alone", "line, following", "**Present**\n\nAnn Bell\n\nBo Li"],
	["what stands further right", "line, block", "Present: Ann Bell\n\n  Bo Li"],
	["all below a heading", "heading", "## Present\n\nAnn Bell\n\nBo Li"],
	["a list right below", "line", "Present: Ann Bell\n- Bo Li"],
	["a list, where one may follow", "line, list", "Present: Ann Bell\n\n- Bo Li"],
])("%s: more people", async (_what, where, text) => {
	expect(await read(`${text}\n`, where)).toMatchObject({ names: "Ann Bell, Bo Li", loose: "" });
});

test("behind a field that stands in a section, the text of the section goes on", async () => {
	const text = "# Reef\n\n## Opening\n\nRain.\n\nPresent: Ann Bell\n\nBo: Good morning.\n\n- wind\n\n## Boats\n\nx\n";
	expect(await read(text, "line")).toEqual({
		names: "Ann Bell",
		loose: "### Reef",
		prose: "Rain.\n\nBo: Good morning.\n\n- wind\n\nx",
	});
});
