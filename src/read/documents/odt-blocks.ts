/** From the elements of an OpenDocument text to blocks. */

import { append } from "../../text/append.ts";
import type { DocumentBlock, DocumentCell, DocumentRow } from "./document.ts";
import { asNote, type NotePlace } from "./document.ts";
import { type OdtLists, odtLists } from "./odt-lists.ts";
import type { OdtStyles } from "./odt-styles.ts";
import { type Span, spanLines } from "./spans.ts";
import type { XmlVisitor } from "./xml.ts";

type Attributes = Readonly<Record<string, string>>;

/** Elements whose words are no part of the text. */
const wordless: ReadonlySet<string> = new Set([
	...["office:annotation", "text:tracked-changes", "office:forms", "office:scripts", "office:settings", "office:meta"],
	...[
		"office:styles",
		"office:automatic-styles",
		"office:master-styles",
		"office:font-face-decls",
		"text:note-citation",
	],
	...["svg:title", "svg:desc", "text:ruby-text", "text:sequence-decls", "text:variable-decls", "text:user-field-decls"],
	"office:binary-data",
]);

/** Elements whose words nobody sees; the last one is a cell that another reaches over. */
const hidden: ReadonlySet<string> = new Set(["text:hidden-text", "text:hidden-paragraph", "table:covered-table-cell"]);

/** Whether nobody sees the words of an element. */
function isOutOfSight(name: string, attributes: Attributes, styles: OdtStyles): boolean {
	if (hidden.has(name) || styles.hidden.has(attributes["text:style-name"] ?? "")) return true;
	const display = name === "text:section" ? attributes["text:display"] : undefined;
	return display === "none" || (display === "condition" && attributes["text:is-hidden"] === "true");
}

const external: ReadonlyMap<string, string> = new Map([
	["draw:image", "image"],
	["draw:object", "embedded object"],
	["draw:object-ole", "embedded object"],
	["draw:plugin", "embedded object"],
	["draw:floating-frame", "embedded page"],
	["text:section-source", "linked file"],
]);

const mostSpaces = 200;

/** A place that blocks are put into: the text, a cell, a note. */
interface Holder {
	readonly blocks: DocumentBlock[];
	readonly rows: DocumentRow[];
	cells: DocumentCell[];
	header: boolean;
}

/** A paragraph that is open; text boxes have paragraphs inside one. */
interface Open {
	readonly spans: Span[];
	readonly heading: boolean;
	readonly notes: DocumentBlock[];
}

/** Visits the text; `end` gives what was found. */
export interface OdtVisitor extends XmlVisitor {
	end(): { readonly blocks: readonly DocumentBlock[]; readonly external: readonly string[] };
}

const held = (): Holder => ({ blocks: [], rows: [], cells: [], header: false });

interface State {
	readonly styles: OdtStyles;
	readonly lists: OdtLists[];
	readonly holders: Holder[];
	readonly paragraphs: Open[];
	readonly hrefs: (string | null)[];
	readonly external: string[];
	/** How many elements without words are open. */
	silent: number;
	/** Words that nobody sees are to be told of. */
	hides: boolean;
	notes: number;
	/** Where the note that is open stands on paper. */
	kind: NotePlace["kind"];
}

/** Begins with no blocks. */
export function odtVisitor(styles: OdtStyles): OdtVisitor {
	const state: State = {
		styles,
		lists: [odtLists(styles)],
		holders: [held()],
		paragraphs: [],
		hrefs: [null],
		external: [],
		silent: 0,
		hides: false,
		notes: 0,
		kind: "footnote",
	};
	return {
		open(name, attributes) {
			const isHidden = isOutOfSight(name, attributes, styles);
			if (state.silent > 0 || isHidden || wordless.has(name)) {
				if (state.silent === 0) state.hides = isHidden;
				state.silent++;
				return;
			}
			const what = external.get(name);
			if (what !== undefined) state.external.push(what);
			opens.get(name)?.(state, attributes);
		},
		close(name) {
			if (state.silent > 0) state.silent--;
			else closes.get(name)?.(state);
		},
		text(text) {
			if (state.silent > 0 && state.hides && text.trim() !== "") {
				state.external.push("hidden text");
				state.hides = false;
			}
			if (state.silent === 0) say(state, text.replace(/[ \t\r\n]+/g, " "));
		},
		end: () => ({ blocks: holderOf(state).blocks, external: state.external }),
	};
}

const holderOf = ({ holders }: State): Holder => holders.at(-1) ?? held();

function say({ paragraphs, hrefs }: State, text: string): void {
	paragraphs.at(-1)?.spans.push({ text, href: hrefs.at(-1) ?? null });
}

function openParagraph({ paragraphs }: State, heading: boolean): void {
	paragraphs.push({ spans: [], heading, notes: [] });
}

function closeParagraph(state: State): void {
	const open = state.paragraphs.pop();
	if (open === undefined) return;
	const item = state.lists.at(-1)?.item() ?? null;
	const lines = spanLines(open.spans);
	const { blocks } = holderOf(state);
	blocks.push({ kind: "paragraph", lines, heading: open.heading, item, place: null });
	append(blocks, open.notes);
}

function enter({ holders, lists, styles }: State): void {
	holders.push(held());
	lists.push(odtLists(styles));
}

function leave({ holders, lists }: State): Holder {
	lists.pop();
	return holders.pop() ?? held();
}

function openNote(state: State, attributes: Attributes): void {
	say(state, `[${++state.notes}]`);
	state.kind = attributes["text:note-class"] === "endnote" ? "endnote" : "footnote";
}

function closeNote(state: State): void {
	const { blocks } = leave(state);
	append(state.paragraphs.at(-1)?.notes ?? [], asNote(blocks, { kind: state.kind, number: state.notes }));
}

function closeCell(state: State): void {
	const { blocks } = leave(state);
	const { cells, header } = holderOf(state);
	cells.push({ blocks, header });
}

function closeRow(state: State): void {
	const holder = holderOf(state);
	if (holder.cells.length > 0) holder.rows.push(holder.cells);
	holder.cells = [];
}

function closeTable(state: State): void {
	const { rows } = leave(state);
	if (rows.length > 0) holderOf(state).blocks.push({ kind: "table", rows });
}

function setHeader(state: State, header: boolean): void {
	holderOf(state).header = header;
}

const spacesIn = (attributes: Attributes): number => Math.min(Number(attributes["text:c"] ?? 1) || 1, mostSpaces);

const opens: ReadonlyMap<string, (state: State, attributes: Attributes) => void> = new Map<
	string,
	(state: State, attributes: Attributes) => void
>([
	["text:p", (state) => openParagraph(state, false)],
	["text:h", (state) => openParagraph(state, true)],
	["text:list", ({ lists }, attributes) => lists.at(-1)?.openList(attributes)],
	["text:list-item", ({ lists }, attributes) => lists.at(-1)?.openItem(attributes)],
	["text:a", ({ hrefs }, attributes) => void hrefs.push(attributes["xlink:href"] ?? null)],
	["text:s", (state, attributes) => say(state, " ".repeat(spacesIn(attributes)))],
	["text:tab", (state) => say(state, "\t")],
	["text:line-break", (state) => say(state, "\n")],
	["text:note", openNote],
	["text:note-body", enter],
	["table:table", enter],
	["table:table-header-rows", (state) => setHeader(state, true)],
	["table:table-cell", enter],
]);

const closes: ReadonlyMap<string, (state: State) => void> = new Map<string, (state: State) => void>([
	["text:p", closeParagraph],
	["text:h", closeParagraph],
	["text:list", ({ lists }) => lists.at(-1)?.closeList()],
	["text:a", ({ hrefs }) => void hrefs.pop()],
	["text:note-body", closeNote],
	["table:table-cell", closeCell],
	["table:table-row", closeRow],
	["table:table-header-rows", (state) => setHeader(state, false)],
	["table:table", closeTable],
]);
