/** Documents: what a reader finds reaches the report, whatever the bytes are. */

import { documentFormats } from "../../../src/parse/formats/documents.ts";
import { readDocument } from "../../../src/process.ts";
import type { DocumentReader } from "../../../src/read/documents/reader.ts";
import type { Source } from "../../../src/read/source.ts";
import { usualDepth } from "../../../src/text/depth.ts";
import { Broken, mustEqual } from "../broken.ts";
import { losesNothing } from "./notes.ts";
import type { Verdict } from "./proof.ts";
import { judged, readsBack } from "./report.ts";

/** A kind of documents: its name, its reader, and how plain notes are saved as one. */
export interface DocumentKind {
	readonly name: string;
	readonly reader: DocumentReader;
	readonly save: (notes: string) => Uint8Array;
	readonly thorough: boolean;
}

const maxSize = 1_000_000;

/** Any bytes: refused, or read as notes whose words all reach the report. */
export async function proveDocument(bytes: Uint8Array, kind: DocumentKind): Promise<Verdict> {
	const source = await readOf(bytes, kind);
	if ("code" in source) return "refused";
	proveSource(source, kind);
	return "read";
}

/** Notes saved as a document: their words come back in their order. */
export async function proveSaved(notes: string, kind: DocumentKind): Promise<Verdict> {
	const source = await readOf(kind.save(notes), kind);
	if ("code" in source) throw new Broken("saved notes", `${source.code}: ${"reason" in source ? source.reason : ""}`);
	mustEqual("words of saved notes", wordsOf(source.text), wordsOf(notes));
	proveSource(source, kind);
	return "read";
}

const readOf = (bytes: Uint8Array, { name, reader }: DocumentKind): ReturnType<typeof readDocument> =>
	readDocument(bytes, `a.${name}`, { reader, encoding: null, maxSize, maxDepth: usualDepth });

function proveSource(source: Omit<Source, "format">, { name, thorough }: DocumentKind): void {
	const format = documentFormats.get(name);
	if (format === undefined) throw new RangeError(`Unexpected kind of documents \`${name}\``);
	losesNothing(source.text);
	if (!thorough) return;
	const { report, findings } = judged(source, format);
	for (const finding of findings) {
		if (finding.position !== null && !("where" in finding)) throw new Broken("places in words", finding.code);
	}
	readsBack(report, source.text);
}

const wordsOf = (text: string): string =>
	text
		.split(/\s+/u)
		.filter((word) => word !== "")
		.join(" ");

/** The text that bytes hold, without what XML and HTML can't hold; lines end in \n. */
export function notesIn(bytes: Uint8Array): string {
	return new TextDecoder()
		.decode(bytes)
		.replace(/\r\n?/g, "\n")
		.replace(/[^\P{Cc}\t\n]|[\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/gu, "");
}
