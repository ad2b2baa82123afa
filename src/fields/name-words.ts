/** The words of a name, and what they look like together: evidence, since names and words collide. */
import { isWordUnit } from "../text/ascii.ts";
import {
	bodySurnames,
	collectives as collectiveWords,
	degrees as degreeWords,
	namedOffices,
	unnamedOthers,
} from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { isLower } from "../text/sentences.ts";
import { type Words, wordBit } from "../text/words.ts";

/** A word without the punctuation around it, its classes, and where it ends in its text. */
export interface NameWord {
	readonly text: string;
	readonly bits: number;
	readonly end: number;
}

/** The words of a piece of text; signs that stand alone are none. */
export function nameWords(piece: string, words: Words): NameWord[] {
	const found: NameWord[] = [];
	for (const { 0: text, index } of piece.matchAll(/[^\s,;:"“”()[\]]+/g))
		if (isSolid(text)) found.push({ text, bits: words.bits(text), end: index + text.length });
	return found;
}

/** Whether there is more to a word than signs. */
function isSolid(word: string): boolean {
	for (let at = 0; at < word.length; at++) if (isWordUnit(word.charCodeAt(at))) return true;
	return false;
}

/** Whether a word has one of some classes. */
export function has({ bits }: NameWord, classes: number): boolean {
	return (bits & classes) !== 0;
}

/** What a person is called by for what she does. */
export const titles = wordBit.office | wordBit.title;

/** What a title may consist of, beside short names of bodies. */
const titleParts = titles | wordBit.common | wordBit.body | wordBit.place;

/** Classes of words that no name consists of alone. */
export const nameless = titleParts | wordBit.function;

/** Whether a word is an office or another title. */
export function isTitle(word: NameWord): boolean {
	return has(word, titles);
}

/** Whether a word can be part of a title. */
export function fitsTitle(word: NameWord): boolean {
	return has(word, titleParts) || isAcronym(word.text);
}

/** Whether a word is `Jr.`, `Sr.` or `III`: a part of the name in front of it. */
export function isSuffix(word: NameWord): boolean {
	return has(word, wordBit.suffix) && isCapital(word.text);
}

/** Whether a word begins with a capital. */
export function isCapital(text: string): boolean {
	return /^\p{Lu}/u.test(text);
}

/** Whether a word is an academic degree or an order: no part of the name, and no other person. */
export function isDegree(word: string): boolean {
	return word.length < 8 && degrees.has(word.includes(".") ? word.replaceAll(".", "") : word);
}

const degrees: ReadonlySet<string> = new Set(degreeWords);

/** Whether words behind a comma are letters with stops (`M.D.`), which a name of several words has no need of. */
export function isPostNominal({ text, bits }: NameWord): boolean {
	return bits === 0 && postNominal.test(text);
}

const postNominal = /^(?:\p{Lu}\.){2,5}$/u;

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

/** Whether words in their order can be someone's full name. */
export function isName(list: readonly NameWord[]): boolean {
	const [first] = list;
	if (first === undefined || list.length > 7) return false;
	if (isLower(first.text.charAt(0))) return isSmallName(first, list);
	const given = has(first, wordBit.given) || isInitial(first.text);
	if (!given && has(first, titles | wordBit.function)) return false;
	if (list.length === 1) return given && !isInitial(first.text);
	if (!list.every((word, index) => index === 0 || fitsName(word, index === list.length - 1))) return false;
	if (list.some(({ text }) => isAcronym(text)) && !list.every(({ text }) => text === text.toUpperCase())) return false;
	if (list.some((word) => isBodyWord(word, given))) return false;
	return given || list.some((word) => !has(word, nameless) || has(word, wordBit.given));
}

/** `ann lee`, as some write: a given name, and nothing that is known for anything else. */
function isSmallName(first: NameWord, list: readonly NameWord[]): boolean {
	if (list.length < 2 || !has(first, wordBit.given)) return false;
	return list.every((word) => word.bits === 0 || has(word, wordBit.given | wordBit.particle));
}

function fitsName(word: NameWord, last: boolean): boolean {
	const { text } = word;
	if (/\d/.test(text)) return false;
	// The `A.` of `Kevin A. Moss` is no article.
	if (isInitial(text) && text.includes(".")) return true;
	if (!isLower(text.charAt(0)))
		return !has(word, wordBit.function) || has(word, wordBit.given | wordBit.particle | wordBit.suffix);
	return has(word, wordBit.particle) ? !last : article.test(text);
}

const article = /^(?:al|el|d|l|de)[-'’]\p{Lu}/u;

function isBodyWord(word: NameWord, behindGiven: boolean): boolean {
	if (!has(word, wordBit.body) || has(word, wordBit.given)) return false;
	return !(behindGiven && surnames.has(word.text.toLowerCase()));
}

/** Bodies' words that are family names as well; behind a given name they are that. */
const surnames: ReadonlySet<string> = new Set(bodySurnames);

/**
 * `name`: looks like a full name; `word`: one word that may be anything; `body`: an organisation; `group`: people without
 * names; `phrase`: words that are no name; `suffix`: `Jr.`; `degree`: `PhD`; `initials`: `R. T.` and nothing else.
 */
export type NameShape = "name" | "word" | "body" | "group" | "phrase" | "suffix" | "degree" | "initials";

/** Judges words that have no honorific or title in front of them. */
export function nameShape(list: readonly NameWord[]): NameShape {
	const [first] = list;
	if (first === undefined) return "phrase";
	if (list.every(isSuffix)) return "suffix";
	// `Alvarez, R.`
	if (list.every(({ text }) => text.includes(".") && isInitial(text))) return "initials";
	if (list.every(({ text }) => isDegree(text))) return "degree";
	if (isUnnamed(list)) return "group";
	if (isName(list)) return "name";
	if (list.some(isBody)) return "body";
	if (isCalled(list)) return "name";
	return list.length === 1 && !has(first, nameless) ? "word" : "phrase";
}

/** Whether words mean people without names: `youth delegation`, `1 member of the public`, `et al.` */
function isUnnamed(list: readonly NameWord[]): boolean {
	if (list.some(({ text }) => collectives.has(text.toLowerCase()))) return true;
	const [first, second] = list;
	if (first === undefined || second === undefined) return false;
	if (/^\d+$/.test(first.text)) return collectives.has(`${second.text}s`);
	return list.length === 2 && others.test(`${first.text} ${second.text}`);
}

const collectives: ReadonlySet<string> = new Set(collectiveWords);
const others = new RegExp(`^${anyOf(unnamedOthers)}\\.?$`);

/** `Dean Pallant`, `Governor Smith`, `de la Cruz`: an office or particles in front of what can be a family name. */
function isCalled(list: readonly NameWord[]): boolean {
	const [first] = list;
	const last = list.at(-1);
	if (first === undefined || last === undefined || list.length < 2) return false;
	const isOffice = has(first, wordBit.office) && /^\p{Lu}\p{Ll}/u.test(first.text);
	const between = list.slice(isOffice ? 1 : 0, -1);
	if (!between.every((word) => has(word, wordBit.particle))) return false;
	if (!isCapital(last.text) || isAcronym(last.text)) return false;
	// `Director Policy`, `Rector Oslo` and `Secretary General` name no one.
	if (has(last, wordBit.given | wordBit.surname)) return !has(last, titles | wordBit.body | wordBit.place);
	return last.bits === 0 && (isOffice ? addressed.has(first.text.toLowerCase()) : between.length > 1);
}

/** Offices that stand in front of names: behind a `Director` a word that is not known may be anything. */
const addressed: ReadonlySet<string> = new Set(namedOffices);

function isBody(word: NameWord): boolean {
	return has(word, wordBit.body) || isAcronym(word.text) || word.text === "the" || word.text === "The";
}

/** Whether there is nothing but ranks: they name no one, though Dean may. */
export function isBareRank(name: readonly NameWord[]): boolean {
	return name.every((word) => has(word, wordBit.honorific) && !has(word, wordBit.given));
}

/** Whether words without a rank are those of a body or of people without names. */
export function isGroup(name: readonly NameWord[]): boolean {
	const shape = nameShape(name);
	if (shape === "body" || shape === "group") return true;
	// `Friends of Peace` is one; words of an office, or words that say nothing, are not.
	return shape === "phrase" && name.some((word) => has(word, nameless)) && !name.some(isTitle);
}
