/**
 * The misspelt reading of a label: as many words as one label, each within two edits of the word at the same place
 * (at most a third of its letters, never less than one), and the label of no other field or section as near.
 */
import { edits } from "../text/edits.ts";
import { type LabelWord, isArticle, labelWords } from "../text/normalize.ts";
import type { LabelTarget } from "./form.ts";

/** One way of writing a label: with its articles, or without. */
export interface Spelling {
	readonly words: readonly LabelWord[];
	readonly target: LabelTarget;
}

/** The ways of writing a label that a misspelt one is compared with. */
export function spellingsOf(label: string, target: LabelTarget): Spelling[] {
	return variants(label).map((words) => ({ words, target }));
}

/** What a misspelt label stands for; null when nothing is near, or two things are as near as each other. */
export function nearestTarget(label: string, spellings: readonly Spelling[]): LabelTarget | null {
	let best = Number.POSITIVE_INFINITY;
	let nearest: LabelTarget | null = null;
	for (const words of variants(label)) {
		for (const spelling of spellings) {
			const distance = distanceBetween(words, spelling.words, best);
			if (distance < best) {
				best = distance;
				nearest = spelling.target;
			} else if (distance === best && nearest !== null && spelling.target.name !== nearest.name) {
				nearest = null;
			}
		}
	}
	return nearest;
}

// An article may itself be the misspelt word, so it is compared too before it is left out.
function variants(label: string): (readonly LabelWord[])[] {
	const words = labelWords(label);
	const bare = words.filter(({ written }) => !isArticle(written));
	return bare.length === words.length || bare.length === 0 ? [words] : [words, bare];
}

function distanceBetween(label: readonly LabelWord[], words: readonly LabelWord[], best: number): number {
	if (label.length === 0 || label.length !== words.length) return Number.POSITIVE_INFINITY;
	let total = 0;
	for (const [index, word] of words.entries()) {
		total += wordDistance(label[index] ?? word, word);
		if (total > best) return Number.POSITIVE_INFINITY;
	}
	return total;
}

function wordDistance(word: LabelWord, expected: LabelWord): number {
	if (word.stem === expected.stem) return 0;
	const limit = Math.min(2, Math.max(1, Math.floor(expected.written.length / 3)));
	const asWritten = edits(word.written, expected.written, limit);
	// Only a plural or British ending of its own entitles a word to the second comparison: "Tax" is not nearly "Tags".
	const asStem = word.stem === word.written ? asWritten : edits(word.stem, expected.stem, limit);
	const distance = Math.min(asWritten, asStem);
	return distance > limit ? Number.POSITIVE_INFINITY : distance;
}
