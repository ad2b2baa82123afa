/** Which kind of document bytes are. Pure. */
import { binaryFormat } from "../binary.ts";

/** What is known of bytes whose kind is wanted. */
export interface BytesInfo {
	readonly bytes: Uint8Array;
	/** The name of an input format, where somebody said it. */
	readonly from: string | null;
	/** The last extension of the name, lower case and without its dot; null where there is no name. */
	readonly extension: string | null;
}

/** The kinds by the extensions of their files. */
const extensions: ReadonlyMap<string, string> = new Map([
	["html", "html"],
	["htm", "html"],
	["docx", "docx"],
	["rtf", "rtf"],
	["odt", "odt"],
	["pdf", "pdf"],
]);
const kinds: ReadonlySet<string> = new Set(extensions.values());

const page = /^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)[\s>]/i;
const head = 512;

/** The input format of a document: as named, as its bytes begin, else as its extension says; null for text. */
export function documentKind({ bytes, from, extension }: BytesInfo): string | null {
	if (from !== null) return kinds.has(from) ? from : null;
	const known = binaryFormat(bytes);
	if (known !== null && kinds.has(known)) return known;
	if (extension !== null) return extensions.get(extension) ?? null;
	return page.test(Buffer.from(bytes.subarray(0, head)).toString("latin1")) ? "html" : null;
}
