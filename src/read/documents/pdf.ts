/** Reads PDFs, if the package for it is installed. Nothing in a PDF is run or fetched. */
import { type AskPdf, withPdfProcess } from "../pdf-process.ts";
import { type Document, type DocumentReader, refuse, refuseKind } from "./document.ts";
import type { PdfAnswer, PdfError, PdfFacts } from "./pdf-library.ts";
import { linesOn, paragraphsOf, record } from "./pdf-lines.ts";

/** Makes a reader of PDFs that asks a process with the package for what is in them. */
export function pdfReader(withProcess: typeof withPdfProcess): DocumentReader {
	return async (bytes, { maxSize }) => {
		const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
		if (!text.slice(0, head).includes("%PDF-")) refuseKind(bytes, "a PDF");
		if (encrypted.test(text)) refuseLocked();
		return withProcess(async (ask) => {
			const loaded = await ask("load");
			if (loaded !== "loaded") expected("file", loaded);
			const { file } = expected("file", await ask({ bytes, maxSize }));
			return documentIn(file, imagesIn(text), ask);
		});
	};
}

/** Reads a PDF with the package `unpdf`, resolved from the program's folder, never from the notes'. */
export const readPdf: DocumentReader = pdfReader(withPdfProcess);

const head = 1024;

/** An answer of the kind that was asked for; all others are the fault of the file, or of a missing package. */
function expected<Kind extends "file" | "page">(
	kind: Kind,
	answer: PdfAnswer,
): Extract<PdfAnswer, Record<Kind, unknown>> {
	if (typeof answer === "object" && kind in answer) return answer as Extract<PdfAnswer, Record<Kind, unknown>>;
	if (typeof answer !== "object" || !("error" in answer)) throw new Error("a process answered what nobody asked");
	return answer.isMissing ? refusePackage(answer.error) : refuseUnsound(answer.error);
}

function refusePackage({ code, message }: PdfError): never {
	const isNone = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
	const problem = isNone
		? "Reading a PDF needs the package `unpdf`"
		: `The package \`unpdf\` can't be loaded (${message})`;
	refuse("undecodable", `${problem}. Install it next to Rapporteur: \`npm install unpdf@1.7\`.`);
}

/** Refuses a PDF that can't be opened, or whose pages can't be read. */
function refuseUnsound({ name, message }: PdfError): never {
	if (name === "PasswordException") refuseLocked();
	refuse("undecodable", `Corrupt PDF (${message.replace(/\.$/, "")}). Save it again or restore it.`);
}

/** Only who knows its password may read it, or take words out of it. */
function refuseLocked(): never {
	refuse("undecodable", "This PDF is encrypted. Save it without protection.");
}

async function documentIn(file: PdfFacts, images: number, ask: AskPdf): Promise<Document> {
	const pages = await pagesOf(file.pages, ask);
	const empty = pages.filter(({ lines }) => lines.length === 0);
	if (empty.length === pages.length) {
		const what = pages.length === 1 ? "its page is an image" : `its ${pages.length} pages are images`;
		refuse("undecodable", `This PDF has no text: ${what}. Run text recognition on it.`);
	}
	const cut = pages.filter(({ isCut }) => isCut);
	const external = [
		...Array.from({ length: images }, () => "image"),
		...empty.map(() => "page without words"),
		...cut.map(() => "page with lines over its edge"),
		...pages.flatMap(({ drawn }) => drawn),
		...file.external,
	];
	const lines = pages.flatMap((page) => page.lines);
	const blocks = paragraphsOf(lines, pages[0]?.width ?? 0, { external, addresses: { length: 0 } });
	return { blocks, external, encoding: "utf-8", guess: null, cut: null };
}

const mostPages = 5_000;
const mostWords = 2_000_000;
/** Milliseconds. */
const mostTime = 30_000;

async function pagesOf(count: number, ask: AskPdf) {
	if (count > mostPages) refuse("too-large", `Too large: ${count} pages. The limit is ${mostPages}.`);
	const pages = [];
	const end = performance.now() + mostTime;
	let left = mostWords;
	for (let number = 1; number <= count; number++) {
		const { page } = expected("page", await ask({ page: number }));
		left -= page?.items.length ?? 0;
		if (page === null || left < 0 || performance.now() > end)
			refuse("too-slow", `Too slow: page ${number} has too many pieces of text. Split the file.`);
		// What is left out, such as stamps.
		const drawn = page.annotations.map((each) => record(each)["drawn"]).filter((each) => typeof each === "string");
		pages.push({ width: page.width, drawn, ...linesOn(page, number) });
	}
	return pages;
}

/** Any letter of a name may be written by its number. */
const encrypted = /\/(?:E|#45)(?:n|#6e)(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)\s*(?:\d+\s+\d+\s+R|<<)/i;
const stream = /(?<!end)stream/g;
const dictionary = 500;

/** How many images there are; where an image is not opaque is an image of its own. */
function imagesIn(text: string): number {
	const images = [...text.matchAll(stream)].filter(({ index }) => {
		const before = text.slice(Math.max(0, index - dictionary), index);
		return /\/Subtype\s*\/Image\b/.test(before.slice(before.lastIndexOf(" obj") + 1));
	});
	return Math.max(0, images.length - new Set(text.match(/\/SMask\s+\d+\s/g)).size);
}
