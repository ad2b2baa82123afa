/** Builds blocks from the tokens of Rich Text. */

import { asNote, type NotePlace } from "./as-note.ts";
import type { Document, DocumentBlock } from "./document.ts";
import { type Open, opened, paragraphOf } from "./rtf-paragraph.ts";
import { type RtfRows, rtfRows } from "./rtf-rows.ts";
import { type RtfText, rtfText } from "./rtf-text.ts";
import { characters, wordless, worthReading } from "./rtf-words.ts";

/** What holds inside a group, and ends with it. */
export interface RtfGroup {
	/** What its words are for. */
	destination: "text" | "none" | "fonts" | "field" | "marker" | "note" | "picture" | "twice";
	/** Nothing has been read in it yet. */
	fresh: boolean;
	/** Those who don't know its first word may skip it. */
	starred: boolean;
	font: number | null;
	/** Why its words are not read; null for most. */
	hidden: "hidden text" | "deleted text" | null;
	/** How many characters stand in for one that is given by its number. */
	standIns: number;
	href: string | null;
}

/** What tokens are told to, each with the group that it stands in. */
export interface RtfBuilder {
	/** The outermost group. */
	readonly group: RtfGroup;
	/** A group begins in this one. */
	enter(outer: RtfGroup): void;
	control(group: RtfGroup, word: string, number: number | null): void;
	byte(group: RtfGroup, value: number): void;
	leave(group: RtfGroup, outer: RtfGroup): void;
	end(): Document;
	/** Whether all that has come could be read as characters. */
	isSound(): boolean;
}

const outermost: RtfGroup = {
	destination: "text",
	fresh: false,
	starred: false,
	font: null,
	hidden: null,
	standIns: 1,
	href: null,
};

const destinations: ReadonlyMap<string, RtfGroup["destination"]> = new Map([
	["fonttbl", "fonts"],
	["fldinst", "field"],
	["pntext", "marker"],
	["listtext", "marker"],
	["footnote", "note"],
	["pict", "picture"],
	["upr", "twice"],
]);

const silent: ReadonlySet<RtfGroup["destination"]> = new Set(["none", "fonts", "picture", "twice"]);

interface State {
	readonly text: RtfText;
	readonly rows: RtfRows;
	readonly external: string[];
	/** Where the note that is open stands on paper. */
	kind: NotePlace["kind"];
	/** The note that is open. */
	readonly note: DocumentBlock[];
	/** Notes that belong behind the open paragraph. */
	readonly notes: DocumentBlock[];
	open: Open;
	/** The paragraph around a note. */
	around: Open | null;
	count: number;
	/** How many characters are still stand-ins. */
	skip: number;
	/** The font that is being described. */
	font: number;
	field: string;
}

/** Begins a document; `named` is the encoding that somebody named. */
export function rtfBuilder(named: string | null): RtfBuilder {
	const state: State = {
		text: rtfText(named),
		rows: rtfRows(),
		external: [],
		note: [],
		notes: [],
		open: opened(),
		around: null,
		count: 0,
		kind: "footnote",
		skip: 0,
		font: 0,
		field: "",
	};
	return {
		group: { ...outermost },
		enter(outer) {
			collect(state, outer);
			state.skip = 0;
		},
		control: (group, word, number) => control(state, group, { word, number }),
		byte(group, value) {
			group.fresh = false;
			if (state.skip > 0) state.skip--;
			else if (!silent.has(group.destination) && (value >= 0x20 || value === 0x09)) state.text.byte(value, group.font);
		},
		leave: (group, outer) => leave(state, group, outer),
		isSound: () => state.text.isSound(),
		end() {
			collect(state, outermost);
			if (state.open.spans.length > 0) endParagraph(state, outermost);
			return {
				blocks: state.rows.blocks(),
				external: state.external,
				encoding: state.text.encoding(),
				guess: null,
				cut: null,
			};
		},
	};
}

function control(state: State, group: RtfGroup, { word, number }: { word: string; number: number | null }): void {
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
	else if (!silent.has(group.destination)) state.text.characters(character);
}

/** The first word of a group may say what the group is for. */
function beginGroup(state: State, group: RtfGroup, word: string): boolean {
	if (!group.fresh) return false;
	group.fresh = false;
	const outer = group.destination;
	if (outer === "none" || outer === "picture") return true;
	const destination = word === "ud" && outer === "twice" ? "text" : destinations.get(word);
	const skipped = wordless.has(word) || (group.starred && !worthReading.has(word));
	if (destination === undefined && !skipped) return false;
	group.destination = destination ?? "none";
	if (destination === "picture") state.external.push("image");
	if (destination === "note") beginNote(state);
	return true;
}

function collect(state: State, { destination, hidden, href }: RtfGroup): void {
	const said = state.text.take();
	if (said === "") return;
	if (hidden !== null) {
		if (hidden === "hidden text" && said.trim() !== "" && !silent.has(destination)) state.external.push(hidden);
		return;
	}
	if (destination === "field") state.field += said;
	else if (destination === "marker") state.open.marker = (state.open.marker ?? "") + said;
	else if (!silent.has(destination)) state.open.spans.push({ text: said, href });
}

function endParagraph(state: State, group: RtfGroup): void {
	collect(state, group);
	const { open, around, rows, note, notes } = state;
	const paragraph = paragraphOf(open);
	state.open = { ...open, spans: [], marker: null };
	if (around !== null) {
		note.push(paragraph);
		return;
	}
	for (const block of [paragraph, ...notes.splice(0)]) rows.add(block, open.inTable);
}

function endCell(state: State, group: RtfGroup): void {
	state.open.inTable = true;
	collect(state, group);
	if (state.open.spans.length > 0) endParagraph(state, group);
	state.rows.endCell();
}

function beginNote(state: State): void {
	state.count++;
	state.kind = "footnote";
	state.around = state.open;
	state.open = opened();
}

function endNote(state: State, group: RtfGroup): void {
	if (state.around === null) return;
	if (state.open.spans.length > 0) endParagraph(state, group);
	state.notes.push(...asNote(state.note.splice(0), { kind: state.kind, number: state.count }));
	state.open = state.around;
	state.around = null;
}

function leave(state: State, group: RtfGroup, outer: RtfGroup): void {
	collect(state, group);
	state.skip = 0;
	if (group.destination === "note" && outer.destination !== "note") endNote(state, group);
	if (group.destination === "field" && outer.destination !== "field") {
		outer.href = /HYPERLINK\s+"([^"]*)"/.exec(state.field)?.[1] ?? outer.href;
		state.field = "";
	}
}

function hide(state: State, group: RtfGroup, hidden: RtfGroup["hidden"]): void {
	collect(state, group);
	group.hidden = hidden;
}

function resetParagraph(state: State, { destination }: RtfGroup): void {
	if (destination !== "marker") state.open = { ...state.open, inTable: false, heading: false, level: 0 };
}

function beginRow({ open }: State): void {
	open.inTable = true;
}

function useFont(state: State, group: RtfGroup, number: number | null): void {
	if (group.destination === "fonts") state.font = number ?? 0;
	else group.font = number;
}

function sayUnit(state: State, group: RtfGroup, number: number | null): void {
	state.text.unit(number ?? 0);
	state.skip = group.standIns;
}

function setStandIns(_: State, group: RtfGroup, number: number | null): void {
	group.standIns = Math.max(0, Math.min(number ?? 1, mostStandIns));
}

function describeFont({ text, font }: State, { destination }: RtfGroup, number: number | null): void {
	if (destination === "fonts") text.font(font, number ?? 0);
}

function setHeading({ open }: State, _: RtfGroup, number: number | null): void {
	open.heading = (number ?? 0) < bodyText;
}

function setLevel({ open }: State, _: RtfGroup, number: number | null): void {
	open.level = Math.max(0, Math.min(number ?? 0, deepestLevel));
}

function beginEndnote(state: State): void {
	state.kind = "endnote";
}

const mostStandIns = 10;
const deepestLevel = 8;
const bodyText = 9;

type Word = (state: State, group: RtfGroup, number: number | null) => void;

const words: ReadonlyMap<string, Word> = new Map<string, Word>([
	["par", endParagraph],
	["sect", endParagraph],
	["\n", endParagraph],
	["\r", endParagraph],
	["cell", endCell],
	["row", ({ rows }) => rows.endRow()],
	["nestcell", ({ text }) => text.characters("\t")],
	["nestrow", ({ text }) => text.characters("\n")],
	["trowd", beginRow],
	["intbl", beginRow],
	["pard", resetParagraph],
	["plain", (state, group) => hide(state, group, null)],
	["v", (state, group, number) => hide(state, group, number === 0 ? null : "hidden text")],
	["deleted", (state, group, number) => hide(state, group, number === 0 ? null : "deleted text")],
	["ftnalt", beginEndnote],
	["chftn", ({ text, around, count }) => text.characters(`[${around === null ? count + 1 : count}]`)],
	["object", ({ external }) => void external.push("embedded object")],
	["ansicpg", ({ text }, _, number) => text.page(number ?? 0)],
	["mac", ({ text }) => text.macintosh()],
	["f", useFont],
	["u", sayUnit],
	["fcharset", describeFont],
	["outlinelevel", setHeading],
	["ilvl", setLevel],
	["uc", setStandIns],
]);
