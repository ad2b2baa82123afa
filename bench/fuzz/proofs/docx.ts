/** `.docx`, as `parts` says. */
import { strToU8 } from "fflate";
import { readDocx } from "../../../src/read/documents/docx.ts";
import { docxFiles, docxOfLines } from "../../../test/read/documents/saved.ts";
import { notesIn, proveDocument, proveSaved } from "./document.ts";
import { isArchive, packed, partsIn } from "./parts.ts";
import type { Proof } from "./proof.ts";

const kind = { name: "docx", reader: readDocx, save: docxOfLines };

/** No word is lost on the way from a Word document to its report. */
export const docx: Proof = (bytes, thorough) => {
	if (isArchive(bytes)) return proveDocument(bytes, { ...kind, thorough });
	const parts = partsIn(bytes);
	if (parts === null) return proveSaved(notesIn(bytes), { ...kind, thorough });
	const others = Object.entries(parts.others).map(([name, xml]) => [name, strToU8(xml)] as const);
	return proveDocument(packed({ ...docxFiles(parts.body), ...Object.fromEntries(others) }), { ...kind, thorough });
};
