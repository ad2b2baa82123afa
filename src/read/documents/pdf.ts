/** Reads PDFs, if the package for it is installed. Nothing in a PDF is run or fetched. */
import { inflateSync } from "node:zlib";
import { type Fault, fault } from "../../findings/faults.ts";
import { append } from "../../text/append.ts";
import { type Document, type DocumentReader, otherKind } from "./document.ts";
import { type Line, linesOn, paragraphsOf, record } from "./pdf-lines.ts";

/** What is asked of the package; its own types are no part of this program's, as no value of a hostile file has to be of them. */
interface PdfLibrary {
	getDocumentProxy(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<PdfFile>;
}

interface PdfFile {
	readonly numPages: number;
	getPage(number: number): Promise<PdfPage>;
	getFieldObjects(): Promise<unknown>;
	getAttachments(): Promise<unknown>;
	hasJSActions(): Promise<boolean>;
	destroy(): Promise<void>;
}

interface PdfPage {
	/** How wide the page is, and how it is turned so that a reader sees it upright. */
	getViewport(options: { readonly scale: number }): { readonly width: number; readonly transform: readonly number[] };
	streamTextContent(): ReadableStream<{ readonly items: readonly unknown[] }>;
	/** Asked for as for print: for display, the library first reads the appearance of each, without a limit. */
	getAnnotations(options: { readonly intent: "print" }): Promise<readonly unknown[]>;
	cleanup(): unknown;
}

/** Gets the package; rejects where it is not installed. */
type LoadPdfLibrary = () => Promise<PdfLibrary>;

/** Makes a reader of PDFs that loads the package with `load`. */
export function pdfReader(load: LoadPdfLibrary): DocumentReader {
	return async (bytes, { maxSize }) => {
		const isPdf = Buffer.from(bytes.subarray(0, head)).includes("%PDF-");
		if (!isPdf) return otherKind(bytes, "a PDF");
		const images = imagesIn(bytes, maxSize);
		if (typeof images !== "number") return images;
		let library: PdfLibrary;
		try {
			library = await load();
		} catch (error) {
			return noPackage(error);
		}
		let file: PdfFile | null = null;
		try {
			// The package keeps what it gets, so it gets a copy.
			file = await library.getDocumentProxy(Uint8Array.from(bytes), options);
			return await documentIn(file, images);
		} catch (error) {
			return unsound(error);
		} finally {
			await file?.destroy();
		}
	};
}

/** Reads a PDF with the package `unpdf`, resolved from the program's folder, never from the notes'. */
export const readPdf: DocumentReader = pdfReader(async () => import("unpdf"));

const head = 1024;

const options = {
	isEvalSupported: false,
	enableXfa: false,
	useSystemFonts: false,
	disableFontFace: true,
	useWorkerFetch: false,
	useWasm: false,
	isOffscreenCanvasSupported: false,
	isImageDecoderSupported: false,
	// By default they are looked for in another package.
	standardFontDataUrl: undefined,
	cMapUrl: undefined,
	verbosity: 0,
};

function noPackage(error: unknown): Fault {
	const { code, message } = record(error);
	const hint = "Install it beside rapporteur: `npm install unpdf@1.7`.";
	if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND")
		return fault("undecodable", `Reading a PDF needs the package \`unpdf\`. ${hint}`);
	return fault("undecodable", `The package \`unpdf\` can't be loaded (${message}). ${hint}`);
}

/** The fault of a PDF that can't be opened, or whose pages can't be read. */
function unsound(error: unknown): Fault {
	const { name, message = String(error) } = record(error);
	if (name === "PasswordException") return locked;
	return fault("undecodable", `Corrupt PDF (${String(message).replace(/\.$/, "")}). Save it again or restore it.`);
}

/** Only who knows its password may read it, or take words out of it. */
const locked = fault("undecodable", "This PDF is encrypted. Save it without protection.");

async function documentIn(file: PdfFile, images: number): Promise<Document | Fault> {
	const pages = await pagesOf(file);
	if ("code" in pages) return pages;
	const empty = pages.filter(({ lines }) => lines.length === 0);
	if (empty.length === pages.length) return wordless(pages.length);
	// The library leaves out letters beyond the edge of a page, which are not visible either.
	const cut = pages.filter(({ lines, width }) => lines.some(({ right }) => right > width));
	const external = [
		...Array.from({ length: images }, () => "image"),
		...empty.map(() => "page without words"),
		...cut.map(() => "page with lines over its edge"),
		...Object.keys(record(await file.getAttachments())).map(() => "attached file"),
		...((await file.hasJSActions()) ? ["script"] : []),
	];
	const lines = pages.flatMap((page) => page.lines);
	const blocks = paragraphsOf(lines, pages[0]?.width ?? 0, { external, addresses: { length: 0 } });
	return { blocks, external, encoding: "utf-8", guess: null, cut: null };
}

function wordless(pages: number): Fault {
	const what = pages === 1 ? "its page is an image" : `its ${pages} pages are images`;
	return fault("undecodable", `This PDF has no text: ${what}. Run text recognition on it.`);
}

const mostPages = 5_000;
const mostWords = 2_000_000;
/** So many words would cover a page in the smallest print. */
const mostOnPage = 10_000;
/** Milliseconds. */
const mostTime = 30_000;

/** The lines of a page. */
interface PdfPageLines {
	readonly width: number;
	readonly lines: readonly Line[];
}

async function pagesOf(file: PdfFile): Promise<readonly PdfPageLines[] | Fault> {
	if (file.numPages > mostPages)
		return fault("too-large", `Too large: ${file.numPages} pages. The limit is ${mostPages}.`);
	const fields = Object.values(record(await file.getFieldObjects())).flat();
	const pages: PdfPageLines[] = [];
	const end = performance.now() + mostTime;
	let left = mostWords;
	for (let number = 1; number <= file.numPages; number++) {
		const page = await file.getPage(number);
		const items = await itemsOf(page, Math.min(mostOnPage, left), end);
		if (items === null)
			return fault("too-slow", `Too slow: page ${number} has too many pieces of text. Split the file.`);
		left -= items.length;
		const { width, transform } = page.getViewport({ scale: 1 });
		const annotations = await page.getAnnotations({ intent: "print" });
		page.cleanup();
		const own = fields.filter((field) => record(field)["page"] === number - 1);
		pages.push({ width, lines: linesOn(items, [...annotations, ...own], { number, transform }) });
	}
	return pages;
}

/** The words of a page from the library; null if there are too many or it takes too long. */
async function itemsOf(page: PdfPage, most: number, end: number): Promise<readonly unknown[] | null> {
	const reader = page.streamTextContent().getReader();
	const items: unknown[] = [];
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return items;
		append(items, value.items);
		if (items.length <= most && performance.now() <= end) continue;
		await reader.cancel(new Error("too much"));
		return null;
	}
}

/** Any letter of a name may be written by its number. */
const encrypted = /\/(?:E|#45)(?:n|#6e)(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)\s*(?:\d+\s+\d+\s+R|<<)/i;
const stream = /(?<!end)stream/g;
const dictionary = 500;

/** How many times `--max-size` images may take together, which are measured and never kept. */
const mostImages = 10;

/**
 * How many images there are; a fault says why a PDF is not read. Its streams are looked through before the library does,
 * which has no guard against such as unpack to more than there is room for.
 */
function imagesIn(bytes: Uint8Array, maxSize: number): number | Fault {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
	if (encrypted.test(text)) return locked;
	let [size, images, work] = [0, 0, 0];
	const lineEnd = nextLineEnds(text);
	for (const { index } of text.matchAll(stream)) {
		const before = text.slice(Math.max(0, index - dictionary), index);
		const isImage = /\/Subtype\s*\/Image\b/.test(before.slice(before.lastIndexOf(" obj") + 1));
		const unpacked = unpackedSize(bytes.subarray(lineEnd(index)), maxSize);
		// Images are not unpacked to read the words beside them.
		if (isImage) images++;
		else size += unpacked;
		work += unpacked;
		if (Math.max(size, unpacked, work / mostImages) > maxSize) {
			return fault("too-large", `Too large when unpacked. The limit is ${maxSize} bytes (\`--max-size\`).`);
		}
	}
	// Where an image is not opaque is an image of its own.
	return Math.max(0, images - new Set(text.match(/\/SMask\s+\d+\s/g)).size);
}

/** Tells where the line ends that an offset stands in, of offsets in ascending order: whatever follows the word on it belongs to it. */
function nextLineEnds(text: string): (from: number) => number {
	const end = /\r\n|\r|\n|$/g;
	let at = 0;
	return (from) => {
		if (at <= from) {
			end.lastIndex = from;
			const found = end.exec(text) as RegExpExecArray;
			at = found.index + found[0].length;
		}
		return at;
	};
}

/** A stream may be packed several times over. */
const mostTimes = 4;
const syncFlush = 2;

/** More than `limit` where it is more; 0 where it is not packed in the way that makes much of little. */
function unpackedSize(bytes: Uint8Array, limit: number): number {
	let [content, size] = [asBytes(bytes), 0];
	for (let times = 0; times < mostTimes && isDeflated(content); times++) {
		try {
			// Damaged streams are unpacked as far as possible.
			content = asBytes(inflateSync(content, { maxOutputLength: limit, finishFlush: syncFlush }));
		} catch (error) {
			return record(error)["code"] === "ERR_BUFFER_TOO_LARGE" ? limit + 1 : size;
		}
		size += content.length;
	}
	return isDeflated(content) && size > 0 ? limit + 1 : size;
}

const isDeflated = ([first = 0, second = 0]: Uint8Array): boolean =>
	(first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;

const shortest = 10;
const hexadecimal = /^[\da-f\s]*>?/i;
const base85 = /^[!-uz\s]*/;
const blanks = /\s/g;

/** The bytes that figures or letters stand for (`ASCIIHexDecode`, `ASCII85Decode`), if those are packed; else the same. */
function asBytes(content: Uint8Array): Uint8Array {
	for (const [letters, decode] of [
		[hexadecimal, fromHexadecimal],
		[base85, fromBase85],
	] as const) {
		const opening = letters.exec(latin1(content.subarray(0, shortest * 2)))?.[0].replace(blanks, "") ?? "";
		if (opening.length < shortest || !isDeflated(decode(opening))) continue;
		return decode((letters.exec(latin1(content))?.[0] ?? "").replace(blanks, ""));
	}
	return content;
}

const latin1 = (bytes: Uint8Array): string =>
	Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");

const fromHexadecimal = (letters: string): Uint8Array => Buffer.from(letters.replace(">", ""), "hex");

function fromBase85(letters: string): Uint8Array {
	const groups = letters.replaceAll("z", "!!!!!").match(/.{1,5}/g) ?? [];
	return Uint8Array.from(
		groups.flatMap((group) => {
			let value = 0;
			for (let at = 0; at < 5; at++) value = value * 85 + ((group.charCodeAt(at) || 0x75) - 0x21);
			return [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) & 0xff);
		}),
	);
}
