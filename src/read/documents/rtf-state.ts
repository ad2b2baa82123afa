/** What is known of Rich Text on the way through it, and where its words are put. */
import type { DocumentBlock, NotePlace } from "./document.ts";
import { type Open, opened } from "./rtf-paragraph.ts";
import { type RtfRows, rtfRows } from "./rtf-rows.ts";
import { type RtfText, rtfText } from "./rtf-text.ts";

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
	/** The drawing around, if any. */
	drawing: RtfDrawing | null;
}

/** A drawing, whose words stand there once more for old readers. */
export interface RtfDrawing {
	/** Words of it were read. */
	hasWords: boolean;
}

/** The group around all others. */
export const outermost: RtfGroup = {
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
export const silent: ReadonlySet<RtfGroup["destination"]> = new Set(["none", "fonts", "picture", "twice"]);

/** What is known so far. */
export interface RtfState {
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
	/** The encoding that words were not in, where there are such. */
	unread: string | null;
}

/** Nothing is known yet; `named` is the encoding that somebody named. */
export function rtfState(named: string | null): RtfState {
	return {
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
		unread: null,
	};
}

/** Puts the words that have come where those of the group belong. */
export function collect(state: RtfState, { destination, hidden, href, drawing }: RtfGroup): void {
	const { text: said, unread } = state.text.take();
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

/** The same where what comes is put elsewhere: no character goes on over there. */
export function settle(state: RtfState, group: RtfGroup): void {
	state.text.settle();
	collect(state, group);
}
