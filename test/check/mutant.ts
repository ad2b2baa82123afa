/** Ways to spoil a clean note. Where the finding should stand, the spoilt text has the signs ⟦ and ⟧. */
import type { Code } from "../../src/findings/finding.ts";
import type { CleanNote } from "./clean.ts";

/** One mistake: what it is, and how to make it. */
export interface Mutant {
	readonly name: string;
	readonly code: Code;
	readonly spoil: (note: CleanNote) => string;
}

interface Part {
	readonly label: string;
	/** From the start of the label's line to that of the next label's. */
	readonly start: number;
	readonly end: number;
	/** Where the words of the value begin and end. */
	readonly from: number;
	readonly to: number;
}

/** The lines of a field or section. */
export function partOf({ text, labels }: CleanNote, key: string): Part {
	const label = labels.get(key);
	if (label === undefined) throw new Error(`the note has no ${key}`);
	const starts = [...labels.values()].map((each) => `\n${text}`.search(new RegExp(`\n${escaped(each)}(?:\\W|$)`, "m")));
	const start = starts[[...labels.keys()].indexOf(key)] ?? -1;
	if (start < 0) throw new Error(`the note lacks its own label ${label}`);
	const end = Math.min(...starts.filter((other) => other > start), text.length);
	const behind = start + label.length;
	const from = behind + (/^\s*[:–-]?\s*/.exec(text.slice(behind, end))?.[0].length ?? 0);
	return { label, start, end, from, to: start + text.slice(start, end).trimEnd().length };
}

function escaped(label: string): string {
	return label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Puts other words in the place of some. */
export function splice(text: string, [start, end]: readonly [number, number], words: string): string {
	return text.slice(0, start) + words + text.slice(end);
}

/** Other words for the value of a field. */
export function withValue(note: CleanNote, key: string, words: string): string {
	const { from, to } = partOf(note, key);
	return splice(note.text, [from, to], words);
}

/** Other words for a label. */
export function withLabel(note: CleanNote, key: string, change: (label: string) => string): string {
	const { label, start } = partOf(note, key);
	return splice(note.text, [start, start + label.length], change(label));
}

/** Without the lines of a part; the finding stands behind the words above it. */
export function without(note: CleanNote, key: string): string {
	const { start, end } = partOf(note, key);
	const above = note.text.slice(0, start).trimEnd().length;
	return `${note.text.slice(0, above)}⟦⟧${note.text.slice(above, start)}${note.text.slice(end)}`;
}

/** A part's lines as they are, on lines of their own. */
export function linesOf(note: CleanNote, key: string): string {
	const { start, end } = partOf(note, key);
	return `${note.text.slice(start, end).trimEnd()}\n`;
}

/** A part with the signs around its label. */
export function pointed(note: CleanNote, key: string): string {
	return linesOf(note, key).replace(partOf(note, key).label, (label) => `⟦${label}⟧`);
}

/** Puts a part's lines in front of another part. */
export function inserted(note: CleanNote, before: string, lines: string): string {
	const { start } = partOf(note, before);
	return splice(note.text, [start, start], `${lines}\n`);
}

/** Puts words behind the note's stretch of prose. */
export function inProse({ text, prose }: CleanNote, words: string): string {
	const at = text.indexOf(prose) + prose.length;
	return splice(text, [at, at], words);
}

/** The text without the signs, and where they stood. */
export function placed(spoilt: string): { text: string; place: string } {
	const [before = "", marked = "", ...rest] = spoilt.split(/[⟦⟧]/);
	if (rest.length !== 1) throw new Error("expected one place");
	return { text: before + marked + rest.join(""), place: `${pointAt(before)}-${pointAt(before + marked)}` };
}

function pointAt(before: string): string {
	const lines = before.split("\n");
	return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
