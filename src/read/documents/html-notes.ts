/** Footnotes: written at the end of a page, they belong behind the paragraph that refers to them. */
import { asNote, type NotePlace } from "./as-note.ts";
import type { DocumentBlock } from "./document.ts";
import { attribute, textIn } from "./html-elements.ts";
import type { HtmlElement } from "./html-tree.ts";

/** The notes that an element refers to, or is the first to hold a reference to. */
export type NotesOf = (element: HtmlElement) => readonly DocumentBlock[];

const ids = /^((?:sd)?(?:foot|end)note-?|ftn|edn|fn)(\d+)$/;
const references = /^#_?((?:sd)?(?:foot|end)note-?\d+|(?:ftn|edn|fn)\d+)(?:sym)?$/;

function referenceIn(element: HtmlElement): string | null {
	return references.exec(attribute(element, "href") ?? "")?.[1] ?? null;
}

const back = /^#_?(?:(?:sd)?(?:foot|end)note-?(?:ref-?)?\d+(?:anc)?|(?:ftn|edn|fn)ref\d+)$/;

/** How the number of a note is written: `5<a href="#fn1">1</a>` as `5[1]`; null for all else. */
function numberOf(element: HtmlElement, notes: ReadonlySet<string>): string | null {
	const href = element.tagName === "a" ? (attribute(element, "href") ?? "") : "";
	const text = href.startsWith("#") ? textIn(element) : "";
	if (!/^\d{1,10}$/.test(text)) return null;
	if (notes.has(referenceIn(element) ?? "") || isRaised(element)) return `[${text}]`;
	return back.test(href) ? `[${text}] ` : null;
}

/** Above the line: so numbers of notes are set whatever their address. */
function isRaised({ parentNode }: HtmlElement): boolean {
	return parentNode?.nodeName === "sup";
}

/** The notes of a page, taken out of it. */
export interface Notes {
	readonly of: NotesOf;
	/** What is written for an element that is the number of a note, at its place or before its words. */
	numberOf(element: HtmlElement): string | null;
	/** Those that nothing has asked for, since only notes refer to them. */
	rest(): readonly DocumentBlock[];
}

/** Takes the notes out of a page; `read` makes blocks of one when it is asked for. */
export function takeNotes(body: HtmlElement, read: (note: HtmlElement) => readonly DocumentBlock[]): Notes {
	const notes = new Map<string, HtmlElement>();
	collect(body, notes);
	const all = new Set(notes.keys());
	const numbered = (id: string, note: HtmlElement, number: string | undefined): readonly DocumentBlock[] =>
		asNote(read(note), { kind: kindOf(id), number: number ?? ids.exec(id)?.[2] ?? "" });
	return {
		of(element) {
			const id = referenceIn(element);
			const note = id === null ? undefined : notes.get(id);
			if (id === null || note === undefined) return [];
			notes.delete(id);
			return numbered(id, note, /\d+/.exec(textIn(element))?.[0]);
		},
		numberOf: (element) => numberOf(element, all),
		rest: () => [...notes].flatMap(([id, note]) => numbered(id, note, undefined)),
	};
}

function kindOf(id: string): NotePlace["kind"] {
	return /^(?:(?:sd)?end|edn)/.test(id) ? "endnote" : "footnote";
}

/** Only what something else refers to is a note, so all references are looked at first. */
function collect(body: HtmlElement, notes: Map<string, HtmlElement>): void {
	const wanted = new Set<string>();
	each(body, (element) => {
		const id = referenceIn(element);
		if (id !== null) wanted.add(id);
	});
	each(body, (element) => {
		for (const child of [...element.childNodes]) {
			if (!("tagName" in child)) continue;
			const id = attribute(child, "id") ?? "";
			if (!ids.test(id) || !wanted.has(id) || notes.has(id) || !isNote(child)) continue;
			notes.set(id, child);
			element.childNodes.splice(element.childNodes.indexOf(child), 1);
		}
	});
}

const isNote = ({ tagName }: HtmlElement): boolean => tagName === "li" || tagName === "div" || tagName === "p";

function each(element: HtmlElement, visit: (element: HtmlElement) => void): void {
	visit(element);
	for (const child of element.childNodes) if ("tagName" in child) each(child, visit);
}
