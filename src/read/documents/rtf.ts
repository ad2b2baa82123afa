/** Rich Text, as Word, WordPad and LibreOffice save it. */
import { markupDepth } from "../../ast/nodes.ts";
import { encodingNamed } from "../decode.ts";
import {
	type Document,
	type DocumentReader,
	lostField,
	Refused,
	refuse,
	refuseKind,
	tooDeepMarkup,
} from "./document.ts";
import {
	beginNote,
	bullet,
	characters,
	codePage,
	encodingOf,
	endCell,
	endLast,
	endNote,
	endParagraph,
	endRow,
	endTable,
	type Hidden,
	type Note,
	numberOf,
	plainParagraph,
	type Run,
	State,
	symbolCharset,
	visitRtf,
	wordless,
	wordsOf,
	worthReading,
} from "./rtf-blocks.ts";
import { isOfSymbols, symbolIn } from "./spans.ts";

/** Reads Rich Text. */
export const readRtf: DocumentReader = async (bytes, { encoding, maxDepth }) => {
	const signature = Buffer.from(bytes.subarray(0, 5)).toString("latin1");
	if (signature !== "{\\rtf") refuseKind(bytes, "a Rich Text file");
	const state = new State(encoding === null ? null : encodingNamed(encoding));
	const outer: Group[] = [];
	let group = new Group();
	const deepest = markupDepth(maxDepth);
	let tooDeep = false;
	const isWhole = visitRtf(bytes, {
		open() {
			state.skip = 0;
			tooDeep ||= outer.length >= deepest;
			if (tooDeep) return;
			outer.push(group);
			group = { ...group, fresh: true, starred: false };
		},
		close() {
			const around = outer.pop();
			if (around === undefined) return;
			leaveGroup(state, group, around);
			group = around;
		},
		control: (word, number) => control(state, group, [word, number]),
		byte: (value) => addByte(state, group, value),
	});
	if (tooDeep) throw new Refused(tooDeepMarkup("groups", maxDepth));
	// Not read up to the cut: an archivist must know that words are lost.
	if (!isWhole || outer.length > 0)
		refuse("undecodable", "Corrupt .rtf (its end is missing). Save it again or restore it.");
	return documentOf(state);
};

/** The state inside a group; the outermost one at first. */
class Group {
	/** What its words are for. */
	destination: "text" | "none" | "fonts" | "field" | "marker" | "note" | "picture" | "twice" | "property" = "text";
	/** Nothing has been read in it yet. */
	fresh = false;
	/** `\*`: programs that don't know its first word may skip it. */
	starred = false;
	font: number | null = null;
	/** Why its words are not read; null for most. */
	hidden: Hidden | null = null;
	/** How many characters stand in for one that is given by its number. */
	standIns = 1;
	href: string | null = null;
	/** How many words were read before the surrounding drawing, if any, whose words are repeated for old readers. */
	drawing: number | null = null;
	/** The instruction of the surrounding field, if any, and how many words were read before its result. */
	field: { readonly instruction: string; readonly from: number } | null = null;
	/** The surrounding note, if any. */
	note: Note | null = null;
}

/** Groups whose words are put nowhere. */
const silent: ReadonlySet<Group["destination"]> = new Set(["none", "fonts", "picture", "twice", "property"]);

function documentOf(state: State): Document {
	endLast(state);
	endHidden(state);
	const [unread] = state.unread;
	if (unread !== undefined) {
		const problem = `Can't decode this file: its fonts say \`${unread}\`, but its bytes are not valid in that encoding.`;
		refuse("undecodable", `${problem} Save it again, or pass \`--encoding\`.`);
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
	if (group.destination === "property" && outer.destination !== "property") {
		if (wordArt.test(state.property)) state.external.push("WordArt text");
		state.property = "";
	}
	if (group.note !== null && group.note !== outer.note) endNote(state, group.note);
	if (group.destination === "field" && outer.destination !== "field") {
		const field = wordsOf(state.field.splice(0), state.unread);
		outer.href = /HYPERLINK\s+"([^"]*)"/.exec(field)?.[1] ?? outer.href;
		outer.field = { instruction: field, from: state.read };
	} else if (group.field !== null && group.field !== outer.field && group.field.from === state.read) {
		const what = lostField(group.field.instruction);
		if (what !== null) state.external.push(what);
	}
}

/** A property of a shape with words in it, and as many characters as are needed to tell. */
const wordArt = /^\s*gtextUNICODE\s*\S/;
const longestProperty = 40;

function addToProperty(state: State, unit: number): void {
	if (state.property.length < longestProperty) state.property += String.fromCharCode(unit & 0xffff);
}

const endOfName = 0x3b;
const longestName = 80;

const symbolOf = (state: State, { font }: Group, number: number): string | null =>
	symbolIn((font === null ? null : state.fontNames.get(font)) ?? "", number);

/** Lists are marked with a bullet; in the text, a character that is unknown is named. */
function addSymbol(state: State, group: Group, number: number): void {
	const { destination, hidden } = group;
	const symbol = destination === "marker" || hidden !== null ? bullet : symbolOf(state, group, number);
	if (symbol !== null) addText(state, group, symbol);
	else if (destination !== "field" && !silent.has(destination)) state.external.push("symbol");
}

function addByte(state: State, group: Group, value: number): void {
	group.fresh = false;
	if (state.skip > 0) {
		state.skip--;
		return;
	}
	if (value < 0x20 && value !== 0x09) return;
	if (group.destination === "property") addToProperty(state, value);
	if (group.destination === "fonts") {
		const name = state.fontNames.get(state.font) ?? "";
		if (value !== endOfName && name.length < longestName)
			state.fontNames.set(state.font, name + String.fromCharCode(value));
	}
	const charset = group.font === null ? undefined : state.charsets.get(group.font);
	if (charset === symbolCharset && (value > 0x7f || symbolOf(state, group, value) !== null))
		addSymbol(state, group, value);
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
	if (group.destination === "property") {
		if (word === "u") addToProperty(state, number ?? 0);
		return;
	}
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
	["sp", "property"],
]);

/** The first word of a group may say what it is for. */
function beginGroup(state: State, group: Group, word: string): boolean {
	if (!group.fresh) return false;
	group.fresh = false;
	const outer = group.destination;
	if (outer === "none" || outer === "picture" || outer === "property") return true;
	const destination = word === "ud" && outer === "twice" ? "text" : destinations.get(word);
	if (word === "shp") group.drawing = state.read;
	if (word === "moMath") state.external.push("formula");
	const isSaid = word === "shprslt" && group.drawing !== null && state.read > group.drawing;
	const isSkipped = isSaid || wordless.has(word) || /^m\w+Pr$/.test(word) || (group.starred && !worthReading.has(word));
	if (destination === undefined && !isSkipped) return false;
	group.destination = destination ?? "none";
	if (destination === "picture") state.external.push("image");
	if (destination === "note") group.note = beginNote(state);
	return true;
}

/** A UTF-16 unit; symbol fonts use numbers of private characters. */
function addUnit(state: State, group: Group, number: number | null): void {
	const unit = (number ?? 0) & 0xffff;
	if (isOfSymbols(unit)) addSymbol(state, group, unit);
	else addText(state, group, String.fromCharCode(unit));
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
	["plain", (state, group) => Object.assign(group, { hidden: null, font: state.usualFont })],
	["deff", (state, _, number) => Object.assign(state, { usualFont: number ?? 0 })],
	["v", (_, group, number) => Object.assign(group, { hidden: number === 0 ? null : "hidden text" })],
	["deleted", (_, group, number) => Object.assign(group, { hidden: number === 0 ? null : "tracked deletion" })],
	["uc", (_, group, number) => Object.assign(group, { standIns: between(number ?? 1, mostStandIns) })],
	["cell", endCell],
	["row", endRow],
	["nestcell", (state, group) => addText(state, group, "\t")],
	["nestrow", (state, group) => addText(state, group, "\n")],
	["pard", ({ open }, { destination }) => destination !== "marker" && Object.assign(open, plainParagraph)],
	["ftnalt", ({ note }) => note !== null && Object.assign(note, { kind: "endnote" })],
	[
		"fcharset",
		({ charsets, font }, { destination }, number) => destination === "fonts" && charsets.set(font, number ?? 0),
	],
	["chftn", (state, group) => addText(state, group, numberOf(state))],
	["object", ({ external }) => external.push("embedded object")],
	["ansicpg", (state, _, number) => Object.assign(state, { encoding: state.named ?? codePage(number ?? 0) })],
	["mac", (state) => Object.assign(state, { encoding: state.named ?? "macintosh" })],
	[
		"f",
		(state, group, number) => {
			if (group.destination !== "fonts") group.font = number;
			else {
				state.font = number ?? 0;
				state.fontNames.delete(state.font);
			}
		},
	],
	["u", addUnit],
]);
