/** Documents: what a reader finds reaches the report, whatever the bytes are. */
import { strToU8, zipSync } from "fflate";
import { defaultMaxDepth } from "../../src/ast/nodes.ts";
import { inputFormatEntries } from "../../src/input-formats.ts";
import { readDocument } from "../../src/pipeline.ts";
import type { DecodedText } from "../../src/read/decode.ts";
import { type DocumentReader, Refused } from "../../src/read/documents/document.ts";
import { readDocx } from "../../src/read/documents/docx.ts";
import { decodePage, readHtml } from "../../src/read/documents/html.ts";
import { isHidden, outside, raisedNumber, typedInto } from "../../src/read/documents/html-blocks.ts";
import { type HtmlElement, type HtmlNode, htmlBody } from "../../src/read/documents/html-tree.ts";
import { readOdt } from "../../src/read/documents/odt.ts";
import { readPdf } from "../../src/read/documents/pdf.ts";
import { readRtf } from "../../src/read/documents/rtf.ts";
import { pdfShowing } from "../read/documents/pdf-of.ts";
import {
	docxFiles,
	docxOfLines,
	htmlOfBlocks,
	htmlOfLines,
	odtFiles,
	odtOfLines,
	rtfOfLines,
} from "../read/documents/saved.ts";
import type { Proof } from "./proofs.ts";
import { broken, judged, losesNothing, mustEqual, readsBack } from "./report.ts";
import { sound } from "./sound-xml.ts";

/** A kind of documents: its name and its reader. */
interface Kind {
	readonly name: string;
	readonly reader: DocumentReader;
}

const maxSize = 1_000_000;

const readOf = (bytes: Uint8Array, { name, reader }: Kind): ReturnType<typeof readDocument> =>
	readDocument(bytes, `a.${name}`, { reader, encoding: null, maxSize, maxDepth: defaultMaxDepth });

/** Any bytes: refused, or read as notes whose words all reach the report, and all words that are shown. */
async function proveDocument(bytes: Uint8Array, kind: Kind, shown = ""): Promise<void> {
	const source = await readOf(bytes, kind);
	if ("code" in source) return;
	hasLetters(source.text, shown);
	await proveText(source, kind);
}

/** Each letter as often as it is shown: what a reader adds, and the order of notes and cells, is its own. */
function hasLetters(text: string, shown: string): void {
	const found = counted(text);
	for (const [letter, count] of counted(shown)) {
		const got = found.get(letter) ?? 0;
		if (got < count) broken("words that are shown", `${letter} ${got} times, not ${count}: ${JSON.stringify(text)}`);
	}
}

function counted(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const [letter] of text.matchAll(/\p{L}/gu)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
	return counts;
}

/** Notes saved as a document: their words come back in their order. */
async function proveSaved(notes: string, kind: Kind, save: (notes: string) => Uint8Array | string): Promise<void> {
	const source = await readOf(Buffer.from(save(notes)), kind);
	if ("code" in source) broken("saved notes", `${source.code}: ${"reason" in source ? source.reason : ""}`);
	mustEqual("words of saved notes", wordsOf(source.text), wordsOf(notes));
	await proveText(source, kind);
}

async function proveText(source: DecodedText, { name }: Kind): Promise<void> {
	const format = await inputFormatEntries.find((each) => each.name === name)?.load();
	if (format === undefined) throw new RangeError(`Unexpected kind of documents \`${name}\``);
	losesNothing(source.text);
	const { report, findings } = judged(source, format);
	for (const finding of findings) {
		if (finding.position !== null && !("where" in finding)) broken("places in words", finding.code);
	}
	readsBack(report, source.text);
}

const wordsOf = (text: string): string =>
	text
		.split(/\s+/u)
		.filter((word) => word !== "")
		.join(" ");

/** The text that bytes hold, without what XML and HTML can't hold; lines end in \n. */
const notesIn = (bytes: Uint8Array): string =>
	new TextDecoder()
		.decode(bytes)
		.replace(/\r\n?/g, "\n")
		.replace(/[^\P{Cc}\t\n]|[\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/gu, "");

/** What begins as Rich Text is, all else is notes, in which letters of symbols stand for bullets as its fonts have them. */
export const rtf: Proof = (bytes) => {
	const kind = { name: "rtf", reader: readRtf };
	if (bytes[0] === 0x7b) return proveDocument(bytes, kind);
	return proveSaved(notesIn(bytes).replace(/[\uf000-\uf0ff]/g, "•"), kind, rtfOfLines);
};

/** All words of a page that are not hidden; null where the letters in it may be bullets, or it is not read. */
function wordsShown(bytes: Uint8Array): string | null {
	const decoded = decodePage(bytes, null);
	if ("code" in decoded || /mso|MsoList/i.test(decoded.text)) return null;
	try {
		return shownIn(htmlBody(decoded.text, defaultMaxDepth).body);
	} catch (error) {
		if (error instanceof Refused) return null;
		throw error;
	}
}

const shownIn = ({ childNodes }: HtmlElement): string => childNodes.map(shown).join("");

function shown(node: HtmlNode): string {
	if ("value" in node) return node.value;
	if (!("tagName" in node) || outside.has(node.tagName) || isHidden(node)) return "";
	return raisedNumber(node) ?? typedInto(node) + shownIn(node);
}

/** What begins with `<` is a page, all else is notes to be saved as one. */
export const html: Proof = async (bytes) => {
	const kind = { name: "html", reader: readHtml };
	if (bytes[0] === 0x3c) return proveDocument(bytes, kind, wordsShown(bytes) ?? "");
	await proveSaved(notesIn(bytes), kind, htmlOfLines);
	return proveSaved(notesIn(bytes), kind, htmlOfBlocks);
};

/** What begins with `%` is a PDF, all else is what its only page shows. */
export const pdf: Proof = (bytes) =>
	proveDocument(bytes[0] === 0x25 ? bytes : pdfShowing(bytes), { name: "pdf", reader: readPdf });

type Files = Readonly<Record<string, Uint8Array>>;

/**
 * Archives are written down as text, so that a change is one in their XML and not in what packs it. `PK` is an archive as
 * it is, `<` the body of its document and below lines `@@ NAME` other parts, `~` the same with its XML left as broken as
 * it is; all else is notes.
 */
const archived =
	(kind: Kind, save: (notes: string) => Uint8Array, filesOf: (body: string, others: Record<string, string>) => Files) =>
	(bytes: Uint8Array): Promise<void> => {
		const [mode] = bytes;
		if (mode === 0x50 && bytes[1] === 0x4b) return proveDocument(bytes, kind);
		if (mode !== 0x3c && mode !== 0x7e) return proveSaved(notesIn(bytes), kind, save);
		const [body = "", ...others] = new TextDecoder().decode(bytes).split(/^@@ /m);
		const mended = (xml: string): string => (mode === 0x3c ? sound(xml) : xml);
		const named = others.map((part) => {
			const [name = "", ...xml] = part.split("\n");
			return [name, mended(xml.join("\n"))] as const;
		});
		const files = filesOf(mended(mode === 0x3c ? body : body.slice(1)), Object.fromEntries(named));
		return proveDocument(zipSync({ ...files }, { level: 0 }), kind);
	};

const packed = (parts: Readonly<Record<string, string>>): Files =>
	Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));

/** Word documents. */
export const docx: Proof = archived({ name: "docx", reader: readDocx }, docxOfLines, (body, others) => ({
	...docxFiles(body),
	...packed(others),
}));

/** OpenDocument texts; a part called `styles` holds those of the document itself. */
export const odt: Proof = archived(
	{ name: "odt", reader: readOdt },
	odtOfLines,
	(body, { styles = "", ...others }) => ({
		...odtFiles(body, styles),
		...packed(others),
	}),
);
