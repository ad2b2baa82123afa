/** The honorifics of a word list, put in order for looking them up where they stand in a text. */
import { letterPair } from "../text/letter-pair.ts";
import type { Words } from "../text/words.ts";
import { isLetter } from "./letters.ts";

/** Honorifics by their letters, so that `Lt-Col.`, `Lt. Col` and `Lt Col` are one. */
export interface Step {
	readonly next: Map<string, Step>;
	/** Ends an honorific; "capitals": only where it is written so, since `HE` is none as `he`. */
	ends: boolean | "capitals";
}

/** The first two letters of words, as numbers. */
type Openings = ReadonlySet<number>;

interface Honorifics {
	readonly steps: Step;
	/** What honorifics begin with. */
	readonly openings: Openings;
	/** What the words begin with that lead to honorifics: `the Very`. */
	readonly leads: Openings;
}

const compiled = new WeakMap<Words, Honorifics>();

/** The honorifics of a word list, compiled once. */
export function honorificsOf(words: Words): Honorifics {
	const known = compiled.get(words);
	if (known !== undefined) return known;
	const steps: Step = { next: new Map(), ends: false };
	for (const entry of [...words.lists.honorific, ...words.lists.honorificFull]) addEntry(steps, entry);
	const honorifics = { steps, openings: openingsOf(steps.next.keys()), leads: openingsOf(words.lists.honorificPart) };
	compiled.set(words, honorifics);
	return honorifics;
}

function openingsOf(words: Iterable<string>): Openings {
	return new Set([...words].map((word) => openingOf(word, 0)));
}

/** A look at two letters, which spares most names the look-up of a word. */
export function mayOpen(openings: Openings, text: string, at: number): boolean {
	if (text.charCodeAt(at) > lastAscii || text.charCodeAt(at + 1) > lastAscii) return true;
	return openings.has(openingOf(text, at));
}

const lastAscii = 0x7f;

/** A letter that stands alone has no second one. */
function openingOf(text: string, at: number): number {
	const second = text.charCodeAt(at + 1);
	return letterPair(text.charCodeAt(at), isLetter(second) ? second : 0);
}

function addEntry(steps: Step, entry: string): void {
	const letters = entry.match(/\p{L}+/gu) ?? [];
	const initials = letters.length > 1 && letters.every((letter) => letter.length === 1);
	if (initials) mark(steps, [letters.join("")], "capitals");
	const capitals = letters.length === 1 && entry.length > 1 && entry.length < 4 && isUpper(entry);
	mark(steps, letters, capitals ? "capitals" : true);
}

function mark(steps: Step, letters: readonly string[], ends: true | "capitals"): void {
	let step = steps;
	for (const word of letters) {
		const key = word.toLowerCase();
		const next = step.next.get(key) ?? { next: new Map(), ends: false };
		step.next.set(key, next);
		step = next;
	}
	if (step.ends !== true) step.ends = ends;
}

function isUpper(text: string): boolean {
	return text === text.toUpperCase() && text !== text.toLowerCase();
}
