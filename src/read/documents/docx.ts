/** Word documents: unpacked within limits, made HTML by mammoth, and read on as a page. */
import { zipSync } from "fflate";
import mammoth from "mammoth";
import { type Fault, fault } from "../../findings/faults.ts";
import { partsIn } from "./docx-parts.ts";
import { pageContent } from "./html.ts";
import { htmlBody } from "./html-tree.ts";
import type { DocumentReader } from "./reader.ts";
import { openArchive } from "./zip.ts";

/** Reads a Word document. */
export const readDocx: DocumentReader = async (bytes, { maxSize, maxDepth }) => {
	const archive = openArchive(bytes, maxSize);
	if ("code" in archive) return archive;
	const found = partsIn(archive, { maxSize, maxDepth });
	if ("code" in found) return found;
	const page = await pageOf(zipSync(found.parts, { level: 0 }));
	if (typeof page !== "string") return page;
	const body = htmlBody(page, maxDepth);
	if ("code" in body) return body;
	const { external, ...content } = pageContent(body, true);
	return { ...content, external: [...found.external, ...external], encoding: "utf-8", guess: null };
};

const options = {
	ignoreEmptyParagraphs: false,
	includeEmbeddedStyleMap: false,
	externalFileAccess: false,
	styleMap: ["br[type='page'] => br:fresh", "br[type='column'] => br:fresh"],
	// Images are named, never read.
	convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
};

/** The HTML of a document that holds nothing but sound XML. */
async function pageOf(archive: Uint8Array): Promise<string | Fault> {
	try {
		return (await mammoth.convertToHtml({ buffer: Buffer.from(archive) }, options)).value;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return fault("undecodable", `Undecodable: this is no Word document (${why})`, "one as Word saves it");
	}
}
