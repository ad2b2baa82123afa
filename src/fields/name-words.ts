/** The words of a name with what is known of each. */
import { type Words, wordBit } from "../text/words.ts";
import { isWordUnit } from "./letters.ts";

/** A word without the punctuation around it, and its classes. */
export interface NameWord {
	readonly text: string;
	readonly bits: number;
}

/** The words of a piece of text; signs that stand alone are none. */
export function nameWords(piece: string, words: Words): NameWord[] {
	const list: NameWord[] = [];
	for (const text of piece.match(runs) ?? []) if (isSolid(text)) list.push({ text, bits: words.bits(text) });
	return list;
}

/** The words of a piece without the punctuation around them. */
export function wordsOf(piece: string): string[] {
	return piece.match(runs)?.filter(isSolid) ?? [];
}

const runs = /[^\s,;:"“”()[\]]+/g;

/** Whether there is more to a word than signs. */
function isSolid(word: string): boolean {
	for (let at = 0; at < word.length; at++) if (isWordUnit(word.charCodeAt(at))) return true;
	return false;
}

/** Whether a word is `Jr.`, `Sr.` or `III`: a part of the name in front of it. */
export function isSuffix({ text, bits }: NameWord): boolean {
	return (bits & wordBit.suffix) !== 0 && opensLarge.test(text);
}

const opensLarge = /^\p{Lu}/u;

/** Whether a word is an academic degree or an order: no part of the name, and no other person. */
export function isDegree(word: string): boolean {
	return word.length < 8 && degrees.has(word.includes(".") ? word.replaceAll(".", "") : word);
}

/** In their letter case: Ba and Ma are family names. */
const degrees = new Set(
	"PhD Phd PHD DPhil MPhil MD MPH MA MSc MSC MBA MSW MEd MDiv LLM LLB LLD JD BA BSc BSC BEng DMin EdD RN CPA OBE MBE CBE KC QC Esq".split(
		" ",
	),
);

/** `UNICEF`, `IMASIC`, `NGOs`; not the initials of a name and not `III`. */
export function isAcronym(word: string): boolean {
	const second = word.charCodeAt(1);
	return !(second >= 97 && second <= 122) && word.length > 1 && word.length <= longest && capitals.test(word);
}

/** More units in a row are noise, and no name. */
const longest = 100;
const capitals = /^(?!I+$)\p{Lu}[\p{Lu}\p{N}&/-]*\p{Lu}s?$/u;

/** `A.`, `J.-P.` or a lone capital. */
export function isInitial(word: string): boolean {
	return (word.length === 1 || (word.length <= longest && word.includes("."))) && initials.test(word);
}

const initials = /^(?:\p{Lu}\.?-?)+$/u;
