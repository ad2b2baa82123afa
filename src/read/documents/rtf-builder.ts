/** Builds blocks from the tokens of Rich Text. */
import { type Fault, fault } from "../../findings/faults.ts";
import { append } from "../../text/append.ts";
import type { Document } from "./document.ts";
import { asNote } from "./document.ts";
import { opened, paragraphOf } from "./rtf-paragraph.ts";
import { collect, outermost, type RtfGroup, type RtfState, rtfState, settle, silent } from "./rtf-state.ts";
import { characters, wordless, worthReading } from "./rtf-words.ts";

/** What tokens are told to, each with the group that it stands in. */
export interface RtfBuilder {
	/** The outermost group. */
	readonly group: RtfGroup;
	/** A group begins in this one. */
	enter(outer: RtfGroup): void;
	control(group: RtfGroup, word: string, number: number | null): void;
	byte(group: RtfGroup, value: number): void;
	leave(group: RtfGroup, outer: RtfGroup): void;
	/** The document, or why its words can't be told. */
	end(): Document | Fault;
}

const destinations: ReadonlyMap<string, RtfGroup["destination"]> = new Map([
	["fonttbl", "fonts"],
	["fldinst", "field"],
	["pntext", "marker"],
	["listtext", "marker"],
	["footnote", "note"],
	["pict", "picture"],
	["upr", "twice"],
]);

/** Begins a document; `named` is the encoding that somebody named. */
export function rtfBuilder(named: string | null): RtfBuilder {
	const state = rtfState(named);
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
		end() {
			settle(state, outermost);
			if (state.open.spans.length > 0) endParagraph(state, outermost);
			if (state.unread !== null) return unread(state.unread);
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

const unread = (encoding: string): Fault =>
	fault("undecodable", `Undecodable: the bytes are not \`${encoding}\`, in which they are said to be`, sound);

const sound = "Rich Text whose bytes are in the encodings of its fonts, or `--encoding`";

function control(state: RtfState, group: RtfGroup, { word, number }: { word: string; number: number | null }): void {
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
function beginGroup(state: RtfState, group: RtfGroup, word: string): boolean {
	if (!group.fresh) return false;
	group.fresh = false;
	const outer = group.destination;
	if (outer === "none" || outer === "picture") return true;
	const destination = word === "ud" && outer === "twice" ? "text" : destinations.get(word);
	if (word === "shp") group.drawing = { hasWords: false };
	const isSaid = word === "shprslt" && group.drawing?.hasWords === true;
	const skipped = isSaid || wordless.has(word) || (group.starred && !worthReading.has(word));
	if (destination === undefined && !skipped) return false;
	if (destination !== undefined && !silent.has(destination)) settle(state, group);
	group.destination = destination ?? "none";
	if (destination === "picture") state.external.push("image");
	if (destination === "note") beginNote(state);
	return true;
}

function endParagraph(state: RtfState, group: RtfGroup): void {
	settle(state, group);
	const { open, around, rows, note, notes } = state;
	const paragraph = paragraphOf(open);
	state.open = { ...open, spans: [], marker: null };
	if (around !== null) {
		note.push(paragraph);
		return;
	}
	for (const block of [paragraph, ...notes.splice(0)]) rows.add(block, open.inTable);
}

function endCell(state: RtfState, group: RtfGroup): void {
	state.open.inTable = true;
	settle(state, group);
	if (state.open.spans.length > 0) endParagraph(state, group);
	state.rows.endCell();
}

function beginNote(state: RtfState): void {
	state.count++;
	state.kind = "footnote";
	state.around = state.open;
	state.open = opened();
}

function endNote(state: RtfState, group: RtfGroup): void {
	if (state.around === null) return;
	if (state.open.spans.length > 0) endParagraph(state, group);
	append(state.notes, asNote(state.note.splice(0), { kind: state.kind, number: state.count }));
	state.open = state.around;
	state.around = null;
}

function leave(state: RtfState, group: RtfGroup, outer: RtfGroup): void {
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

function hide(state: RtfState, group: RtfGroup, hidden: RtfGroup["hidden"]): void {
	if (group.hidden !== hidden) settle(state, group);
	group.hidden = hidden;
}

function resetParagraph(state: RtfState, { destination }: RtfGroup): void {
	if (destination !== "marker") state.open = { ...state.open, inTable: false, heading: false, level: 0 };
}

function beginRow({ open }: RtfState): void {
	open.inTable = true;
}

function useFont(state: RtfState, group: RtfGroup, number: number | null): void {
	if (group.destination === "fonts") state.font = number ?? 0;
	else group.font = number;
}

function sayUnit(state: RtfState, group: RtfGroup, number: number | null): void {
	state.text.unit(number ?? 0);
	state.skip = group.standIns;
}

function setStandIns(_: RtfState, group: RtfGroup, number: number | null): void {
	group.standIns = Math.max(0, Math.min(number ?? 1, mostStandIns));
}

function describeFont({ text, font }: RtfState, { destination }: RtfGroup, number: number | null): void {
	if (destination === "fonts") text.font(font, number ?? 0);
}

function setHeading({ open }: RtfState, _: RtfGroup, number: number | null): void {
	open.heading = (number ?? 0) < bodyText;
}

function setLevel({ open }: RtfState, _: RtfGroup, number: number | null): void {
	open.level = Math.max(0, Math.min(number ?? 0, deepestLevel));
}

function beginEndnote(state: RtfState): void {
	state.kind = "endnote";
}

const mostStandIns = 10;
const deepestLevel = 8;
const bodyText = 9;

type Word = (state: RtfState, group: RtfGroup, number: number | null) => void;

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
