/** What the full page has beside the words. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { process, render } from "../../src/index.ts";
import { shippedRenderer } from "../../src/output/index.ts";
import { context, field, paragraph, report, section } from "./build-report.ts";

const html = shippedRenderer("html");

const notes = readFileSync(new URL("../../fixtures/harbour/notes.txt", import.meta.url), "utf8");
const board = readFileSync(new URL("../../fixtures/board/report.html", import.meta.url), "utf8");
const page = (text: string): string => render(process(text), "html");
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, one = ""]) => one);

describe("a contents list", () => {
	test("is for many headings, and leads to each of them", () => {
		const list = /<nav class="contents"[\s\S]*?<\/nav>/.exec(board)?.[0] ?? "";
		const ids = found(board, /<h2 id="([^"]+)"/g);
		expect(ids.length).toBeGreaterThan(5);
		expect(found(list, /href="#([^"]+)"/g)).toEqual(ids);
	});

	test("is for few headings that are far from each other, and else left out", () => {
		expect(page(notes)).not.toContain('<nav class="contents"');
		const long = notes.replace("The last word", `${"Many words were said. ".repeat(400)}\n\nThe last word`);
		expect(page(long)).toContain('<nav class="contents"');
	});
});

test("each heading has a link to itself, and no anchor is there twice", () => {
	const text = page(notes);
	const ids = found(text, / id="([^"]+)"/g);
	expect(new Set(ids).size).toBe(ids.length);
	expect(found(text, /class="permalink" href="#([^"]+)"/g)).toEqual(found(text, /<h2 id="([^"]+)"/g));
	for (const target of found(text, /href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test("programs read what it is about: dates, goals, tags, authors and speakers", () => {
	const text = page(notes);
	expect(found(text, /itemprop="temporalCoverage">([^<]+)/g)).toEqual(["14 June 2018"]);
	expect(found(text, /itemprop="termCode">(\d+)/g)).toEqual(["8", "14", "16"]);
	expect(found(text, /itemprop="jobTitle">([^<]+)/g)).toContain("Minister of Fisheries of Porto Alvo");
	expect(text).toMatch(
		/itemprop="author" itemscope itemtype="https:\/\/schema\.org\/Person"><span itemprop="name">Ruth/,
	);
});

describe("the running header of a printed page", () => {
	const rule = (title: string): string =>
		/<style>(:root\{--headline:[^<]*)<\/style>/.exec(html.render(report(field("title", title)), context))?.[1] ?? "";

	test("is the headline as a string of the style sheet", () => {
		expect(rule("Ports & quays")).toBe(':root{--headline:"Ports \\26  quays"}');
	});

	test.each(['"}</style><script>x()</script>', "\\22 }body{display:none}", "a\nb", "*/ url(https://x.org)"])(
		"stays one string: %j",
		(title) => expect(rule(title)).toMatch(/^:root\{--headline:"(?:[\p{L}\p{N} ]|\\[0-9a-f]{1,6} )*"\}$/u),
	);

	test("is cut between words", () => {
		const [, text = ""] = /"(.*)"/.exec(rule("word ".repeat(60))) ?? [];
		expect(text).toMatch(/^(?:word )+word\\2026 $/);
		expect(text.length).toBeLessThan(130);
	});
});

test("the names of those who share words are words of their own, whoever lays them out", () => {
	const speakers = [{ name: "Ada Lovell" }, { name: "Ben Okri", role: "author" }];
	const start = { line: 1, column: 1, offset: 0 };
	const statement = { speakers, part: "speaker", position: { start, end: { ...start, offset: 1 } } } as const;
	const text = html.render(report(section("summary", [paragraph("We said it.")], [statement])), context);
	const byline = /<div class="byline">([\s\S]*?)<\/div>/.exec(text)?.[1] ?? "";
	expect(byline.replace(/<[^>]*>/g, "").trim()).toBe("Ada Lovell Ben Okri author");
});

test("what stands between two names of a list is no passage of its own", () => {
	const text = "Speakers were Mr. Ben Okri, author; Ms. Ada Lovell, engineer; Mr. Carl Sund, sailor.";
	expect(page(notes.replace("The last word", `${text}\n\nThe last word`))).not.toMatch(/<p>[;,.\s]*<\/p>/);
});

test("a section that nobody wrote says so", () => {
	expect(html.render(report(section("summary", [paragraph("")])), context)).toContain("Nothing was written here.");
});
