/** Web pages: saved ones, and what Word and others save as HTML. */
import { fault } from "../../findings/faults.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { type Notes, takeNotes } from "./html-notes.ts";
import { decodePage } from "./html-text.ts";
import { type HtmlBody, type HtmlElement, htmlBody } from "./html-tree.ts";
import type { DocumentReader } from "./reader.ts";
import { tooMuchText } from "./text-limit.ts";

/** Reads a web page. */
export const readHtml: DocumentReader = async (bytes, { encoding: label, maxSize, maxDepth }) => {
	const large = tooMuchText(bytes.length, maxSize, "fifth");
	if (large !== null) return large;
	const decoded = decodePage(bytes, label);
	if (decoded.text === null) return fault("undecodable", decoded.reason, decoded.expected);
	const { text, encoding, guess } = decoded;
	const page = htmlBody(text, maxDepth);
	return "code" in page ? page : { ...pageContent(page, false), encoding, guess };
};

/** The blocks of a page and what it leaves out; `keepsSpaces` where white space was never meant for indentation. */
export function pageContent({ body, cut }: HtmlBody, keepsSpaces: boolean) {
	const external: string[] = [];
	const spaces = { kept: keepsSpaces ? 1 : 0 };
	const within = { of: () => [], numberOf: (element: HtmlElement) => notes.numberOf(element) };
	const notes: Notes = takeNotes(body, (note) => htmlBlocks(note, { external, spaces, notes: within }));
	const blocks = htmlBlocks(body, { external, notes, spaces });
	return { blocks: [...blocks, ...notes.rest()], external, cut };
}
