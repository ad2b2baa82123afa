/** Rich Text, as Word, WordPad and LibreOffice save it. */
import { type Fault, fault } from "../../findings/faults.ts";
import { append } from "../../text/append.ts";
import { hasWord } from "../../text/ascii.ts";
import { markupDepth } from "../../text/depth.ts";
import { encodingNamed } from "../encodings.ts";
import {
	asNote,
	type Document,
	type DocumentBlock,
	type DocumentCell,
	type DocumentParagraph,
	type DocumentReader,
	type DocumentRow,
	type NotePlace,
	otherKind,
	tooDeepMarkup,
} from "./document.ts";
import {
	codePage,
	flush,
	pushByte,
	pushText,
	pushUnit,
	type RtfText,
	rtfText,
	setEncoding,
	takeText,
} from "./rtf-text.ts";
import { characters, visitRtf, wordless, worthReading } from "./rtf-tokens.ts";
import { type Span, spanLines } from "./spans.ts";

/** Reads Rich Text. */
export const readRtf: DocumentReader = async (bytes, { encoding, maxDepth }) => {
	const signature = Buffer.from(bytes.subarray(0, 5)).toString("latin1");
	if (signature !== "{\\rtf") return otherKind(bytes, "no Rich Text", "a file that begins with `{\\rtf`");
	const state = stateWith(encoding === null ? null : encodingNamed(encoding));
	const groups: Group[] = [{ ...outermost }];
	const group = (): Group => groups.at(-1) ?? outermost;
	const deepest = markupDepth(maxDepth);
	let tooDeep = false;
	const isWhole = visitRtf(bytes, {
		open() {
			if (groups.length > deepest) tooDeep = true;
			else groups.push(enterGroup(state, group()));
		},
		close() {
			const left = groups.length > 1 ? groups.pop() : undefined;
			if (left !== undefined) leaveGroup(state, left, group());
		},
		control: (word, number) => control(state, group(), [word, number]),
		byte: (value) => addByte(state, group(), value),
	});
	if (tooDeep) return tooDeepMarkup("groups", maxDepth);
	return isWhole && groups.length === 1 ? documentOf(state) : cut;
};

/** Refused, not read up to the cut: an archivist must know that words are lost. */
const cut = fault("undecodable", "Undecodable: this Rich Text is cut, its end is missing", "a file that ends with `}`");

/** What holds inside a group, and ends with it. */
interface Group {
	/** What its words are for. */
	destination: "text" | "none" | "fonts" | "field" | "marker" | "note" | "picture" | "twice";
	/** Nothing has been read in it yet. */
	fresh: boolean;
	/** `\*`: programs that don't know its first word may skip it. */
	starred: boolean;
	font: number | null;
	/** Why its words are not read; null for most. */
	hidden: "hidden text" | "deleted text" | null;
	/** How many characters stand in for one that is given by its number. */
	standIns: number;
	href: string | null;
	/** The drawing around, if any, whose words stand there once more for old readers; and whether words of it were read. */
	drawing: { hasWords: boolean } | null;
}

const outermost: Group = {
	destination: "text",
	fresh: false,
	starred: false,
	font: null,
	hidden: null,
	standIns: 1,
	href: null,
	drawing: null,
};

/** Groups whose words are put nowhere. */
const silent: ReadonlySet<Group["destination"]> = new Set(["none", "fonts", "picture", "twice"]);

/** The paragraph that is open. */
interface Open {
	spans: Span[];
	inTable: boolean;
	heading: boolean;
	marker: string | null;
	level: number;
}

const opened = (): Open => ({ spans: [], inTable: false, heading: false, marker: null, level: 0 });

/** What is known so far. */
interface State {
	readonly text: RtfText;
	readonly external: string[];
	/** What is complete; then the open table, row and cell: a paragraph says only of itself whether it stands in a table. */
	readonly blocks: DocumentBlock[];
	rows: DocumentRow[];
	cells: DocumentCell[];
	cell: DocumentBlock[];
	open: Open;
	/** The paragraph around the note that is open. */
	around: Open | null;
	readonly note: DocumentBlock[];
	/** Of the open note. */
	kind: NotePlace["kind"];
	/** Notes that belong behind the open paragraph. */
	readonly notes: DocumentBlock[];
	/** How many notes there are so far. */
	count: number;
	/** How many characters are still stand-ins. */
	skip: number;
	/** The font that is being described. */
	font: number;
	/** What the field is made of. */
	field: string;
	/** The encoding that words were not in, where there are such. */
	unread: string | null;
}

/** Nothing is read yet; `named` is the encoding from `--encoding`. */
function stateWith(named: string | null): State {
	return {
		text: rtfText(named),
		external: [],
		blocks: [],
		rows: [],
		cells: [],
		cell: [],
		open: opened(),
		around: null,
		note: [],
		kind: "footnote",
		notes: [],
		count: 0,
		skip: 0,
		font: 0,
		field: "",
		unread: null,
	};
}

function documentOf(state: State): Document | Fault {
	settle(state, outermost);
	if (state.open.spans.length > 0) endParagraph(state, outermost);
	if (state.unread !== null) {
		const reason = `Undecodable: the bytes are not \`${state.unread}\`, in which they are said to be`;
		return fault("undecodable", reason, "Rich Text whose bytes are in the encodings of its fonts, or `--encoding`");
	}
	endTable(state);
	const { blocks, external, text } = state;
	return { blocks, external, encoding: text.encoding, guess: null, cut: null };
}

/** Puts the text so far where that of the group belongs. */
function collect(state: State, { destination, hidden, href, drawing }: Group): void {
	const { decoded: said, unread } = takeText(state.text);
	if (hidden === null) state.unread ??= unread;
	if (said === "") return;
	if (hidden !== null) {
		if (hidden === "hidden text" && said.trim() !== "" && !silent.has(destination)) state.external.push(hidden);
		return;
	}
	if (destination === "field") state.field += said;
	else if (destination === "marker") state.open.marker = (state.open.marker ?? "") + said;
	else if (!silent.has(destination)) {
		state.open.spans.push({ text: said, href });
		if (drawing !== null && said.trim() !== "") drawing.hasWords = true;
	}
}

/** The same where the text that follows goes elsewhere, so that no character continues in it. */
function settle(state: State, group: Group): void {
	flush(state.text);
	collect(state, group);
}

function enterGroup(state: State, outer: Group): Group {
	collect(state, outer);
	state.skip = 0;
	return { ...outer, fresh: true, starred: false };
}

function leaveGroup(state: State, group: Group, outer: Group): void {
	const goesOn = group.destination === outer.destination && group.hidden === outer.hidden;
	if (goesOn || silent.has(group.destination)) collect(state, group);
	else settle(state, group);
	state.skip = 0;
	if (group.drawing?.hasWords && outer.drawing !== null) outer.drawing.hasWords = true;
	if (group.destination === "note" && outer.destination !== "note") endNote(state, group);
	if (group.destination === "field" && outer.destination !== "field") {
		outer.href = /HYPERLINK\s+"([^"]*)"/.exec(state.field)?.[1] ?? outer.href;
		if (state.field.includes("FORMDROPDOWN")) state.external.push("drop-down field");
		state.field = "";
	}
}

function addByte(state: State, group: Group, value: number): void {
	group.fresh = false;
	if (state.skip > 0) state.skip--;
	else if (!silent.has(group.destination) && (value >= 0x20 || value === 0x09)) pushByte(state.text, value, group.font);
}

function control(state: State, group: Group, [word, number]: readonly [string, number | null]): void {
	if (word === "*") {
		group.starred = true;
		return;
	}
	if (state.skip > 0) {
		state.skip--;
		return;
	}
	if (beginGroup(state, group, word) || group.destination === "none") return;
	const character = characters.get(word);
	if (character === undefined) words.get(word)?.(state, group, number);
	else if (!silent.has(group.destination)) pushText(state.text, character);
}

const destinations: ReadonlyMap<string, Group["destination"]> = new Map([
	["fonttbl", "fonts"],
	["fldinst", "field"],
	["pntext", "marker"],
	["listtext", "marker"],
	["footnote", "note"],
	["pict", "picture"],
	["upr", "twice"],
]);

/** The first word of a group may say what it is for. */
function beginGroup(state: State, group: Group, word: string): boolean {
	if (!group.fresh) return false;
	group.fresh = false;
	const outer = group.destination;
	if (outer === "none" || outer === "picture") return true;
	const destination = word === "ud" && outer === "twice" ? "text" : destinations.get(word);
	if (word === "shp") group.drawing = { hasWords: false };
	const isSaid = word === "shprslt" && group.drawing?.hasWords === true;
	const isSkipped = isSaid || wordless.has(word) || (group.starred && !worthReading.has(word));
	if (destination === undefined && !isSkipped) return false;
	if (destination !== undefined && !silent.has(destination)) settle(state, group);
	group.destination = destination ?? "none";
	if (destination === "picture") state.external.push("image");
	if (destination === "note") beginNote(state);
	return true;
}

function beginNote(state: State): void {
	state.count++;
	state.kind = "footnote";
	state.around = state.open;
	state.open = opened();
}

function endNote(state: State, group: Group): void {
	if (state.around === null) return;
	if (state.open.spans.length > 0) endParagraph(state, group);
	append(state.notes, asNote(state.note.splice(0), { kind: state.kind, number: state.count }));
	state.open = state.around;
	state.around = null;
}

function endParagraph(state: State, group: Group): void {
	settle(state, group);
	const { open, around, note, notes } = state;
	const paragraph = paragraphOf(open, state.external);
	state.open = { ...open, spans: [], marker: null };
	if (around !== null) note.push(paragraph);
	else if (open.inTable) append(state.cell, [paragraph, ...notes.splice(0)]);
	else {
		endTable(state);
		append(state.blocks, [paragraph, ...notes.splice(0)]);
	}
}

/** A marker without letters and digits is a bullet. */
function paragraphOf({ spans, heading, marker, level }: Open, external: string[]): DocumentParagraph {
	const shown = marker?.trim() ?? "";
	const item = shown === "" ? null : { marker: hasWord(shown) ? shown : "•", level };
	return { kind: "paragraph", lines: spanLines(spans, external), heading, item, place: null };
}

function endCell(state: State, group: Group): void {
	state.open.inTable = true;
	settle(state, group);
	if (state.open.spans.length > 0) endParagraph(state, group);
	closeCell(state);
}

function closeCell(state: State): void {
	state.cells.push({ blocks: state.cell, header: false });
	state.cell = [];
}

function endRow(state: State): void {
	if (state.cell.length > 0) closeCell(state);
	if (state.cells.length > 0) state.rows.push(state.cells);
	state.cells = [];
}

function endTable(state: State): void {
	endRow(state);
	if (state.rows.length > 0) state.blocks.push({ kind: "table", rows: state.rows });
	state.rows = [];
}

function beginRow({ open }: State): void {
	open.inTable = true;
}

function resetParagraph(state: State, { destination }: Group): void {
	if (destination !== "marker") state.open = { ...state.open, inTable: false, heading: false, level: 0 };
}

function hide(state: State, group: Group, hidden: Group["hidden"]): void {
	if (group.hidden !== hidden) settle(state, group);
	group.hidden = hidden;
}

function useFont(state: State, group: Group, number: number | null): void {
	if (group.destination === "fonts") state.font = number ?? 0;
	else group.font = number;
}

function describeFont({ text, font }: State, { destination }: Group, number: number | null): void {
	if (destination === "fonts") text.charsets.set(font, number ?? 0);
}

function addUnit(state: State, group: Group, number: number | null): void {
	pushUnit(state.text, number ?? 0);
	state.skip = group.standIns;
}

function beginEndnote(state: State): void {
	state.kind = "endnote";
}

const bodyText = 9;

function setHeading({ open }: State, _: Group, number: number | null): void {
	open.heading = (number ?? 0) < bodyText;
}

const deepestLevel = 8;

function setLevel({ open }: State, _: Group, number: number | null): void {
	open.level = Math.max(0, Math.min(number ?? 0, deepestLevel));
}

const mostStandIns = 10;

function setStandIns(_: State, group: Group, number: number | null): void {
	group.standIns = Math.max(0, Math.min(number ?? 1, mostStandIns));
}

type Word = (state: State, group: Group, number: number | null) => void;

const words: ReadonlyMap<string, Word> = new Map<string, Word>([
	["par", endParagraph],
	["sect", endParagraph],
	["\n", endParagraph],
	["\r", endParagraph],
	["cell", endCell],
	["row", endRow],
	["nestcell", ({ text }) => pushText(text, "\t")],
	["nestrow", ({ text }) => pushText(text, "\n")],
	["trowd", beginRow],
	["intbl", beginRow],
	["pard", resetParagraph],
	["plain", (state, group) => hide(state, group, null)],
	["v", (state, group, number) => hide(state, group, number === 0 ? null : "hidden text")],
	["deleted", (state, group, number) => hide(state, group, number === 0 ? null : "deleted text")],
	["ftnalt", beginEndnote],
	["chftn", ({ text, around, count }) => pushText(text, `[${around === null ? count + 1 : count}]`)],
	["object", ({ external }) => void external.push("embedded object")],
	["ansicpg", ({ text }, _, number) => setEncoding(text, codePage(number ?? 0))],
	["mac", ({ text }) => setEncoding(text, "macintosh")],
	["f", useFont],
	["u", addUnit],
	["fcharset", describeFont],
	["outlinelevel", setHeading],
	["ilvl", setLevel],
	["uc", setStandIns],
]);
