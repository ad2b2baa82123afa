/** The report JSON is the same bytes whether it was made from the notes or from any report of them. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/ast/nodes.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { interpret } from "../../src/interpret/index.ts";
import { ast, json } from "../../src/output/json.ts";
import { markdown } from "../../src/output/markdown.ts";
import type { Renderer } from "../../src/output/renderer.ts";
import { ast as astInput } from "../../src/structure/formats/ast.ts";
import type { InputFormat } from "../../src/structure/formats/format.ts";
import { json as jsonInput } from "../../src/structure/formats/json.ts";
import { markdown as markdownInput } from "../../src/structure/formats/markdown.ts";
import { txt } from "../../src/structure/formats/txt.ts";

const form = shippedForm("un-meeting") ?? expect.fail("no un-meeting form");
const context = { form, source: null };
const ways: readonly (readonly [Renderer, InputFormat])[] = [
	[markdown, markdownInput],
	[json, jsonInput],
	[ast, astInput],
];

function read(text: string, format: InputFormat): Report {
	expect(format.fault?.(text) ?? null).toBeNull();
	return interpret(format.parse(text, form), form);
}

function proveRoundTrip(notes: string): void {
	const report = read(notes, txt);
	const expected = json.render(report, context);
	for (const [renderer, format] of ways) {
		const written = renderer.render(report, context);
		expect(renderer.render(report, context)).toBe(written);
		const back = read(written, format);
		expect(json.render(back, context), `${format.name}:\n${written}`).toBe(expected);
		expect(format.formName?.(written)).toBe("un-meeting");
	}
}

const labels = form.fields.flatMap(({ label, aliases }) => [label, ...aliases.slice(0, 1)]);
const headings = form.sections.flatMap(({ label, aliases }) => [label, ...aliases.slice(0, 1)]);

const wrapped = [...labels, ...headings].map((label) => label.replace(/ (\S+)$/, "\n$1"));
const active = fc.stringMatching(/^[ \ta1b.)(*_+\-#=~`<>!/?&;:|\\[\]"'$@{},0-9x•–\u00a0\u2028\u3000\n]{1,12}$/);
const hard = fc.constantFrom(
	...["1990. The year", "# x", "    x", "***", "&copy;", "---", "<script>", "<!-- x -->", "<!-- /unclassified -->"],
	...[
		"[x](javascript:alert(1))",
		"+\n+ a",
		"~~x~~",
		"- a\n  - b",
		"• a\n\n• b",
		"1. a\n2. b",
		"7) a\n8) b",
		"a\\",
		"`x`",
		"```",
	],
	...[
		"<!-- unclassified {} -->",
		"## Tags",
		"Speaker 1:",
		"Venue: Room 4",
		"https://x.org/a_b?c=d",
		"a@b.org",
		"--",
		"| a |\n|---|",
	],
	...[
		"Ms Ann Lee, Director of X, said so.",
		"Moderator: Mr Bo Li",
		"Dr. Ed Orr - Head of Y\n• one\n• two",
		"31 Feb 2016",
		"02/03/2016",
	],
	...[
		"5, 8, 99",
		"Captain Jo Roe, Al Poe",
		"N/A",
		"SDG9: Industry, Innovation and Infrastructure",
		"www.x.org",
		"\u00a0x\u00a0",
		"true",
		"null",
	],
);
const words = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, ""));
const anything = fc.oneof(
	active,
	hard,
	words,
	fc.tuple(hard, active).map((pair) => pair.join("")),
);
const labelled = fc
	.tuple(
		fc.constantFrom(...labels, ...headings, ...wrapped, "Venue", "Weather"),
		fc.constantFrom(": ", ":\n", "\n", "? ", "\n\n", " - "),
		anything,
	)
	.map((parts) => parts.join(""));
const notes = fc
	.array(fc.tuple(fc.oneof(labelled, anything), fc.constantFrom("\n", "\n\n", "\r\n", "\n\n\n")), { maxLength: 14 })
	.map((lines) => lines.flat().join(""));

const folder = new URL("../../fixtures/accuracy/layouts/", import.meta.url);

describe("round trip", () => {
	test.each(readdirSync(folder).filter((name) => name.endsWith(".txt")))("%s", (name) => {
		proveRoundTrip(readFileSync(new URL(name, folder), "utf8"));
	});

	test("any notes", { timeout: 600_000 }, () => {
		fc.assert(fc.property(notes, proveRoundTrip), { numRuns: Number(process.env["ROUND_TRIPS"] ?? 10_000) });
	});
});
