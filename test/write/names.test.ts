import { describe, expect, test } from "vitest";
import { nameOutputs } from "../../src/write/names.ts";

const html = { name: "html", extension: "html", isDefault: true };
const ast = { name: "ast", extension: "json", isDefault: false };

describe("nameOutputs", () => {
	test.each([
		["the stem", ["a.txt", "deep/b.md"], ["a.html", "deep/b.html"]],
		["only the last extension goes", ["a.b.txt", "noext", ".dot"], ["a.b.html", "noext.html", ".dot.html"]],
		["a shared stem keeps its extension", ["a.txt", "a.md", "b/a.txt"], ["a.txt.html", "a.md.html", "b/a.html"]],
		["so do stems that differ by case only", ["A.txt", "a.md"], ["A.txt.html", "a.md.html"]],
		["or by Unicode form only", ["é.txt", "e\u0301.md"], ["é.txt.html", "e\u0301.md.html"]],
		["a dot in a folder is none of the name's", ["a.b/c", "a.b/d.txt"], ["a.b/c.html", "a.b/d.html"]],
		["reserved at the top", ["index.txt", "INDEX.md.txt"], ["index.txt.html", "INDEX.md.html"]],
		["not reserved below", ["deep/index.txt"], ["deep/index.html"]],
		["still colliding", ["a.txt", "A.TXT", "b.txt"], [null, null, "b.html"]],
		["colliding with a longer name", ["a.txt", "a.md", "a.txt.rtf"], [null, "a.md.html", null]],
		["reserved and without an extension to keep", ["index"], [null]],
		["in the reserved folder", [".rapporteur/a.txt"], [null]],
		["in the folder of the archive page", ["catalogue.data/a.txt", "Catalogue.Data/b.txt"], [null, null]],
		["in a folder with a like name", ["catalogue.dates/a.txt"], ["catalogue.dates/a.html"]],
	])("%s", (_, paths, names) => expect(nameOutputs(paths, html)).toEqual(names));

	test("a format that is not its extension's default adds its name", () => {
		expect(nameOutputs(["a.txt", "manifest.txt"], ast)).toEqual(["a.ast.json", "manifest.ast.json"]);
	});

	test.each([
		["catalogue.txt", "html", "catalogue.txt.html"],
		["catalogue.en.txt", "html", "catalogue.en.html"],
		["feed.txt", "xml", "feed.txt.xml"],
		["manifest.1-of-8.txt", "jsonl", "manifest.1-of-8.txt.jsonl"],
		["sitemap.txt", "html", "sitemap.html"],
		["sitemap-2.txt", "xml", "sitemap-2.txt.xml"],
	])("%s as %s is %s", (path, extension, name) => {
		expect(nameOutputs([path], { name: extension, extension, isDefault: true })).toEqual([name]);
	});
});
