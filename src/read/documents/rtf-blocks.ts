/** The paragraphs, notes and tables that Rich Text becomes, while it is read. */
import { append } from "../../text/append.ts";
import { hasWord } from "../../text/ascii.ts";
import { decodeIn } from "../legacy.ts";
import {
	asNote,
	type DocumentBlock,
	type DocumentCell,
	type DocumentParagraph,
	type DocumentRow,
	type NotePlace,
} from "./document.ts";
import { type Span, spanLines } from "./spans.ts";

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

/** Receives tokens in order. */
export interface RtfVisitor {
	open(): void;
	close(): void;
	/** A control word or sign without its backslash; null where it has no number. */
	control(word: string, number: number | null): void;
	/** A character in the encoding of the text. */
	byte(value: number): void;
}

const [open, close, backslash] = [0x7b, 0x7d, 0x5c];
const control = /([a-z]{1,32})(-?\d{1,10})? ?|'([\da-f]{2})|([^a-z])/iy;
const reach = 48;

/** Visits all tokens; false if binary data would end after the file. Never allocates the size that a token claims. */
export function visitRtf(bytes: Uint8Array, visitor: RtfVisitor): boolean {
	let at = 0;
	while (at < bytes.length) {
		const byte = bytes[at++] ?? 0;
		if (byte === open) visitor.open();
		else if (byte === close) visitor.close();
		else if (byte === backslash) at = visitControl(bytes, at, visitor);
		else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) visitor.byte(byte);
	}
	return at <= bytes.length;
}

/** One control; returns where what follows begins. */
function visitControl(bytes: Uint8Array, at: number, visitor: RtfVisitor): number {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(reach, bytes.length - at)).toString("latin1");
	control.lastIndex = 0;
	const [all, word, digits, hex, sign] = control.exec(text) ?? [];
	if (all === undefined) return at;
	if (hex !== undefined) visitor.byte(Number.parseInt(hex, 16));
	else visitor.control(word ?? sign ?? "", digits === undefined ? null : Number(digits));
	// Binary data follows as it is.
	const data = word === "bin" ? Math.max(0, Number(digits ?? 0)) : 0;
	return at + all.length + data;
}

const numbered = (words: string): ReadonlyMap<number, string> =>
	new Map(Array.from(words.matchAll(/(\d+) (\S+)/g), ([, number, name = ""]) => [Number(number), name]));

/** Encodings by the number of a font's character set, and of a code page. */
const charsets = numbered(
	`77 macintosh 128 shift_jis 129 euc-kr 134 gbk 136 big5 161 windows-1253 162 windows-1254 163 windows-1258 177 windows-1255
	178 windows-1256 186 windows-1257 204 windows-1251 222 windows-874 238 windows-1250`,
);
const codePages = numbered(
	"866 ibm866 874 windows-874 932 shift_jis 936 gbk 949 euc-kr 950 big5 10000 macintosh 10007 x-mac-cyrillic 65001 utf-8",
);

/** What stands for the characters of symbol fonts, and for markers of lists without words. */
export const bullet = "•";

/** Symbol fonts have bullets where others have letters. */
export const symbolCharset = 2;

/** The encoding of a code page; windows-1252 for an unknown one. */
export function codePage(number: number): string {
	return codePages.get(number) ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : "windows-1252");
}

const ofWindows = "windows-1252";

/** A run of words: text, or bytes in one encoding. */
export interface Run {
	text: string;
	readonly bytes: number[];
	/** Null for text. */
	readonly encoding: string | null;
	/** Bytes that are not in it are in that of Windows. */
	readonly orWindows: boolean;
	readonly href: string | null;
}

/** The encoding of a font; charset 0 is the document's, or windows-1252 if that does not fit. */
export const encodingOf = (charset: number | undefined, page: string): Pick<Run, "encoding" | "orWindows"> => ({
	encoding: charsets.get(charset ?? 0) ?? page,
	orWindows: charset === 0,
});

/** The words of runs; encodings with invalid bytes are added to `unread`. */
function spansOf(runs: readonly Run[], unread: string[]): Span[] {
	return runs.map(({ text, bytes, encoding, orWindows, href }) => {
		if (encoding === null) return { text, href };
		const given = Uint8Array.from(bytes);
		const decoded = decodeIn(given, encoding) ?? (orWindows ? decodeIn(given, ofWindows) : null);
		if (decoded === null) unread.push(encoding);
		return { text: decoded ?? "", href };
	});
}

/** The words of runs as one text. */
export const wordsOf = (runs: readonly Run[], unread: string[]): string =>
	spansOf(runs, unread)
		.map(({ text }) => text)
		.join("");

/** Control words and symbols that stand for characters. */
export const characters: ReadonlyMap<string, string> = new Map(
	Object.entries({
		...{ tab: "\t", line: "\n", lbr: "\n", page: "\n", column: "\n" },
		...{ "~": "\u00a0", _: "\u2011", "\\": "\\", "{": "{", "}": "}" },
		...{ emdash: "—", endash: "–", emspace: "\u2003", enspace: "\u2002", qmspace: "\u2005", bullet: "•" },
		...{ lquote: "‘", rquote: "’", ldblquote: "“", rdblquote: "”" },
		...{ zwj: "\u200d", zwnj: "\u200c", rtlmark: "\u200f", ltrmark: "\u200e" },
	}),
);

/** Groups whose words do not belong to the text. */
export const wordless: ReadonlySet<string> = new Set(
	`author bkmkend bkmkstart buptim category colorschememapping colortbl comment company creatim datafield datastore
	defchp defpap doccomm docvar filetbl fontemb fontfile footer footerf footerl footerr footnotesep ftncn ftnsep ftnsepc
	generator header headerf headerl headerr hlinkbase info keycode keywords latentstyles listname listoverridetable
	listpicture listtable manager mmathPict nextfile nonshppict objdata objclass operator pgptbl picprop private printim
	protusertbl pwd revtbl revtim rsidtbl rxe stylesheet subject tc template themedata title txe userprops wgrffmtfilter
	xe xmlnstbl atnid atnauthor atndate annotation atnicn atnref atrfstart atrfend nextfile fname falt panose`.split(
		/\s+/,
	),
);

/** Groups that `\*` marks as optional, but that contain text. */
export const worthReading: ReadonlySet<string> = new Set(
	"footnote ud shpinst shptxt do dptxbxtext fldinst moMath moMathPara shppict pict pntext listtext".split(" "),
);
