/** Word documents: unpacked within limits, made HTML by mammoth, and read on as a page. */
import { zipSync } from "fflate";
import mammoth from "mammoth";
import { type Fault, fault } from "../../findings/faults.ts";
import type { DocumentReader } from "./document.ts";
import { type DocxTree, withEachNoteOnce } from "./docx-notes.ts";
import { partsIn } from "./docx-parts.ts";
import { pageContent } from "./html.ts";
import { htmlBody } from "./html-tree.ts";
import { openArchive } from "./zip.ts";

/** Reads a Word document. */
export const readDocx: DocumentReader = async (bytes, { maxSize, maxDepth }) => {
	const archive = openArchive(bytes, maxSize);
	if ("code" in archive) return archive;
	const found = partsIn(archive, { maxSize, maxDepth });
	if ("code" in found) return found;
	const lost: string[] = [];
	const page = await pageOf(zipSync(found.parts, { level: 0 }), () => lost.push("missing note"));
	if (typeof page !== "string") return page;
	const body = htmlBody(page, maxDepth);
	if ("code" in body) return body;
	const { external, ...content } = pageContent(body, true);
	return { ...content, external: [...found.external, ...lost, ...external], encoding: "utf-8", guess: null };
};

const options = {
	ignoreEmptyParagraphs: false,
	includeEmbeddedStyleMap: false,
	externalFileAccess: false,
	styleMap: ["br[type='page'] => br:fresh", "br[type='column'] => br:fresh"],
	// Images are named, never read.
	convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
};

/** The HTML of a document that holds nothing but sound XML; `tell` hears of each note that is missing. */
async function pageOf(archive: Uint8Array, tell: () => void): Promise<string | Fault> {
	const transformDocument = (document: DocxTree) => withEachNoteOnce(document, tell);
	try {
		return (await mammoth.convertToHtml({ buffer: Buffer.from(archive) }, { ...options, transformDocument })).value;
	} catch {
		// What the library says of it is for programmers.
		const what = "one as Word saves it, with a main part that has a body";
		return fault("undecodable", "Undecodable: this is no Word document that can be read", what);
	}
}
