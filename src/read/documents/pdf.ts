/** PDFs, for those who installed the package that reads them. */
import { type Fault, fault } from "../../findings/faults.ts";
import { type Document, type DocumentReader, otherKind } from "./document.ts";
import { pdfBlocks } from "./pdf/blocks.ts";
import { guarded } from "./pdf/guard.ts";
import { type LoadPdfPackage, loadPdfPackage, openPdf, type PdfFile, unsound } from "./pdf/package.ts";
import { type PdfBudget, type PdfSheet, record, sheetOf } from "./pdf/page.ts";

/** A reader of PDFs that gets the package in its own way. */
export function pdfReader(load: LoadPdfPackage): DocumentReader {
	return async (bytes, { maxSize }) => {
		if (!isPdf(bytes)) return otherKind(bytes, "no PDF", "a file that begins with `%PDF-`");
		const sound = guarded(bytes, maxSize);
		if ("code" in sound) return sound;
		const file = await openPdf(bytes, load);
		if ("code" in file) return file;
		try {
			return await documentIn(file, sound.images);
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

async function documentIn(file: PdfFile, images: number): Promise<Document | Fault> {
	const sheets = await sheetsOf(file);
	if ("code" in sheets) return sheets;
	if (sheets.every(isEmpty)) return wordless(sheets.length);
	const external = [
		...Array.from({ length: images }, () => "image"),
		...sheets.filter(isEmpty).map(() => "page without words"),
		...sheets.flatMap(cutOff),
		...Object.keys(record(await file.getAttachments())).map(() => "attached file"),
		...((await file.hasJSActions()) ? ["script"] : []),
	];
	return { blocks: pdfBlocks(sheets, external), external, encoding: "utf-8", guess: null, cut: null };
}

const mostPages = 5_000;
const mostWords = 2_000_000;
/** Milliseconds. */
const mostTime = 30_000;

async function sheetsOf(file: PdfFile): Promise<readonly PdfSheet[] | Fault> {
	if (file.numPages > mostPages) return fault("too-large", `Too large: ${file.numPages} pages`, `at most ${mostPages}`);
	const fields = Object.values(record(await file.getFieldObjects())).flat();
	const sheets: PdfSheet[] = [];
	const budget: PdfBudget = { words: mostWords, end: performance.now() + mostTime };
	for (let number = 1; number <= file.numPages; number++) {
		const own = fields.filter((field) => record(field)["page"] === number - 1);
		const sheet = await sheetOf(await file.getPage(number), { number, fields: own, budget });
		if (sheet === null)
			return fault("too-slow", `Too slow: page ${number} holds more than can be read`, "a page of text");
		sheets.push(sheet);
	}
	return sheets;
}

const isEmpty = ({ words }: PdfSheet): boolean => words.every(({ size }) => size === 0);

function wordless(pages: number): Fault {
	const what = pages === 1 ? "its page is an image" : `its ${pages} pages are images`;
	return fault(
		"undecodable",
		`Undecodable: this PDF holds no text, ${what}`,
		"one whose words can be marked, as text recognition makes it",
	);
}

/** The library leaves out letters beyond the edge of a page, which nobody sees either. */
function cutOff({ words, width }: PdfSheet): string[] {
	return words.some(({ right, size }) => size > 0 && right > width) ? ["page with lines over its edge"] : [];
}
