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
	lostField,
	type NotePlace,
	otherKind,
	tooDeepMarkup,
} from "./document.ts";
import {
	characters,
	codePage,
	encodingOf,
	type Run,
	spansOf,
	symbolCharset,
	visitRtf,
	wordless,
	wordsOf,
	worthReading,
} from "./rtf-tokens.ts";
import { spanLines } from "./spans.ts";

/** Reads Rich Text. */
export const readRtf: DocumentReader = async (bytes, { encoding, maxDepth }) => {
	const signature = Buffer.from(bytes.subarray(0, 5)).toString("latin1");
	if (signature !== "{\\rtf") return otherKind(bytes, "a Rich Text file");
	const state = new State(encoding === null ? null : encodingNamed(encoding));
	const groups: Group[] = [{ ...outermost }];
	const group = (): Group => groups.at(-1) ?? outermost;
	const deepest = markupDepth(maxDepth);
	let tooDeep = false;
	const isWhole = visitRtf(bytes, {
		open() {
			if (groups.length > deepest) tooDeep = true;
			else groups.push({ ...group(), fresh: true, starred: false });
			state.skip = 0;
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
const cut = fault("undecodable", "Corrupt .rtf (its end is missing). Save it again or restore it.");

/** The state inside a group. */
interface Group {
	/** What its words are for. */
	destination: "text" | "none" | "fonts" | "field" | "marker" | "note" | "picture" | "twice";
	/** Nothing has been read in it yet. */
	fresh: boolean;
	/** `\*`: programs that don't know its first word may skip it. */
	starred: boolean;
	font: number | null;
	/** Why its words are not read; null for most. */
	hidden: "hidden text" | "tracked deletion" | null;
	/** How many characters stand in for one that is given by its number. */
	standIns: number;
	href: string | null;
	/** How many words were read before the surrounding drawing, if any, whose words are repeated for old readers. */
	drawing: number | null;
	/** The instruction of the surrounding field, if any, and how many words were read before its result. */
	field: { readonly instruction: string; readonly from: number } | null;
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
	field: null,
};

/** Groups whose words are put nowhere. */
const silent: ReadonlySet<Group["destination"]> = new Set(["none", "fonts", "picture", "twice"]);

/** The paragraph that is open. */
interface Open {
	runs: Run[];
	marker: Run[];
	inTable: boolean;
	heading: boolean;
	level: number;
}

const plainParagraph = { inTable: false, heading: false, level: 0 };
const newParagraph = (): Open => ({ runs: [], marker: [], ...plainParagraph });

/** What is known so far. */
class State {
	/** From `--encoding`, if any; and that of the document. */
	readonly named: string | null;
	encoding: string;
	/** The character sets of fonts by their numbers, and the font that is being described. */
	readonly charsets = new Map<number, number>();
	font = 0;
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
	/** The paragraph around the note that is open, what the note has, and its kind. */
	around: Open | null = null;
	readonly note: DocumentBlock[] = [];
	kind: NotePlace["kind"] = "footnote";
	/** Notes that belong behind the open paragraph, and how many there are so far. */
	readonly notes: DocumentBlock[] = [];
	count = 0;
	/** How many characters are still stand-ins. */
	skip = 0;
	/** What the field is made of. */
	field: Run[] = [];
	/** How many words were read, or pieces of them. */
	read = 0;
	/** Why the words since the last ones that are read are not. */
	hides: Group["hidden"] = null;

	constructor(named: string | null) {
		this.named = named;
		this.encoding = named ?? codePage(0);
	}
}

function documentOf(state: State): Document | Fault {
	if (state.open.runs.length > 0) endParagraph(state);
	endHidden(state);
	const [unread] = state.unread;
	if (unread !== undefined) {
		const problem = `Can't decode this file: the bytes are not \`${unread}\`, as its fonts say.`;
		return fault("undecodable", `${problem} Save it again, or pass \`--encoding\`.`);
	}
	endTable(state);
	const { blocks, external, encoding } = state;
	return { blocks, external, encoding, guess: null, cut: null };
}

/**
 * The run that words of a group go to, null where they go nowhere; `isSeen` says that they are more than spaces. Bytes of
 * several groups are one run, as only together they may be a character.
 */
function runFor(state: State, group: Group, kind: Pick<Run, "encoding" | "orWindows">, isSeen: boolean): Run | null {
	const { destination, hidden, href } = group;
	if (silent.has(destination)) return null;
	const runs = destination === "field" ? state.field : destination === "marker" ? state.open.marker : state.open.runs;
	const last = runs.at(-1);
	if (hidden !== null) {
		if (isSeen && state.hides !== hidden) endHidden(state);
		if (isSeen) state.hides = hidden;
		// What follows is no part of a character that was begun before.
		if (last !== undefined && last.encoding !== null) runs.push({ ...asText, text: "", bytes: [], href });
		return null;
	}
	if (isSeen) endHidden(state);
	if (isSeen && destination !== "field") state.read++;
	if (last?.encoding === kind.encoding && last.orWindows === kind.orWindows && last.href === href) return last;
	const run = { ...kind, text: "", bytes: [], href };
	runs.push(run);
	return run;
}

const asText = { encoding: null, orWindows: false };

function addText(state: State, group: Group, text: string): void {
	const run = runFor(state, group, asText, text.trim() !== "");
	if (run !== null) run.text += text;
}

function endHidden(state: State): void {
	if (state.hides !== null) state.external.push(state.hides);
	state.hides = null;
}

function leaveGroup(state: State, group: Group, outer: Group): void {
	state.skip = 0;
	if (group.destination === "note" && outer.destination !== "note") endNote(state);
	if (group.destination === "field" && outer.destination !== "field") {
		const field = wordsOf(state.field.splice(0), state.unread);
		outer.href = /HYPERLINK\s+"([^"]*)"/.exec(field)?.[1] ?? outer.href;
		outer.field = { instruction: field, from: state.read };
	} else if (group.field !== null && group.field !== outer.field && group.field.from === state.read) {
		const what = lostField(group.field.instruction);
		if (what !== null) state.external.push(what);
	}
}

const bullet = "•";

function addByte(state: State, group: Group, value: number): void {
	group.fresh = false;
	if (state.skip > 0) {
		state.skip--;
		return;
	}
	if (value < 0x20 && value !== 0x09) return;
	const charset = group.font === null ? undefined : state.charsets.get(group.font);
	if (charset === symbolCharset && value > 0x7f) addText(state, group, bullet);
	else {
		const own =
			state.named === null ? encodingOf(charset, state.encoding) : { encoding: state.named, orWindows: false };
		runFor(state, group, own, value > 0x20)?.bytes.push(value);
	}
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
	else addText(state, group, character);
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
	if (word === "shp") group.drawing = state.read;
	if (word === "moMath") state.external.push("formula");
	const isSaid = word === "shprslt" && group.drawing !== null && state.read > group.drawing;
	const isSkipped = isSaid || wordless.has(word) || /^m\w+Pr$/.test(word) || (group.starred && !worthReading.has(word));
	if (destination === undefined && !isSkipped) return false;
	group.destination = destination ?? "none";
	if (destination === "picture") state.external.push("image");
	if (destination === "note") beginNote(state);
	return true;
}

function beginNote(state: State): void {
	state.count++;
	state.kind = "footnote";
	state.around = state.open;
	state.open = newParagraph();
}

function endNote(state: State): void {
	if (state.around === null) return;
	if (state.open.runs.length > 0) endParagraph(state);
	append(state.notes, asNote(state.note.splice(0), { kind: state.kind, number: state.count }));
	state.open = state.around;
	state.around = null;
}

function endParagraph(state: State): void {
	const { open, around, note, notes } = state;
	const paragraph = paragraphOf(state);
	state.open = { ...open, runs: [], marker: [] };
	if (around !== null) note.push(paragraph);
	else if (open.inTable) append(state.cell, [paragraph, ...notes.splice(0)]);
	else {
		endTable(state);
		append(state.blocks, [paragraph, ...notes.splice(0)]);
	}
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

function endCell(state: State): void {
	state.open.inTable = true;
	if (state.open.runs.length > 0) endParagraph(state);
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

const symbols = { first: 0xf000, last: 0xf0ff };

/** A UTF-16 unit; symbol fonts use numbers of private characters. */
function addUnit(state: State, group: Group, number: number | null): void {
	const unit = (number ?? 0) & 0xffff;
	addText(state, group, unit >= symbols.first && unit <= symbols.last ? bullet : String.fromCharCode(unit));
	state.skip = group.standIns;
}

const bodyText = 9;
const deepestLevel = 8;
const mostStandIns = 10;

const between = (number: number, most: number): number => Math.max(0, Math.min(number, most));

type Word = (state: State, group: Group, number: number | null) => void;

const words: ReadonlyMap<string, Word> = new Map<string, Word>([
	...["par", "sect", "\n", "\r"].map((word): [string, Word] => [word, endParagraph]),
	...["trowd", "intbl"].map((word): [string, Word] => [word, ({ open }) => Object.assign(open, { inTable: true })]),
	["outlinelevel", ({ open }, _, number) => Object.assign(open, { heading: (number ?? 0) < bodyText })],
	["ilvl", ({ open }, _, number) => Object.assign(open, { level: between(number ?? 0, deepestLevel) })],
	["plain", (_, group) => Object.assign(group, { hidden: null })],
	["v", (_, group, number) => Object.assign(group, { hidden: number === 0 ? null : "hidden text" })],
	["deleted", (_, group, number) => Object.assign(group, { hidden: number === 0 ? null : "tracked deletion" })],
	["uc", (_, group, number) => Object.assign(group, { standIns: between(number ?? 1, mostStandIns) })],
	["cell", endCell],
	["row", endRow],
	["nestcell", (state, group) => addText(state, group, "\t")],
	["nestrow", (state, group) => addText(state, group, "\n")],
	["pard", ({ open }, { destination }) => destination !== "marker" && Object.assign(open, plainParagraph)],
	["ftnalt", (state) => Object.assign(state, { kind: "endnote" })],
	[
		"fcharset",
		({ charsets, font }, { destination }, number) => destination === "fonts" && charsets.set(font, number ?? 0),
	],
	["chftn", (state, group) => addText(state, group, `[${state.around === null ? state.count + 1 : state.count}]`)],
	["object", ({ external }) => external.push("embedded object")],
	["ansicpg", (state, _, number) => Object.assign(state, { encoding: state.named ?? codePage(number ?? 0) })],
	["mac", (state) => Object.assign(state, { encoding: state.named ?? "macintosh" })],
	[
		"f",
		(state, group, number) => {
			if (group.destination === "fonts") state.font = number ?? 0;
			else group.font = number;
		},
	],
	["u", addUnit],
]);
