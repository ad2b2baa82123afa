/**
 * The misspelt reading of a label: as many words as one label, each within two edits of the word at the same place
 * (at most a third of its letters, never less than one), and the label of no other field or section as near.
 */
import { edits } from "../text/edits.ts";
import { isArticle, isLetterBehind, stem, writtenWords } from "../text/normalize.ts";
import { mostEdits } from "./first-words.ts";
import type { LabelTarget } from "./form.ts";
import { letters, mayBeWithin } from "./letters.ts";

/** The spellings of a form's labels, with their articles and without, by their number of words. */
export type Spellings = ReadonlyMap<number, readonly Spelling[]>;

interface Spelling {
	readonly words: readonly Word[];
	readonly target: LabelTarget;
}

interface Word {
	readonly written: string;
	readonly stem: string;
	/** How many edits still count as a misspelling of it. */
	readonly limit: number;
	readonly writtenLetters: number;
	readonly stemLetters: number;
}

/** Prepares the labels that misspelt ones are compared with. */
export function spellings(entries: readonly { readonly text: string; readonly target: LabelTarget }[]): Spellings {
	const byCount = new Map<number, Spelling[]>();
	for (const { text, target } of entries) {
		for (const words of variants(writtenWords(text))) {
			const others = byCount.get(words.length) ?? [];
			others.push({ words: words.map(prepare), target });
			byCount.set(words.length, others);
		}
	}
	return byCount;
}

/** What a misspelt label stands for; null when nothing is near, or two things are as near as each other. */
export function nearestTarget(label: string, known: Spellings): LabelTarget | null {
	let best = Number.POSITIVE_INFINITY;
	let nearest: LabelTarget | null = null;
	for (const written of variants(writtenWords(label))) {
		const tried: Tried = { written, words: [] };
		for (const { words: expected, target } of known.get(written.length) ?? []) {
			const distance = distanceBetween(tried, expected, best);
			if (distance < best) nearest = target;
			else if (distance === best && target.name !== nearest?.name) nearest = null;
			best = Math.min(best, distance);
		}
	}
	return nearest;
}

// An article may itself be the misspelt word, so it is compared too before it is left out.
function variants(words: readonly string[]): (readonly string[])[] {
	if (!words.some(isArticle)) return words.length === 0 ? [] : [words];
	const bare = words.filter((word, index) => !isArticle(word) || isLetterBehind(word, index, words.length));
	return bare.length === 0 ? [words] : [words, bare];
}

function prepare(written: string): Word {
	const stemmed = stem(written);
	const writtenLetters = letters(written);
	const stemLetters = stemmed === written ? writtenLetters : letters(stemmed);
	return { written, stem: stemmed, limit: mostEdits(written), writtenLetters, stemLetters };
}

/** The words that may be a label: most are told from one by the first of them, so each is prepared when it is needed. */
interface Tried {
	readonly written: readonly string[];
	readonly words: Word[];
}

function wordAt({ written, words }: Tried, index: number): Word {
	const word = words[index] ?? prepare(written[index] ?? "");
	words[index] = word;
	return word;
}

function distanceBetween(label: Tried, expected: readonly Word[], best: number): number {
	// Most labels differ in a way that is seen without counting edits.
	for (let index = 0; index < expected.length; index++) {
		if (!mayBeNear(wordAt(label, index), expected[index])) return Number.POSITIVE_INFINITY;
	}
	let total = 0;
	for (let index = 0; index < expected.length; index++) {
		total += wordDistance(wordAt(label, index), expected[index]);
		if (total > best) return Number.POSITIVE_INFINITY;
	}
	return total;
}

function mayBeNear(word: Word, expected: Word | undefined): boolean {
	if (expected === undefined) return false;
	const asWritten = mayBeWithin(expected.limit, word.writtenLetters, expected.writtenLetters);
	return asWritten || mayBeWithin(expected.limit, word.stemLetters, expected.stemLetters);
}

function wordDistance(word: Word, expected: Word | undefined): number {
	if (expected === undefined) return Number.POSITIVE_INFINITY;
	if (word.stem === expected.stem) return 0;
	const asWritten = edits(word.written, expected.written, expected.limit);
	// Only a plural or British ending of its own entitles a word to the second comparison: "Tax" is not nearly "Tags".
	const asStem = word.stem === word.written ? asWritten : edits(word.stem, expected.stem, expected.limit);
	const distance = Math.min(asWritten, asStem);
	return distance > expected.limit ? Number.POSITIVE_INFINITY : distance;
}
