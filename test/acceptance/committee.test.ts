/** Minutes of a real committee, where they lie beside the project: what the form reads of them against what a few lines of expressions do. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../src/check/index.ts";
import { parseForm } from "../../src/forms/load.ts";
import { interpret } from "../../src/interpret/index.ts";
import { json, reportJson } from "../../src/output/json.ts";
import type { ReportJson } from "../../src/output/json-schema.ts";
import { markdown as writeMarkdown } from "../../src/output/markdown.ts";
import { markdown } from "../../src/structure/formats/markdown.ts";

const folder = new URL("../../../shared/families/nodejs-tsc/", import.meta.url);
const there = existsSync(folder);
const files = there ? readdirSync(folder).filter((name) => name.endsWith(".md")) : [];

const yaml = readFileSync(new URL("../../forms/committee-markdown.yaml", import.meta.url), "utf8");
const loaded = await parseForm(yaml, "committee-markdown");
const form = "form" in loaded ? loaded.form : expect.fail(JSON.stringify(loaded.faults));
const context = { form, source: null };
const read = (text: string) => interpret(markdown.parse(text, form), form);

/** The lines below a `##` heading, up to the next one. */
function below(text: string, heading: string): string[] {
	return (text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "").split("\n").slice(1);
}

function peopleIn(text: string) {
	return below(text, "Present").flatMap((line) => {
		const [, name, handle, behind] = /^\* (.+?) (@\S+)(?: \((.+)\))?$/u.exec(line) ?? [];
		// An office in brackets is the person's role, anything else a remark.
		const data = behind === undefined ? {} : behind === "Observer" ? { role: behind } : { remark: behind };
		return name === undefined ? [] : [{ name, handle, ...data }];
	});
}

function linksIn(text: string) {
	return below(text, "Links").flatMap((line) => {
		const [, title, url] = /^\* \*\*(.+)\*\*:\s+<(.+)>$/u.exec(line) ?? [];
		return title === undefined ? [] : [{ title, url }];
	});
}

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

// A file without any test is a fault to the runner.
if (!there) test.skip("needs minutes of committees beside the checkout", () => undefined);

describe.runIf(there).each(files)("%s", (name) => {
	const text = readFileSync(new URL(name, folder), "utf8");
	const report = read(text);
	const { fields, sections, unclassified }: ReportJson = reportJson(report, context);

	test("the date in the title", () => {
		expect(fields["date"]).toBe(/^# .*(\d{4}-\d\d-\d\d)$/m.exec(text)?.[1]);
	});

	test("who was there, as listed, and the links", () => {
		expect(peopleIn(text).length).toBeGreaterThan(5);
		expect(fields["present"]).toEqual(peopleIn(text));
		expect(linksIn(text).length).toBeGreaterThan(1);
		expect(fields["links"]).toEqual(linksIn(text));
	});

	test("the sections, in order, each with all its words", () => {
		const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => heading);
		const labels = report.children.flatMap((child) => ("label" in child && child.label ? [child.label] : []));
		expect(labels).toEqual(headings);
		expect(unclassified).toEqual([]);
		for (const section of Object.values(sections).flat()) {
			const prose = below(text, section.heading)
				.join("\n")
				.replace(/<(\S+)>/g, "[$1]($1)");
			expect(words(section.markdown)).toEqual(words(prose));
			expect(section.markdown.match(/^#+ .*$/gm)).toEqual(prose.match(/^#+ .*$/gm));
		}
	});

	test("nothing is found amiss, and the report reads back", () => {
		expect(check(report, { form, text, today: "2030-01-01" })).toEqual([]);
		expect(json.render(read(writeMarkdown.render(report, context)), context)).toBe(json.render(report, context));
	});
});
