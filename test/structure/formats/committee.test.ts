/** Minutes in Markdown, read with the shipped form: fixtures/committee holds them and what becomes of them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { check } from "../../../src/check/index.ts";
import { parseForm } from "../../../src/forms/load.ts";
import { interpret } from "../../../src/interpret/index.ts";
import { json } from "../../../src/output/json.ts";
import { markdown as writeMarkdown } from "../../../src/output/markdown.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";

const folder = new URL("../../../fixtures/committee/", import.meta.url);
const notes = readFileSync(new URL("notes.md", folder), "utf8");
const yaml = readFileSync(new URL("../../../forms/committee-markdown.yaml", import.meta.url), "utf8");
const loaded = await parseForm(yaml, "committee-markdown");
const form = "form" in loaded ? loaded.form : expect.fail(JSON.stringify(loaded.faults));
const context = { form, source: null };

const read = (text: string) => interpret(markdown.parse(text, form), form);
const report = read(notes);

test("fields and sections", async () => {
	await expect(json.render(report, context)).toMatchFileSnapshot(fileURLToPath(new URL("report.json", folder)));
});

test("the report in Markdown, and back", async () => {
	const written = writeMarkdown.render(report, context);
	await expect(written).toMatchFileSnapshot(fileURLToPath(new URL("report.md", folder)));
	expect(json.render(read(written), context)).toBe(json.render(report, context));
});

test("nothing is found amiss", () => {
	expect(check(report, { form, text: notes, today: "2030-01-01" })).toEqual([]);
});

test("a list is distinguished from labels of sections that its items open with", () => {
	const sections = report.children.flatMap((child) => (child.type === "section" ? [child.label] : []));
	expect(sections).toEqual(["Agenda", "Strategic Initiatives", "Q&A, Other", "Upcoming Meetings"]);
});

test("every value, label and word of prose stands where its place says", () => {
	const at = (place: Place | undefined) => notes.slice(place?.start.offset, place?.end.offset);
	const prove = (node: Loose): void => {
		if (node.type === "text" && node.value !== undefined && node.value.length > 1)
			expect(at(node.position)).toBe(node.value);
		if (typeof node.label === "string" && node.labelPosition) expect(at(node.labelPosition)).toBe(node.label);
		for (const { value, position } of node.items ?? []) expect(at(position)).toContain(value.name ?? value.title);
		for (const child of node.children ?? []) prove(child);
	};
	prove(report as unknown as Loose);
});

type Place = (typeof report)["position"];

interface Loose {
	readonly type: string;
	readonly value?: string;
	readonly label?: string | null;
	readonly labelPosition?: Place | null;
	readonly position?: Place;
	readonly items?: readonly { readonly value: { name?: string; title?: string }; readonly position: Place }[];
	readonly children?: readonly Loose[];
}
