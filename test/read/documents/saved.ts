/** Plain notes saved as documents, as small as they can be: what the readers must take apart again. */
import { strToU8, zipSync } from "fflate";

/** A part of the notes for one row of a table: a label with its value, or text across both columns. */
export interface TableRow {
	readonly label: string | null;
	readonly text: string;
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const linesOf = (notes: string): string[] => notes.split(/\r\n|\r|\n/);

/** White space that a browser shows. */
const shown = (line: string): string =>
	escaped(line)
		.replace(/^[ \t]+/, (space) => "&nbsp;".repeat(space.length))
		.replace(/ {2}/g, " &nbsp;");

const page = (body: string): string =>
	`<!DOCTYPE html><html><head><meta charset="utf-8"><title></title></head><body>\n${body}\n</body></html>\n`;
const htmlLine = (line: string): string => (line.trim() === "" ? "<p>&nbsp;</p>" : `<p>${shown(line)}</p>`);
const htmlLines = (notes: string): string => linesOf(notes).map(htmlLine).join("\n");

/** A page with a paragraph for each line, blank ones too. */
export const htmlOfLines = (notes: string): string => page(htmlLines(notes.replace(/\s+$/, "")));

/** A page with a paragraph for each block of lines. */
export function htmlOfBlocks(notes: string): string {
	const blocks = linesOf(notes.replace(/\s+$/, ""))
		.join("\n")
		.split(/\n(?:[ \t]*\n)+/);
	return page(blocks.map((block) => `<p>${linesOf(block).map(shown).join("<br>")}</p>`).join("\n"));
}

/** A page with a table of two columns, as forms are in Word. */
export function htmlOfRows(rows: readonly TableRow[]): string {
	const cells = rows.map(({ label, text }) =>
		label === null
			? `<td colspan="2">${htmlLines(text)}</td>`
			: `<td>${shown(label)}</td><td>${text.trim() === "" ? "" : htmlLines(text)}</td>`,
	);
	return page(`<table>${cells.map((row) => `<tr>${row}</tr>`).join("\n")}</table>`);
}

const relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The files of a Word document with this body; `more` adds or replaces some. */
export function docxFiles(body: string, more: Readonly<Record<string, string>> = {}): Record<string, Uint8Array> {
	const files = {
		"[Content_Types].xml": `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels": `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationship}/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${relationship}"><w:body>${body}</w:body></w:document>`,
		...more,
	};
	return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
}

const docxLine = (line: string): string => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`;

/** A Word document with a paragraph for each line. */
export const docxOfLines = (notes: string): Uint8Array => zipSync(docxFiles(linesOf(notes).map(docxLine).join("")));

const unicode = (text: string): string =>
	[...text]
		.map((character) => (/[\0-\x7f]/.test(character) ? character.replace(/[\\{}]/, "\\$&") : units(character)))
		.join("");
const units = (character: string): string =>
	Array.from({ length: character.length }, (_, at) => `\\u${(character.charCodeAt(at) << 16) >> 16}?`).join("");

/** Rich Text with a paragraph for each line. */
export const rtfOfLines = (notes: string): Uint8Array =>
	Buffer.from(
		`{\\rtf1\\ansi\\ansicpg1252\\uc1\n${linesOf(notes)
			.map((line) => `\\pard ${unicode(line)}\\par`)
			.join("\n")}\n}`,
	);

/** White space as OpenDocument has it: one space, or a count of them. */
const spaced = (line: string): string =>
	escaped(line).replace(/^ +| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);

/** The files of an OpenDocument text with this body. */
export function odtFiles(body: string, styles = ""): Record<string, Uint8Array> {
	const names = ["office", "style", "text", "table", "draw", "form", "field"].map(
		(name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === "draw" ? "drawing" : name}:1.0"`,
	);
	const content = `${xml}<office:document-content ${names.join(" ")} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
	return { mimetype: strToU8("application/vnd.oasis.opendocument.text"), "content.xml": strToU8(content) };
}

/** An OpenDocument text with a paragraph for each line. */
export const odtOfLines = (notes: string): Uint8Array =>
	zipSync(
		odtFiles(
			linesOf(notes)
				.map((line) => `<text:p>${spaced(line)}</text:p>`)
				.join(""),
		),
	);
