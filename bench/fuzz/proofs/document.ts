/** Documents: what a reader finds reaches the report, whatever the bytes are. */

import { inputFormatEntries } from "../../../src/input-formats.ts";
import { readDocument } from "../../../src/pipeline.ts";
import type { DocumentReader } from "../../../src/read/documents/document.ts";
import type { DecodedText } from "../../../src/read/source.ts";
import { defaultMaxDepth } from "../../../src/text/depth.ts";
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
	/** All words of a document, found by another way than the reader's; null where that can't tell. */
	readonly shown?: (bytes: Uint8Array) => string | null;
}

const maxSize = 1_000_000;

/** Any bytes: refused, or read as notes whose words all reach the report. */
export async function proveDocument(bytes: Uint8Array, kind: DocumentKind): Promise<Verdict> {
	const source = await readOf(bytes, kind);
	if ("code" in source) return "refused";
	hasLetters(source.text, kind.shown?.(bytes) ?? "");
	await proveText(source, kind);
	return "read";
}

/** Each letter as often as it is shown: what a reader adds, and the order of notes and cells, is its own. */
function hasLetters(text: string, shown: string): void {
	const found = counted(text);
	for (const [letter, count] of counted(shown)) {
		const got = found.get(letter) ?? 0;
		if (got < count)
			throw new Broken("words that are shown", `${letter} ${got} times, not ${count}: ${JSON.stringify(text)}`);
	}
}

function counted(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const [letter] of text.matchAll(/\p{L}/gu)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
	return counts;
}

/** Notes saved as a document: their words come back in their order. */
export async function proveSaved(notes: string, kind: DocumentKind): Promise<Verdict> {
	const source = await readOf(kind.save(notes), kind);
	if ("code" in source) throw new Broken("saved notes", `${source.code}: ${"reason" in source ? source.reason : ""}`);
	mustEqual("words of saved notes", wordsOf(source.text), wordsOf(notes));
	await proveText(source, kind);
	return "read";
}

const readOf = (bytes: Uint8Array, { name, reader }: DocumentKind): ReturnType<typeof readDocument> =>
	readDocument(bytes, `a.${name}`, { reader, encoding: null, maxSize, maxDepth: defaultMaxDepth });

async function proveText(source: DecodedText, { name, thorough }: DocumentKind): Promise<void> {
	const format = await inputFormatEntries.find((each) => each.name === name)?.load();
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
