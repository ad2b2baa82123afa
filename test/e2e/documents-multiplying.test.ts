/** Documents that make much of little, read by the built program: refused in little time and memory, or read in it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { docxFiles, odtFiles } from "../read/documents/saved.ts";
import { tree } from "../tree.ts";
import { runBounded } from "./bounded-program.ts";

const many = 30_000;
const address = (length: number): string => `https://example.org/${"a".repeat(length)}`;
/** What does not pack well, as words do not. */
const noise = (length: number): string =>
	Array.from({ length: length / 10 }, (_, at) => ((at * 2_654_435_761) % 2 ** 32).toString(36).padEnd(10, "x")).join(
		"",
	);

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
function docx(body: string, target = ""): Uint8Array {
	const link = `<Relationship Id="r9" Type="${relationships}/hyperlink" Target="${target}" TargetMode="External"/>`;
	const space = "http://schemas.openxmlformats.org/package/2006/relationships";
	return zipSync(
		docxFiles(body, { "word/_rels/document.xml.rels": `<Relationships xmlns="${space}">${link}</Relationships>` }),
	);
}

const run = (at: number): string => `<w:r><w:t>${at.toString(36)}</w:t></w:r>`;
const paragraphs = (of: (at: number) => string): string =>
	Array.from({ length: many / 5 }, (_, at) => of(at * 7919)).join("");
const links = paragraphs((at) => `<w:p><w:hyperlink r:id="r9">${run(at)}</w:hyperlink></w:p>`);
const wide = (levels: number, inner: string): string => "<ul>".repeat(levels) + inner;

describe("a document is refused in little time where", () => {
	test.each<readonly [string, string, Uint8Array | string, string]>([
		["Word links share a long address", "a.docx", docx(links, address(100_000)), "Too large: the addresses"],
		["Word links share an address", "a.docx", docx(links, address(1_500)), "Too large: the addresses"],
		[
			"a link of Rich Text goes over many paragraphs",
			"a.rtf",
			`{\\rtf1\\ansi {\\field{\\*\\fldinst HYPERLINK "${address(100_000)}"}{\\fldrslt ${"x\\par ".repeat(many)}}}}`,
			"Too large: the addresses",
		],
		[
			"a link of a page goes over many lines",
			"a.html",
			`<p><a href="${address(100_000)}">${"x<br>".repeat(many)}</a>`,
			"Too large: the addresses",
		],
		[
			"a link of an OpenDocument goes over many paragraphs",
			"a.odt",
			zipSync(
				odtFiles(`<text:a xlink:href="${address(1_500)}">${paragraphs((at) => `<text:p>${at}</text:p>`)}</text:a>`),
			),
			"Too large: the addresses",
		],
		[
			"many items are far indented",
			"a.html",
			wide(80, "<li>x".repeat(many)),
			"Too large: the bullets, numbers and indents",
		],
		[
			"XML packs too well",
			"a.odt",
			zipSync(odtFiles('<text:p>a<text:s text:c="200"/>b</text:p>'.repeat(10 * many))),
			"times as large when unpacked",
		],
		[
			"XML of Word packs too well",
			"a.docx",
			docx(`<w:p>${run(1)}</w:p>`.repeat(2 * many)),
			"times as large when unpacked",
		],
	])("%s", (_, name, content, why) => {
		const cwd = tree({});
		writeFileSync(join(cwd, name), content);
		const { code, text, seconds, megabytes } = runBounded(cwd, ["check", name]);
		expect([code, text]).toEqual([2, expect.stringContaining(why)]);
		expect(seconds).toBeLessThan(2);
		expect(megabytes).toBeLessThan(250);
	});
});

describe("a document is read in little time where", () => {
	test.each<readonly [string, string, string]>([
		["a list has the number of absurdly many digits", "a.html", `<ol start="${"9".repeat(100_000)}"><li>x</ol>`],
		["a list has a long style", "a.html", `<ol style="${noise(200_000)}">${"<li>x".repeat(5_000)}</ol>`],
		["a line has many spaces that do not break", "a.html", `<p>x${"\u00a0".repeat(100_000)}y</p>`],
		["tables stand in tables", "a.html", `${"<table><tr><td>a<td>x".repeat(100)}${"word ".repeat(200_000)}`],
		[
			"paragraphs of lists stand in others",
			"a.html",
			`${'<div style="mso-list:l0 level1">'.repeat(400)}${"<p></p>".repeat(many)}`,
		],
		[
			"notes stand behind many paragraphs",
			"a.html",
			`${"<p>x".repeat(many)}${Array.from({ length: many }, (_, at) => `<a href="#fn${at}"></a>`).join("")}${Array.from({ length: many }, (_, at) => `<p id="fn${at}">`).join("")}`,
		],
	])("%s", (_, name, content) => {
		const cwd = tree({ [name]: content });
		const { code, text, seconds, megabytes } = runBounded(cwd, ["check", name]);
		expect([code, text]).toEqual([1, expect.not.stringContaining("Too large")]);
		expect(seconds).toBeLessThan(3);
		expect(megabytes).toBeLessThan(400);
	});
});
