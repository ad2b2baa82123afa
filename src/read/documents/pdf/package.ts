/** The package that reads PDFs: a user brings it, and it is looked for where rapporteur itself is installed. */
import { type Fault, fault } from "../../../findings/faults.ts";

/** What is asked of the package; its own types are no part of this program's. */
export interface PdfPackage {
	getDocumentProxy(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<PdfFile>;
}

/** A PDF that is open. */
export interface PdfFile {
	readonly numPages: number;
	getPage(number: number): Promise<PdfPage>;
	/** The fields of a form by name. */
	getFieldObjects(): Promise<unknown>;
	getAttachments(): Promise<unknown>;
	hasJSActions(): Promise<boolean>;
	destroy(): Promise<void>;
}

/** A page of one. */
export interface PdfPage {
	getViewport(options: { readonly scale: number }): PdfViewport;
	streamTextContent(): ReadableStream<{ readonly items: readonly unknown[] }>;
	/** Asked for as for print: for display, the library first reads the appearance of each, without a limit. */
	getAnnotations(options: { readonly intent: "print" }): Promise<readonly unknown[]>;
	cleanup(): unknown;
}

/** How a page is turned so that a reader sees it upright. */
export interface PdfViewport {
	readonly width: number;
	readonly transform: readonly number[];
}

/** Gets the package; rejects where it is not installed. */
export type LoadPdfPackage = () => Promise<PdfPackage>;

/** The package, as Node finds it from the folder of this program upwards: never in the folder that is read. */
export const loadPdfPackage: LoadPdfPackage = async () => import("unpdf");

/** Opens a PDF: nothing in it is run, and nothing is fetched for it. */
export async function openPdf(bytes: Uint8Array, load: LoadPdfPackage): Promise<PdfFile | Fault> {
	let library: PdfPackage;
	try {
		library = await load();
	} catch (error) {
		return noPackage(error);
	}
	try {
		// The package keeps what it gets, so it gets a copy.
		return await library.getDocumentProxy(Uint8Array.from(bytes), options);
	} catch (error) {
		return unsound(error);
	}
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

function noPackage(error: unknown): Fault {
	const { code, message = "" } = Object(error) as { readonly code?: unknown; readonly message?: string };
	if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") {
		const expected = "the package `unpdf` beside rapporteur, which reads it: `npm install unpdf@1.7`";
		return fault("undecodable", "Undecodable: this seems to be a PDF", expected);
	}
	return fault("undecodable", `Undecodable: the package \`unpdf\` can't be loaded (${message})`, "`unpdf@1.7`");
}

/** What is wrong with a PDF that can't be opened, or whose pages can't be read. */
export function unsound(error: unknown): Fault {
	const { name, message = String(error) } = Object(error) as { readonly name?: unknown; readonly message?: string };
	if (name === "PasswordException") return locked;
	return fault("undecodable", `Undecodable: this is no sound PDF (${message})`, "one as its program saves it");
}

/** A PDF that only who knows its password may read, or that keeps its words from being taken out. */
export const locked = fault("undecodable", "Undecodable: this PDF is encrypted", "one saved without protection");
