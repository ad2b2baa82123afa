/** What the tables of formats say without loading one is what the formats say of themselves. */
import { describe, expect, test } from "vitest";
import { inputFormatEntries } from "../../src/input-formats.ts";
import { rendererEntries } from "../../src/output/formats.ts";
import { inputFormats } from "../../src/structure/formats/index.ts";

const texts = { markdown: "---\nform: un-meeting\n---\n", json: '{"$schema": ""}', ast: '{"type": "report"}' };

describe("the table of input formats", () => {
	test.each(inputFormatEntries)("says of $name what it says of itself", async ({ load, begins, ...entry }) => {
		const format = await load();
		expect(format).toMatchObject({ name: entry.name, extensions: entry.extensions });
		if (begins === undefined) return;
		for (const text of Object.values(texts)) expect(format.opens(text) && !begins.test(text)).toBe(false);
	});

	test("has every format of text", async () => {
		const loaded = await Promise.all(inputFormatEntries.map(({ load }) => load()));
		for (const format of inputFormats) expect(loaded).toContain(format);
	});
});

describe("the table of output formats", () => {
	const loadable = rendererEntries.filter((entry) => "load" in entry);

	test.each(loadable)("says of $name what it says of itself", async ({ name, extension, load }) => {
		const renderer = await load();
		expect(renderer.name).toBe(name);
		expect(extension.endsWith(renderer.extension)).toBe(true);
	});
});
