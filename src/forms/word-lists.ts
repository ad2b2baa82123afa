import { type Words, wordClasses } from "../text/words.ts";
import { compileWords, expandWords, type WordData, type WordLists } from "./words.ts";

/** The words that a form is recognised with: a shipped list and what the form adds to it, made when first needed. */
export function formWords(base: () => WordData, extra: Readonly<Record<string, readonly string[]>>): () => Words {
	let words: Words | null = null;
	return () => {
		words ??= compileWords(Object.keys(extra).length === 0 ? base() : merge(base(), expandWords(asLists(extra))));
		return words;
	};
}

function asLists(extra: Readonly<Record<string, readonly string[]>>): WordLists {
	return Object.fromEntries(Object.entries(extra).map(([name, words]) => [name, words.join(" ")]));
}

function merge(one: WordData, other: WordData): WordData {
	const bits = new Map<string, number>();
	for (const data of [one, other]) {
		for (const [at, word] of data.words.split(" ").entries())
			bits.set(word, (bits.get(word) ?? 0) | (data.bits[at] ?? 0));
	}
	const lists = wordClasses.map((name) => [name, [...new Set([...one.lists[name], ...other.lists[name]])]] as const);
	return {
		words: [...bits.keys()].join(" "),
		bits: [...bits.values()],
		lists: Object.fromEntries(lists) as Record<(typeof wordClasses)[number], string[]>,
		parts: { ...one.parts, ...other.parts },
	};
}
