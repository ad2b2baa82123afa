/** OpenDocument texts, as LibreOffice saves them. */
import type { Fault } from "../../findings/faults.ts";
import { append } from "../../text/append.ts";
import {
	asNote,
	counted,
	type DocumentBlock,
	type DocumentCell,
	type DocumentItem,
	type DocumentReader,
	type DocumentRow,
	type NotePlace,
	tooMuchText,
} from "./document.ts";
import { type Span, spanLines } from "./spans.ts";
import { visitXml, type XmlPart, type XmlVisitor } from "./xml.ts";
import { broken, openArchive } from "./zip.ts";

/** Reads an OpenDocument text. */
export const readOdt: DocumentReader = async (bytes, { maxSize, maxDepth }) => {
	const archive = openArchive(bytes, maxSize);
	if ("code" in archive) return archive;
	const [named, content] = [archive.unpack("styles.xml"), archive.unpack("content.xml")];
	if (content === null) return broken("`content.xml` is missing");
	if ("code" in content) return content;
	if (named !== null && "code" in named) return named;
	const large = tooMuchText(content.length + (named?.length ?? 0), maxSize, "fifth");
	if (large !== null) return large;
	const styles: OdtStyles = { levels: new Map(), hidden: new Set() };
	const words = { bytes: content, name: "content.xml", maxDepth };
	const state = stateWith(styles);
	const fault =
		(named === null ? null : readStyles({ bytes: named, name: "styles.xml", maxDepth }, styles)) ??
		readStyles(words, styles) ??
		visitXml(words, visitorOf(state));
	if (fault !== null) return fault;
	const macros = archive.names.some((name) => /^(?:Basic|Scripts)\/./.test(name)) ? ["macro"] : [];
	const external = [...macros, ...state.external];
	return { blocks: holderOf(state).blocks, external, encoding: "utf-8", guess: null, cut: null };
};

/** How one level of a list is marked; an empty format is a bullet. */
interface ListLevel {
	readonly format: string;
	readonly suffix: string;
	readonly start: number;
}

/** Levels by the name of the list's style and the level, `L1 2`. */
interface OdtStyles {
	readonly levels: Map<string, ListLevel>;
	readonly hidden: Set<string>;
}

/** Adds what one part says of styles. */
function readStyles(part: XmlPart, { levels, hidden }: OdtStyles): Fault | null {
	let list = "";
	let style = "";
	return visitXml(part, {
		open(name, attributes) {
			if (name === "text:list-style") list = attributes["style:name"] ?? "";
			else if (name === "style:style") style = attributes["style:name"] ?? "";
			else if (name === "style:text-properties" && attributes["text:display"] === "none") hidden.add(style);
			else if (/^text:list-level-style-(?:number|bullet|image)$/.test(name)) {
				levels.set(`${list} ${attributes["text:level"]}`, {
					format: name.endsWith("number") ? (attributes["style:num-format"] ?? "") : "",
					suffix: attributes["style:num-suffix"] ?? "",
					start: startOf(attributes["text:start-value"]) ?? 1,
				});
			}
		},
	});
}

/** A number that a list begins with; null where none is given. */
function startOf(value: string | undefined): number | null {
	return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

type Attributes = Readonly<Record<string, string>>;

/** Elements whose words are no part of the text. */
const wordless: ReadonlySet<string> = new Set(
	`office:annotation office:automatic-styles office:binary-data office:font-face-decls office:forms office:master-styles
	office:meta office:scripts office:settings office:styles svg:desc svg:title text:note-citation text:ruby-text
	text:sequence-decls text:tracked-changes text:user-field-decls text:variable-decls`.split(/\s+/),
);

/** Elements with hidden words; the last one is a cell that another cell covers. */
const hidden: ReadonlySet<string> = new Set(["text:hidden-text", "text:hidden-paragraph", "table:covered-table-cell"]);

/** Whether the words of an element are hidden. */
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

/** A list that is open. */
interface List {
	readonly style: string;
	/** Its style and level. */
	readonly key: string;
	next: number;
	/** What the next paragraph of the item begins with. */
	marker: string;
}

/** What collects blocks: the text, a table, a cell, a note. */
interface Holder {
	readonly blocks: DocumentBlock[];
	readonly rows: DocumentRow[];
	cells: DocumentCell[];
	/** The rows that follow name the columns. */
	header: boolean;
	readonly lists: List[];
	/** The next number of each level, for lists that go on in a later one. */
	readonly numbers: Map<string, number>;
}

/** An open paragraph; a text box in it has paragraphs of its own. */
interface Open {
	readonly spans: Span[];
	readonly heading: boolean;
	readonly notes: DocumentBlock[];
}

interface State {
	readonly styles: OdtStyles;
	readonly holders: Holder[];
	readonly paragraphs: Open[];
	readonly hrefs: (string | null)[];
	readonly external: string[];
	/** How many elements without words are open. */
	silent: number;
	/** They are hidden from readers, so the first words in them are reported. */
	hides: boolean;
	notes: number;
	/** Of the open note. */
	kind: NotePlace["kind"];
}

function stateWith(styles: OdtStyles): State {
	return {
		styles,
		holders: [emptyHolder()],
		paragraphs: [],
		hrefs: [null],
		external: [],
		silent: 0,
		hides: false,
		notes: 0,
		kind: "footnote",
	};
}

const emptyHolder = (): Holder => ({ blocks: [], rows: [], cells: [], header: false, lists: [], numbers: new Map() });

const holderOf = ({ holders }: State): Holder => holders.at(-1) ?? emptyHolder();

function visitorOf(state: State): XmlVisitor {
	return {
		open(name, attributes) {
			const isHidden = isOutOfSight(name, attributes, state.styles);
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
			if (state.silent === 0) say(state, text.replace(/[ \t\r\n]+/g, " "));
			else if (state.hides && text.trim() !== "") {
				state.external.push("hidden text");
				state.hides = false;
			}
		},
	};
}

function say({ paragraphs, hrefs }: State, text: string): void {
	paragraphs.at(-1)?.spans.push({ text, href: hrefs.at(-1) ?? null });
}

function closeParagraph(state: State): void {
	const open = state.paragraphs.pop();
	if (open === undefined) return;
	const { blocks, lists } = holderOf(state);
	const lines = spanLines(open.spans, state.external);
	blocks.push({ kind: "paragraph", lines, heading: open.heading, item: itemIn(lists), place: null });
	append(blocks, open.notes);
}

/** The item that a paragraph belongs to; only its first one has the marker. */
function itemIn(lists: readonly List[]): DocumentItem | null {
	const list = lists.at(-1);
	if (list === undefined) return null;
	const { marker } = list;
	list.marker = "";
	return { marker, level: lists.length - 1 };
}

function openList(state: State, attributes: Attributes): void {
	const { lists, numbers } = holderOf(state);
	const style = attributes["text:style-name"] ?? lists.at(-1)?.style ?? "";
	const key = `${style} ${lists.length + 1}`;
	const goesOn = attributes["text:continue-numbering"] === "true" || attributes["text:continue-list"] !== undefined;
	const next = (goesOn ? numbers.get(key) : undefined) ?? state.styles.levels.get(key)?.start ?? 1;
	lists.push({ style, key, next, marker: "" });
}

function closeList(state: State): void {
	const { lists, numbers } = holderOf(state);
	const list = lists.pop();
	if (list !== undefined) numbers.set(list.key, list.next);
}

function openItem(state: State, attributes: Attributes): void {
	const list = holderOf(state).lists.at(-1);
	if (list === undefined) return;
	const level = state.styles.levels.get(list.key);
	const number = startOf(attributes["text:start-value"]) ?? list.next;
	list.next = number + 1;
	const isNumber = level !== undefined && level.format !== "";
	list.marker = isNumber ? `${counted(number, level.format)}${level.suffix === ")" ? ")" : "."}` : "•";
}

function enter({ holders }: State): void {
	holders.push(emptyHolder());
}

const leave = ({ holders }: State): Holder => holders.pop() ?? emptyHolder();

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

const mostSpaces = 200;
const spacesIn = (attributes: Attributes): number => Math.min(Number(attributes["text:c"] ?? 1) || 1, mostSpaces);

type Opens = (state: State, attributes: Attributes) => void;

const opens: ReadonlyMap<string, Opens> = new Map<string, Opens>([
	["text:p", ({ paragraphs }) => void paragraphs.push({ spans: [], heading: false, notes: [] })],
	["text:h", ({ paragraphs }) => void paragraphs.push({ spans: [], heading: true, notes: [] })],
	["text:list", openList],
	["text:list-item", openItem],
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
	["text:list", closeList],
	["text:a", ({ hrefs }) => void hrefs.pop()],
	["text:note-body", closeNote],
	["table:table-cell", closeCell],
	["table:table-row", closeRow],
	["table:table-header-rows", (state) => setHeader(state, false)],
	["table:table", closeTable],
]);
