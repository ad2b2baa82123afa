/**
 * Reads PDFs with the package for them, if it is installed. The package has no limits of its own: what it
 * allocates and yields is counted, and too much of it ends the process, wherever it is.
 */
import type { MessagePort } from "node:worker_threads";

/** What is asked of a process: first to load the package and to open a file, then for its pages. */
export type PdfRequest =
	| "load"
	| { readonly bytes: Uint8Array; readonly maxSize: number }
	| { readonly page: number }
	| "close";

/** What it answers, in order. */
export type PdfAnswer =
	| { readonly file: PdfFacts }
	| { readonly page: PdfPage | null }
	| { readonly error: PdfError; readonly isMissing: boolean }
	| "loaded"
	| "closed";

/** What is known of a file before its pages are read. */
export interface PdfFacts {
	readonly pages: number;
	/** The names of what is not read of it. */
	readonly external: readonly string[];
}

/** The words of a page, each of any shape; null in an answer where they are too many. */
export interface PdfPage {
	readonly items: readonly unknown[];
	readonly annotations: readonly unknown[];
	/** How large the page is, and how it is turned so that a reader sees it upright. */
	readonly width: number;
	readonly height: number;
	readonly transform: readonly number[];
}

/** An error of the package. */
export interface PdfError {
	readonly name: string;
	readonly message: string;
	readonly code: string | null;
}

/** What is asked of the package; its own types are no part of this program's, as no value of a hostile file has to be of them. */
interface PdfLibrary {
	getDocumentProxy(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<LibraryFile>;
}

interface LibraryFile {
	readonly numPages: number;
	getPage(number: number): Promise<LibraryPage>;
	getAttachments(): Promise<object | null>;
	getFieldObjects(): Promise<object | null>;
	getJSActions(): Promise<object | null>;
	getMetadata(): Promise<{ readonly info: object }>;
	destroy(): Promise<void>;
}

interface LibraryPage {
	getViewport(options: { readonly scale: number }): Pick<PdfPage, "width" | "height" | "transform">;
	streamTextContent(): ReadableStream<{ readonly items: readonly Readonly<Record<string, unknown>>[] }>;
	getAnnotations(options: { readonly intent: "display" }): Promise<readonly object[]>;
	cleanup(): unknown;
}

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

/** So many words would cover a page in the smallest print. */
const mostOnPage = 10_000;
const mostLetters = 200_000;
/** Bytes that the library may allocate for a page: so many, and a part of `--max-size`; for a file, several times as many. */
const [leastRoom, partOfSize, ofFile] = [20_000_000, 0.4, 5];

/** Answers requests one by one; `end` ends the thread at once. */
export function servePdf(port: MessagePort, end: () => never): void {
	const allocated = countAllocations(end);
	readBeyondEdges();
	let library: PdfLibrary | null = null;
	let file: LibraryFile | null = null;
	const answer = async (request: PdfRequest): Promise<PdfAnswer> => {
		try {
			if (request === "load") {
				library ??= (await import("unpdf")) as PdfLibrary;
				if (typeof library.getDocumentProxy === "function") return "loaded";
				throw new Error("it is of another version");
			}
			if (request === "close") {
				await file?.destroy();
				file = null;
				return "closed";
			}
			if ("page" in request) {
				allocated.page = 0;
				return { page: file && (await pageOf(await file.getPage(request.page))) };
			}
			Object.assign(allocated, { page: 0, file: 0, room: leastRoom + partOfSize * request.maxSize });
			if (library === null) throw new Error("a file was to be opened before the package was loaded");
			file = await library.getDocumentProxy(request.bytes, options);
			return { file: await factsOf(file) };
		} catch (error) {
			const { name = "", message = String(error), code = null } = Object(error);
			return { error: { name: String(name), message: String(message), code }, isMissing: request === "load" };
		}
	};
	port.on("message", async (request: PdfRequest) => port.postMessage(await answer(request)));
}

/** Counts the bytes of all buffers from now on, which hold whatever the library unpacks, in whichever way. */
function countAllocations(end: () => never) {
	const allocated = { page: 0, file: 0, room: Number.POSITIVE_INFINITY };
	const counting: Uint8ArrayConstructor = new Proxy(Uint8Array, {
		construct(target, args, made) {
			if (typeof args[0] === "number") {
				allocated.page += args[0];
				allocated.file += args[0];
				const { page, file, room } = allocated;
				if (page > room || file > ofFile * room) end();
			}
			return Reflect.construct(target, args, made === counting ? target : made);
		},
	});
	globalThis.Uint8Array = counting;
	// What Node unpacks itself would not be counted; without it, the library has its own way.
	Reflect.deleteProperty(globalThis, "DecompressionStream");
	return allocated;
}

/**
 * Makes the library read words beyond the edges of a page, which it leaves out in silence. It hands out the edges once, as a
 * copy; after that it uses its own for nothing but leaving out words, so they can be moved away.
 */
function readBeyondEdges(): void {
	const clone = globalThis.structuredClone;
	const edges = new WeakMap<number[], readonly number[]>();
	globalThis.structuredClone = (value, options) => {
		const copy = clone(value, options);
		const view = Object(Object(value).data).view;
		if (!Array.isArray(view) || view.length !== 4) return copy;
		const own = edges.get(view) ?? [...view];
		edges.set(view, own);
		view.splice(0, 4, -everywhere, -everywhere, everywhere, everywhere);
		Object(copy).data.view = [...own];
		return copy;
	};
}

const everywhere = Number.POSITIVE_INFINITY;

async function factsOf(file: LibraryFile): Promise<PdfFacts> {
	const external = Object.keys(Object(await file.getAttachments())).map(() => "attached file");
	// Properties that can't be read are nothing to refuse a file for.
	const { info } = await file.getMetadata().catch(() => ({ info: {} }));
	// What the package says of scripts is said of every signature.
	const fields: readonly unknown[] = Object.values(Object(await file.getFieldObjects())).flat();
	if ((await file.getJSActions()) || fields.some((field) => Object(field).actions)) external.push("script");
	// Its form has data of its own, which its pages may not show.
	if (Object(info).IsXFAPresent === true) external.push("XFA form (print it to a new PDF to have its data read)");
	return { pages: file.numPages, external };
}

async function pageOf(page: LibraryPage): Promise<PdfPage | null> {
	const items = await itemsOf(page);
	if (items === null) return null;
	const { width, height, transform } = page.getViewport({ scale: 1 });
	const shown = (await page.getAnnotations({ intent: "display" })).filter((each) => !isHidden(each));
	const annotations = shown.map(plain);
	page.cleanup();
	return { items, annotations, width, height, transform };
}

/** The library takes those without a place on the screen away, but not those that are hidden. */
function isHidden(annotation: unknown): boolean {
	const { annotationFlags, hidden, password } = Object(annotation);
	return (Number(annotationFlags) & 2) !== 0 || hidden === true || password === true;
}

/** A choice of a field: as the file stores it, and as it shows it. */
interface Choice {
	readonly exportValue: unknown;
	readonly displayValue: unknown;
}

/** What is read of annotations, such as fields that are filled in; the rest need not be such as can be sent. */
function plain(given: unknown): unknown {
	const { rect, url, subtype, contentsObj, textContent = [], hasAppearance } = Object(given);
	const { fieldType, fieldValue, options = [] } = Object(given);
	const shown = new Map(options.map(({ exportValue, displayValue }: Choice) => [exportValue, displayValue]));
	const isRead = fieldType === "Tx" || fieldType === "Ch";
	const value = isRead ? [fieldValue].flat().map((each) => shown.get(each) || each) : null;
	// Some programs store typed words only as they look.
	const typed = subtype === "FreeText" ? contentsObj?.str || textContent.join("\n") : null;
	const drawn = hasAppearance ? drawings.get(fieldType ?? subtype) : undefined;
	return { rect, url, subtype, value: typed ?? value, drawn };
}

/** Fields and annotations that are left out, although they may show words. */
const drawings: ReadonlyMap<string, string> = new Map([
	["Sig", "signature"],
	["Stamp", "stamp"],
	["Watermark", "watermark"],
]);

/** The words of a page; null if there are too many. */
async function itemsOf(page: LibraryPage): Promise<readonly unknown[] | null> {
	const reader = page.streamTextContent().getReader();
	const items: unknown[] = [];
	let letters = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return items;
		for (const { str, transform, width } of value.items) {
			items.push({ str, transform, width });
			letters += String(str).length;
		}
		if (items.length <= mostOnPage && letters <= mostLetters) continue;
		await reader.cancel(new Error("too much"));
		return null;
	}
}
