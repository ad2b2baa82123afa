/** PDFs, for those who installed the package that reads them. */
import { type Fault, fault } from "../../findings/faults.ts";
import { seemsToBe } from "../binary.ts";
import { pdfBlocks } from "./pdf/blocks.ts";
import { type LoadPdfPackage, loadPdfPackage, openPdf, type PdfFile, unsound } from "./pdf/package.ts";
import { type PdfSheet, sheetOf } from "./pdf/page.ts";
import type { DocumentReader } from "./reader.ts";

/** A reader of PDFs that gets the package in its own way. */
export function pdfReader(load: LoadPdfPackage): DocumentReader {
	return async (bytes) => {
		if (!isPdf(bytes)) return noPdf(bytes);
		const file = await openPdf(bytes, load);
		if ("code" in file) return file;
		try {
			const sheets = await sheetsOf(file);
			if ("code" in sheets) return sheets;
			return { blocks: pdfBlocks(sheets), external: [], encoding: "utf-8", guess: null };
		} catch (error) {
			return unsound(error);
		} finally {
			await file.destroy();
		}
	};
}

/** Reads a PDF. */
export const readPdf: DocumentReader = pdfReader(loadPdfPackage);

const head = 1024;

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, head)).includes("%PDF-");

function noPdf(bytes: Uint8Array): Fault {
	const what = seemsToBe(bytes);
	const found = what === null ? "this is no PDF" : `this seems to be ${what}`;
	return fault("undecodable", `Undecodable: ${found}`, "a file that begins with `%PDF-`");
}

async function sheetsOf(file: PdfFile): Promise<readonly PdfSheet[] | Fault> {
	const sheets: PdfSheet[] = [];
	for (let number = 1; number <= file.numPages; number++)
		sheets.push(await sheetOf(await file.getPage(number), number));
	return sheets;
}
