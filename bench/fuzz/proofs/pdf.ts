/** `.pdf`: what begins with `%` is one, all else is what its only page shows. */
import { readPdf } from "../../../src/read/documents/pdf.ts";
import { pdfShowing } from "../../../test/read/documents/pdf-of.ts";
import { proveDocument } from "./document.ts";
import type { Proof } from "./proof.ts";

const kind = { name: "pdf", reader: readPdf, save: (content: string) => pdfShowing(content) };

/** What is read of a PDF reaches its report. */
export const pdf: Proof = (bytes, thorough) =>
	proveDocument(bytes[0] === 0x25 ? bytes : pdfShowing(bytes), { ...kind, thorough });
