/** What every output format must do. */
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/ast/nodes.ts";
import type { FieldValue } from "../../src/ast/values.ts";
import { html } from "../../src/render/formats/html.ts";
import { renderers } from "../../src/render/formats/index.ts";
import { context, field, form, paragraph, report, section, unclassified } from "../render/build-report.ts";

const hostile = [
	"<script>alert(1)</script>",
	'"><img src=x onerror=alert(1)>',
	"</style><script>alert(1)</script>",
	"</title><svg onload=alert(1)>",
	"--><script>alert(1)</script>",
	"[x](javascript:alert(1))",
	"javascript:alert(1)",
	"&lt;b&gt; &amp; &copy;",
	"# 1990. * ___ `x` ~~y~~ ---",
	"{{ x }} $(y) %s \\n \\",
	"\u00a0a\u2028b\u3000",
	"constructor __proto__ toString",
	"null",
	"2 < 3 > 1 'a' \"b\"",
];

function values(type: string, text: string): FieldValue {
	if (type === "people")
		return [{ name: text, honorific: text, role: text, affiliation: text, handle: text, remark: text }];
	if (type === "links")
		return [
			{ title: text, url: text },
			{ title: text, url: null },
		];
	if (type === "tags") return [text];
	if (type === "goals") return [5];
	return text;
}

function everywhere(text: string): Report {
	return report(
		unclassified(null, [paragraph(text)]),
		...form.fields.map(({ name, type }) => field(name, values(type, text), text)),
		...form.sections.map(({ name }) =>
			section(
				name,
				[
					paragraph(text),
					{ type: "heading", depth: 3, children: [{ type: "text", value: text }] },
					{ type: "list", children: [{ type: "listItem", children: [paragraph(text), paragraph(text)] }] },
					{ type: "paragraph", children: [{ type: "link", url: text, children: [{ type: "text", value: text }] }] },
					{ type: "html", value: text },
				],
				[],
				text,
			),
		),
		unclassified(text, [paragraph(text)]),
		field(null, text, text, text),
	);
}

describe.each(renderers)("$name", ({ name, render, ...renderer }) => {
	test("says what it is", () => {
		expect(name).toMatch(/^[a-z]+$/);
		expect(renderer.about).not.toMatch(/\.$/);
		expect(renderer.extension).toMatch(/^[a-z]+$/);
		expect(renderer.mediaType).toMatch(/^(?:application|text)\/[a-z]+$/);
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
	const references: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&" };
	return page
		.slice(page.indexOf("<body>"))
		.replace(/<[^>]*>/g, "\n")
		.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => references[name] ?? "");
}

describe("html", () => {
	const tags = new Set(
		"!doctype html head meta title style body main header footer section div nav dl dt dd p h1 h2 h3 ul ol li b span a time".split(
			" ",
		),
	);
	const attributes = new Set(
		"charset http-equiv content name lang dir class id href datetime start aria-label".split(" "),
	);

	test.each(hostile)("keeps %j as words", (text) => {
		const page = html.render(everywhere(text), context);
		const shown = wordsOf(page);
		// As often as the tree holds it, save what a page does not show: raw values that were read, and links' addresses.
		expect(shown.split(text).length - 1).toBeGreaterThan(30);
		for (const [, name = ""] of page.matchAll(/<\/?([^\s>]+)/g)) expect(tags).toContain(name);
		for (const [tag] of page.matchAll(/<[^/!][^>]*>/g)) {
			for (const [, attribute = ""] of tag.matchAll(/ ([a-z-]+)="[^"]*"/g)) expect(attributes).toContain(attribute);
			expect(tag.replace(/ [a-z-]+="[^"<>]*"/g, "")).toMatch(/^<[a-z0-9]+>$/);
		}
		for (const [, href = ""] of page.matchAll(/href="([^"]*)"/g))
			expect(href).toMatch(/^(?:https?:|mailto:|#said-\d+$)/);
	});

	test.each(hostile)("is valid with %j", async (text) => {
		const validator = new HtmlValidate({
			extends: ["html-validate:recommended", "html-validate:a11y"],
			rules: {
				// Reports may say the same thing twice, and repeat what is in a heading.
				"no-redundant-role": "error",
				"long-title": "off",
				"no-trailing-whitespace": "off",
				"doctype-style": ["error", { style: "lowercase" }],
				"tel-non-breaking": "off",
				// A section of a form may be called anything, so it may be empty of letters.
				"no-raw-characters": "error",
				"require-sri": "off",
			},
		});
		const result = await validator.validateString(html.render(everywhere(text), context));
		expect(
			result.results.flatMap(({ messages }) =>
				messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
			),
		).toEqual([]);
	});
});
