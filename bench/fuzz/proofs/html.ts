/** `.html`: what begins with `<` is a page, all else is notes to be saved as one. */
import { readHtml } from "../../../src/read/documents/html.ts";
import { htmlOfBlocks, htmlOfLines } from "../../../test/read/documents/saved.ts";
import { notesIn, proveDocument, proveSaved } from "./document.ts";
import { wordsShown } from "./html-words.ts";
import type { Proof } from "./proof.ts";

const lines = { name: "html", reader: readHtml, save: (notes: string) => Buffer.from(htmlOfLines(notes)) };
const blocks = { ...lines, save: (notes: string) => Buffer.from(htmlOfBlocks(notes)) };

/** No word is lost on the way from a page to its report. */
export const html: Proof = async (bytes, thorough) => {
	if (bytes[0] === 0x3c) return proveDocument(bytes, { ...lines, thorough, shown: wordsShown });
	await proveSaved(notesIn(bytes), { ...lines, thorough });
	return proveSaved(notesIn(bytes), { ...blocks, thorough });
};
