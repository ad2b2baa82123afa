/** Builds blocks from the tokens of Rich Text. */
import type { Document, DocumentItem, DocumentParagraph } from "./document.ts";
import { rtfRows } from "./rtf-rows.ts";
import { rtfText } from "./rtf-text.ts";
import { characters, wordless, worthReading } from "./rtf-words.ts";
import { type Span, spanLines } from "./spans.ts";

/** What holds inside a group, and ends with it. */
export interface RtfGroup {
	/** What its words are for. */
	destination: "text" | "none" | "fonts" | "field" | "marker" | "note" | "picture" | "twice";
	/** Nothing has been read in it yet. */
	fresh: boolean;
	/** Those who don't know its first word may skip it. */
	starred: boolean;
	font: number | null;
	hidden: boolean;
	/** How many characters stand in for one that is given by its number. */
	standIns: number;
	href: string | null;
}

/** The paragraph that is open. */
interface Open {
	spans: Span[];
	inTable: boolean;
	heading: boolean;
	marker: string | null;
	level: number;
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
}

const outermost: RtfGroup = {
	destination: "text",
	fresh: false,
	starred: false,
	font: null,
	hidden: false,
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

/** Begins a document; `named` is the encoding that somebody named. */
export function rtfBuilder(named: string | null): RtfBuilder {
	const text = rtfText(named);
	const rows = rtfRows();
	const external: string[] = [];
	const notes: DocumentParagraph[] = [];
	let open = opened();
	/** The paragraph around a note. */
	let around: Open | null = null;
	let count = 0;
	let skip = 0;
	let font = 0;
	let field = "";

	const collect = ({ destination, hidden, href }: RtfGroup): void => {
		const words = text.take();
		if (words === "" || hidden) return;
		if (destination === "field") field += words;
		else if (destination === "marker") open.marker = (open.marker ?? "") + words;
		else if (!silent.has(destination)) open.spans.push({ text: words, href });
	};
	const endParagraph = (group: RtfGroup): void => {
		collect(group);
		const paragraph = paragraphOf(open, around === null ? null : count);
		open = { ...open, spans: [], marker: null };
		if (around !== null) {
			notes.push(paragraph);
			return;
		}
		rows.paragraph(paragraph, open.inTable);
		for (const note of notes.splice(0)) rows.paragraph(note, open.inTable);
	};
	const endCell = (group: RtfGroup): void => {
		open.inTable = true;
		collect(group);
		if (open.spans.length > 0) endParagraph(group);
		rows.endCell();
	};
	const beginNote = (): void => {
		count++;
		around = open;
		open = opened();
	};
	const endNote = (group: RtfGroup): void => {
		if (around === null) return;
		if (open.spans.length > 0) endParagraph(group);
		open = around;
		around = null;
	};

	const hide = (group: RtfGroup, hidden: boolean): void => {
		collect(group);
		group.hidden = hidden;
	};
	const words: Readonly<Record<string, (group: RtfGroup, number: number | null) => void>> = {
		par: endParagraph,
		sect: endParagraph,
		"\n": endParagraph,
		"\r": endParagraph,
		cell: endCell,
		nestcell: () => text.characters("\t"),
		row: () => rows.endRow(),
		nestrow: () => text.characters("\n"),
		trowd: () => {
			open.inTable = true;
		},
		intbl: () => {
			open.inTable = true;
		},
		pard: ({ destination }) => {
			if (destination !== "marker") open = { ...open, inTable: false, heading: false, level: 0 };
		},
		outlinelevel: (_, number) => {
			open.heading = (number ?? 0) < 9;
		},
		ilvl: (_, number) => {
			open.level = Math.max(0, Math.min(number ?? 0, 8));
		},
		plain: (group) => hide(group, false),
		v: (group, number) => hide(group, number !== 0),
		deleted: (group, number) => hide(group, number !== 0),
		chftn: () => text.characters(`[${around === null ? count + 1 : count}]`),
		object: () => external.push("embedded object"),
		ansicpg: (_, number) => text.page(number ?? 0),
		mac: () => text.macintosh(),
		uc: (group, number) => {
			group.standIns = Math.max(0, Math.min(number ?? 1, 10));
		},
		u: (group, number) => {
			text.unit(number ?? 0);
			skip = group.standIns;
		},
		f: (group, number) => {
			if (group.destination === "fonts") font = number ?? 0;
			else group.font = number;
		},
		fcharset: ({ destination }, number) => {
			if (destination === "fonts") text.font(font, number ?? 0);
		},
	};

	/** The first word of a group may say what the group is for. */
	const beginGroup = (group: RtfGroup, word: string): boolean => {
		if (!group.fresh) return false;
		group.fresh = false;
		const outer = group.destination;
		const destination = destinations.get(word);
		if (outer === "none" || outer === "picture") return true;
		if (word === "ud" && outer === "twice") group.destination = "text";
		else if (destination !== undefined) {
			group.destination = destination;
			if (destination === "picture") external.push("image");
			if (destination === "note") beginNote();
		} else if (wordless.has(word) || (group.starred && !worthReading.has(word))) group.destination = "none";
		else return false;
		return true;
	};

	return {
		group: { ...outermost },
		enter(outer) {
			collect(outer);
			skip = 0;
		},
		control(group, word, number) {
			if (word === "*") {
				group.starred = true;
				return;
			}
			if (skip > 0) {
				skip--;
				return;
			}
			if (beginGroup(group, word) || group.destination === "none") return;
			const character = characters.get(word);
			if (character === undefined) (Object.hasOwn(words, word) ? words[word] : undefined)?.(group, number);
			else if (!silent.has(group.destination)) text.characters(character);
		},
		byte(group, value) {
			group.fresh = false;
			if (skip > 0) skip--;
			else if (!silent.has(group.destination) && (value >= 0x20 || value === 0x09)) text.byte(value, group.font);
		},
		leave(group, outer) {
			collect(group);
			skip = 0;
			if (group.destination === "note" && outer.destination !== "note") endNote(group);
			if (group.destination === "field" && outer.destination !== "field") {
				outer.href = /HYPERLINK\s+"([^"]*)"/.exec(field)?.[1] ?? outer.href;
				field = "";
			}
		},
		end() {
			collect(outermost);
			if (open.spans.length > 0) endParagraph(outermost);
			return { blocks: rows.blocks(), external, encoding: text.encoding(), guess: null };
		},
	};
}

const opened = (): Open => ({ spans: [], inTable: false, heading: false, marker: null, level: 0 });

function paragraphOf({ spans, heading, marker, level }: Open, note: number | null): DocumentParagraph {
	const lines = spanLines(spans);
	if (note === null) return { kind: "paragraph", lines, heading, item: itemOf(marker, level), place: null };
	const [first = "", ...others] = lines;
	const number = `[${note}]`;
	const numbered = first.trimStart().startsWith(number) ? first.trimStart() : `${number} ${first.trimStart()}`;
	return { kind: "paragraph", lines: [numbered, ...others], heading: false, item: null, place: `footnote ${note}` };
}

/** Only letters and digits count; whatever else is shown before an item is a bullet. */
function itemOf(marker: string | null, level: number): DocumentItem | null {
	const shown = marker?.trim() ?? "";
	if (shown === "") return null;
	return { marker: /[\p{L}\p{N}]/u.test(shown) ? shown : "•", level };
}
