/** Word lists: `expandWords` makes the forms of words when the program is built, `compileWords` look-ups when it runs. */
import { later } from "../text/later.ts";
import {
	type GrammarClass,
	grammarBit,
	grammarClasses,
	hasEnding,
	type Lexicon,
	lexicalBits,
	makeLexicon,
	packWords,
	type WordBits,
} from "../text/lexicon.ts";
import type { Part } from "../text/parts.ts";
import {
	keptLists,
	type PlainList,
	plainLists,
	type WordClass,
	type WordLists,
	type Words,
	wordBit,
	wordClasses,
} from "../text/words.ts";

/** A word list as a YAML file holds it: each class a text of words between white space. */
export type WordTexts = Readonly<Partial<Record<WordClass | GrammarClass | PlainList, string>>>;

/** An expanded word list: plain JSON, so that a build can carry it. */
export interface WordData {
	readonly lists: WordLists;
	readonly parts: Readonly<Record<string, string>>;
	/** Every word in lower case without its final full stop; words all in capitals stand as they are. */
	readonly words: string;
}

const verbs: ReadonlySet<WordClass> = new Set(["speech", "carrier", "silent", "verb"]);

/** Makes the finite forms of verbs and the bits of every word. */
export function expandWords(texts: WordTexts): WordData {
	const words = new Map<string, WordBits>();
	const parts: Record<string, string> = Object.create(null);
	const lists: Partial<Record<WordClass | PlainList, readonly string[]>> = {};
	const entriesOf = (name: WordClass | GrammarClass | PlainList): string[] =>
		(texts[name] ?? "").split(/\s+/u).filter(Boolean);
	const mark = (marked: readonly string[], kind: keyof WordBits, bit: number): void => {
		for (const word of marked) {
			const bits = words.get(wordKey(word)) ?? { lexical: 0, grammar: 0 };
			bits[kind] |= bit;
			words.set(wordKey(word), bits);
		}
	};
	for (const name of plainLists) lists[name] = entriesOf(name);
	for (const name of wordClasses) {
		const entries = entriesOf(name);
		const forms = verbs.has(name) ? entries.flatMap(finiteForms) : entries.map((entry) => partWord(entry, parts));
		lists[name] = [...new Set(forms)];
		if (name !== "officeEnding") mark(forms, "lexical", wordBit[name]);
		if (!verbs.has(name)) continue;
		const plurals = entries.filter((entry) => entry.startsWith("~")).map((entry) => presentOf(baseOf(entry)));
		mark(plurals, "lexical", wordBit.present);
	}
	for (const name of grammarClasses) mark(entriesOf(name), "grammar", grammarBit[name]);
	mark(entriesOf("speech").map(baseOf), "grammar", grammarBit.speechBase);
	mark(entriesOf("speech").map(baseOf).flatMap(gerundsOf), "grammar", grammarBit.speechGerund);
	mark(entriesOf("carrier").map(baseOf).flatMap(gerundsOf), "grammar", grammarBit.carrierGerund);
	return { lists: keptOf((name) => lists[name] ?? []), parts, words: packWords(words) };
}

/** `plan` -> planing, planning: the right one is among them. */
function gerundsOf(base: string): string[] {
	const stem = base.endsWith("ie") ? `${base.slice(0, -2)}y` : /[^e]e$/u.test(base) ? base.slice(0, -1) : base;
	return doubles.test(base) ? [`${stem}ing`, `${base}${base.at(-1)}ing`] : [`${stem}ing`];
}

const doubles = /[^aeiou][aeiou][bdgmnprt]$/u;

/** The lists that are kept beside the bits. */
function keptOf(listOf: (name: keyof WordLists) => readonly string[]): WordLists {
	return Object.fromEntries(keptLists.map((name) => [name, listOf(name)])) as WordLists;
}

function baseOf(entry: string): string {
	return entry.replace(/^~/u, "").split("/")[0] ?? "";
}

/** `moderators=moderator`: keeps what the word means and gives back the word. */
function partWord(entry: string, parts: Record<string, string>): string {
	const [word = "", meaning] = entry.split("=");
	if (meaning !== undefined) parts[word] = meaning;
	return word;
}

/** `HE` is an honorific and `he` a pronoun: words of capitals alone keep their case. */
function wordKey(word: string): string {
	const bare = word.replace(/\.$/u, "");
	return bare.length > 1 && bare.length < 4 && bare === bare.toUpperCase() && bare !== bare.toLowerCase()
		? bare
		: bare.toLowerCase();
}

/** `~note` -> noted; `say/said` -> says, said; `deny` -> denies, denied. */
function finiteForms(entry: string): string[] {
	const nounToo = entry.startsWith("~");
	const base = baseOf(entry);
	const irregular = entry.split("/")[1];
	const past = irregular ?? pastOf(base);
	return nounToo ? [past] : [presentOf(base), past];
}

function pastOf(base: string): string {
	if (base.endsWith("e")) return `${base}d`;
	return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}

function presentOf(base: string): string {
	if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ies`;
	return /(?:s|x|z|ch|sh|o)$/u.test(base) ? `${base}es` : `${base}s`;
}

/** Turns an expanded word list into look-ups. */
export function compileWords({ lists, parts, words }: WordData, list: string): Words {
	const lexicon = later(() => {
		const endings = { office: lists.officeEnding, past: lists.pastEnding, adverb: lists.adverbEnding };
		return makeLexicon(words, endings, new Map(Object.entries(parts) as [string, Part][]));
	});
	return {
		list,
		lists,
		get lexicon() {
			return lexicon();
		},
		bits(word) {
			const bare = word.endsWith(".") ? word.slice(0, -1) : word;
			const lower = bare.toLowerCase();
			return lexicalBits(lexicon(), bare) || lexicalBits(lexicon(), lower) || guessedBits(lexicon(), lower);
		},
	};
}

const plurals = wordBit.office | wordBit.body | wordBit.place;

/** `representatives` are offices, as `representative` is; so is what ends like one. */
function guessedBits(lexicon: Lexicon, word: string): number {
	const one = word.length > 4 && word.endsWith("s") ? lexicalBits(lexicon, word.slice(0, -1)) & plurals : 0;
	const isOffice = hasEnding(lexicon.endings.office, word, { from: 0, end: word.length, least: 0 });
	return one | (isOffice ? wordBit.office : 0);
}

/** A word list with what a form adds to it. */
export function mergeWords(base: WordData, extra: Readonly<Record<string, readonly string[]>>): WordData {
	const more = expandWords(Object.fromEntries(Object.entries(extra).map(([name, words]) => [name, words.join(" ")])));
	return {
		lists: keptOf((name) => [...new Set([...base.lists[name], ...more.lists[name]])]),
		parts: { ...base.parts, ...more.parts },
		words: base.words + more.words,
	};
}
