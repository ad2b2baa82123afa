/** The words of a name, one by one and together: evidence, since names and words collide. */
import {
	bodySurnames,
	collectives,
	degrees,
	namedOffices,
	shortFunctionWords,
	unnamedOthers,
} from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { hashWord } from "../text/lexicon.ts";
import { isLower } from "../text/sentences.ts";
import { is, keyOf, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";

/** Words by the indices of their tokens. */
export type Words = readonly number[];

/** Whether one of some words has one of some classes. */
export function hasAny(tokens: Tokens, list: Words, bits: number): boolean {
	return list.some((at) => is(tokens, at, bits));
}

/** Whether each of them has. */
export function areAll(tokens: Tokens, list: Words, bits: number): boolean {
	return list.every((at) => is(tokens, at, bits));
}

/** A token as written. */
export function wordAt({ text, start, end }: Tokens, at: number): string {
	return text.slice(start[at], end[at]);
}

/** The text from one token to another, white space collapsed. */
export function textOf({ text, start, end }: Tokens, from: number, to: number): string {
	if (from >= to) return "";
	const whole = text.slice(start[from], end[to - 1]);
	for (let at = from + 1; at < to; at++) {
		const gap = (start[at] as number) - (end[at - 1] as number);
		if (gap > 1 || (gap === 1 && text.charCodeAt(end[at - 1] as number) !== 0x20)) return whole.replace(/\s+/g, " ");
	}
	return whole;
}

/** How many UTF-16 units a token has. */
export function lengthOf({ start, end }: Tokens, at: number): number {
	return (end[at] as number) - (start[at] as number);
}

/** Whether a token is written with a capital. */
export function isCapital({ shape: shapes }: Tokens, at: number): boolean {
	const is = shapes[at] as number;
	return is >= shape.capital && is <= shape.mixed;
}

/** Whether a token begins with a small letter; scripts without two cases have none. */
export function isSmall({ text, start }: Tokens, at: number): boolean {
	return isLower(text.charAt(start[at] as number));
}

/** What a person is called by for what she does. */
export const titles = wordBit.office | wordBit.title;

/** What a title may consist of, beside short names of bodies. */
const titleParts = titles | wordBit.common | wordBit.body | wordBit.place;

/** Classes of words that no name consists of alone. */
export const nameless = titleParts | wordBit.function;

/** Whether a word can be part of a title. */
export function fitsTitle(tokens: Tokens, at: number): boolean {
	return is(tokens, at, titleParts) || isAcronym(tokens, at);
}

/** Whether a word is `Jr.`, `Sr.` or `III`: a part of the name in front of it. */
export function isSuffix(tokens: Tokens, at: number): boolean {
	return is(tokens, at, wordBit.suffix) && isCapital(tokens, at);
}

/** Whether a word is an academic degree or an order: no part of the name, and no other person. */
export function isDegree(tokens: Tokens, at: number): boolean {
	return lengthOf(tokens, at) < 8 && known.degrees.has(wordAt(tokens, at).replaceAll(".", ""));
}

/**
 * Whether a word in small letters that is a given name too is a noun here: behind a few words (`world bank guy`), or before
 * a preposition (`guy from unfpa`) or brackets (`guy (no name)`).
 */
export function isNoun({ lexical, line, lineStart, start, text }: Tokens, at: number): boolean {
	const before = at - (lineStart[line[at] as number] as number);
	if (text.charAt(start[at] as number) < "a" || before > mostBefore) return false;
	const isFunction = ((lexical[before > 0 ? at - 1 : at + 1] as number) & wordBit.function) !== 0;
	return before > 0 ? !isFunction : isFunction || text.charAt(start[at + 1] as number) === "(";
}

/** More words before it are a sentence. */
const mostBefore = 3;

/** Whether words behind a comma are letters with stops (`M.D.`), which a name of several words has no need of. */
export function isPostNominal(tokens: Tokens, at: number): boolean {
	return tokens.lexical[at] === 0 && /^(?:\p{Lu}\.){2,5}$/u.test(wordAt(tokens, at));
}

/** `UNICEF`, `IMASIC`, `NGOs`; not the initials of a name and not `III`. */
export function isAcronym(tokens: Tokens, at: number): boolean {
	return isShortName(wordAt(tokens, at));
}

export function isShortName(word: string): boolean {
	const second = word.charCodeAt(1);
	return !(second >= 97 && second <= 122) && word.length > 1 && word.length <= longest && capitals.test(word);
}

/** More units in a row are noise, and no name. */
const longest = 100;
const capitals = /^(?!I+$)\p{Lu}[\p{Lu}\p{N}&/-]*\p{Lu}s?$/u;

/** `A.`, `J.-P.` or a lone capital. */
function isInitial({ shape: shapes }: Tokens, at: number): boolean {
	return shapes[at] === shape.initials || shapes[at] === shape.letter;
}

/** Whether it is one with a full stop. */
export function isStopped(tokens: Tokens, at: number): boolean {
	return tokens.shape[at] === shape.initials || (tokens.shape[at] === shape.letter && lengthOf(tokens, at) > 1);
}

/** Whether words in their order can be someone's full name, the first a given name if that is known. */
export function isName(tokens: Tokens, list: Words, isGiven = false): boolean {
	const [first] = list;
	if (first === undefined || list.length > 7) return false;
	if (isSmall(tokens, first)) return isSmallName(tokens, list);
	const given = isGiven || is(tokens, first, wordBit.given) || isInitial(tokens, first);
	if (!given && is(tokens, first, titles | wordBit.function)) return false;
	if (list.length === 1) return given && !isInitial(tokens, first);
	if (!list.every((at, index) => index === 0 || fitsName(tokens, at, index === list.length - 1))) return false;
	const written = list.map((at) => wordAt(tokens, at));
	if (written.some(isShortName) && !written.every((word) => word === word.toUpperCase())) return false;
	// Bodies' words that are family names as well are that behind a given name.
	const isBody = (at: number, index: number): boolean =>
		is(tokens, at, wordBit.body) &&
		!is(tokens, at, wordBit.given) &&
		!(given && known.surnames.has((written[index] as string).toLowerCase()));
	return !list.some(isBody) && (given || !areAll(tokens, list, nameless) || hasAny(tokens, list, wordBit.given));
}

/** `ann lee`, as some write: a given name, and nothing that is known for anything else but a family name. */
function isSmallName(tokens: Tokens, list: Words): boolean {
	if (list.length < 2 || !is(tokens, list[0] as number, wordBit.given)) return false;
	const mayBe = wordBit.given | wordBit.particle;
	return list.every((at, index) => {
		const isSurname = index > 0 && is(tokens, at, wordBit.surname) && !is(tokens, at, wordBit.body);
		return tokens.lexical[at] === 0 || is(tokens, at, mayBe) || isSurname;
	});
}

function fitsName(tokens: Tokens, at: number, last: boolean): boolean {
	const text = wordAt(tokens, at);
	if (/\d/.test(text)) return false;
	// The `A.` of `Kevin A. Moss` is no article.
	if (isStopped(tokens, at)) return true;
	if (!isSmall(tokens, at))
		return !is(tokens, at, wordBit.function) || is(tokens, at, wordBit.given | wordBit.particle | wordBit.suffix);
	return is(tokens, at, wordBit.particle) ? !last : article.test(text);
}

const article = /^(?:al|el|d|l|de)[-'’]\p{Lu}/u;

/**
 * `name`: looks like a full name; `word`: one word that may be anything; `body`: an organisation; `group`: people without
 * names; `phrase`: words that are no name; `suffix`: `Jr.`; `degree`: `PhD`; `initials`: `R. T.` and nothing else.
 */
export type NameShape = "name" | "word" | "body" | "group" | "phrase" | "suffix" | "degree" | "initials";

/** Judges words that have no honorific or title in front of them. */
export function nameShape(tokens: Tokens, list: Words): NameShape {
	const [first] = list;
	if (first === undefined) return "phrase";
	if (list.every((at) => isSuffix(tokens, at))) return "suffix";
	// `Alvarez, R.`
	if (list.every((at) => isStopped(tokens, at))) return "initials";
	if (list.every((at) => isDegree(tokens, at))) return "degree";
	if (isUnnamed(tokens, list)) return "group";
	if (isName(tokens, list)) return "name";
	if (list.some((at) => isBody(tokens, at))) return "body";
	if (isCalled(tokens, list)) return "name";
	const isLone = list.length === 1 && !is(tokens, first, nameless) && tokens.shape[first] !== shape.number;
	return isLone ? "word" : "phrase";
}

/** Whether words mean people without names: `youth delegation`, `1 member of the public`, `et al.` */
function isUnnamed(tokens: Tokens, list: Words): boolean {
	const written = list.map((at) => wordAt(tokens, at));
	if (written.some(isCollective)) return true;
	const [first = "", second] = written;
	if (second !== undefined && /^\d+$/.test(first)) return known.collectives.has(`${second}s`);
	return written.length === 2 && others.test(written.join(" "));
}

/** Whether a word means people without names, in whatever letters: `delegation`, `members`. */
export function isCollective(word: string): boolean {
	return known.collectives.has(word.toLowerCase().replace(/\.$/, ""));
}

const others = new RegExp(`^${anyOf(unnamedOthers)}\\.?$`);

/** `Dean Pallant`, `Governor Smith`, `de la Cruz`: an office or particles in front of what can be a family name. */
function isCalled(tokens: Tokens, list: Words): boolean {
	const [first] = list;
	const last = list.at(-1);
	if (first === undefined || last === undefined || list.length < 2) return false;
	const isOffice = is(tokens, first, wordBit.office) && /^\p{Lu}\p{Ll}/u.test(wordAt(tokens, first));
	const between = list.slice(isOffice ? 1 : 0, -1);
	if (!areAll(tokens, between, wordBit.particle)) return false;
	if (!isCapital(tokens, last) || isAcronym(tokens, last)) return false;
	// `Director Policy`, `Rector Oslo` and `Secretary General` name no one.
	if (is(tokens, last, wordBit.given | wordBit.surname))
		return !is(tokens, last, titles | wordBit.body | wordBit.place);
	// Behind a `Director` a word that is not known may be anything.
	const isAddressed = isOffice && known.offices.has(wordAt(tokens, first).toLowerCase());
	return tokens.lexical[last] === 0 && (isOffice ? isAddressed : between.length > 1);
}

const known = {
	degrees: new Set(degrees),
	surnames: new Set(bodySurnames),
	collectives: new Set(collectives),
	offices: new Set(namedOffices),
};

function isBody(tokens: Tokens, at: number): boolean {
	const word = wordAt(tokens, at);
	return is(tokens, at, wordBit.body) || isAcronym(tokens, at) || word === "the" || word === "The";
}

/** Whether there is nothing but ranks: they name no one, though Dean may. */
export function isBareRank(tokens: Tokens, list: Words): boolean {
	return list.every((at) => is(tokens, at, wordBit.honorific) && !is(tokens, at, wordBit.given));
}

/** Whether words without a rank are those of a body or of people without names. */
export function isGroup(tokens: Tokens, list: Words): boolean {
	const found = nameShape(tokens, list);
	if (found === "body" || found === "group") return true;
	// `Friends of Peace` is one; words of an office, or words that say nothing, are not.
	return found === "phrase" && hasAny(tokens, list, nameless) && !hasAny(tokens, list, titles);
}

/** With fewer capitals than one in so many words, notes have none. */
const leastShare = 25;
const namesOfPeople = wordBit.given | wordBit.surname;
const noNames = wordBit.function | wordBit.pronoun | wordBit.auxiliary | wordBit.common | wordBit.verb | wordBit.office;

/** `frm` for `from` */
const clipped = new Set(shortFunctionWords.filter((each) => isLower(each)).map(hashWord));

/** Raises the words of a passage without capitals that may be names: those that no list and no other manner has, given names, and surnames behind one. */
export function raiseNames(tokens: Tokens, smallElsewhere: (word: number) => number): void {
	const { count, shape: shapes, lexical, grammar, word, key, line } = tokens;
	let capitals = 0;
	for (let at = 0; at < count; at++) if (isCapital(tokens, at)) capitals++;
	if (capitals * leastShare >= count) return;
	for (let at = 0; at < count; at++) {
		if (shapes[at] !== shape.low) continue;
		const classes = lexical[at] as number;
		const means = grammar[at] as number;
		const isUnknown = classes === 0 && means === 0 && smallElsewhere(word[at] as number) === 0;
		// `frm usa`
		if (isUnknown && (clipped.has(word[at] as number) || (at > 0 && clipped.has(word[at - 1] as number)))) continue;
		const follows = at > 0 && line[at - 1] === line[at] && isCapital(tokens, at - 1);
		const isNamed =
			(classes & namesOfPeople) !== 0 && ((classes & noNames) === 0 || (follows && (classes & wordBit.surname) !== 0));
		if (!isUnknown && !isNamed) continue;
		shapes[at] = shape.capital;
		key[at] = keyOf(word[at] as number, shape.capital, { lexical: classes, grammar: means });
	}
}
