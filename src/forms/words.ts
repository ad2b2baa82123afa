/** Word lists: `expandWords` makes the forms of words when the program is built, `compileWords` look-ups when it runs. */
import { withoutAccents } from "../text/ascii.ts";
import { lazy } from "../text/lazy.ts";
import {
	type GrammarClass,
	grammarBit,
	grammarClasses,
	hasEnding,
	hashWord,
	type Lexicon,
	lexicalBits,
	makeLexicon,
	type Part,
	packWords,
	pairsOf,
	type WordBits,
} from "../text/lexicon.ts";
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

/**
 * The YAML of a word list: each class is a text of words separated by white space; `borrowed` names classes that also
 * use the words of another list.
 */
export type WordTexts = Readonly<Partial<Record<WordClass | GrammarClass | PlainList | "borrowed", string>>>;

/** An expanded word list: plain JSON, so that a build can carry it. */
export interface WordData {
	readonly lists: WordLists;
	readonly parts: Readonly<Record<string, string>>;
	/** Every word in lower case without its final full stop; words all in capitals stand as they are. */
	readonly words: string;
	/** Words that are weighed as others are, packed as they are. */
	readonly alike: string;
}

const verbs: ReadonlySet<WordClass> = new Set(["speech", "carrier", "silent", "verb"]);

/** Frame words: `et=and` says which word of the list that is lent from has the same weights. */
const frames: ReadonlySet<string> = new Set(["function", "auxiliary", "pronoun", "subordinate"]);

/** Makes the finite forms of verbs and the bits of every word; `lender` gives the classes that a list borrows. */
export function expandWords(texts: WordTexts, lender: WordTexts = {}): WordData {
	const words = new Map<string, WordBits>();
	const parts: Record<string, string> = Object.create(null);
	const alike = new Map<string, WordBits>();
	const borrowed = new Set((texts.borrowed ?? "").split(/\s+/u));
	const lists: Partial<Record<WordClass | PlainList, readonly string[]>> = {};
	const entriesOf = (name: WordClass | GrammarClass | PlainList): string[] =>
		`${texts[name] ?? ""} ${borrowed.has(name) ? (lender[name] ?? "") : ""}`.split(/\s+/u).filter(Boolean);
	const forms = formsOf(entriesOf("conjugation"));
	const formsIn = (name: WordClass, kind: keyof VerbForms): string[] =>
		entriesOf(name).flatMap((entry) => forms(entry)[kind]);
	const mark = (marked: readonly string[], kind: keyof WordBits, bit: number): void => {
		for (const word of marked) {
			const bits = words.get(wordKey(word)) ?? { lexical: 0, grammar: 0 };
			bits[kind] |= bit;
			words.set(wordKey(word), bits);
		}
	};
	for (const name of plainLists) lists[name] = entriesOf(name);
	for (const name of wordClasses) {
		const entries = frames.has(name) ? entriesOf(name).map((entry) => likeWord(entry, alike)) : entriesOf(name);
		const found = verbs.has(name) ? formsIn(name, "finite") : entries.map((entry) => partWord(entry, parts));
		lists[name] = [...new Set(found)];
		if (name !== "officeEnding") mark(found, "lexical", wordBit[name]);
		if (verbs.has(name)) mark(formsIn(name, "nouns"), "lexical", wordBit.present);
	}
	for (const name of grammarClasses) mark(entriesOf(name), "grammar", grammarBit[name]);
	mark(entriesOf("speech").map(baseOf), "grammar", grammarBit.speechBase);
	mark(formsIn("speech", "gerunds"), "grammar", grammarBit.speechGerund);
	mark(formsIn("carrier", "gerunds"), "grammar", grammarBit.carrierGerund);
	if (isLoose(lists)) for (const [word, bits] of unaccentedWords(words)) words.set(word, bits);
	return {
		lists: keptOf((name) => lists[name] ?? []),
		parts,
		words: packWords(words),
		alike: alike.size === 0 ? "" : packWords(alike),
	};
}

/** Whether words of a list count without their accents: those of a language that says how its verbs are conjugated do. */
function isLoose(lists: Partial<Record<PlainList, readonly string[]>>): boolean {
	return (lists.conjugation ?? []).length > 0;
}

/**
 * The words without their accents, unless another word is spelt so; if several words become equal, the result has the
 * classes of all.
 */
function unaccentedWords(words: ReadonlyMap<string, WordBits>): Map<string, WordBits> {
	const found = new Map<string, WordBits>();
	for (const [word, { lexical, grammar }] of words) {
		const bare = withoutAccents(word);
		if (words.has(bare)) continue;
		const known = found.get(bare) ?? { lexical: 0, grammar: 0 };
		found.set(bare, { lexical: known.lexical | lexical, grammar: known.grammar | grammar });
	}
	return found;
}

/** `et=and`: keeps whose weights the word has and gives back the word. */
function likeWord(entry: string, alike: Map<string, WordBits>): string {
	const [word = "", other] = entry.split("=");
	if (other !== undefined) alike.set(wordKey(word), { lexical: hashWord(other), grammar: 0 });
	return word;
}

/** The forms of a verb: the finite ones, those of them that are nouns too, the present participles. */
interface VerbForms {
	readonly finite: readonly string[];
	readonly nouns: readonly string[];
	readonly gerunds: readonly string[];
}

/** How verbs make their forms: by the endings of a list, else as English ones do. */
function formsOf(conjugation: readonly string[]): (entry: string) => VerbForms {
	if (conjugation.length === 0) return englishForms;
	const rules = conjugation
		.map((rule) => rule.split(":") as [string, string])
		.sort(([one], [other]) => other.length - one.length);
	return (entry) => {
		const base = baseOf(entry);
		const [, ...own] = entry.split("/");
		const [ending, endings] = rules.find(([end]) => base.endsWith(end)) ?? ["", ""];
		const stem = base.slice(0, base.length - ending.length);
		const made = own.length > 0 ? own : endings.split(",").map((end) => end.replace(/^(\+?)/u, `$1${stem}`));
		const finite = made.filter((form) => !form.startsWith("+"));
		const nouns = entry.startsWith("~") ? finite.slice(0, 1) : [];
		const gerunds = made.filter((form) => form.startsWith("+")).map((form) => form.slice(1));
		return { finite: finite.filter((form) => !nouns.includes(form)), nouns, gerunds };
	};
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

/** `~note` -> noted, and the noun notes; `say/said` -> says, said; `deny` -> denies, denied. */
function englishForms(entry: string): VerbForms {
	const base = baseOf(entry);
	const [present, past] = [presentOf(base), entry.split("/")[1] ?? pastOf(base)];
	const [finite, nouns] = entry.startsWith("~") ? [[past], [present]] : [[present, past], []];
	return { finite, nouns, gerunds: gerundsOf(base) };
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
export function compileWords({ lists, parts, words, alike }: WordData, list: string): Words {
	const lexicon = lazy(() => {
		const spelling = { loose: isLoose(lists), elided: new Set(lists.elided), alike: pairsOf(alike) };
		const endings = { office: lists.officeEnding, past: lists.pastEnding, adverb: lists.adverbEnding };
		return makeLexicon(words, endings, new Map(Object.entries(parts) as [string, Part][]), spelling);
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
	const texts = Object.fromEntries(Object.entries(extra).map(([name, words]) => [name, words.join(" ")]));
	const more = expandWords({ ...texts, conjugation: base.lists.conjugation.join(" ") });
	return {
		lists: keptOf((name) => [...new Set([...base.lists[name], ...more.lists[name]])]),
		parts: { ...base.parts, ...more.parts },
		words: base.words + more.words,
		alike: base.alike,
	};
}
