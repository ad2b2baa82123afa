/** Whatever a template's own text and its values are: a text that is not refused holds nothing that the values made. */
import fc from "fast-check";
import type { Nodes } from "mdast";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import remarkParse from "remark-parse";
import { SaxesParser } from "saxes";
import { unified } from "unified";
import { expect, test } from "vitest";
import { parseAllDocuments, visit } from "yaml";
import { placeInMarkdown } from "../../src/templates/places/markdown.ts";
import { placeInHtml, placeInXml } from "../../src/templates/places/markup.ts";
import { marks, type PlaceFinder, placeInData } from "../../src/templates/places/place.ts";

/** A text with a value at each mark; null where it is refused. */
function filled(find: PlaceFinder, text: string, value: string): string | null {
	const { escapes, misplaced } = find(text);
	if (misplaced.length > 0) return null;
	let isWhole = true;
	const written = text.replaceAll(marks.value, (_, offset: number) => {
		const place = escapes.get(offset);
		isWhole &&= place !== undefined;
		return place?.(value) ?? "";
	});
	return isWhole ? written : null;
}

const of = (pieces: readonly string[]) =>
	fc.array(fc.constantFrom(marks.value, ...pieces), { maxLength: 12 }).map((each) => each.join(""));

const value = (pieces: readonly string[]) =>
	fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((each) => each.join(""));

/** The elements and the names of their attributes, without words. */
function elementsOf(node: DefaultTreeAdapterTypes.Node): unknown {
	if (!("childNodes" in node)) return node.nodeName.startsWith("#text") ? [] : [node.nodeName];
	const attributes = "attrs" in node ? node.attrs.map(({ name }) => name) : [];
	return [[node.nodeName, attributes, node.childNodes.flatMap((child) => [elementsOf(child)].filter(isNotEmpty))]];
}

const isNotEmpty = (each: unknown): boolean => !Array.isArray(each) || each.length > 0;

const html = [
	"<",
	">",
	"</",
	"p",
	"<p>",
	"</p>",
	"<title>",
	"</tit",
	"le>",
	"<a href=",
	'"',
	"'",
	" ",
	"x",
	"=",
	"<!--",
	"-->",
	"&",
	";",
	"#",
	"/",
];
const htmlValue = [
	"<",
	">",
	"</",
	"script",
	"le>",
	'"',
	"'",
	" onx=",
	"x",
	"=",
	"--",
	">",
	"&",
	"#58;",
	"javascript:",
	"!",
];

test("HTML has the elements and attributes that it would have with other words", () => {
	let whole = 0;
	fc.assert(
		fc.property(of(html), value(htmlValue), (text, words) => {
			const [written, plain] = [words, "x"].map((each) => filled(placeInHtml, text, each));
			if (written === null || plain === null || written === undefined || plain === undefined) return;
			whole++;
			expect(elementsOf(parse(written))).toEqual(elementsOf(parse(plain)));
			expect(written).not.toMatch(/(?:href|src)\s*=\s*["']?\s*javascript/i);
		}),
		{ numRuns: 2_000 },
	);
	expect(whole).toBeGreaterThan(100);
});

const markdown = [
	"[a](",
	")",
	"[a]:",
	"[",
	"]",
	"(",
	"<",
	">",
	"\n",
	" ",
	"x",
	"`",
	"\\",
	"- ",
	"> ",
	"# ",
	"https://e/",
	"!",
	"*",
];
const markdownValue = [
	"<",
	">",
	"b",
	"script",
	":",
	"(",
	")",
	"[",
	"]",
	"javascript:",
	"x",
	"`",
	"\\",
	"\n",
	"&",
	"#58;",
	"!",
	"*",
	" ",
];

test("Markdown has no HTML and no address of the values' own making", () => {
	let whole = 0;
	fc.assert(
		fc.property(of(markdown), value(markdownValue), (text, words) => {
			const written = words.trim() === "" ? null : filled(placeInMarkdown, text, words);
			if (written === null) return;
			whole++;
			const visit = (node: Nodes): void => {
				expect(node.type).not.toBe("html");
				if ("url" in node) expect(node.url).not.toMatch(/^\s*javascript/i);
				if ("children" in node) for (const child of node.children) visit(child);
			};
			visit(unified().use(remarkParse).parse(written));
		}),
		{ numRuns: 2_000 },
	);
	expect(whole).toBeGreaterThan(100);
});

const xml = "< > </ a <a> </a> <b/> <x:a b= href= \" ' / = & ; #58; <!-- --> <? ?> ]]> <![CDATA[ xmlns:on= x".split(
	" ",
);

/** The tags with the names of their attributes, and the addresses. */
function tagsOf(text: string): unknown[] {
	const tags: unknown[] = [];
	const parser = new SaxesParser({ fragment: true });
	parser.on("opentag", ({ name, attributes }) => tags.push([name, Object.keys(attributes)]));
	for (const name of ["comment", "cdata", "doctype"] as const) parser.on(name, () => tags.push(name));
	parser.on("attribute", ({ name, value }) => expect(`${name}=${value}`).not.toMatch(/^(?:on|href=\s*javascript)/));
	parser.write(text).close();
	return tags;
}

test("XML has the elements and attributes that it would have with other words", () => {
	let whole = 0;
	fc.assert(
		fc.property(of([...xml, " ", " "]), value([...htmlValue, "]]>", "<!["]), (inner, words) => {
			const text = `<r xmlns:x="y">${inner}</r>`;
			const [written, plain] = [words, "x"].map((each) => filled(placeInXml, text, each));
			if (written === null || plain === null || written === undefined || plain === undefined) return;
			whole++;
			expect(tagsOf(written)).toEqual(tagsOf(plain));
		}),
		{ numRuns: 5_000 },
	);
	expect(whole).toBeGreaterThan(100);
});

const yaml = "a: ,  [ ] { } : - ? | > # & ! * % --- ... ' \" \\ x 1".split(" ");
const yamlValue = "a : , [ ] { } - # & ! * ' \" \\ --- | >".split(" ");

/** What YAML is made of, without its words; null where there are none of it. */
function shapeOf(text: string): unknown[] | null {
	const shape: unknown[] = [];
	for (const document of parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent" })) {
		if (document.errors.length > 0) return null;
		visit(document, (_, node) => void shape.push(Object(node).constructor.name));
	}
	return shape;
}

test("YAML has the values that it would have with other words", () => {
	let whole = 0;
	fc.assert(
		fc.property(of([...yaml, ", ", ": ", "- ", "\n", "\n  "]), value([...yamlValue, " ", "\n"]), (text, words) => {
			const [written, plain] = [words, "x"].map((each) => filled(placeInData, text, each));
			const shape = shapeOf(plain ?? "\t[");
			if (written === null || written === undefined || shape === null) return;
			whole++;
			expect(shapeOf(written)).toEqual(shape);
		}),
		{ numRuns: 5_000 },
	);
	expect(whole).toBeGreaterThan(20);
});
