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
import { isSpace, skipSpaces } from "../text/spaces.ts";
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
	for (const { text, target } of entries) {
		const folded = fold(text);
		exact.set(folded, target).set(text, target);
		normalized.set(normalizeFolded(folded), target);
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
	// Any short word is a misspelt `By`.
	const spelled = lazy(() =>
		entries.flatMap(({ text, target }) =>
			text.length < 3 ? [] : variants(labelWords(text)).map((words): Spelling => ({ words, target })),
		),
	);
	return {
		mayOpen: (text, from, to) => filter()(text, from, to),
		find(label) {
			const known = exact.get(label);
			if (known !== undefined) return known;
			const letters = unspaced(label);
			if (letters === null && label.length > limit) return null;
			const folded = fold(letters ?? label);
			return exact.get(folded) ?? normalized.get(normalizeFolded(folded)) ?? null;
		},
		near: (label) => (label.length > limit || opensAside.test(label) ? null : nearestTarget(label, spelled())),
		prefix: (text) => longestPrefix(text, prefixes()),
		holding: (word) => holders().get(stem(fold(word))) ?? none,
	};
}

const none: readonly LabelTarget[] = [];

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
	return areAtMost(limit, one & ~other) && areAtMost(limit, other & ~one);
}

/** Whether so many bits are set, or fewer. */
function areAtMost(limit: number, bits: number): boolean {
	let left = bits;
	for (let count = 0; count < limit; count++) left &= left - 1;
	return left === 0;
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
	const isNearOne = (word: string, bits: number): boolean => {
		if (limits.has(word)) return true;
		for (const first of firsts) {
			if (Math.abs(word.length - first.word.length) > first.limit || !mayBeWithin(first.limit, bits, first.letters))
				continue;
			if (edits(word, first.word, first.limit) <= first.limit) return true;
		}
		return false;
	};
	const longest = Math.max(0, ...firsts.map(({ word, limit }) => word.length + limit)) + longestEnding;
	return (text, from, to) => {
		if (isSetApart(text, from, to)) return true;
		let start = from;
		let bits = 0;
		for (let at = from; at - start <= longest; at++) {
			const unit = at < to ? text.charCodeAt(at) : 0x20;
			if (!isLetterOrDigit(unit)) {
				// Characters that turn into others, or into none, leave everything open.
				if (at === start || unit === byteOrderMark || !(isSpace(unit) || (unit > 0x20 && unit < 0x7f))) return true;
				// Any sign may be the end of the first word: `Reporter(s)`, `Date:2 May`.
				const word = text.slice(start, at).toLowerCase();
				if (isNearOne(word, bits)) return true;
				const stemmed = stem(word);
				if (stemmed !== word && isNearOne(stemmed, letters(stemmed))) return true;
				if (isSpace(unit)) {
					if (!isArticle(word)) return false;
					start = skipSpaces(text, at, to);
					at = start - 1;
					bits = 0;
					continue;
				}
			}
			bits |= 1 << (unit & 31);
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

/** The words of a label, with its articles or without. */
interface Spelling {
	readonly words: readonly LabelWord[];
	readonly target: LabelTarget;
}

/**
 * The meaning of a misspelt label: as many words as one label, each within the limit of the word at the same place.
 * Null if no label is near, or two are equally near.
 */
function nearestTarget(label: string, known: readonly Spelling[]): LabelTarget | null {
	let best = tooFar;
	let nearest: LabelTarget | null = null;
	for (const words of variants(labelWords(label))) {
		for (const { words: expected, target } of known) {
			if (expected.length !== words.length) continue;
			let distance = 0;
			for (let at = 0; at < words.length && distance <= best && distance !== tooFar; at++) {
				const [word, whole] = [words[at] as LabelWord, expected[at] as LabelWord];
				// Amid other words, `Staff pres.` is short for `Staff present`.
				const cut = word.written.replace(/\.$/, "");
				const isLong =
					cut.length >= (cut === word.written ? leastCut : leastCut - 1) && whole.written.length > cut.length + 1;
				const isCut = isLong && expected.length > 1 && whole.written.startsWith(cut);
				distance += isCut ? 1 : wordDistance(word, whole);
			}
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

function wordDistance(word: LabelWord, expected: LabelWord): number {
	if (word.stem === expected.stem) return 0;
	const limit = limitOf(expected.written);
	const asWritten = editsWithin(limit, word.written, expected.written);
	// Only a plural or British ending of its own entitles a word to the second comparison: "Tax" is not nearly "Tags".
	const asStem = word.stem === word.written ? asWritten : editsWithin(limit, word.stem, expected.stem);
	const distance = Math.min(asWritten, asStem);
	return distance > limit ? tooFar : distance;
}

function editsWithin(limit: number, one: string, other: string): number {
	if (Math.abs(one.length - other.length) > limit || !mayBeWithin(limit, letters(one), letters(other)))
		return limit + 1;
	return edits(one, other, limit);
}

/** The beginnings of all labels as stems; complete ones with their field or section. */
type Prefixes = ReadonlyMap<string, LabelTarget | null>;

function prefixesOf(entries: readonly LabelEntry[]): Prefixes {
	const known = new Map<string, LabelTarget | null>();
	for (const { text, target } of entries) {
		let key = "";
		for (const { written, stem } of labelWords(text)) {
			if (isArticle(written)) continue;
			key += ` ${stem}`;
			known.set(key, known.get(key) ?? null);
		}
		known.set(key, target);
	}
	return known;
}

/** The longest label that the text starts with; `end` is after its last word, including a `?` of the label. */
function longestPrefix(text: string, known: Prefixes): { target: LabelTarget; end: number } | null {
	let found: { target: LabelTarget; end: number } | null = null;
	let key = "";
	for (let at = skipSpaces(text, 0, text.length); at < text.length; ) {
		let next: string | undefined;
		const end = wordEnds(text, at).find((end) => {
			const written = fold(text.slice(at, end));
			next = isArticle(written) ? key : `${key} ${stem(written)}`;
			return next === key || known.has(next);
		});
		if (end === undefined || next === undefined) break;
		// An article ends no label.
		const target = next === key ? null : known.get(next);
		if (target) found = { target, end: end + (/[?？]/.test(text.charAt(end)) ? 1 : 0) };
		key = next;
		at = skipSpaces(text, end, text.length);
		// Words are joined by white space alone: "Date-of" is no beginning of "Date of".
		if (at === end) break;
	}
	return found;
}

/** Where a word may end: at white space, or before what may end a label. */
function wordEnds(text: string, start: number): number[] {
	let spaced = start;
	while (spaced < text.length && spaced - start <= longestWord && !isSpace(text.charCodeAt(spaced))) spaced++;
	let last = spaced;
	while (last > start && closes(text, last - 1)) last--;
	let first = start;
	while (first < spaced && !closes(text, first)) first++;
	return last === spaced ? [spaced, first] : [spaced, last, first];
}

// A word longer than any label's need not be read to its end.
const longestWord = 100;

/** Whether a label may end before this character; a hyphen between two letters joins them. */
function closes(text: string, at: number): boolean {
	const character = text.charAt(at);
	if (character === "-" || character === "\u2010") return !/\p{L}/u.test(text.charAt(at + 1));
	return "(;.".includes(character) || isLabelEnd(character.charCodeAt(0));
}

/** `M I N U T E S` as `MINUTES`; null where a text is not set in spaced letters. */
export function unspaced(text: string): string | null {
	if (text.charCodeAt(1) !== 0x20 || text.length > longest || !spaced.test(text)) return null;
	return text.replace(/(\S)\s(?=\S)/gu, "$1");
}

const longest = 200;
const spaced = /^(?:\S\s)+\S(?:\s{2,}(?:\S\s)*\S)*$/u;
