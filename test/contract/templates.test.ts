/** What every built-in template must do. */
import { readdirSync } from "node:fs";
import { parse as parseCsv } from "csv-parse/sync";
import type { Nodes } from "mdast";
import remarkParse from "remark-parse";
import { SaxesParser } from "saxes";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { rendererEntries } from "../../src/output/formats.ts";
import { renderers, shippedRenderer, shippedTemplates } from "../../src/output/index.ts";
import { endMark, pageMark } from "../../src/templates/marks.ts";
import { context, report } from "../output/build-report.ts";
import { everywhere, hostile, moreHostile } from "./hostile.ts";
import { htmlFaults } from "./html-faults.ts";

const texts = [...hostile, ...moreHostile];
const shippedTemplateNames = shippedTemplates.map(({ name }) => name);
const source = { path: "a/notes.txt", encoding: "utf-8", sha256: "0".repeat(64) };
const full = { ...context, source };

test("there are sixty hostile texts", () => expect(new Set(texts).size).toBeGreaterThanOrEqual(60));

test("each folder of templates is one that can be asked for, and named with its own extension", () => {
	const entries = rendererEntries.map(({ name, extension }) => `${name}.${extension}`);
	const own = shippedTemplates.map(({ name, extension }) => `${name}.${extension}`);
	expect(entries.filter((entry) => own.includes(entry)).sort()).toEqual([...own].sort());
	const folders = readdirSync(new URL("../../templates", import.meta.url));
	expect(folders.sort()).toEqual([...shippedTemplateNames].sort());
});

describe.each(shippedTemplateNames)("%s", (name) => {
	const renderer = shippedRenderer(name);

	test("says what it is", () => {
		expect(renderer).toMatchObject({ name, extension: expect.stringMatching(/^[a-z]+$/) });
		expect(renderer.about).not.toMatch(/\.$/);
	});

	test.each(texts)("ends in one newline and gives the same bytes twice: %j", (text) => {
		const tree = everywhere(text);
		const before = JSON.stringify(tree);
		const written = renderer.render(tree, full);
		expect(written).toMatch(/[^\n]\n$/);
		expect(renderer.render(tree, full)).toBe(written);
		expect(JSON.stringify(tree)).toBe(before);
		// Nothing of the notes is ever taken for a template.
		expect(written).not.toContain("[object Object]");
		expect(written).not.toMatch(/\p{Cs}/u);
	});

	test("renders a report without anything", () => {
		expect(renderer.render(report(), context)).toMatch(/[^\n]\n$/);
		expect(renderer.render(report(), context)).not.toMatch(/undefined|null|\[object/);
		if (renderer.extension === "html") expect(renderer.render(report(), context)).toContain(pageMark);
	});
});

const pages = renderers.filter(({ extension }) => extension === "html");

describe.each(pages)("the page of $name", ({ render }) => {
	const tagsOf = (text: string): Set<string> => {
		const body = render(everywhere(text), full).replace(/<style>[\s\S]*?<\/style>/, "");
		return new Set([...body.matchAll(/<\/?([^\s>]+)/g)].map(([, tag = ""]) => tag));
	};
	const own = tagsOf("words of https://example.org/");

	test.each(texts)("is valid with %j", async (text) =>
		expect(await htmlFaults(render(everywhere(text), full))).toEqual([]),
	);

	test.each(texts)("holds no tag and no address of the notes' own making: %j", (text) => {
		for (const tag of tagsOf(text)) expect(own).toContain(tag);
		for (const [, href = ""] of render(everywhere(text), full).matchAll(/href="([^"]*)"/g))
			expect(href).toMatch(/^(?:https?:|mailto:|#)/);
	});
});

describe("markdown-brief", () => {
	test.each(texts)("holds no HTML, no code and no address of the notes' own making: %j", (text) => {
		const tree = unified()
			.use(remarkParse)
			.parse(shippedRenderer("markdown-brief").render(everywhere(text), full));
		const found: Nodes[] = [];
		const visit = (node: Nodes): void => {
			found.push(node);
			if ("children" in node) for (const child of node.children) visit(child);
		};
		visit(tree);
		for (const node of found) {
			if (node.type === "html" && node === tree.children.at(-1) && node.value === endMark) continue;
			expect(["html", "code", "definition", "image", "table"]).not.toContain(node.type);
			if (node.type === "link") expect(node.url).toMatch(/^(?:https?:|mailto:|#$)/);
		}
		// The headings are the template's, and one sub-heading that the section has itself.
		const headings = found.filter((node) => node.type === "heading");
		expect(headings.length).toBeLessThanOrEqual(6);
	});
});

describe("csv", () => {
	test.each(texts)("is two rows of as many cells, none of them a formula: %j", (text) => {
		const rows = parseCsv(shippedRenderer("csv").render(everywhere(text), full)) as string[][];
		expect(rows).toHaveLength(2);
		expect(rows[0]?.length).toBe(rows[1]?.length);
		for (const cell of rows[1] ?? []) if (!/^-?\d+$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
	});
});

describe("dublin-core", () => {
	test.each(texts)("is well-formed XML with nothing but its own elements: %j", (text) => {
		const names = new Set<string>();
		const parser = new SaxesParser({ xmlns: true });
		parser.on("opentag", ({ name }) => names.add(name));
		parser.on("error", (error) => {
			throw error;
		});
		parser.write(shippedRenderer("dublin-core").render(everywhere(text), full)).close();
		for (const name of names) expect(name).toMatch(/^(?:oai_dc:dc|dc:[a-z]+)$/);
	});
});

describe("text", () => {
	test.each(texts)("holds no sign that a terminal would obey: %j", (text) => {
		expect(shippedRenderer("text").render(everywhere(text), full)).not.toMatch(/[^\P{Cc}\n\t]/u);
	});
});
