/** The readers of documents by input format, each loaded when a document needs it. */
import type { DocumentReader } from "./document.ts";

/** A new kind of document is one reader here and one input format. */
export const documentReaders: Readonly<Record<string, () => Promise<DocumentReader>>> = {
	html: async () => (await import("./html.ts")).readHtml,
	odt: async () => (await import("./odt.ts")).readOdt,
	rtf: async () => (await import("./rtf.ts")).readRtf,
	docx: async () => (await import("./docx.ts")).readDocx,
	pdf: async () => (await import("./pdf.ts")).readPdf,
};
