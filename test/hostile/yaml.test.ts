/** Hostile YAML: references that multiply, and names with a meaning of their own, are refused where they stand. */
import { describe, expect, test } from "vitest";
import { checkConfig } from "../../src/config/check.ts";
import { parseForm } from "../../src/forms/load.ts";
import { process, render } from "../../src/index.ts";

const generations = Array.from({ length: 9 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at}, `.repeat(10)}]`);
const laughs = `l0: &l0 ha\n${generations.join("\n")}\n`;

describe.each([
	["a form", async (yaml: string) => parseForm(yaml, "mine")],
	["a config", async (yaml: string) => checkConfig(yaml, { folder: "/", templates: [] })],
])("%s", (_, read) => {
	test("that multiplies", async () => {
		const found = await read(laughs);
		expect("faults" in found && found.faults[0]).toMatchObject({
			message: "Unexpected reference `*l0`. Write the value itself, or put text that begins with `*` in quotes.",
			line: 2,
		});
	});

	test("with names of its own", async () => {
		const found = await read("__proto__: {polluted: true}\n");
		expect("faults" in found && found.faults[0]).toMatchObject({
			message: "Unexpected key `__proto__`. Choose another name.",
			line: 1,
		});
		expect({}).not.toHaveProperty("polluted");
	});

	test("with functions", async () => {
		expect(await read("a: !!js/function 'x'\n")).toHaveProperty("faults");
	});
});

test("front matter that multiplies stays as short as it is", () => {
	const text = `---\n${laughs}---\n\n# Words\n`;
	const written = render(process(text, { path: "a.md" }), "json");
	expect(written.length).toBeLessThan(10 * text.length);
	expect(written).toContain("*l8");
});

test("that of a report is refused", () => {
	const text = `---\nrapporteur: 1\nform: un-meeting\n${laughs}---\n\n# Words\n`;
	expect(() => process(text, { path: "a.md" })).toThrow("unexpected anchor `&l0 ha`");
});
