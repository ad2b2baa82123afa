import { arrangeWords, wordsIn } from "../text/word-table.ts";
import type { Words } from "../text/words.ts";
import { compileWords, expandWords, keptOf, type WordData, type WordTexts } from "./words.ts";

/** The words that a form is recognised with: a shipped list and what the form adds to it, made when first needed. */
export function formWords(
	list: string,
	base: () => WordData,
	extra: Readonly<Record<string, readonly string[]>>,
): () => Words {
	let words: Words | null = null;
	return () => {
		words ??= compileWords(Object.keys(extra).length === 0 ? base() : merge(base(), expandWords(asLists(extra))), list);
		return words;
	};
}

function asLists(extra: Readonly<Record<string, readonly string[]>>): WordTexts {
	return Object.fromEntries(Object.entries(extra).map(([name, words]) => [name, words.join(" ")]));
}

function merge(one: WordData, other: WordData): WordData {
	const bits = wordsIn(one);
	for (const [word, more] of wordsIn(other)) bits.set(word, (bits.get(word) ?? 0) | more);
	return {
		...arrangeWords(bits),
		lists: keptOf((name) => [...new Set([...one.lists[name], ...other.lists[name]])]),
		parts: { ...one.parts, ...other.parts },
		lexicon: `${one.lexicon} ${other.lexicon}`.trim(),
	};
}
