/** Every input format by name; the code of one is loaded when a file needs it. A new one is an entry here. */
import { extensionOf } from "./files/paths.ts";
import { opensAsPage, signatureOf } from "./read/decode.ts";
import type { DocumentReader } from "./read/documents/document.ts";
import { type InputFormat, pickFormat, type TextInfo } from "./structure/formats/format.ts";

/** An input format that is not loaded yet. */
export interface InputFormatEntry {
	readonly name: string;
	readonly extensions: readonly string[];
	/** What a text of this format must begin with, so that others are not loaded just to be asked; without it, none is. */
	readonly begins?: RegExp;
	readonly load: () => Promise<InputFormat>;
}

/** A kind of documents: it is known by its name or its bytes, never by how its text opens. */
export interface DocumentEntry extends InputFormatEntry {
	readonly reader: () => Promise<DocumentReader>;
}

const document = (
	entry: Pick<DocumentEntry, "name" | "extensions" | "reader"> & { readonly about: string },
): DocumentEntry => ({
	...entry,
	load: async () => (await import("./structure/formats/txt.ts")).documentFormat(entry),
});

const documents: readonly DocumentEntry[] = [
	document({
		name: "html",
		about: "A web page, or what Word saved as one",
		extensions: ["html", "htm"],
		reader: async () => (await import("./read/documents/html.ts")).readHtml,
	}),
	document({
		name: "docx",
		about: "A Word document",
		extensions: ["docx"],
		reader: async () => (await import("./read/documents/docx.ts")).readDocx,
	}),
	document({
		name: "rtf",
		about: "Rich Text, as many word processors save it",
		extensions: ["rtf"],
		reader: async () => (await import("./read/documents/rtf.ts")).readRtf,
	}),
	document({
		name: "odt",
		about: "An OpenDocument text, as LibreOffice saves it",
		extensions: ["odt"],
		reader: async () => (await import("./read/documents/odt.ts")).readOdt,
	}),
	document({
		name: "pdf",
		about: "A PDF with text; needs the package `unpdf`",
		extensions: ["pdf"],
		reader: async () => (await import("./read/documents/pdf.ts")).readPdf,
	}),
];

/** Those of text, each a file in `structure/formats`, then those of documents. */
export const inputFormatEntries: readonly InputFormatEntry[] = [
	{
		name: "txt",
		extensions: ["txt"],
		load: async () => (await import("./structure/formats/txt.ts")).txt,
	},
	{
		name: "markdown",
		extensions: ["md", "markdown"],
		begins: /^---[ \t]*\r?\n/,
		load: async () => (await import("./structure/formats/markdown.ts")).markdown,
	},
	{
		name: "json",
		extensions: ["json"],
		begins: /^\s*\{/,
		load: async () => (await import("./structure/formats/json.ts")).json,
	},
	{
		name: "ast",
		extensions: [],
		begins: /^\s*\{/,
		load: async () => (await import("./structure/formats/ast.ts")).ast,
	},
	...documents,
];

/** The kind of a document: as named, as its bytes begin, else as its path says; null for text. */
export function documentOf(bytes: Uint8Array, { from, path }: Pick<TextInfo, "from" | "path">): DocumentEntry | null {
	const known = from ?? signatureOf(bytes)?.format ?? (path === null && opensAsPage(bytes) ? "html" : null);
	const extension = extensionOf(path);
	const entry = documents.find(({ name, extensions }) =>
		known === null ? extensions.includes(extension) : name === known,
	);
	return entry ?? null;
}

/** The format of a text, by `pickFormat`; only formats that it could be are loaded. */
export async function loadFormat(info: TextInfo): Promise<InputFormat> {
	const extension = extensionOf(info.path);
	const mayOpen = info.path === null || extension === "json";
	const possible = inputFormatEntries.filter(
		({ name, extensions, begins }) =>
			name === (info.from ?? "txt") || extensions.includes(extension) || (mayOpen && begins?.test(info.text) === true),
	);
	const format = pickFormat(await Promise.all(possible.map(({ load }) => load())), info);
	if (format === null) throw new Error(`no input format is called ${info.from}`);
	return format;
}
