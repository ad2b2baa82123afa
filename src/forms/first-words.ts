/**
 * Nearly every line of a note is no label, and its first word mostly says so: no label begins with one of nearly the same
 * letters. No writing of a label is refused, be it with an article in front, a plural, in British spelling or misspelt.
 */
import { isWithin } from "../text/edits.ts";
import { isArticle, stem, writtenWords } from "../text/normalize.ts";
import { isSpace, skipSpaces } from "../text/spaces.ts";
import { letters, mayBeWithin } from "./letters.ts";

/** False where no label begins at an offset of a text. */
export type FirstWords = (text: string, from: number, to: number) => boolean;

/** A word that labels begin with, its letters, and how many edits still count as a misspelling of it. */
interface First {
	readonly word: string;
	readonly letters: number;
	readonly limit: number;
}

interface Firsts {
	readonly words: ReadonlySet<string>;
	/** All that a word of so many letters may be a misspelling of, by that number. */
	readonly byLength: readonly (readonly First[])[];
}

/** The first words of some labels. */
export function firstWords(labels: readonly string[]): FirstWords {
	const written = labels.map(writtenWords);
	// A label of articles alone is as good as none.
	if (written.some((words) => words.every(isArticle))) return () => true;
	const firsts = firstsOf(new Set(written.flatMap(openingsOf)));
	return (text, from, to) => isSpaced(text, from, to) || mayOpen(text, { from, to }, firsts);
}

/** How many edits still count as a misspelling of a word. */
export function mostEdits(word: string): number {
	return Math.min(2, Math.max(1, Math.floor(word.length / 3)));
}

/** The first word of a label, and its articles if it begins with some. */
function openingsOf(words: readonly string[]): readonly string[] {
	return words.slice(0, words.findIndex((word) => !isArticle(word)) + 1);
}

function firstsOf(words: ReadonlySet<string>): Firsts {
	const byLength: First[][] = [];
	for (const written of words) {
		const limit = mostEdits(written);
		for (const word of new Set([written, stem(written)])) {
			const first = { word, letters: letters(word), limit };
			for (let length = Math.max(0, word.length - limit); length <= word.length + limit; length++) {
				while (byLength.length <= length) byLength.push([]);
				byLength[length]?.push(first);
			}
		}
	}
	return { words, byLength };
}

/** `D a t e`: letters that are set apart. */
function isSpaced(text: string, from: number, to: number): boolean {
	return text.charCodeAt(from + 1) === 0x20 && !(from + 3 < to && isLetterOrDigit(text.charCodeAt(from + 3)));
}

interface Range {
	readonly from: number;
	readonly to: number;
}

/** Any sign may be the end of the first word: `Reporter(s)`, `Date:2 May`. */
function mayOpen(text: string, { from, to }: Range, firsts: Firsts): boolean {
	let start = from;
	let bits = 0;
	for (let at = from; at - start <= firsts.byLength.length + longestEnding; at++) {
		const unit = at < to ? text.charCodeAt(at) : space;
		if (!isLetterOrDigit(unit)) {
			// Characters that turn into others, or into none, leave everything open.
			if (at === start || unit === byteOrderMark || !(isSpace(unit) || isSign(unit))) return true;
			const word = text.slice(start, at);
			if (isLike(word, bits, firsts)) return true;
			if (isSpace(unit)) {
				if (!isArticle(word.toLowerCase())) return false;
				start = skipSpaces(text, at, to);
				at = start - 1;
				bits = 0;
				continue;
			}
		}
		bits |= 1 << (unit & 31);
	}
	return false;
}

const space = 0x20;
/** White space to JavaScript, and nothing at all in a label. */
const byteOrderMark = 0xfeff;
/** What a plural has more than its stem. */
const longestEnding = 2;

function isLike(word: string, bits: number, firsts: Firsts): boolean {
	if (isNear(word, bits, firsts)) return true;
	if (!hasEnding.test(word)) return false;
	const bare = stem(word.toLowerCase());
	return isNear(bare, letters(bare), firsts);
}

/** The endings of words that differ from their stems. */
const hasEnding = /(?:s|[iy]se|our|iser|oured|[iy]sed|ouring|[iy]sing|isation)$/i;

function isNear(word: string, bits: number, { words, byLength }: Firsts): boolean {
	const written = word.toLowerCase();
	if (words.has(written)) return true;
	for (const first of byLength[word.length] ?? []) {
		if (mayBeWithin(first.limit, bits, first.letters) && isWithin(first.limit, written, first.word)) return true;
	}
	return false;
}

function isLetterOrDigit(unit: number): boolean {
	return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
}

function isSign(unit: number): boolean {
	return unit > 0x20 && unit < 0x7f;
}
