// Whatever notes say: saved as a document of any kind, they are the same words in the same order.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { process, processDocument, render } from "../../src/index.ts";
import { docxOfLines, htmlOfBlocks, htmlOfLines, odtOfLines, rtfOfLines } from "../read/documents/saved.ts";

const piece = fc.oneof(
	fc.constantFrom(
		...["Date of Meeting:", "Reporter", "Tags:", "Links", "Brief summary of presentation of information made", "5, 8"],
		...[
			"Ms. Ann Lee, Director of X,",
			"said that",
			"moderated.",
			"•",
			"-",
			"1.",
			"a)",
			"*",
			"#",
			"|",
			"<b>",
			"&amp;",
			"\\",
		],
		...[
			"https://a.org/x",
			"(https://a.org/y)",
			"ann@a.org",
			"  ",
			"“quoted”",
			"2 May 2016",
			"word",
			"Word",
			"?",
			":",
			"–",
			"[1]",
			"}",
			"{",
		],
	),
	fc.string({ unit: "grapheme", maxLength: 8 }),
);
/** What XML can't hold, and the signs that end lines, are for other tests. */
const line = fc
	.array(piece, { maxLength: 6 })
	.map((pieces) => pieces.join(" ").replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, ""));
const notes = fc.array(line, { maxLength: 20 }).map((lines) => lines.join("\n"));

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== "");

const kinds: readonly (readonly [string, string, (text: string) => Uint8Array])[] = [
	["a page of lines", "html", (text) => Buffer.from(htmlOfLines(text))],
	["a page of blocks", "html", (text) => Buffer.from(htmlOfBlocks(text))],
	["a Word document", "docx", docxOfLines],
	["Rich Text", "rtf", rtfOfLines],
	["an OpenDocument text", "odt", odtOfLines],
];

describe.each(kinds)("%s", (_, from, save) => {
	test("holds the words of the notes", { timeout: 120_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(notes, async (text) => {
				const { source } = await processDocument(save(text), { from });
				expect(wordsOf(source.text)).toEqual(wordsOf(text));
			}),
			{ numRuns: 150 },
		);
	});

	test("gives their report", { timeout: 120_000 }, async () => {
		// A document has one space where notes have many, and none before the end of a line.
		const reportOf = (outcome: ReturnType<typeof process>): string =>
			JSON.stringify({ ...JSON.parse(render(outcome, "json")), source: null })
				.replace(/[ \u00a0]+/g, " ")
				.replaceAll(" \\n", "\\n");
		// Only where some line is blank can a document show that the others are not apart.
		const spaced = fc.tuple(notes, notes).map(([above, below]) => `x${above}\n\n${below.trim()}y\nz`);
		await fc.assert(
			fc.asyncProperty(spaced, async (text) => {
				const today = "2030-01-01";
				expect(reportOf(await processDocument(save(text), { from, today }))).toBe(reportOf(process(text, { today })));
			}),
			{ numRuns: 150 },
		);
	});
});
