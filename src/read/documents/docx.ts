/** Word documents: unpacked within limits, made HTML by mammoth, and read on as a page. */
import { zipSync } from "fflate";
import mammoth from "mammoth";
import { type Fault, fault } from "../../findings/faults.ts";
import type { DocumentReader } from "./document.ts";
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
	const missing: string[] = [];
	const page = await pageOf(zipSync(found.parts, { level: 0 }), () => missing.push("missing note"));
	if (typeof page !== "string") return page;
	const body = htmlBody(page, maxDepth);
	if ("code" in body) return body;
	const { external, ...content } = pageContent(body, true);
	return { ...content, external: [...found.external, ...missing, ...external], encoding: "utf-8", guess: null };
};

const options = {
	ignoreEmptyParagraphs: false,
	includeEmbeddedStyleMap: false,
	externalFileAccess: false,
	styleMap: ["br[type='page'] => br:fresh", "br[type='column'] => br:fresh"],
	// Images are named, never read.
	convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
};

/** The HTML of a document that holds nothing but sound XML; `tell` is called for each note that is missing. */
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

/** A part of what the library read. */
interface DocxElement {
	readonly type: string;
	readonly value?: string;
	readonly children?: readonly DocxElement[];
}

/** All that it read. */
interface DocxTree extends DocxElement {
	readonly notes: { resolve(reference: DocxElement): unknown };
}

/**
 * The same without references to notes that are missing, which the library gives up on, and with the number alone where a
 * note is referred to again: the library would write it once more.
 */
function withEachNoteOnce(document: DocxTree, tell: () => void): DocxElement {
	const numbers = new Map<unknown, number>();
	const reference = (element: DocxElement): readonly DocxElement[] => {
		const note = document.notes.resolve(element);
		if (!note) {
			tell();
			return [];
		}
		const number = numbers.get(note);
		if (number !== undefined) return [{ type: "text", value: `[${number}]` }];
		numbers.set(note, numbers.size + 1);
		return [element];
	};
	const kept = (element: DocxElement): DocxElement => {
		const { children } = element;
		if (children === undefined) return element;
		return {
			...element,
			children: children.flatMap((child) => (child.type === "noteReference" ? reference(child) : [kept(child)])),
		};
	};
	return kept(document);
}
