/** Web pages: saved ones, and what Word and others save as HTML. */
import sniff from "html-encoding-sniffer";
import { type Decoded, encodingNamed } from "../decode.ts";
import { decode } from "../legacy.ts";
import { asNote, boundText, type DocumentBlock, type DocumentReader, Refused } from "./document.ts";
import { attribute, type HtmlScan, htmlBlocks, textIn } from "./html-blocks.ts";
import { type HtmlBody, type HtmlElement, htmlBody } from "./html-tree.ts";

/** Reads a web page. */
export const readHtml: DocumentReader = async (bytes, { encoding: label, maxSize, maxDepth }) => {
	boundText(bytes.length, maxSize);
	const decoded = decodePage(bytes, label);
	if ("code" in decoded) throw new Refused(decoded);
	const { text, encoding, guess } = decoded;
	return { ...pageContent(htmlBody(text, maxDepth), { external: [], keepsSpaces: false }), encoding, guess };
};

/** Decodes a page in the encoding that it declares, if its bytes are valid in it. */
export function decodePage(bytes: Uint8Array, label: string | null): Decoded {
	const declared = label === null ? encodingNamed(sniff(bytes, { defaultEncoding: "" })) : null;
	const decoded = declared === null ? null : decode(bytes, declared);
	return decoded === null || "code" in decoded ? decode(bytes, label) : decoded;
}

/** What a page is read as. */
interface PageOptions {
	/** Gets the names of what is not read. */
	readonly external: string[];
	/** White space is content, not indentation. */
	readonly keepsSpaces: boolean;
}

/** The blocks of a page and what was not read. */
export function pageContent({ body, cut }: HtmlBody, { external, keepsSpaces }: PageOptions) {
	const scan = { external, addresses: { length: 0 }, spaces: { kept: keepsSpaces ? 1 : 0 } };
	const notes = takeNotes(body, scan);
	const blocks = htmlBlocks(body, { ...scan, notes });
	return { blocks: [...blocks, ...notes.rest()], external, cut };
}

/**
 * Takes the notes out of a page: written at its end, they belong after the paragraph that refers to them. Each is read when it is
 * asked for; `rest` gives those not asked for yet, since only other notes refer to them.
 */
function takeNotes(body: HtmlElement, scan: Omit<HtmlScan, "notes">) {
	const notes = new Map<string, HtmlElement>();
	const numbers = collect(body, notes);
	const all = new Set(notes.keys());
	const numberOf = (element: HtmlElement): string | null => noteNumber(element, all);
	const blocksOf = (id: string, note: HtmlElement): readonly DocumentBlock[] => {
		const number = numbers.get(id) ?? ids.exec(id)?.[2] ?? "";
		const kind = /^(?:(?:sd)?end|edn)/.test(id) ? "endnote" : "footnote";
		return asNote(htmlBlocks(note, { ...scan, notes: { of: () => [], numberOf } }), { kind, number });
	};
	return {
		of(element: HtmlElement): readonly DocumentBlock[] {
			const id = referenceIn(element) ?? "";
			const note = notes.get(id);
			notes.delete(id);
			return note === undefined ? [] : blocksOf(id, note);
		},
		numberOf,
		rest: () => [...notes].flatMap(([id, note]) => blocksOf(id, note)),
	};
}

/** How programs name notes, refer to them, and lead back from them. */
const ids = /^((?:sd)?(?:foot|end)note-?|ftn|edn|fn)(\d+)$/;
const references = /^#_?((?:sd)?(?:foot|end)note-?\d+|(?:ftn|edn|fn)\d+)(?:sym)?$/;
const back = /^#_?(?:(?:sd)?(?:foot|end)note-?(?:ref-?)?\d+(?:anc)?|(?:ftn|edn|fn)ref\d+)$/;

function referenceIn(element: HtmlElement): string | null {
	return references.exec(attribute(element, "href") ?? "")?.[1] ?? null;
}

/** How the number of a note is written: `5<a href="#fn1">1</a>` as `5[1]`; null for all else. */
function noteNumber(element: HtmlElement, notes: ReadonlySet<string>): string | null {
	const href = element.tagName === "a" ? (attribute(element, "href") ?? "") : "";
	const text = href.startsWith("#") ? textIn(element) : "";
	if (!/^\d{1,10}$/.test(text)) return null;
	// Numbers of notes are set above the line whatever their address.
	const isRaised = element.parentNode?.nodeName === "sup";
	if (notes.has(referenceIn(element) ?? "") || isRaised) return `[${text}]`;
	return back.test(href) ? `[${text}] ` : null;
}

/** Only an element that something refers to is a note, so references are collected first; returns the numbers that they show. */
function collect(body: HtmlElement, notes: Map<string, HtmlElement>): ReadonlyMap<string, string | undefined> {
	const wanted = new Map<string, string | undefined>();
	each(body, (element) => {
		const id = referenceIn(element);
		if (id !== null && !wanted.has(id)) wanted.set(id, /\d+/.exec(textIn(element))?.[0]);
	});
	each(body, (element) => {
		element.childNodes = element.childNodes.filter((child) => {
			if (!("tagName" in child) || !["li", "div", "p"].includes(child.tagName)) return true;
			const id = attribute(child, "id") ?? "";
			if (!ids.test(id) || !wanted.has(id) || notes.has(id)) return true;
			notes.set(id, child);
			return false;
		});
	});
	return wanted;
}

function each(element: HtmlElement, visit: (element: HtmlElement) => void): void {
	visit(element);
	for (const child of element.childNodes) if ("tagName" in child) each(child, visit);
}
