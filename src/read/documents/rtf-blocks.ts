/** The paragraphs, notes and tables that Rich Text becomes, while it is read. */
import { append } from "../../text/append.ts";
import { hasWord } from "../../text/ascii.ts";
import {
	asNote,
	type DocumentBlock,
	type DocumentCell,
	type DocumentParagraph,
	type DocumentRow,
	type NotePlace,
} from "./document.ts";
import { bullet, codePage, type Run, spansOf, wordsOf } from "./rtf-tokens.ts";
import { spanLines } from "./spans.ts";

/** Why words are not read. */
export type Hidden = "hidden text" | "tracked deletion";

/** The paragraph that is open. */
interface Open {
	runs: Run[];
	marker: Run[];
	inTable: boolean;
	heading: boolean;
	level: number;
}

/** A paragraph without a look of its own. */
export const plainParagraph = { inTable: false, heading: false, level: 0 };
const newParagraph = (): Open => ({ runs: [], marker: [], ...plainParagraph });

/** A note that is open. */
export interface Note {
	/** The note that it is part of, and the paragraph around it. */
	readonly outer: Note | null;
	readonly around: Open;
	readonly number: number;
	kind: NotePlace["kind"];
	/** Its number was read, so the next one is that of a note in it. */
	isNumbered: boolean;
	readonly blocks: DocumentBlock[];
	/** Those in it, which follow it. */
	readonly notes: DocumentBlock[];
}

/** What is known so far. */
export class State {
	/** From `--encoding`, if any; and that of the document. */
	readonly named: string | null;
	encoding: string;
	/** The character sets and names of fonts by their numbers, the font that is being described, and the usual one. */
	readonly charsets = new Map<number, number>();
	readonly fontNames = new Map<number, string>();
	font = 0;
	usualFont: number | null = null;
	readonly external: string[] = [];
	readonly addresses = { length: 0 };
	/** The encodings that words were not in. */
	readonly unread: string[] = [];
	/** What is complete; then the open table, row and cell: a paragraph says only of itself whether it stands in a table. */
	readonly blocks: DocumentBlock[] = [];
	rows: DocumentRow[] = [];
	cells: DocumentCell[] = [];
	cell: DocumentBlock[] = [];
	open = newParagraph();
	/** The innermost note that is open. */
	note: Note | null = null;
	/** Notes that belong behind the open paragraph, and how many there are so far. */
	readonly notes: DocumentBlock[] = [];
	count = 0;
	/** How many characters are still stand-ins. */
	skip = 0;
	/** What the field is made of. */
	field: Run[] = [];
	/** How the property of a shape begins, its name first. */
	property = "";
	/** How many words were read, or pieces of them. */
	read = 0;
	/** Why the words since the last ones that are read are not. */
	hides: Hidden | null = null;

	constructor(named: string | null) {
		this.named = named;
		this.encoding = named ?? codePage(0);
	}
}

/** Begins a note in the open paragraph. */
export function beginNote(state: State): Note {
	const inner = { kind: "footnote" as const, isNumbered: false, blocks: [], notes: [] };
	state.note = { ...inner, outer: state.note, around: state.open, number: ++state.count };
	state.open = newParagraph();
	return state.note;
}

/** Ends a note; it stands behind the paragraph around it, or behind the note around it. */
export function endNote(state: State, note: Note): void {
	endLast(state);
	append(note.outer?.notes ?? state.notes, [...asNote(note.blocks, note), ...note.notes]);
	state.open = note.around;
	state.note = note.outer;
}

/** The number of the note that is open, at first; then that of the one that comes next. */
export function numberOf(state: State): string {
	const { note, count } = state;
	const own = note?.isNumbered === false ? note.number : count + 1;
	if (note !== null) note.isNumbered = true;
	return `[${own}]`;
}

/** Ends the open paragraph; the notes that it refers to stand behind it. */
export function endParagraph(state: State): void {
	const paragraph = paragraphOf(state);
	state.open = { ...state.open, runs: [], marker: [] };
	add(state, [paragraph, ...(state.note === null ? state.notes.splice(0) : [])]);
}

/** Ends the open paragraph where nothing follows it. Without words there is no paragraph, but its notes are kept. */
export function endLast(state: State): void {
	if (state.open.runs.length > 0) endParagraph(state);
	else if (state.note === null && state.notes.length > 0) add(state, state.notes.splice(0));
}

function add(state: State, blocks: readonly DocumentBlock[]): void {
	if (state.note === null && !state.open.inTable) endTable(state);
	append(state.note?.blocks ?? (state.open.inTable ? state.cell : state.blocks), blocks);
}

/** A marker without letters and digits is a bullet. */
function paragraphOf(state: State): DocumentParagraph {
	const { open, unread } = state;
	const { runs, heading, marker, level } = open;
	const lines = spanLines(spansOf(runs, unread), state);
	const shown = wordsOf(marker, unread).trim();
	const item = shown === "" ? null : { marker: hasWord(shown) ? shown : bullet, level };
	return { kind: "paragraph", lines, heading, item, place: null };
}

/** Ends a cell, and its last paragraph. */
export function endCell(state: State): void {
	state.open.inTable = true;
	endLast(state);
	closeCell(state);
}

function closeCell(state: State): void {
	state.cells.push({ blocks: state.cell, header: false });
	state.cell = [];
}

/** Ends a row; what is left over is a cell. */
export function endRow(state: State): void {
	if (state.cell.length > 0) closeCell(state);
	if (state.cells.length > 0) state.rows.push(state.cells);
	state.cells = [];
}

/** Ends a table, if one is open. */
export function endTable(state: State): void {
	endRow(state);
	if (state.rows.length > 0) state.blocks.push({ kind: "table", rows: state.rows });
	state.rows = [];
}
