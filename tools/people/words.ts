/** The words of a language as the reader looks them up: those of the forms, and what it knows beside them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { expandWords, type WordTexts } from "../../src/forms/words.ts";
import type { Part } from "../../src/text/parts.ts";
import { wordsIn } from "../../src/text/word-table.ts";
import { type GrammarClass, grammarBit, grammarClasses, type Lexicon, makeLexicon } from "./reader/text/lexicon.ts";

type Texts = Readonly<Record<string, string | undefined>>;

/** Compiles the words of English; `root` is the project's folder. */
export function englishLexicon(root: string): Lexicon {
	const read = (...path: string[]): Texts => parse(readFileSync(join(root, ...path), "utf8")) as Texts;
	const shipped = read("forms", "words", "english.yaml");
	const more = read("tools", "people", "words", "english.yaml");
	const expanded = expandWords(shipped as WordTexts, more as WordTexts);
	const lexical = wordsIn(expanded);
	const grammar = grammarBits([shipped, more]);
	const words = new Set([...lexical.keys(), ...grammar.keys()]);
	const entries = [...words]
		.sort()
		.map((word) => ({ word, lexical: lexical.get(word) ?? 0, grammar: grammar.get(word) ?? 0 }));
	const endings = {
		office: expanded.lists.officeEnding,
		past: listOf(more, "pastEnding"),
		adverb: listOf(more, "adverbEnding"),
	};
	return makeLexicon(entries, endings, new Map(Object.entries(expanded.parts) as [string, Part][]));
}

const listOf = (texts: Texts, name: string): string[] => (texts[name] ?? "").split(/\s+/u).filter(Boolean);

function grammarBits(sources: readonly Texts[]): Map<string, number> {
	const bits = new Map<string, number>();
	const add = (word: string, name: GrammarClass): void => {
		bits.set(word, (bits.get(word) ?? 0) | grammarBit[name]);
	};
	const entries = (name: string): string[] => sources.flatMap((source) => listOf(source, name));
	for (const name of grammarClasses)
		for (const word of entries(name)) add(word.replace(/\.$/u, "").toLowerCase(), name);
	const verbs = (name: string): string[] =>
		entries(name).map((entry) => entry.replace(/^~/u, "").split("/")[0] as string);
	for (const base of verbs("speech")) {
		add(base.toLowerCase(), "speechBase");
		for (const gerund of gerundsOf(base)) add(gerund, "speechGerund");
	}
	for (const base of verbs("carrier")) for (const gerund of gerundsOf(base)) add(gerund, "carrierGerund");
	return bits;
}

/** `plan` -> planing, planning: the right one is among them. */
function gerundsOf(base: string): string[] {
	const stem = base.endsWith("ie") ? `${base.slice(0, -2)}y` : /[^e]e$/u.test(base) ? base.slice(0, -1) : base;
	return /[^aeiou][aeiou][bdgmnprt]$/u.test(base) ? [`${stem}ing`, `${base}${base.at(-1)}ing`] : [`${stem}ing`];
}
