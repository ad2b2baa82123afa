import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadTemplate, process, render, type TemplateProgram } from "../../src/index.ts";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const outcome = process(goodNotes);

describe("loadTemplate", () => {
	test("takes a built-in template by its name", async () => {
		expect(render(outcome, await loadTemplate("text"))).toMatch(/\n\nDate of Meeting: 2 February 2016\n/);
	});

	test("takes one of your own by its path", async () => {
		const folder = tree({ "own.txt.liquid": "{{ fields.date | date }}" });
		expect(render(outcome, await loadTemplate(join(folder, "own.txt.liquid")))).toBe("2 February 2016\n");
	});

	test.each([
		["is not there", {}, /Template not found/],
		[
			"names what no form has",
			{ "own.txt.liquid": "{{ fields.dat }}" },
			/:1:4: Unknown field `dat` of the included forms \(name your own with `--form`\)\. Write `date`/,
		],
	])("throws a message where it %s", async (_, files, message) => {
		await expect(loadTemplate(join(tree(files), "own.txt.liquid"))).rejects.toMatchObject({
			ruleId: "broken-template",
			reason: expect.stringMatching(message),
		});
	});

	test("render throws a message where a report lacks what a template can't do without", async () => {
		const template = await loadTemplate(join(tree({ "own.txt.liquid": "a\n{{ fields.title }}" }), "own.txt.liquid"));
		expect(() => render(outcome, template)).toThrow(
			/The notes lack `fields\.title`, which \S*own\.txt\.liquid:2:4 prints/,
		);
	});
});

test("render takes a template of your own that is a program, which sees plain values", () => {
	const own: TemplateProgram = {
		name: "own",
		extension: "txt",
		mediaType: "text/plain",
		description: "Its own",
		render: ({ title, fields, section_list }) => `${title}, ${fields["date"]}, ${section_list[0]?.text}\n`,
	};
	expect(render(outcome, own)).toMatch(/, 2016-02-02, \S.*\n$/);
});
