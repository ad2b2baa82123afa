/** Signs that people write and that are no bullets, no brackets and no separators. */
import { describe, expect, test } from "vitest";
import { isSemicolon } from "../../src/text/characters.ts";
import { read } from "./read.ts";

const url = "https://who.int/guide";

test.each([
	["&copy;", true],
	["&#8217;", true],
	["&#x2019;", true],
	["&eacute;", true],
	["R&D;", false],
	["Research &development;", false],
	["Q&As;", false],
	[";", false],
])("the semicolon of %s ends an entity: %s", (text, ends) => {
	expect(isSemicolon(text, text.length - 1)).toBe(!ends);
});

describe("links", () => {
	test.each([
		["The &copy; report; the second", ["The &copy; report", "the second"]],
		["A &amp; B", ["A &amp; B"]],
		["A title&nbsp;", ["A title&nbsp;"]],
		["> Quoted title", ["> Quoted title"]],
		["+ Plus Ultra", ["+ Plus Ultra"]],
		["*Starred", ["*Starred"]],
		["Footnote*", ["Footnote*"]],
		["*Emphasis*", ["Emphasis"]],
		["**Strong**:", ["Strong"]],
		["_Recording_ -", ["Recording"]],
	])("without an address: %s", (raw, titles) => {
		expect(read("links", raw).value).toEqual(titles.map((title) => ({ title, url: null })));
	});

	test.each([
		[`>Arrow: ${url}`, ">Arrow"],
		[`+Plus: ${url}`, "+Plus"],
		[`*Star: ${url}`, "*Star"],
		[`**Strong:** ${url}`, "Strong"],
		[`**Strong**: ${url}`, "Strong"],
		[`Guide -> ${url}`, "Guide"],
		[`Guide => ${url}`, "Guide"],
		[`${url} => Guide`, "Guide"],
		[`Rock &amp; roll: ${url}`, "Rock &amp; roll"],
	])("with one: %s", (raw, title) => {
		expect(read("links", raw).value).toEqual([{ title, url }]);
	});
});

test.each([
	["Rock &amp; roll; jazz", ["Rock &amp; roll", "jazz"]],
	["+ plus, > more", ["+ plus", "> more"]],
])("tags: %s", (raw, tags) => expect(read("tags", raw).value).toEqual(tags));

test.each([
	["Jos&eacute; Bell; Ann Lee", ["Jos&eacute; Bell", "Ann Lee"]],
	["<script>alert(1)</script>", ["<script>alert(1)</script>"]],
	["Ann \u001b[31m Lee, Bo Li", ["Ann \u001b[31m Lee", "Bo Li"]],
	["\u001b[31mAnn Lee\u001b[0m", ["\u001b[31mAnn Lee\u001b[0m"]],
])("people: %j", (raw, names) => expect(read("people", raw).value).toEqual(names.map((name) => ({ name }))));

test("an address in such brackets is no code", () => {
	const [person] = read("people", "Ann Lee <ann@lee.example>, UNICEF").items;
	expect(person?.value).toMatchObject({ affiliation: "UNICEF" });
});
