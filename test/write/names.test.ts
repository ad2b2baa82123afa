import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameOutputs, type OutputKind, type TakenName } from "../../src/write/names.ts";

const orNull = (name: string | TakenName): string | null => (typeof name === "string" ? name : null);

const named = (paths: readonly string[], kind: OutputKind) =>
	paths.map((path) => orNull(nameOutputs(paths, [kind])(path, kind)));

const html = { name: "html", extension: "html", isDefault: true };
const ast = { name: "ast", extension: "json", isDefault: false };

describe("nameOutputs", () => {
	test.each([
		["the stem", ["a.txt", "deep/b.md"], ["a.html", "deep/b.html"]],
		["only the last extension goes", ["a.b.txt", "noext"], ["a.b.html", "noext.html"]],
		["a shared stem keeps its extension", ["a.txt", "a.md", "b/a.txt"], ["a.txt.html", "a.md.html", "b/a.html"]],
		["so do stems that differ by case only", ["A.txt", "a.md"], ["A.txt.html", "a.md.html"]],
		["or by Unicode form only", ["é.txt", "e\u0301.md"], ["é.txt.html", "e\u0301.md.html"]],
		["a dot in a folder does not belong to the name", ["a.b/c", "a.b/d.txt"], ["a.b/c.html", "a.b/d.html"]],
		["reserved at the top", ["index.txt", "INDEX.md.txt"], ["index.txt.html", "INDEX.md.html"]],
		["not reserved below", ["deep/index.txt"], ["deep/index.html"]],
		["still colliding", ["a.txt", "A.TXT", "b.txt"], [null, null, "b.html"]],
		["colliding with a longer name", ["a.txt", "a.md", "a.txt.rtf"], [null, "a.md.html", null]],
		["reserved and without an extension to keep", ["index"], [null]],
		["in the reserved folder", [".rapporteur/a.txt"], [null]],
		["hidden", [".dot", "a/.b/c.txt"], [null, null]],
		["in the folder of the archive page", ["catalogue.data/a.txt", "Catalogue.Data/b.txt"], [null, null]],
		["in a folder with a like name", ["catalogue.dates/a.txt"], ["catalogue.dates/a.html"]],
		["in a folder with a reserved name", ["Manifest.1-of-2.jsonl/a.txt", "manifest.jsonl/b/c.txt"], [null, null]],
		[
			"or with that of a page, a feed or a catalogue",
			["index.html/a", "feed.xml/a", "catalogue.csv/a"],
			[null, null, null],
		],
		["though not below", ["deep/index.html/a.txt"], ["deep/index.html/a.html"]],
	])("%s", (_, paths, names) => expect(named(paths, html)).toEqual(names));

	test.each([
		["report", ["a.txt", "A.TXT"], "a.txt.html"],
		["folder", ["a.txt", "a.html/b.txt"], "a.html"],
		["archive", ["catalogue.data/a.txt"], "catalogue.data/a.txt.html"],
	])("tells what has a name already: %s", (by, paths, name) => {
		expect(nameOutputs(paths, [html])(paths[0] ?? "", html)).toEqual({ name, by });
	});

	test("a format that is not its extension's default adds its name", () => {
		expect(named(["a.txt", "manifest.txt"], ast)).toEqual(["a.ast.json", "manifest.ast.json"]);
	});

	test.each([
		["catalogue.txt", "html", "catalogue.txt.html"],
		["catalogue.en.txt", "html", "catalogue.en.html"],
		["feed.txt", "xml", "feed.txt.xml"],
		["manifest.1-of-8.txt", "jsonl", "manifest.1-of-8.txt.jsonl"],
		["sitemap.txt", "html", "sitemap.html"],
		["sitemap-2.txt", "xml", "sitemap-2.txt.xml"],
	])("%s as %s is %s", (path, extension, name) => {
		expect(named([path], { name: extension, extension, isDefault: true })).toEqual([name]);
	});

	test.each([
		["as another kind of another input", ["a.txt", "a.ast.txt"], [null, null]],
		["as a folder of another input", ["a.html/b.txt", "a.txt"], ["a.html/b.json", null]],
		["only where they meet", ["b.txt", "a.ast.txt"], ["b.json", "a.ast.json"]],
	])("a name %s is taken", (_, paths, expected) => {
		const kinds = ["json", "ast", "html"].map((name) => ({
			...html,
			name,
			extension: name.replace("ast", "ast.json"),
		}));
		const name = nameOutputs(paths, kinds);
		const names = paths.map((path) => kinds.map((kind) => orNull(name(path, kind))));
		expect(names.map((all) => (all.includes(null) ? null : all[0]))).toEqual(expected);
	});

	test("no two outputs have one name, whatever the inputs are called", () => {
		const part = fc.constantFrom(
			"a",
			"A",
			"\u00e9",
			"e\u0301",
			"index",
			"manifest",
			"a.html",
			"-x",
			" ",
			"\n",
			".ast",
			"a.ast",
		);
		const extension = fc.constantFrom("", ".txt", ".TXT", ".md", ".html", ".ast.txt");
		const path = fc
			.tuple(fc.array(part, { maxLength: 2 }), part, extension)
			.map(([folders, stem, end]) => [...folders, stem + end].join("/"));
		const kinds = ["json", "html", "ast"].map((name) => ({
			...html,
			name,
			extension: name.replace("ast", "ast.json"),
		}));
		const property = fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
			const name = nameOutputs(paths, kinds);
			const all = paths.flatMap((each) => kinds.flatMap((kind) => orNull(name(each, kind)) ?? []));
			const folded = all.map((each) => each.normalize("NFC").toLowerCase());
			expect(new Set(folded).size).toBe(folded.length);
			for (const each of folded) expect(folded.some((other) => other.startsWith(`${each}/`))).toBe(false);
		});
		fc.assert(property, { numRuns: 500 });
	});
});
