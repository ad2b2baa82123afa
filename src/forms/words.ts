/** Compiles a word list: `expandWords` when the program is built, `compileWords` when it runs. */
import { isAscii } from "../text/ascii.ts";
import {
	type GrammarClass,
	grammarBit,
	grammarClasses,
	type Lexicon,
	type LexiconEntry,
	makeLexicon,
} from "../text/lexicon.ts";
import type { Part } from "../text/parts.ts";
import { type ArrangedWords, arrangeWords, findWord, wordsIn, wordTable } from "../text/word-table.ts";
import {
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

/**
 * An expanded word list: plain JSON, so that a build can carry it. Its words are in lower case without their final full
 * stop; words all in capitals stand as they are.
 */
export interface WordData extends ArrangedWords {
	readonly lists: WordLists;
	readonly parts: Readonly<Record<string, string>>;
	/** Every word with its bits of both kinds, parted by spaces: `word lexical grammar`, numbers in base 36. */
	readonly lexicon: string;
}

const verbs: ReadonlySet<WordClass> = new Set(["speech", "carrier", "silent", "verb"]);

/** Makes the finite forms of verbs and the bits of every word; later lists add to earlier ones. */
export function expandWords(...sources: readonly WordTexts[]): WordData {
	const bits = new Map<string, number>();
	const parts: Record<string, string> = Object.create(null);
	const lists: Partial<Record<WordClass | PlainList, readonly string[]>> = {};
	for (const name of plainLists)
		lists[name] = sources.flatMap((source) => (source[name] ?? "").split(/\s+/u).filter(Boolean));
	for (const name of wordClasses) {
		const entries = sources.flatMap((source) => (source[name] ?? "").split(/\s+/u).filter(Boolean));
		const forms = verbs.has(name) ? entries.flatMap(finiteForms) : entries.map((entry) => partWord(entry, parts));
		lists[name] = [...new Set(forms)];
		if (name !== "officeEnding") mark(bits, forms, wordBit[name]);
		if (verbs.has(name))
			mark(
				bits,
				entries.filter((entry) => entry.startsWith("~")).map((entry) => presentOf(baseOf(entry))),
				wordBit.present,
			);
	}
	return {
		...arrangeWords(bits),
		lists: keptOf((name) => lists[name] ?? []),
		parts,
		lexicon: lexiconText(sources, bits),
	};
}

/** The words of all classes as one text, which a lexicon is made from. */
function lexiconText(sources: readonly WordTexts[], lexical: ReadonlyMap<string, number>): string {
	const grammar = new Map<string, number>();
	const add = (word: string, name: GrammarClass): void => {
		grammar.set(word, (grammar.get(word) ?? 0) | grammarBit[name]);
	};
	const entriesOf = (name: WordClass | GrammarClass): string[] =>
		sources.flatMap((source) => (source[name] ?? "").split(/\s+/u).filter(Boolean));
	for (const name of grammarClasses) for (const entry of entriesOf(name)) add(wordKey(entry), name);
	for (const base of entriesOf("speech").map(baseOf)) {
		add(base.toLowerCase(), "speechBase");
		for (const gerund of gerundsOf(base)) add(gerund, "speechGerund");
	}
	for (const base of entriesOf("carrier").map(baseOf))
		for (const gerund of gerundsOf(base)) add(gerund, "carrierGerund");
	const words = [...new Set([...lexical.keys(), ...grammar.keys()])].sort();
	return words
		.map((word) => `${word} ${(lexical.get(word) ?? 0).toString(36)} ${(grammar.get(word) ?? 0).toString(36)}`)
		.join(" ");
}

/** `plan` -> planing, planning: the right one is among them. */
function gerundsOf(base: string): string[] {
	const stem = base.endsWith("ie") ? `${base.slice(0, -2)}y` : /[^e]e$/u.test(base) ? base.slice(0, -1) : base;
	return doubles.test(base) ? [`${stem}ing`, `${base}${base.at(-1)}ing`] : [`${stem}ing`];
}

const doubles = /[^aeiou][aeiou][bdgmnprt]$/u;

/** Makes the look-up of an expanded word list. */
function lexiconOf({ lexicon, lists, parts }: WordData): Lexicon {
	const fields = lexicon.split(" ");
	const entries: LexiconEntry[] = [];
	for (let at = 0; at + 2 < fields.length; at += 3)
		entries.push({
			word: fields[at] as string,
			lexical: Number.parseInt(fields[at + 1] as string, 36),
			grammar: Number.parseInt(fields[at + 2] as string, 36),
		});
	const endings = { office: lists.officeEnding, past: lists.pastEnding, adverb: lists.adverbEnding };
	return makeLexicon(entries, endings, new Map(Object.entries(parts) as [string, Part][]));
}

/** The lists that are kept, each made anew. */
function keptOf(listOf: (name: keyof WordLists) => readonly string[]): WordLists {
	return {
		honorific: listOf("honorific"),
		honorificFull: listOf("honorificFull"),
		honorificPart: listOf("honorificPart"),
		officeEnding: listOf("officeEnding"),
		pastEnding: listOf("pastEnding"),
		adverbEnding: listOf("adverbEnding"),
		nobody: listOf("nobody"),
		article: listOf("article"),
		question: listOf("question"),
		binding: listOf("binding"),
	};
}

function mark(bits: Map<string, number>, words: readonly string[], bit: number): void {
	for (const word of words) {
		const key = wordKey(word);
		bits.set(key, (bits.get(key) ?? 0) | bit);
	}
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
export function compileWords(data: WordData, list: string): Words {
	const table = wordTable(data);
	const hasEnding = endingTest(data.lists.officeEnding);
	const mayTell = endingLook(data.lists.officeEnding);
	const find: Words["find"] = (text, from, to) => findWord(table, text, { from, to });
	let lexicon: Lexicon | null = null;
	const guess = (word: string): number => pluralBits(find, word) | (hasEnding(word) ? wordBit.office : 0);
	return {
		list,
		find,
		guess,
		bits(word) {
			const end = word.endsWith(".") ? word.length - 1 : word.length;
			const known = find(word, 0, end);
			if (known !== null) return known.bits;
			const plain = isAscii(word);
			if (plain && !mayTell(word, end)) return 0;
			const lower = word.slice(0, end).toLowerCase();
			// Capitals of ASCII are small ones to the first search already.
			const folded = plain ? null : find(lower, 0, end);
			return folded?.bits ?? guess(lower);
		},
		lists: data.lists,
		get lexicon() {
			lexicon ??= lexiconOf(data);
			return lexicon;
		},
		parts: new Map(Object.entries(data.parts) as [string, Part][]),
	};
}

const plurals = wordBit.office | wordBit.body | wordBit.place;

/** `representatives` are offices, as `representative` is. */
function pluralBits(find: Words["find"], word: string): number {
	if (!word.endsWith("s") || word.length < 5) return 0;
	return (find(word, 0, word.length - 1)?.bits ?? 0) & plurals;
}

/** Tells words with one of the endings and something before it; by their last letters first, for most words have none. */
function endingTest(endings: readonly string[]): (word: string) => boolean {
	const byLetters = new Map<number, string[]>();
	for (const ending of endings) {
		const letters = lastLetters(ending);
		byLetters.set(letters, [...(byLetters.get(letters) ?? []), ending]);
	}
	return (word) =>
		byLetters.get(lastLetters(word))?.some((ending) => word.length > ending.length && word.endsWith(ending)) ?? false;
}

/** A look that rules out most words that no list has, before they are made small: plurals and offices have their endings. */
function endingLook(endings: readonly string[]): (word: string, end: number) => boolean {
	const letters = new Set(endings.map((ending) => foldedLetters(ending, ending.length)));
	return (word, end) => (word.charCodeAt(end - 1) | 32) === smallS || letters.has(foldedLetters(word, end));
}

const smallS = 0x73;

function foldedLetters(word: string, end: number): number {
	return letterPair(word.charCodeAt(end - 1), word.charCodeAt(end - 2));
}

function lastLetters(word: string): number {
	return word.charCodeAt(word.length - 1) * 0x10000 + word.charCodeAt(word.length - 2);
}

/** A word list with what a form adds to it. */
export function mergeWords(base: WordData, extra: Readonly<Record<string, readonly string[]>>): WordData {
	const more = expandWords(Object.fromEntries(Object.entries(extra).map(([name, words]) => [name, words.join(" ")])));
	const bits = wordsIn(base);
	for (const [word, own] of wordsIn(more)) bits.set(word, (bits.get(word) ?? 0) | own);
	return {
		...arrangeWords(bits),
		lists: keptOf((name) => [...new Set([...base.lists[name], ...more.lists[name]])]),
		parts: { ...base.parts, ...more.parts },
		lexicon: `${base.lexicon} ${more.lexicon}`.trim(),
	};
}

/**
 * Two characters as one number, the same for small letters and capitals of ASCII: a look in a set that spares most words
 * being cut out and made small.
 */
export function letterPair(one: number, other: number): number {
	return (one | 32) * 0x10000 + (other | 32);
}
