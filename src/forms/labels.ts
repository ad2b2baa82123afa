/**
 * The labels of a form, however notes write them: exact after normalising, misspelt, or at the start of a longer line. One
 * filter stands before all of it: nearly every line of a note is no label, and its first word mostly says so.
 */
import { edits } from "../text/edits.ts";
import { lazy } from "../text/lazy.ts";
import {
	fold,
	isArticle,
	isLabelEnd,
	type LabelWord,
	labelWords,
	normalizeFolded,
	stem,
	withoutArticles,
} from "../text/normalize.ts";
import { isSpace, skipSpaces, wordEnd } from "../text/spaces.ts";
import type { LabelIndex, LabelTarget } from "./form.ts";

/** One spelling of a label, and its field or section. */
export interface LabelEntry {
	readonly text: string;
	readonly target: LabelTarget;
}

/** Builds the look-ups over all labels and aliases of a form. */
export function labelIndex(entries: readonly LabelEntry[]): LabelIndex {
	// Most labels are written as the form has them, many of the others but for letter case.
	const exact = new Map<string, LabelTarget>();
	const normalized = new Map<string, LabelTarget>();
	/** Their first words, without what may end a label. */
	const openings = new Set<string>();
	for (const { text, target } of entries) {
		const folded = fold(text);
		exact.set(folded, target).set(text, target);
		normalized.set(normalizeFolded(folded), target);
		openings.add(stem(withoutEnd(withoutArticles(labelWords(text))[0]?.written ?? "")));
	}
	// Spaces, articles and full forms may lengthen a label, but a whole paragraph is no label.
	const limit = Math.max(0, ...entries.map(({ text }) => text.length)) * 2 + 16;
	const filter = lazy(() => firstWordFilter(entries.map(({ text }) => text)));
	const prefixes = lazy(() => prefixesOf(entries));
	const holders = lazy(() => {
		const found = new Map<string, LabelTarget[]>();
		for (const { text, target } of entries)
			for (const { stem } of labelWords(text)) {
				const targets = found.get(stem);
				if (targets === undefined) found.set(stem, [target]);
				else if (targets.at(-1)?.name !== target.name) targets.push(target);
			}
		return found;
	});
	const spellings = lazy(() => spellingsOf(entries));
	return {
		mayOpen: (text, from, to) => filter()(text, from, to),
		find(label) {
			const known = exact.get(label);
			if (known !== undefined) return known;
			const letters = unspaced(label);
			if (letters === null && label.length > limit) return null;
			const folded = fold(letters ?? label);
			const written = exact.get(folded);
			if (written !== undefined) return written;
			const start = skipSpaces(folded, 0, folded.length);
			const opening = withoutEnd(folded.slice(start, wordEnd(folded, start, folded.length)));
			// Mostly that is seen from the first word.
			if (!isArticle(opening) && !openings.has(stem(opening))) return null;
			return normalized.get(normalizeFolded(folded)) ?? null;
		},
		near: (label) => (label.length > limit || opensAside.test(label) ? null : nearestTarget(label, spellings())),
		prefix: (text) => longestPrefix(text, prefixes()),
		holding: (word) => holders().get(stem(fold(word))) ?? none,
	};
}

const none: readonly LabelTarget[] = [];

/** A word without what may end a label. */
function withoutEnd(word: string): string {
	let end = word.length;
	while (end > 0 && isLabelEnd(word.charCodeAt(end - 1))) end--;
	return word.slice(0, end);
}

/** `(Reporter`: an aside, which ends behind the value. */
const opensAside = /^[([][^)\]]*$/;

/** How many edits still count as a misspelling of a word: a third of its letters, one at least and two at most. */
const limitOf = (word: string): number => Math.min(2, Math.max(1, Math.floor(word.length / 3)));

/** Which letters a word has, as bits, the same for a letter in both cases: two words of very different letters need no counting of edits. */
function letters(word: string): number {
	let bits = 0;
	for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
	return bits;
}

/**
 * False if two words with these letters differ by more than `limit` edits: one edit adds at most one letter and removes
 * one.
 */
function mayBeWithin(limit: number, one: number, other: number): boolean {
	let [added, removed] = [one & ~other, other & ~one];
	for (let count = 0; count < limit; count++) {
		added &= added - 1;
		removed &= removed - 1;
	}
	return (added | removed) === 0;
}

/** Whether a stretch of a text may begin with a label. */
type Filter = (text: string, from: number, to: number) => boolean;

/** No writing of a label is refused, be it with an article in front, a plural, in British spelling or misspelt. */
function firstWordFilter(labels: readonly string[]): Filter {
	// The first word of each, and its articles if it begins with some, as they are written and without their endings.
	const limits = new Map<string, number>();
	for (const words of labels.map(labelWords)) {
		const first = words.findIndex(({ written }) => !isArticle(written));
		// A label of articles alone is as good as none.
		if (first < 0) return () => true;
		for (const { written, stem } of words.slice(0, first + 1)) {
			for (const form of [written, stem]) limits.set(form, Math.max(limitOf(written), limits.get(form) ?? 0));
		}
	}
	const firsts = Array.from(limits, ([word, limit]) => ({ word, limit, letters: letters(word) }));
	/** Those that a word of some length may be near to. */
	const byLength: (typeof firsts)[] = [];
	for (const first of firsts) {
		const { length } = first.word;
		for (let at = Math.max(0, length - first.limit); at <= length + first.limit; at++) {
			byLength[at] ??= [];
			byLength[at]?.push(first);
		}
	}
	const isNearOne = (word: string): boolean => {
		if (limits.has(word)) return true;
		const bits = letters(word);
		for (const first of byLength[word.length] ?? [])
			if (mayBeWithin(first.limit, bits, first.letters) && edits(word, first.word, first.limit) <= first.limit)
				return true;
		return false;
	};
	const longest = Math.max(0, ...firsts.map(({ word, limit }) => word.length + limit)) + longestEnding;
	return (text, from, to) => {
		if (isSetApart(text, from, to)) return true;
		let start = from;
		for (let at = from; at - start <= longest; at++) {
			const unit = at < to ? text.charCodeAt(at) : 0x20;
			if (!isLetterOrDigit(unit)) {
				// Characters that turn into others, or into none, leave everything open.
				if (at === start || unit === byteOrderMark || !(isSpace(unit) || (unit > 0x20 && unit < 0x7f))) return true;
				// Any sign may be the end of the first word: `Reporter(s)`, `Date:2 May`.
				const word = text.slice(start, at).toLowerCase();
				if (isNearOne(word)) return true;
				const stemmed = stem(word);
				if (stemmed !== word && isNearOne(stemmed)) return true;
				if (isSpace(unit)) {
					if (!isArticle(word)) return false;
					start = skipSpaces(text, at, to);
					at = start - 1;
				}
			}
		}
		return false;
	};
}

/** `D a t e`: letters that are set apart. */
function isSetApart(text: string, from: number, to: number): boolean {
	return text.charCodeAt(from + 1) === 0x20 && !(from + 3 < to && isLetterOrDigit(text.charCodeAt(from + 3)));
}

/** White space to JavaScript, and nothing at all in a label. */
const byteOrderMark = 0xfeff;
/** What a plural has more than its stem. */
const longestEnding = 2;
function isLetterOrDigit(unit: number): boolean {
	return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
}

/** The letters of a word that is cut short, one fewer before a full stop. */
const leastCut = 4;
const tooFar = Number.POSITIVE_INFINITY;

/** A word, and what tells at once that it is far from another. */
interface SpelledWord extends LabelWord {
	/** As written, and where it is long enough to be cut short, without the full stop; else "". */
	readonly cut: string;
	readonly limit: number;
	readonly letters: number;
	readonly stemLetters: number;
}

/** The words of a label, with its articles or without. */
interface Spelling {
	readonly words: readonly SpelledWord[];
	readonly target: LabelTarget;
}

function spelledWord({ written, stem }: LabelWord): SpelledWord {
	const cut = written.endsWith(".") ? written.slice(0, -1) : written;
	const least = cut === written ? leastCut : leastCut - 1;
	return {
		written,
		stem,
		cut: cut.length < least ? "" : cut,
		limit: limitOf(written),
		letters: letters(written),
		stemLetters: letters(stem),
	};
}

/** The labels that begin with the same word each. */
type Spellings = readonly { readonly first: SpelledWord; readonly spellings: Spelling[] }[];

function spellingsOf(entries: readonly LabelEntry[]): Spellings {
	const found = new Map<string, Spellings[number]>();
	for (const { text, target } of entries) {
		// Any short word is a misspelt `By`.
		if (text.length < 3) continue;
		for (const words of variants(labelWords(text))) {
			const spelled = words.map(spelledWord);
			const [first] = spelled;
			if (first === undefined) continue;
			const group = found.get(first.written) ?? { first, spellings: [] };
			found.set(first.written, group);
			group.spellings.push({ words: spelled, target });
		}
	}
	return [...found.values()];
}

/** The labels whose first word is near to a word. */
function nearByFirst(known: Spellings, first: LabelWord): readonly Spelling[] {
	const word = spelledWord(first);
	const found: Spelling[] = [];
	for (const { first: expected, spellings } of known) {
		if (wordDistance(word, expected, true) === tooFar) continue;
		const isNearAlone = wordDistance(word, expected, false) !== tooFar;
		for (const spelling of spellings) if (isNearAlone || spelling.words.length > 1) found.push(spelling);
	}
	return found;
}

/**
 * The meaning of a misspelt label: as many words as one label, each within the limit of the word at the same place.
 * Null if no label is near, or two are equally near.
 */
function nearestTarget(label: string, known: Spellings): LabelTarget | null {
	let best = tooFar;
	let nearest: LabelTarget | null = null;
	for (const words of variants(labelWords(label))) {
		const [first] = words;
		let own: SpelledWord[] | null = null;
		for (const { words: expected, target } of first === undefined ? [] : nearByFirst(known, first)) {
			if (expected.length !== words.length) continue;
			own ??= words.map(spelledWord);
			let distance = 0;
			for (let at = 0; at < own.length && distance <= best && distance !== tooFar; at++)
				distance += wordDistance(own[at] as SpelledWord, expected[at] as SpelledWord, own.length > 1);
			if (distance < best) nearest = target;
			else if (distance === best && target.name !== nearest?.name) nearest = null;
			best = Math.min(best, distance);
		}
	}
	return nearest;
}

// An article may itself be the misspelt word, so it is compared too before it is left out.
function variants(words: readonly LabelWord[]): (readonly LabelWord[])[] {
	const bare = withoutArticles(words);
	return bare.length === words.length || bare.length === 0 ? [words] : [words, bare];
}

function wordDistance(word: SpelledWord, expected: SpelledWord, isAmidWords: boolean): number {
	// Amid other words, `Staff pres.` is short for `Staff present`.
	const { cut } = word;
	if (isAmidWords && cut !== "" && expected.written.length > cut.length + 1 && expected.written.startsWith(cut))
		return 1;
	if (word.stem === expected.stem) return 0;
	const { limit } = expected;
	let distance = tooFar;
	if (mayBeWithin(limit, word.letters, expected.letters)) distance = edits(word.written, expected.written, limit);
	// Only a plural or British ending of its own entitles a word to the second comparison: "Tax" is not nearly "Tags".
	if (word.stem !== word.written && mayBeWithin(limit, word.stemLetters, expected.stemLetters))
		distance = Math.min(distance, edits(word.stem, expected.stem, limit));
	return distance > limit ? tooFar : distance;
}

/** What begins with the same words in some labels: the field or section if that is a whole label, and what may follow, by its stem. */
interface Prefix {
	target: LabelTarget | null;
	readonly next: Map<string, Prefix>;
}

function prefixesOf(entries: readonly LabelEntry[]): Prefix {
	const root: Prefix = { target: null, next: new Map() };
	for (const { text, target } of entries) {
		let known = root;
		for (const { written, stem } of labelWords(text)) {
			if (isArticle(written)) continue;
			const next = known.next.get(stem) ?? { target: null, next: new Map() };
			known.next.set(stem, next);
			known = next;
		}
		known.target = target;
	}
	return root;
}

/** The longest label that the text starts with; `end` is after its last word, including a `?` of the label. */
function longestPrefix(text: string, prefixes: Prefix): { target: LabelTarget; end: number } | null {
	let found: { target: LabelTarget; end: number } | null = null;
	let known = prefixes;
	for (let at = skipSpaces(text, 0, text.length); at < text.length; ) {
		let next: Prefix | undefined;
		let end = at;
		for (end of wordEnds(text, at)) {
			next = withWord(known, text.slice(at, end));
			if (next !== undefined) break;
		}
		if (next === undefined) break;
		// An article ends no label.
		if (next !== known && next.target !== null)
			found = { target: next.target, end: end + (/[?？]/.test(text.charAt(end)) ? 1 : 0) };
		known = next;
		at = skipSpaces(text, end, text.length);
		// Words are joined by white space alone: "Date-of" is no beginning of "Date of".
		if (at === end) break;
	}
	return found;
}

/** The beginning of labels with one word more; the same for an article. */
function withWord(known: Prefix, word: string): Prefix | undefined {
	const written = fold(word);
	if (isArticle(written)) return known;
	const own = stem(written);
	// Made plain, few characters are spaces.
	if (!own.includes(" ")) return known.next.get(own);
	let next: Prefix | undefined = known;
	for (const part of own.split(" ")) next = next?.next.get(part);
	return next;
}

/** Where a word may end: at white space, or before what may end a label. */
function wordEnds(text: string, start: number): number[] {
	const spaced = wordEnd(text, start, Math.min(text.length, start + longestWord + 1));
	let last = spaced;
	while (last > start && closes(text, last - 1)) last--;
	let first = start;
	while (first < last && !closes(text, first)) first++;
	const ends = [spaced];
	if (last < spaced) ends.push(last);
	if (first < last) ends.push(first);
	return ends;
}

// A word longer than any label's need not be read to its end.
const longestWord = 100;

/** Whether a label may end before this character; a hyphen between two letters joins them. */
function closes(text: string, at: number): boolean {
	const unit = text.charCodeAt(at);
	if (unit === 0x2d || unit === 0x2010) return !/\p{L}/u.test(text.charAt(at + 1));
	return unit === 0x28 || unit === 0x3b || unit === 0x2e || isLabelEnd(unit);
}

/** `M I N U T E S` as `MINUTES`; null where a text is not set in spaced letters. */
export function unspaced(text: string): string | null {
	if (text.charCodeAt(1) !== 0x20 || text.length > longest || !spaced.test(text)) return null;
	return text.replace(/(\S)\s(?=\S)/gu, "$1");
}

const longest = 200;
const spaced = /^(?:\S\s)+\S(?:\s{2,}(?:\S\s)*\S)*$/u;
