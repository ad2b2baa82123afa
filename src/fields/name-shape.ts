/** What a piece of a list of people looks like, judged by its words: evidence, since names and words collide. */
import { type Words, wordBit } from "../text/words.ts";
import { withoutBrackets } from "./brackets.ts";
import { peelHonorific } from "./honorific.ts";

/**
 * `titled`: a person beyond doubt; `name`: looks like a full name; `word`: one word that may be anything;
 * `body`: an organisation; `group`: people without names; `phrase`: words that are no name; `suffix`: `Jr.`; `degree`: `PhD`.
 */
export type Shape = "titled" | "name" | "word" | "body" | "group" | "phrase" | "suffix" | "degree";

/** Judges one piece, its brackets left out. */
export function shapeOf(piece: string, words: Words): Shape {
	const list = wordsOf(piece);
	if (list.length === 0) return "phrase";
	if (list.every((word) => isSuffix(word, words))) return "suffix";
	if (list.every(isDegree)) return "degree";
	if (peelHonorific(piece, words) !== null || peelTitle(piece, words) !== null) return "titled";
	if (list.some((word) => collectives.has(word.toLowerCase()))) return "group";
	if (isName(list, words)) return "name";
	if (list.some((word) => isBody(word, words))) return "body";
	return list.length === 1 && !has(words, list[0] ?? "", nameless) ? "word" : "phrase";
}

/** The words of a piece without the punctuation around them. */
export function wordsOf(piece: string): string[] {
	return piece.split(/[\s,;:"“”()[\]]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Whether a word is `Jr.`, `Sr.` or `III`: a part of the name in front of it. */
export function isSuffix(word: string, words: Words): boolean {
	return has(words, word, wordBit.suffix) && /^\p{Lu}/u.test(word);
}

/** Whether a word is an academic degree or an order: no part of the name, and no other person. */
export function isDegree(word: string): boolean {
	return degrees.has(word.replaceAll(".", ""));
}

/** In their letter case: Ba and Ma are family names. */
const degrees = new Set(
	"PhD Phd PHD DPhil MPhil MD MPH MA MSc MSC MBA MSW MEd MDiv LLM LLB LLD JD BA BSc BSC BEng DMin EdD RN CPA OBE MBE CBE KC QC Esq".split(" "),
);

/** People who come as a body and are not named. English, like the word list. */
const collectives = new Set(
	`team teams delegation delegations delegates members member-states staff women men girls boys youth children people
	persons participants representatives students volunteers officers interns colleagues others guests group friends
	leaders families everyone all attendees visitors cadets soldiers ngos partners`.split(/\s+/),
);

/** Bodies' words that are family names as well; behind a given name they are that. */
const surnames = new Set(["church", "temple", "parish", "bank", "house", "court", "abbey", "college", "school"]);

const nameless = wordBit.function | wordBit.office | wordBit.title | wordBit.common | wordBit.place | wordBit.body;

/** Whether words in their order can be someone's full name. */
export function isName(list: readonly string[], words: Words): boolean {
	const [first = ""] = list;
	const given = has(words, first, wordBit.given) || isInitial(first);
	if (list.length > 7 || !isCapitalised(first)) return false;
	if (!given && has(words, first, wordBit.office | wordBit.title | wordBit.function)) return false;
	if (list.length === 1) return given && !isInitial(first);
	const shouted = list.every((word) => word === word.toUpperCase());
	const rest = list.slice(1);
	if (!rest.every((word, index) => fitsName(word, index === rest.length - 1, words))) return false;
	if (!shouted && list.some(isAcronym)) return false;
	const bodyWord = (word: string) => has(words, word, wordBit.body) && !has(words, word, wordBit.given);
	if (list.some((word) => bodyWord(word) && !(given && surnames.has(word.toLowerCase())))) return false;
	return given || list.some((word) => !has(words, word, nameless) || has(words, word, wordBit.given));
}

function fitsName(word: string, last: boolean, words: Words): boolean {
	if (/\p{N}/u.test(word)) return false;
	if (isCapitalised(word)) return !has(words, word, wordBit.function) || has(words, word, nameParts);
	return has(words, word, wordBit.particle) ? !last : /^(?:al|el|d|l|de)[-'’]\p{Lu}/u.test(word);
}

const nameParts = wordBit.given | wordBit.particle | wordBit.suffix;

function isBody(word: string, words: Words): boolean {
	return isAcronym(word) || has(words, word, wordBit.body) || /^[Tt]he$/u.test(word);
}

/** `UNICEF`, `IMASIC`, `NGOs`; not the initials of a name and not `III`. */
export function isAcronym(word: string): boolean {
	return /^(?!I+$)\p{Lu}[\p{Lu}\p{N}&/-]*\p{Lu}s?$/u.test(word);
}

function isInitial(word: string): boolean {
	return /^(?:\p{Lu}\.?-?)+$/u.test(word) && (word.length === 1 || word.includes("."));
}

function isCapitalised(word: string): boolean {
	return /^\P{Ll}/u.test(word);
}

function has(words: Words, word: string, bits: number): boolean {
	return (words.bits(word) & bits) !== 0;
}

/** A title in front of a name, and where the name begins. */
export interface PeeledTitle {
	readonly role: string;
	readonly rest: number;
}

/** Takes a title that is no honorific off the front of a name: `Intern Joy Ime-Sunday`, `Programme Officer Dr. Ann Lee`. */
export function peelTitle(text: string, words: Words): PeeledTitle | null {
	const found = [...leadingWords(text)];
	const last = found.findLastIndex(({ word }) => has(words, word, wordBit.office | wordBit.title));
	const end = found[last]?.end;
	if (end === undefined) return null;
	if (!found.slice(0, last + 1).every(({ word }) => isAcronym(word) || has(words, word, titleWords))) return null;
	const rest = end + (text.slice(end).length - text.slice(end).trimStart().length);
	return namesSomeone(text.slice(rest), last, found, words) ? { role: text.slice(0, end).trim(), rest } : null;
}

const titleWords = wordBit.office | wordBit.title | wordBit.common | wordBit.body | wordBit.place;

interface Found {
	readonly word: string;
	readonly end: number;
}

/** The words at the front, up to punctuation, at most eight. */
function* leadingWords(text: string): Generator<Found> {
	const pattern = /\s*([\p{L}\p{N}'’.-]+)(?=\s|$)/uy;
	for (let count = 0; count < 8; count++) {
		const match = pattern.exec(text);
		if (match === null) return;
		yield { word: match[1] ?? "", end: pattern.lastIndex };
	}
}

function namesSomeone(rest: string, last: number, found: readonly Found[], words: Words): boolean {
	if (peelHonorific(rest, words) !== null) return true;
	const list = wordsOf(/^(?:(?!\s-\s)[^,;([@–—])*/u.exec(withoutBrackets(rest))?.[0] ?? "");
	// Baker, Cook and Page are names: an office alone needs a full name behind it.
	const sure = found.slice(0, last + 1).some(({ word }) => has(words, word, wordBit.title));
	if (list.length === 1) return sure && isCapitalised(list[0] ?? "") && !has(words, list[0] ?? "", nameless);
	return isName(list, words);
}
