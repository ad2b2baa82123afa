/** Marks by which a report next to its notes is recognised, so that it is not read as notes. */
import type { FormatName } from "./template.ts";

/** The last line of a report in Markdown or XML; those who read it don't see it. */
export const endMark = "<!-- made by rapporteur -->";

/** In the head of a page. */
export const pageMark = '<meta name="generator" content="rapporteur">';

/** In a PDF, among what is said of the document; as long as the date that it takes the place of, or shorter. */
export const pdfMark = "/Keywords (made by rapporteur)";

/** A report in plain text: lines of its title, then facts with their labels, and a line of 72 dashes above the heading of what follows. It takes each line in one way only. */
const textOpening = /^(?:(?!-{72}\n)\S.*\n)+(?:\n(?:(?=.*[:?] )\S.*\n(?: {2}.*\n)*)*)?(?:\n+-{72}\n\S|$)/;

/** How what the shipped templates write begins, by what they add to the stem of their notes; any other template's name stands before its extension. */
export const reportOpenings: ReadonlyMap<string, RegExp> = new Map([
	["md", /^---[ \t]*\r?\nrapporteur[ \t]*:[ \t]*\d+[ \t]*\r?\nform[ \t]*:/],
	["html", new RegExp(`^\\s*<(?:(?!</head>|<body)[\\s\\S])*?${pageMark}`)],
	["json", /^\{\s*"\$schema":\s*"[^"]*\/report\.schema\.json",\s*"version":\s*\d+,\s*"form":/],
	["ast.json", /^\{\s*"type":\s*"report",\s*"version":\s*\d+,/],
	["txt", textOpening],
	["csv", /^"report",.*"speakers","path"\r?\n/],
	["xml", /^<\?xml[^>]*>\s*<oai_dc:dc /],
	["pdf", /^%PDF-(?:(?!endobj)[\s\S])*?\/Keywords \(made by rapporteur\)/],
]);

/** The complete file that a template wrote. */
export function finished(format: FormatName, text: string): string {
	const words = text.trimEnd();
	// A text that ends as it should is not copied.
	const whole = text.length === words.length + 1 && text.endsWith("\n") ? text : `${words}\n`;
	if (format === "markdown") return `${whole}\n${endMark}\n`;
	return format === "xml" ? `${whole}${endMark}\n` : whole;
}
