/** What every output format must do. */
import { describe, expect, test } from "vitest";
import { renderers, shippedRenderer } from "../../src/output/index.ts";
import { context, report } from "../output/build-report.ts";
import { everywhere, hostile } from "./hostile.ts";
import { htmlFaults } from "./html-faults.ts";

const html = shippedRenderer("html");

describe.each(renderers)("$name", ({ name, render, ...renderer }) => {
	test("says what it is", () => {
		expect(name).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
		expect(renderer.about).not.toMatch(/\.$/);
		expect(renderer.extension).toMatch(/^[a-z]+$/);
		expect(renderer.mediaType).toMatch(/^(?:application|text)\/[a-z][a-z.+-]*$/);
	});

	test.each(hostile)("ends in one newline and gives the same bytes twice: %j", (text) => {
		const tree = everywhere(text);
		const before = JSON.stringify(tree);
		const written = render(tree, context);
		expect(written).toMatch(/[^\n]\n$/);
		expect(render(tree, context)).toBe(written);
		expect(JSON.stringify(tree)).toBe(before);
	});

	test("renders a report without anything", () => {
		expect(render(report(), context)).toMatch(/[^\n]\n$/);
	});
});

/** The words of a page: tags away, references read. */
function wordsOf(page: string): string {
	const references: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" };
	return page
		.slice(page.indexOf("<body>"))
		.replace(/<[^>]*>/g, "\n")
		.replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => references[name] ?? "");
}

describe("html", () => {
	const tags = new Set(
		"!doctype html head meta title style body main header footer section article div nav dl dt dd p h1 h2 h3 ul ol li b span a time data".split(
			" ",
		),
	);
	const attributes = new Set(
		"charset http-equiv content name lang dir class id href datetime value start aria-label itemprop itemtype".split(
			" ",
		),
	);

	test.each(hostile)("keeps %j as words", (text) => {
		const page = html.render(everywhere(text), context);
		const shown = wordsOf(page);
		// As often as the tree holds it, save what a page does not show: raw values that were read, and links' addresses.
		expect(shown.split(text).length - 1).toBeGreaterThan(30);
		// In quotes a tag is words; what ends the quotes is a reference.
		const tagged = page.replace(/(<meta name="dcterms\.\w+" content=)"[^"]*"/g, '$1""');
		for (const [, name = ""] of tagged.matchAll(/<\/?([^\s>]+)/g)) expect(tags).toContain(name);
		for (const [tag] of tagged.matchAll(/<[^/!][^>]*>/g)) {
			for (const [, attribute = ""] of tag.matchAll(/ ([a-z-]+)="[^"]*"/g)) expect(attributes).toContain(attribute);
			expect(tag.replace(/ itemscope(?=[ >])| [a-z-]+="[^"<>]*"/g, "")).toMatch(/^<[a-z0-9]+>$/);
		}
		for (const [, href = ""] of page.matchAll(/href="([^"]*)"/g))
			expect(href).toMatch(/^(?:https?:|mailto:|#[a-z][a-zA-Z0-9-]*$)/);
	});

	test.each(hostile)("is valid with %j", async (text) => {
		expect(await htmlFaults(html.render(everywhere(text), context))).toEqual([]);
	});
});
